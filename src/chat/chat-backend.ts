import type { ChatMessage } from "./chat-message.js";
import type { GenerationOptions } from "./generation-options.js";

/** A tool the reply may call. */
export interface ReplyTool {
  /** One word. */
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments, an object's. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Whether the reply may (auto), must not (none), or must (any, one by name) call a tool. */
export type ReplyToolChoice = "auto" | "none" | "any" | { readonly name: string };

/** What a cache in front of a backend does for one reply. `bypass`: nothing; `refresh`: it looks nothing up, and keeps the new reply. */
export type ReplyCacheUse = "bypass" | "refresh";

/** One reply asked of a model. Plain JSON: it can be sent to another process as it is. */
export interface ReplyRequest {
  /** At least one. */
  readonly messages: readonly ChatMessage[];
  /** Names are unique. Defaults to none. */
  readonly tools?: readonly ReplyTool[] | undefined;
  /** Defaults to auto. */
  readonly toolChoice?: ReplyToolChoice | undefined;
  /** JSON Schema the whole reply must be an instance of, unless it calls a tool. Defaults to free text. */
  readonly responseSchema?: Readonly<Record<string, unknown>> | undefined;
  /** The call's options over the backend's defaults, checked. */
  readonly options: GenerationOptions;
  /** Defaults to looking the reply up, and keeping it. Without a cache it says nothing. */
  readonly cache?: ReplyCacheUse | undefined;
  /**
   * Whose reply it is: requests of different scopes never share a kept one, nor what was computed of a prompt that begins alike. Defaults to nobody's in
   * particular.
   */
  readonly scope?: string | undefined;
}

/** A request under way: what of a call is not JSON. */
export interface ReplyCall extends ReplyRequest {
  readonly signal?: AbortSignal | undefined;
  /** Told how many of the prompt's tokens are read, where the backend knows. */
  readonly onPrompt?: ((read: number, of: number) => void) | undefined;
}

/**
 * `stop`: the model ended, or a stop string came; `tool_calls`: it ended after calling a tool; `length`: maxTokens or the
 * context's end was reached; `content_filter`: a remote server withheld the rest; `abort`: the signal fired.
 */
export type ReplyFinishReason = "stop" | "length" | "tool_calls" | "content_filter" | "abort";

/** Token counts of one reply. */
export interface ReplyUsage {
  /** Cached ones included. */
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Prompt tokens that were not computed again. Absent when nobody tells. */
  readonly cachedTokens?: number | undefined;
  /** Output tokens that were thought and not answered. Absent for models that don't think. */
  readonly reasoningTokens?: number | undefined;
}

/** Plain JSON. */
export type ReplyEvent =
  | { readonly type: "text-delta"; readonly text: string }
  /** What a model thinks before it answers: no part of the answer, and never kept with it. */
  | { readonly type: "reasoning-delta"; readonly text: string }
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
      readonly usage?: ReplyUsage | undefined;
      /** More about the reply, such as `timing`. */
      readonly metadata?: Readonly<Record<string, unknown>> | undefined;
    };

/** What a backend can do, as far as it is known without waiting. Plain JSON. */
export interface BackendCapabilities {
  /** Tokens the context holds, prompt and reply together. Absent when unknown. */
  readonly contextLength?: number | undefined;
  /** Replies that the model computes in one step; more of them wait. Absent when unknown. */
  readonly repliesAtOnce?: number | undefined;
  readonly toolCalling: boolean;
  /** Whether an agent should ask for values by `responseSchema` rather than by a tool's arguments. */
  readonly structuredOutput: boolean;
}

/** What became of a prompt that was to be kept. Plain JSON. */
export interface KeptPrompt {
  readonly tokens: number;
  /** Where its keys and values came from: memory, the store on disk, or the model just now. */
  readonly source: "memory" | "store" | "computed";
  /** Whether the store on disk holds them. */
  readonly stored: boolean;
}

/**
 * What answers a conversation: a model on this machine, a server, or a cache in front of either. Constructing one does no work
 * and no input or output; the first call does. Failures are ChatGLMErrors, which `toErrorRecord` makes plain values.
 */
export interface ChatBackend {
  /** The model's name in metadata and traces; no path, no address. */
  readonly name: string;
  /** The constructor's generation options. */
  readonly defaults: GenerationOptions;
  /** Everything besides a request that changes the answer, for cache keys: no secret among it. */
  readonly identity: Readonly<Record<string, unknown>>;
  readonly capabilities: BackendCapabilities;
  /** The form of the answer chain's prompt that the model was trained on. Absent: none is known. */
  readonly promptForm?: string | undefined;
  /** The reply's events, the last of which is `finish`; leaving the loop cancels it. */
  reply(call: ReplyCall): AsyncIterable<ReplyEvent>;
  /** How many tokens a text has for this model. */
  countTokens(text: string): Promise<number>;
  /** Tokens of the prompt a request makes. Absent where only the server can tell. */
  readonly countPromptTokens?: ((call: ReplyCall) => Promise<number>) | undefined;
  /** Has the prompt a request makes ready for those that begin alike. Absent where the server does that by itself. */
  readonly keepPrefix?: ((name: string, call: ReplyCall) => Promise<KeptPrompt>) | undefined;
  /** Releases what calls opened; a later call opens it again. Idempotent. */
  close(): Promise<void>;
}
