import type { lookup } from "node:dns";
import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import type { Json } from "../../fan-out/json.js";
import { addressRule } from "../fetching/address-rule.js";

/** What an {@link HttpSource} asks, what it reads of the answer, and within which limits. */
export interface HttpSourceOptions {
  /**
   * The address asked, with `{question}` (the question as it is) or `{terms}` (its words that carry meaning), and if wanted `{limit}`,
   * `{language}` (`zh` or `en`) and the names in `secrets`. What is filled in is percent-encoded. The host is fixed.
   */
  readonly url: string;
  /** Defaults to "web". */
  readonly name?: string | undefined;
  /** Sent to the host of `url` only. May hold names in `secrets`: `Bearer {key}`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Keys by the names that stand for them in `url`, `headers` and `body`. They are in no error, evidence or cache key. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /** Makes the request a POST of this JSON; its strings may hold what `url` may. */
  readonly body?: Json | undefined;
  /** A POST may be repeated after a failure in passing, as a GET is. Defaults to false. */
  readonly isRepeatable?: boolean | undefined;
  /**
   * JSON pointer (RFC 6901) to the list of results, or to an object whose values are the results. Defaults to "", the whole answer. The
   * other pointers start at a result.
   */
  readonly items?: string | undefined;
  /** Pointers to the texts of a result, which are joined. May be left out where pages are fetched. */
  readonly text?: string | readonly string[] | undefined;
  readonly title?: string | undefined;
  /** Pointer to a result's address, or the address with pointers in braces: `https://en.wikipedia.org/?curid={/pageid}`. */
  readonly link?: string | undefined;
  /** How many of the results' pages are fetched, read and searched; true for 3. Defaults to false: the texts in the answer are the evidence. */
  readonly fetchPages?: boolean | number | undefined;
  /**
   * Hosts and ranges that may be asked though their addresses aren't public: `["wiki.intranet:8080", "10.1.0.0/16"]`; true for the host
   * and port of `url`. Defaults to false.
   */
  readonly allowPrivate?: boolean | readonly string[] | undefined;
  /** Of the answer, unpacked. Defaults to 2 MiB. */
  readonly maxBytes?: number | undefined;
  /** Of a page, unpacked. Defaults to 4 MiB. */
  readonly maxPageBytes?: number | undefined;
  /** Defaults to 3. */
  readonly maxRedirects?: number | undefined;
  /** Further attempts after 429, 5xx or a cut connection. Defaults to 2. */
  readonly maxRetries?: number | undefined;
  /** Milliseconds for the answer, all attempts together. Defaults to 8,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for each page. Defaults to 6,000. */
  readonly pageTimeout?: number | undefined;
  /** Longest passage of a page, characters. Defaults to 800. */
  readonly passageCharacters?: number | undefined;
  /** Milliseconds for which answers that rest on this source may be given again, where nothing tells whether the content changed. 0 for never. Defaults to an hour. */
  readonly maxAge?: number | undefined;
  /** Address whose ETag or Last-Modified changes when the content does: answers are given again until then, and `maxAge` doesn't count. */
  readonly versionUrl?: string | undefined;
  /** What identifies the content, if you know it: answers are given again until this changes. */
  readonly version?: string | undefined;
  /** How a host's name becomes addresses, as `lookup` of `node:dns` does it, which is the default. */
  readonly lookup?: typeof lookup | undefined;
}

const address = z.string().max(8_192);
const pointer = z.string().regex(/^(?:\/(?:[^~]|~[01])*)?$/s, 'a JSON pointer such as "/results/0/url" is needed');
const count = (most: number): z.ZodInt => z.int().min(0).max(most);
const milliseconds = z.number().min(1).max(600_000);
const duration = z
  .custom<number>((value) => typeof value === "number" && value >= 0, "a number of milliseconds from 0 is needed")
  .meta({ type: "number", minimum: 0 });
const bytes = z
  .int()
  .min(1)
  .max(2 ** 28);
/** What a header may hold; the message must not repeat the value. */
const headerValue = z.string().regex(/^[\t\x20-\x7e]{0,8192}$/, "printable ASCII characters are needed");
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/, "it is no header's name");
const key = z.string().regex(/^[^\p{Cc}\p{Cs}]{1,8192}$/u, "1 to 8192 printable characters are needed");
const secretName = z.string().regex(/^[A-Za-z][\w-]{0,99}$/, "a name such as key is needed");

