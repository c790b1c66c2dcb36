import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import type { Json } from "../../fan-out/json.js";
import { addressRule } from "../fetching/address-rule.js";

/** A server that is started as a process and spoken to over its standard input and output. */
export interface McpProcess {
  readonly command: string;
  readonly args?: readonly string[] | undefined;
  /** Beside what every process needs (PATH, HOME, …): the rest of this process's environment isn't handed on. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly cwd?: string | undefined;
}

/** A server that is reached over HTTP (Streamable HTTP). */
export interface McpAddress {
  readonly url: string;
  /** Sent to that server only. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A tool, and how a question is put to it. */
export interface McpToolUse {
  readonly name: string;
  /** The argument that the question goes into. Defaults to the one required string of the tool. */
  readonly argument?: string | undefined;
  /** Further arguments. */
  readonly extra?: Readonly<Record<string, Json>> | undefined;
}

/** Which server an {@link McpSource} asks, and for what. */
export interface McpSourceOptions {
  readonly server: McpProcess | McpAddress;
  /** Defaults to "mcp". */
  readonly name?: string | undefined;
  /**
   * The tools that are asked each question, by name. By default those that say they only read (`readOnlyHint`) and that have exactly one
   * required argument, a string: at most eight. No other tool is ever called. A server's word is all there is for what its tools do: name
   * them for a server that you don't trust, or give an empty list for none.
   */
  readonly tools?: readonly (string | McpToolUse)[] | undefined;
  /** Whether the server's resources are read and searched. Defaults to true. */
  readonly resources?: boolean | undefined;
  /** Resources beyond these are left out. Defaults to 200. */
  readonly maxResources?: number | undefined;
  /** Of one resource or one tool's output; longer ones are left out. Defaults to 1 MiB. */
  readonly maxBytes?: number | undefined;
  /** Of all resources. Defaults to 16 MiB. */
  readonly maxTotalBytes?: number | undefined;
  /** Milliseconds that starting and greeting the server may take, and that reading its resources may. Defaults to 20,000. */
  readonly startTimeout?: number | undefined;
  /** Milliseconds a tool may take. Defaults to 10,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for which resources aren't read again, unless the server says that their list changed. Defaults to 300,000. */
  readonly revalidate?: number | undefined;
  /** Longest passage, characters. Defaults to 800. */
  readonly passageCharacters?: number | undefined;
  /** As for an `HttpSource`; true for the host and port of the server's own address, which is the default. */
  readonly allowPrivate?: boolean | readonly string[] | undefined;
  /** Milliseconds for which answers that rest on this source may be given again. 0 for never. Defaults to an hour. */
  readonly maxAge?: number | undefined;
  /** What identifies the content, if you know it: answers are given again until this changes. */
  readonly version?: string | undefined;
}

const milliseconds = z.number().min(1).max(600_000);
const duration = z
  .custom<number>((value) => typeof value === "number" && value >= 0, "a number of milliseconds from 0 is needed")
  .meta({ type: "number", minimum: 0 });
const bytes = z
  .int()
  .min(1)
  .max(2 ** 28);
/** Messages must not repeat values that may be keys. */
const value = z.string().regex(/^[^\0\r\n]{0,32768}$/, "characters are needed that one line can hold");
const processSchema = z.strictObject({
  command: z.string().min(1).max(4_096),
  args: z.array(z.string().max(32_768)).max(1_000).default([]),
  env: z.record(z.string().min(1).max(1_000), z.string().max(131_072)).default({}),
  cwd: z.string().min(1).max(4_096).optional(),
});
const addressSchema = z.strictObject({
  url: z
    .string()
    .max(8_192)
    .refine(isWebAddress, "an http or https address without user is needed, such as https://tools.example/mcp"),
  headers: z.record(z.string().min(1).max(200), value).default({}),
});
const toolSchema = z.union([
  z
    .string()
    .min(1)
    .max(200)
    .transform((name): McpToolUse => ({ name })),
  z.strictObject({
    name: z.string().min(1).max(200),
    argument: z.string().min(1).max(200).optional(),
    extra: z.record(z.string(), z.json()).default({}),
  }),
]);
const mcpSchema = z.strictObject({
  server: z.union([processSchema, addressSchema], "a command or a url is needed"),
  name: z.string().min(1).max(200).default("mcp"),
  tools: z.array(toolSchema).max(100).optional(),
  resources: z.boolean().default(true),
  maxResources: z.int().min(0).max(10_000).default(200),
  maxBytes: bytes.default(2 ** 20),
  maxTotalBytes: bytes.default(16 * 2 ** 20),
  startTimeout: milliseconds.default(20_000),
  timeout: milliseconds.default(10_000),
  revalidate: duration.default(300_000),
  passageCharacters: z.int().min(20).max(100_000).default(800),
  allowPrivate: z.union([z.boolean(), z.array(z.string()).max(1_000)]).default(true),
  maxAge: duration.default(3_600_000),
  version: z.string().max(1_000).optional(),
});

/** The options that JSON can hold, for schemas of files. */
export const mcpFields: z.ZodRawShape = mcpSchema.shape;

interface StartedServer {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string | undefined;
}

interface ReachedServer {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The options, checked, with their defaults. */
export interface McpSettings {
  readonly server: StartedServer | ReachedServer;
  readonly name: string;
  /** Undefined for those that only read. */
  readonly tools?: readonly McpToolUse[] | undefined;
  readonly resources: boolean;
  readonly maxResources: number;
  readonly maxBytes: number;
  readonly maxTotalBytes: number;
  readonly startTimeout: number;
  readonly timeout: number;
  readonly revalidate: number;
  readonly passageCharacters: number;
  readonly allowPrivate: readonly string[];
  readonly maxAge: number;
  readonly version?: string | undefined;
}

/** Throws INVALID_OPTION naming the option; values, which may be secret, are never repeated. */
export function mcpSettings(options: McpSourceOptions): McpSettings {
  const result = mcpSchema.safeParse(options);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ChatGLMError("INVALID_OPTION", `${issue?.path.join(".") || "options"}: ${issue?.message}.`);
  }
  const { allowPrivate, server, ...rest } = result.data;
  const own = "url" in server ? [hostAndPort(new URL(server.url))] : [];
  const hosts = allowPrivate === true ? own : allowPrivate === false ? [] : allowPrivate;
  addressRule(hosts);
  return { ...rest, server, allowPrivate: hosts };
}

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && `${url.username}${url.password}` === "";
}

function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port === "" ? (protocol === "https:" ? 443 : 80) : port}`;
}
