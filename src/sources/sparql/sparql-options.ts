import type { lookup } from "node:dns";
import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import { addressRule } from "../fetching/address-rule.js";

/** Which graph a {@link SparqlSource} asks, and within which limits. */
export interface SparqlSourceOptions {
  /** The address of a query endpoint (SPARQL 1.1 Protocol). Either this or `path`. */
  readonly url?: string | undefined;
  /** RDF files as for a `GraphSource`, held by an Oxigraph store in this process (optional package `oxigraph`): for millions of statements. */
  readonly path?: string | readonly string[] | undefined;
  /** Defaults to "sparql". */
  readonly name?: string | undefined;
  /** Sent to the host of `url` only; keys in them are in no error and no cache key. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Named graphs of the endpoint that are asked as one (`default-graph-uri`). Defaults to the endpoint's default graph. */
  readonly graphs?: readonly string[] | undefined;
  /** As for an `HttpSource`. Defaults to false. */
  readonly allowPrivate?: boolean | readonly string[] | undefined;
  /** Tags of the languages that names are looked up in; names without a tag always are. Defaults to English and Chinese in their usual tags. */
  readonly languages?: readonly string[] | undefined;
  /** Milliseconds for one query, all attempts together. Defaults to 10,000. */
  readonly timeout?: number | undefined;
  /** Further attempts after a failure in passing. Defaults to 1. */
  readonly maxRetries?: number | undefined;
  /** Most queries for one question. Beyond it the question isn't answered. Defaults to 80. */
  readonly maxQueries?: number | undefined;
  /** Most statements fetched for one question. Defaults to 20,000. */
  readonly maxStatements?: number | undefined;
  /** More statements about one thing, or that lead to it, are not all fetched, and nothing is answered that rests on all of them. Defaults to 2,000. */
  readonly maxPerNode?: number | undefined;
  /** Steps from the things that the question names that evidence is taken from. Defaults to 2. */
  readonly hops?: number | undefined;
  /** Bytes of each file of `path`. Defaults to 1 GiB. */
  readonly maxFileBytes?: number | undefined;
  /** Statements of each file of `path`. Defaults to 5,000,000. */
  readonly maxTriples?: number | undefined;
  /** Milliseconds for which what an endpoint said isn't asked again, and answers that rest on it may be given again. Defaults to an hour. */
  readonly maxAge?: number | undefined;
  /** What identifies an endpoint's content, if you know it: answers are given again until this changes. */
  readonly version?: string | undefined;
  /** As for an `HttpSource`. */
  readonly lookup?: typeof lookup | undefined;
}

/** The options, checked, with their defaults. */
export interface SparqlSettings {
  readonly url?: string | undefined;
  readonly paths: readonly string[];
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly graphs: readonly string[];
  readonly allowPrivate: readonly string[];
  readonly languages: readonly string[];
  readonly timeout: number;
  readonly maxRetries: number;
  readonly maxQueries: number;
  readonly maxStatements: number;
  readonly maxPerNode: number;
  readonly hops: number;
  readonly maxFileBytes: number;
  readonly maxTriples: number;
  readonly maxAge: number;
  readonly version?: string | undefined;
  readonly lookup?: typeof lookup | undefined;
}

const LANGUAGES: readonly string[] = ["en", "zh", "zh-cn", "zh-hans", "zh-hant", "zh-tw"];

const address = z.string().max(8_192).refine(isWebAddress, "an http or https address without user is needed");
const headerValue = z.string().regex(/^[\t\x20-\x7e]{0,8192}$/, "printable ASCII characters are needed");
const count = (least: number, most: number): z.ZodInt => z.int().min(least).max(most);
const duration = z
  .custom<number>((value) => typeof value === "number" && value >= 0, "a number of milliseconds from 0 is needed")
  .meta({ type: "number", minimum: 0 });
const paths = z.array(z.string().min(1)).min(1).max(1_000);

const sparqlSchema = z.strictObject({
  url: address.optional(),
  path: z
    .union([
      z
        .string()
        .min(1)
        .transform((path) => [path]),
      paths,
    ])
    .optional(),
  name: z.string().min(1).max(200).default("sparql"),
  headers: z.record(z.string().regex(/^[\w-]{1,200}$/), headerValue).default({}),
  graphs: z.array(z.string().max(2_048)).max(100).default([]),
  allowPrivate: z.union([z.boolean(), z.array(z.string()).max(1_000)]).default(false),
  languages: z
    .array(z.string().regex(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/))
    .max(20)
    .default([...LANGUAGES]),
  timeout: z.number().min(1).max(600_000).default(10_000),
  maxRetries: count(0, 10).default(1),
  maxQueries: count(1, 10_000).default(80),
  maxStatements: count(1, 1_000_000).default(20_000),
  maxPerNode: count(1, 100_000).default(2_000),
  hops: count(1, 3).default(2),
  maxFileBytes: count(1, 2 ** 40).default(2 ** 30),
  maxTriples: count(1, 10 ** 9).default(5_000_000),
  maxAge: duration.default(3_600_000),
  version: z.string().max(1_000).optional(),
  lookup: z.custom<typeof lookup>((value) => typeof value === "function", "a function is needed").optional(),
});

/** The options that JSON can hold, for schemas of files. */
export const sparqlFields: z.ZodRawShape = sparqlSchema.omit({ lookup: true }).shape;

/** Throws INVALID_OPTION naming the option; values, which may be secret, are never repeated. */
export function sparqlSettings(options: SparqlSourceOptions): SparqlSettings {
  const result = sparqlSchema.safeParse(options);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ChatGLMError("INVALID_OPTION", `${issue?.path.join(".") || "options"}: ${issue?.message}.`);
  }
  const { path: files = [], allowPrivate, ...rest } = result.data;
  if ((rest.url === undefined) === (files.length === 0)) {
    throw new ChatGLMError("INVALID_OPTION", "url: either it or path is needed, and not both.");
  }
  const own = rest.url === undefined ? [] : [hostAndPort(new URL(rest.url))];
  const hosts = allowPrivate === true ? own : allowPrivate === false ? [] : allowPrivate;
  addressRule(hosts);
  return { ...rest, paths: files, allowPrivate: hosts };
}

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && `${url.username}${url.password}` === "";
}

function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port === "" ? (protocol === "https:" ? 443 : 80) : port}`;
}
