import type { ToolDefinition } from "@langchain/core/language_models/base";
import type { ModelProfile } from "@langchain/core/language_models/profile";
import type { BaseMessage, UsageMetadata } from "@langchain/core/messages";
import type { KeptPrefix } from "../model/text-generation.js";
import type { GenerationOptions } from "./generation-options.js";

/** Whether the reply may (auto), must not (none), or must (any, one by name) call a tool. */
export type ReplyToolChoice = "auto" | "none" | "any" | { readonly name: string };

/** One reply asked of a model, in LangChain's messages and everybody's options. */
export interface ReplyRequest {
  /** At least one. */
  readonly messages: readonly BaseMessage[];
  /** OpenAI-shaped; names are unique. Defaults to none. */
  readonly tools?: readonly ToolDefinition[] | undefined;
  /** Defaults to auto. */
  readonly toolChoice?: ReplyToolChoice | undefined;
  /** JSON Schema the whole reply must be an instance of. Excludes tools. Defaults to free text. */
  readonly responseSchema?: Readonly<Record<string, unknown>> | undefined;
  /** The call's options over the constructor's, checked. */
  readonly options: GenerationOptions;
  readonly signal?: AbortSignal | undefined;
}

/**
 * `stop`: the model ended, or a stop string came; `tool_calls`: it ended after calling a tool; `length`: maxTokens or the
 * context's end was reached; `content_filter`: a remote server withheld the rest; `abort`: the signal fired.
 */
export type ReplyFinishReason = "stop" | "length" | "tool_calls" | "content_filter" | "abort";

export type ReplyEvent =
  | { readonly type: "text-delta"; readonly text: string }
  /**
   * A piece of call `index` (0, 1, … in the order they began). `id` and `name` come with its first piece. The `args` of one
   * index, joined, are a JSON object; anything else makes the call an invalid one with that text.
   */
  | {
      readonly type: "tool-call-delta";
      readonly index: number;
      readonly id?: string | undefined;
      readonly name?: string | undefined;
      readonly args: string;
    }
  /** Always last, once. An aborted reply ends so, or by throwing; both are understood. */
  | {
      readonly type: "finish";
      readonly reason: ReplyFinishReason;
      /** Absent when a server doesn't tell. */
      readonly usage?: UsageMetadata | undefined;
      /** More for `response_metadata`, such as `timing`. */
      readonly metadata?: Readonly<Record<string, unknown>> | undefined;
    };

/**
 * What answers behind `ChatGLM` and `ChatGLMChatModel`: a model on this machine, or a server. Constructing one does no work
 * and no input or output; the first call does. Failures are ChatGLMErrors.
 */
export interface ChatBackend {
  /** The model's name in metadata and traces; no path, no address. */
  readonly name: string;
  /** The constructor's generation options. */
  readonly defaults: GenerationOptions;
  /** Everything besides a request that changes the answer, for cache keys: no secret among it. */
  readonly identity: Readonly<Record<string, unknown>>;
  /** What the model can do, as far as it is known without waiting. */
  readonly profile: ModelProfile;
  /** The form of the answer chain's prompt that the model was trained on. Absent: none is known. */
  readonly promptForm?: string | undefined;
  reply(request: ReplyRequest): AsyncIterable<ReplyEvent>;
  countTokens(text: string): Promise<number>;
  /** Tokens of the prompt a request makes. Absent where only the server can tell. */
  readonly countPromptTokens?: ((request: ReplyRequest) => Promise<number>) | undefined;
  /** Has the prompt a request makes ready for those that begin alike. Absent where the server sees to that. */
  readonly keepPrefix?: ((name: string, request: ReplyRequest) => Promise<KeptPrefix>) | undefined;
  /** Releases what calls opened; a later call opens it again. Idempotent. */
  close(): Promise<void>;
}
