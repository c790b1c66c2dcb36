import type { TokenConstraint } from "./token-constraint.js";

/** A request to the engine and what comes back: token ids in, token ids out. */

/** How the next token is chosen. Applied in this order: repetition penalty, the request's constraint, temperature, top-k, top-p. */
export interface SamplingOptions {
  /** 0 means greedy. Defaults to 0.8. */
  readonly temperature: number;
  /** Nucleus mass kept, 0 < topP ≤ 1. Defaults to 0.8. */
  readonly topP: number;
  /** Candidates kept; 0 means all. Defaults to 0. */
  readonly topK: number;
  /** ≥ 1 makes tokens already in prompt or output less likely (CTRL, Keskar et al. 2019). Defaults to 1: off. */
  readonly repetitionPenalty: number;
  /** Same seed, same prompt, same options: same tokens, whatever else runs beside it. Random when left out. */
  readonly seed?: number | undefined;
}

export interface GenerationRequest {
  readonly promptIds: readonly number[];
  /** Most new tokens. */
  readonly maxTokens: number;
  readonly sampling: SamplingOptions;
  /** A token of this set ends the generation and is not emitted. */
  readonly stopIds: readonly number[];
  /** Keeps the output to a form. Its stop ids come exactly where that form may end. Not shared with other requests. */
  readonly constraint?: TokenConstraint | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Whether `prompt` events tell how far the prompt is read. Defaults to false. */
  readonly reportsPrompt?: boolean | undefined;
  /**
   * Whose request it is: what was computed for one is never reused for another, so that nobody learns from the time to the first token how others'
   * prompts begin. Named prefixes are everybody's. Defaults to nobody's in particular, which is one of its own.
   */
  readonly scope?: string | undefined;
  /** Higher runs earlier among waiting requests; equal ones first come, first served. Defaults to 0. */
  readonly priority?: number | undefined;
}

/**
 * `stop`: a stop id came, or the constraint's form is complete; `length`: maxTokens or the context's end was reached, or made a constraint
 * bring its form to an early end; `abort`: the signal fired.
 */
export type FinishReason = "stop" | "length" | "abort";

/** Tokens of one request. */
export interface GenerationUsage {
  readonly promptTokens: number;
  /** Prompt tokens whose keys and values came from the prefix cache. */
  readonly cachedTokens: number;
  readonly outputTokens: number;
}

/** How long a request took. */
export interface GenerationTiming {
  /** Milliseconds from submission to the first step that held this request. */
  readonly queuedMs: number;
  /** Milliseconds from submission to the first token. */
  readonly firstTokenMs: number;
  /** Milliseconds from submission to the end. */
  readonly totalMs: number;
}

export type GenerationEvent =
  | { readonly type: "tokens"; readonly ids: readonly number[] }
  /** So many of the prompt's tokens are read, cached ones among them. After each step until the first token. */
  | { readonly type: "prompt"; readonly read: number; readonly of: number }
  | {
      readonly type: "finish";
      readonly reason: FinishReason;
      /** The stop id that ended it, when reason is `stop`. */
      readonly stopId?: number | undefined;
      readonly usage: GenerationUsage;
      readonly timing: GenerationTiming;
    };
