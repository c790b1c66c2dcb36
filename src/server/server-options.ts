import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { z } from "zod";
import type { AnswerCache } from "../answer-cache/answer-cache.js";
import type { AnswerChain } from "../answering/answer-chain.js";
import type { ChatBackend } from "../chat/chat-backend.js";
import { ChatGLMError } from "../errors.js";
import type { KnowledgeSource } from "../sources/knowledge-source.js";
import type { ServerKey } from "./api-keys.js";

/** What a server does at once, and how long it waits. */
export interface ServerLimits {
  /** Replies and answers worked on at once, over all models. Defaults to 64. */
  readonly running: number;
  /** Replies and answers that wait for their turn beyond those; one more is refused with 429 and `Retry-After`. Defaults to 256. */
  readonly waiting: number;
  /**
   * Of these, replies and answers to callers of one scope at once, running or waiting, so that nobody takes all places; one more is refused in the same
   * way. Defaults to no limit. Needs keys.
   */
  readonly perScope?: number | undefined;
  /** Most replies that one request asks for: its `n`, times its prompts. Defaults to 8. */
  readonly choices: number;
  /** Bytes of a request's body. Defaults to 4 MiB. */
  readonly bodyBytes: number;
  /** Milliseconds that a whole request may take to arrive, its headers a third of that. Defaults to 30,000. */
  readonly bodyTime: number;
  /** Milliseconds from a request to the end of its reply, waiting included. Defaults to 600,000. */
  readonly replyTime: number;
  /** Milliseconds in which a reader must take what it was sent. Defaults to 60,000. */
  readonly stallTime: number;
  /** Milliseconds without an event after which a stream sends a comment. Defaults to 15,000. */
  readonly heartbeat: number;
  /** Milliseconds that `close` lets replies run on. Defaults to 30,000. */
  readonly drainTime: number;
  /** Open connections. Defaults to 1,024. */
  readonly connections: number;
}

/** What is told of each request once its response is over. Nothing of what was asked or answered, and no key. */
export interface RequestRecord {
  /** Also the response's `x-request-id`. */
  readonly id: string;
  readonly method: string;
  /** The path's pattern, such as `/v1/chat/completions`; `*` for an unknown one. */
  readonly path: string;
  readonly status: number;
  /** Milliseconds from the request to the last byte, or to the client's leaving. */
  readonly ms: number;
  /** The key's scope, where keys are needed. */
  readonly scope: string | undefined;
  /** `gone`: the client left before the end; `stalled`: it stopped reading. */
  readonly left: "gone" | "stalled" | undefined;
}

/** What {@link createServer} is given: something that answers, and who may ask. */
export interface ServerOptions {
  /** What answers chat and text completions, under its own name: `new ChatGLMChatModel({ … }).backend`. */
  readonly backend?: ChatBackend | undefined;
  /** In place of `backend`: several, by the names that clients ask for. */
  readonly models?: Readonly<Record<string, ChatBackend>> | undefined;
  /** What answers `/v1/answers`. Defaults to none. */
  readonly chain?: (Pick<AnswerChain, "stream"> & Partial<Pick<AnswerChain, "seesImages">>) | undefined;
  /** The chain's sources, for `GET /v1/sources` to tell what they hold. Defaults to none, which tells nothing. */
  readonly sources?: readonly Pick<KnowledgeSource, "name" | "contents" | "skipped">[] | undefined;
  /** Whether a page to ask from is served at `/`. It comes without a key, and asks for one where there are any. Defaults to false. */
  readonly page?: boolean | undefined;
  /** LangChain embeddings by the names that clients ask for. Defaults to none. */
  readonly embeddings?: Readonly<Record<string, EmbeddingsInterface>> | undefined;
  /** Defaults to none: then only this machine may ask. */
  readonly keys?: readonly ServerKey[] | undefined;
  /** Host names beside this machine's own that requests without a key may come by. Defaults to none. */
  readonly hosts?: readonly string[] | undefined;
  /** Origins whose pages may ask from a browser (`https://app.example.org`); `*` for all, which needs keys. Defaults to none. */
  readonly cors?: readonly string[] | undefined;
  readonly limits?: Partial<ServerLimits> | undefined;
  /** The chain's cache, whose counts `/metrics` then tells as well. */
  readonly answerCache?: Pick<AnswerCache, "metrics"> | undefined;
  /** Called after each response. Defaults to doing nothing. */
  readonly onRequest?: ((record: RequestRecord) => void) | undefined;
  /** Called with each failure that isn't the client's fault; its message may name folders and addresses. Defaults to doing nothing. */
  readonly onError?: ((error: unknown, requestId: string) => void) | undefined;
}

const milliseconds = z
  .int()
  .min(1)
  .max(2 ** 31 - 1);

const limitsSchema: z.ZodType<ServerLimits> = z.object({
  running: z.int().min(1).default(64),
  waiting: z.int().min(0).default(256),
  perScope: z.int().min(1).optional(),
  choices: z.int().min(1).max(128).default(8),
  bodyBytes: z
    .int()
    .min(1)
    .default(4 * 2 ** 20),
  bodyTime: milliseconds.default(30_000),
  replyTime: milliseconds.default(600_000),
  stallTime: milliseconds.default(60_000),
  heartbeat: milliseconds.default(15_000),
  drainTime: milliseconds.default(30_000),
  connections: z.int().min(1).default(1_024),
});

const origin = z.string().refine((text) => text === "*" || (URL.canParse(text) && new URL(text).origin === text), {
  error: "an origin such as https://app.example.org is needed",
});

const schema = z.object({
  limits: limitsSchema.default(() => limitsSchema.parse({})),
  hosts: z.array(z.string().min(1).toLowerCase()).default([]),
  cors: z.array(origin).default([]),
});

/** The options that are plain values, checked, with their defaults. */
export interface ServerSettings {
  readonly limits: ServerLimits;
  readonly hosts: readonly string[];
  readonly cors: readonly string[];
  /** By the names that clients ask for. */
  readonly models: ReadonlyMap<string, ChatBackend>;
  readonly embeddings: ReadonlyMap<string, EmbeddingsInterface>;
}

/** @throws ChatGLMError INVALID_OPTION naming the option */
export function readServerOptions(options: ServerOptions): ServerSettings {
  const { limits, hosts, cors } = options;
  const result = schema.safeParse({ limits, hosts, cors });
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ChatGLMError("INVALID_OPTION", `${issue?.path.join(".")}: ${issue?.message}.`);
  }
  const { backend } = options;
  if (backend !== undefined && options.models !== undefined)
    throw new ChatGLMError("INVALID_OPTION", "Both backend and models are given.");
  const models = new Map(Object.entries(options.models ?? (backend === undefined ? {} : { [backend.name]: backend })));
  const embeddings = new Map(Object.entries(options.embeddings ?? {}));
  if (models.size === 0 && embeddings.size === 0 && options.chain === undefined) {
    throw new ChatGLMError("INVALID_OPTION", "The server would have nothing to serve.", {
      remedy: "Give backend, models, chain or embeddings.",
    });
  }
  if (result.data.limits.perScope !== undefined && (options.keys ?? []).length === 0) {
    throw new ChatGLMError("INVALID_OPTION", "limits.perScope: without keys nobody can be told from anybody else.", {
      remedy: "Give keys, or leave limits.perScope out.",
    });
  }
  if (result.data.cors.includes("*") && (options.keys ?? []).length === 0) {
    throw new ChatGLMError("INVALID_OPTION", "cors: every page on the web could ask a server without keys.", {
      remedy: "Give keys, or the origins that may ask.",
    });
  }
  return { ...result.data, models, embeddings };
}
