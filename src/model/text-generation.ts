import type { ConstraintSpecification } from "../constraint/compile-reply.js";
import type { ThoughtBound } from "../constraint/thought-limit.js";
import type { ScoreOptions } from "../engine/engine.js";
import type { FinishReason, GenerationTiming, GenerationUsage, SamplingOptions } from "../engine/generation.js";
import type { KeptPrefix } from "../engine/named-prefixes.js";
import type { ChatFormat } from "../families/chat-format.js";
import type { ModelManifest } from "../model-folder/manifest.js";
import type { DeviceOption, OpenVinoDevice } from "../onnx-runtime/device.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";

export type { DeviceOption, KeptPrefix, OpenVinoDevice };

/** Text out of token ids: the engine's request plus what only makes sense on text. */
export interface TextRequest {
  readonly promptIds: readonly number[];
  /** Most new tokens. Defaults to what the context leaves. */
  readonly maxTokens?: number | undefined;
  /** Left-out fields take the model's defaults. */
  readonly sampling?: Partial<SamplingOptions> | undefined;
  /** Generation ends before the first of these to appear in the text, wherever token borders fall. The match is not emitted. */
  readonly stopStrings?: readonly string[] | undefined;
  /** Ids that end the reply. Defaults to the chat format's. */
  readonly stopIds?: readonly number[] | undefined;
  /** Ids that begin a new part of the reply: reported as `part-break` instead of being dropped from the text. Defaults to none. */
  readonly partIds?: readonly number[] | undefined;
  /**
   * Keeps the reply to a JSON schema: it parses and validates unless maxTokens is too few for the shortest value. Unsupported schemas are an
   * INVALID_OPTION error. Or to what may be copied. Defaults to none.
   */
  readonly constraint?: ConstraintSpecification | undefined;
  /** How long the model may think before it answers; not beside a constraint. Defaults to no bound. */
  readonly thought?: ThoughtBound | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly priority?: number | undefined;
  /** Told after each step how many of the prompt's tokens are read, until the first token comes. */
  readonly onPrompt?: ((read: number, of: number) => void) | undefined;
  /** Whose request it is: nothing that is computed for it is reused for others. Defaults to nobody's in particular. */
  readonly scope?: string | undefined;
}

/** What a request yields: text as it comes, then one `finish`. */
export type TextEvent =
  /** `text` never ends in half a character. `ids` are the tokens behind it; either may be empty, not both. */
  | { readonly type: "text-delta"; readonly text: string; readonly ids: readonly number[] }
  /** One of the request's `partIds` came. Everything before it has been emitted. */
  | { readonly type: "part-break"; readonly id: number }
  | {
      readonly type: "finish";
      readonly reason: FinishReason;
      readonly stopString?: string | undefined;
      readonly stopId?: number | undefined;
      readonly usage: GenerationUsage;
      readonly timing: GenerationTiming;
    };

/** Negative log-likelihood of one token sequence, natural logarithm. */
export interface SequenceScore {
  /** Tokens scored. */
  readonly tokens: number;
  /** Mean over i ≥ `from` of −log p(id_i | id_<i). */
  readonly meanNll: number;
}

/**
 * A converted model folder, opened. Generation runs on a worker thread; the caller's thread only moves ids and text.
 * Opening the same folder with the same options twice shares one engine; the last `close` releases it.
 */
export interface TextModel extends AsyncDisposable {
  /** Tells what this model answers from what any other does: a digest of its manifest, and so of its files, when it was opened. */
  readonly identity: string;
  readonly manifest: ModelManifest;
  readonly tokenizer: Tokenizer;
  /** How conversations become prompt ids (ChatGLM3, ChatGLM2, …). */
  readonly chatFormat: ChatFormat;
  /**
   * Streams text; the last event is always `finish`, unless it throws a ChatGLMError (CONTEXT_OVERFLOW before anything runs, OVERLOADED,
   * ENGINE_FAILED). An aborted signal ends it with `finish: abort` within one step. Leaving the loop early cancels the request.
   */
  generate(request: TextRequest): AsyncIterable<TextEvent>;
  /** Scores ids as one sequence from position 0. Longer than the context is a CONTEXT_OVERFLOW error. */
  score(ids: readonly number[], options?: ScoreOptions): Promise<SequenceScore>;
  /**
   * Sees to it that prompts beginning with these ids need not compute them, and, with `prefixFolder`, that the next process need not
   * either: their keys and values are found in memory, read from the folder, or computed and written there. A file of another
   * model or of other ids, or a damaged one, counts as none and is replaced. Errors: INVALID_OPTION (no ids, ids outside
   * the vocabulary, a name that can't be a file's), CONTEXT_OVERFLOW, OVERLOADED, ABORTED, ENGINE_FAILED; IO_FAILED and DISK_FULL
   * when the file can't be written, and then memory holds the prefix.
   */
  keepPrefix(name: string, ids: readonly number[], signal?: AbortSignal): Promise<KeptPrefix>;
  /** Releases this model's hold on its engine; the last one unloads it. Idempotent. */
  close(): Promise<void>;
}

/** What an engine may take of the machine, and how it works. The same settings share one engine. */
export interface EngineSettings {
  /** Threads of one forward pass. Defaults to the number of physical cores. */
  readonly threads?: number | undefined;
  /**
   * What the model runs on. Anything but the processor wants a folder converted with `target: "plain"`, and is an error where it doesn't work: nothing falls back
   * in silence. Defaults to "cpu".
   */
  readonly device?: DeviceOption | undefined;
  /** Bytes keys and values may take, cached prefixes and a draft model's included. Defaults to a quarter of the memory this process may use. */
  readonly kvCacheBytes?: number | undefined;
  /** Requests that may wait beyond those that run; one more is an OVERLOADED error. Defaults to 256. */
  readonly maxQueuedRequests?: number | undefined;
  /**
   * Several tokens from one step where that pays, with the same output (speculative decoding): by looking up what followed the same words
   * before, or by asking a smaller converted model of the same vocabulary, given as its folder. Defaults to true, the look-up; to false with `deterministic`.
   */
  readonly speculation?: boolean | { readonly draftModel: string } | undefined;
  /**
   * Every request runs in forward passes of its own, cut at fixed places: its reply is the same to the last bit whatever runs beside it, given the
   * same machine, `threads` and, above temperature 0, seed. Streams then gain nothing from running together; excludes
   * speculation. Defaults to false.
   */
  readonly deterministic?: boolean | undefined;
  /** Folder in which `keepPrefix` keeps keys and values for the processes to come; made when needed. Defaults to none: memory only. */
  readonly prefixFolder?: string | undefined;
}

export interface OpenModelOptions extends EngineSettings {
  /** Folder written by `langchain-chatglm convert`. */
  readonly path: string;
  readonly signal?: AbortSignal | undefined;
}
