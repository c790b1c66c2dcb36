import { z } from "zod";
import type { GenerationOptions } from "../chat/generation-options.js";
import { ChatGLMError } from "../errors.js";

/** Longest wait, in milliseconds, that Node.js's own `fetch` allows for headers and between pieces of a body. */
const fetchLimit = 300_000;

/** A model held by a server that speaks OpenAI's protocol: vLLM, SGLang, Xinference and others. Needs package `openai`. */
export interface RemoteModelOptions extends GenerationOptions {
  /** The address up to and with its version, such as `http://127.0.0.1:8000/v1`. No user, query or fragment. */
  readonly baseUrl: string;
  /** The model's name on the server. */
  readonly model: string;
  /** Sent as a bearer token. Defaults to none; the environment is not read. */
  readonly apiKey?: string | undefined;
  /**
   * `chat` sends messages; `completions` sends the one user message's text as it stands, for models without a chat
   * template. Defaults to `chat`.
   */
  readonly endpoint?: "chat" | "completions" | undefined;
  /** System message put before conversations that have none. Defaults to none. */
  readonly systemPrompt?: string | undefined;
  /** Milliseconds from sending a request to the first piece of its reply, at most 300,000. Defaults to 120,000. */
  readonly firstTokenTimeout?: number | undefined;
  /** Milliseconds from one piece to the next, at most 300,000; a server's comments don't count. Defaults to 60,000. */
  readonly idleTimeout?: number | undefined;
  /** Further attempts after 429, 5xx or a reset connection, before the first piece of the reply only. Defaults to 2. */
  readonly maxRetries?: number | undefined;
  /** Whether to ask for token counts (`stream_options`); turn it off for servers that refuse the field. Defaults to true. */
  readonly streamUsage?: boolean | undefined;
}

/** The options, checked, with their defaults. */
export interface RemoteSettings {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  readonly endpoint: "chat" | "completions";
  readonly systemPrompt?: string | undefined;
  readonly firstTokenTimeout: number;
  readonly idleTimeout: number;
  readonly maxRetries: number;
  readonly streamUsage: boolean;
}

const remoteSchema = z.object({
  baseUrl: z.string().transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined && /^https?:$/.test(url.protocol) && `${url.username}${url.password}${url.search}${url.hash}` === "") {
      return url.href.replace(/\/+$/, "");
    }
    context.addIssue("an http or https address without user, query and fragment is needed, such as http://127.0.0.1:8000/v1");
    return z.NEVER;
  }),
  model: z.string().min(1).max(1024),
  // What a header can carry; the pattern's message must not repeat the key.
  apiKey: z
    .string()
    .regex(/^[\x21-\x7e]{1,8192}$/, "1 to 8192 printable ASCII characters without spaces are needed")
    .optional(),
  endpoint: z.enum(["chat", "completions"]).default("chat"),
  systemPrompt: z.string().optional(),
  firstTokenTimeout: z.int().min(1).max(fetchLimit).default(120_000),
  idleTimeout: z.int().min(1).max(fetchLimit).default(60_000),
  maxRetries: z.int().min(0).max(100).default(2),
  streamUsage: z.boolean().default(true),
}) satisfies z.ZodType<RemoteSettings>;

/** Throws INVALID_OPTION naming the option; values, which may be secret, are never repeated. */
export function readRemoteOptions(options: RemoteModelOptions): RemoteSettings {
  const result = remoteSchema.safeParse(options);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ChatGLMError("INVALID_OPTION", `${issue?.path.join(".")}: ${issue?.message}.`);
}
