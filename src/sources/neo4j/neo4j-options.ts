import { z } from "zod";
import { ChatGLMError } from "../../errors.js";

/** Which graph a {@link Neo4jSource} asks, and within which limits. */
export interface Neo4jSourceOptions {
  /** `neo4j://`, `neo4j+s://` (TLS), `neo4j+ssc://` (TLS, any certificate), or the same with `bolt`. Without user and password. Neo4j 5.26 or newer. */
  readonly url: string;
  /** Defaults to "neo4j". */
  readonly user?: string | undefined;
  /** Defaults to none: for servers that ask for none. It is in no error, no log and no cache key. */
  readonly password?: string | undefined;
  /** Defaults to the user's own. */
  readonly database?: string | undefined;
  /** Defaults to "neo4j". */
  readonly name?: string | undefined;
  /** What labels, properties and relationship types are called besides their own names, in any language: `{ City: ["城市"], BORN_IN: ["出生地"] }`. */
  readonly names?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Milliseconds for one query, all attempts together; the server stops it, too. Defaults to 10,000. */
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
  /** Milliseconds for which what the database said isn't asked again, and answers that rest on it may be given again. Defaults to an hour. */
  readonly maxAge?: number | undefined;
  /** What identifies the content, if you know it: answers are given again until this changes. */
  readonly version?: string | undefined;
}

/** The options, checked, with their defaults. */
export interface Neo4jSettings {
  readonly url: string;
  readonly user: string;
  readonly password?: string | undefined;
  readonly database?: string | undefined;
  readonly name: string;
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly maxQueries: number;
  readonly maxStatements: number;
  readonly maxPerNode: number;
  readonly hops: number;
  readonly maxAge: number;
  readonly version?: string | undefined;
}

const ADDRESS = /^(?:neo4j|bolt)(?:\+s|\+ssc)?:$/;
const count = (least: number, most: number): z.ZodInt => z.int().min(least).max(most);
const text = z.string().min(1).max(1_000);

const neo4jSchema = z.strictObject({
  url: z
    .string()
    .max(8_192)
    .refine(isAddress, "an address that begins with neo4j:// or bolt://, without user, is needed")
    .describe("neo4j+s://graph.example, or bolt://127.0.0.1:7687."),
  user: text.default("neo4j"),
  password: text.optional().describe(`The environment variable that holds it: "\${NEO4J_PASSWORD}".`),
  database: text.optional(),
  name: z.string().min(1).max(200).default("neo4j"),
  names: z
    .record(text, z.array(text).max(100))
    .default({})
    .describe('What labels, properties and relationship types are called, in any language: { "City": ["城市"] }.'),
  timeout: count(1, 600_000).default(10_000),
  maxRetries: count(0, 10).default(1),
  maxQueries: count(1, 10_000).default(80),
  maxStatements: count(1, 1_000_000).default(20_000),
  maxPerNode: count(1, 100_000).default(2_000),
  hops: count(1, 3).default(2),
  maxAge: z
    .custom<number>((value) => typeof value === "number" && value >= 0, "a number of milliseconds from 0 is needed")
    .meta({ type: "number", minimum: 0 })
    .default(3_600_000),
  version: text.optional(),
});

/** The options that JSON can hold, for schemas of files. */
export const neo4jFields: z.ZodRawShape = neo4jSchema.shape;

/** Throws INVALID_OPTION naming the option; values, which may be secret, are never repeated. */
export function neo4jSettings(options: Neo4jSourceOptions): Neo4jSettings {
  const result = neo4jSchema.safeParse(options);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ChatGLMError("INVALID_OPTION", `${issue?.path.join(".") || "options"}: ${issue?.message}.`);
}

function isAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && ADDRESS.test(url.protocol) && url.hostname !== "" && `${url.username}${url.password}` === "";
}