const httpSchema = z.strictObject({
  url: address,
  name: z.string().min(1).max(200).default("web"),
  headers: z.record(headerName, headerValue).default({}),
  secrets: z.record(secretName, key).default({}),
  body: z.json().optional(),
  isRepeatable: z.boolean().default(false),
  items: pointer.default(""),
  text: z.union([pointer, z.array(pointer).max(20)]).optional(),
  title: pointer.optional(),
  link: address.optional(),
  fetchPages: z.union([z.boolean(), count(20)]).default(false),
  allowPrivate: z.union([z.boolean(), z.array(z.string()).max(1_000)]).default(false),
  maxBytes: bytes.default(2 * 2 ** 20),
  maxPageBytes: bytes.default(4 * 2 ** 20),
  maxRedirects: count(20).default(3),
  maxRetries: count(10).default(2),
  timeout: milliseconds.default(8_000),
  pageTimeout: milliseconds.default(6_000),
  passageCharacters: z.int().min(20).max(100_000).default(800),
  maxAge: duration.default(3_600_000),
  versionUrl: address.optional(),
  version: z.string().max(1_000).optional(),
  lookup: z.custom<typeof lookup>((value) => typeof value === "function", "a function is needed").optional(),
});

/** The options that JSON can hold, for schemas of files. */
export const httpFields: z.ZodRawShape = httpSchema.omit({ lookup: true }).shape;

/** The options, checked, with their defaults. */
export interface HttpSettings {
  readonly url: string;
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly body?: Json | undefined;
  readonly isRepeatable: boolean;
  readonly items: string;
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly maxBytes: number;
  readonly maxPageBytes: number;
  readonly maxRedirects: number;
  readonly maxRetries: number;
  readonly timeout: number;
  readonly pageTimeout: number;
  readonly passageCharacters: number;
  readonly maxAge: number;
  readonly versionUrl?: string | undefined;
  readonly version?: string | undefined;
  readonly lookup?: typeof lookup | undefined;
  readonly text: readonly string[];
  /** 0 for none. */
  readonly pages: number;
  readonly allowPrivate: readonly string[];
  /** Of `url`, without placeholders. */
  readonly origin: string;
}

/** Throws INVALID_OPTION naming the option; values, which may be secret, are never repeated. */
export function httpSettings(options: HttpSourceOptions): HttpSettings {
  const result = httpSchema.safeParse(options);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw invalid(issue?.path.join(".") || "options", issue?.message ?? "they are not valid");
  }
  const { text, fetchPages, allowPrivate, ...rest } = result.data;
  const texts = text === undefined ? [] : typeof text === "string" ? [text] : text;
  const pages = typeof fetchPages === "number" ? fetchPages : fetchPages ? 3 : 0;
  if (texts.length === 0 && pages === 0) throw invalid("text", "without it there is no evidence, unless fetchPages is set");
  if (pages > 0 && rest.link === undefined) throw invalid("link", "fetchPages needs to know where a result's page is");
  const url = webAddress("url", rest.url);
  if (rest.versionUrl !== undefined) webAddress("versionUrl", rest.versionUrl);
  const hosts = allowPrivate === true ? [hostAndPort(url)] : allowPrivate === false ? [] : allowPrivate;
  addressRule(hosts);
  return { ...rest, text: texts, pages, allowPrivate: hosts, origin: url.origin };
}

/** A host of which every part is fixed, whatever is filled in behind it. */
function webAddress(name: string, template: string): URL {
  const [, start = ""] = /^(https?:\/\/[^/?#{}\\\s]+)(?:[/?]|$)/i.exec(template) ?? [];
  const url = URL.canParse(start) ? new URL(start) : undefined;
  if (url === undefined || `${url.username}${url.password}` !== "" || /[#\s]/.test(template)) {
    throw invalid(
      name,
      "a web address is needed whose host is fixed and which has no user, no spaces and no fragment, such as https://search.example/api?q={question}",
    );
  }
  return url;
}

function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port === "" ? (protocol === "https:" ? 443 : 80) : port}`;
}

function invalid(name: string, problem: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `${name}: ${problem}.`);
}
