import { totalmem } from "node:os";
import { ChatGLMError } from "../errors.js";
import type { PrefixStore } from "./prefix-store.js";
import type { DrafterFactory } from "./speculation/drafter.js";

export interface SpeculationOptions {
  /** Where guesses come from. Defaults to prompt lookup, which costs no model. */
  readonly drafter?: DrafterFactory | undefined;
  /** Most tokens guessed for one sequence in one step. Defaults to 8. */
  readonly maxDraftTokens?: number | undefined;
  /** Cost of a step by its number of tokens, in any unit. Defaults to what the engine measures as it runs. */
  readonly stepCost?: ((tokens: number) => number) | undefined;
}

export interface EngineOptions {
  /** Bytes all keys and values may take, cached prefixes included. Defaults to a quarter of the memory this process may use. */
  readonly kvCacheBytes: number;
  /** Requests that may wait beyond those that run; one more is an OVERLOADED error. Defaults to 256. */
  readonly maxQueuedRequests: number;
  /** Prompt tokens one step computes while nothing is being generated. Defaults to 128. */
  readonly prefillChunkTokens: number;
  /** The same while streams are running, which wait that long between two of their tokens. Defaults to 32. */
  readonly interleavedPrefillTokens: number;
  /** Keeps finished sequences so that later prompts that start alike skip that part. Defaults to true. */
  readonly prefixCache: boolean;
  /** Where `keepPrefix` keeps prefixes beyond the engine's life. Defaults to nowhere. */
  readonly prefixStore?: PrefixStore | undefined;
  /** Several tokens from one step where that pays. Defaults to prompt lookup; `false` turns it off. */
  readonly speculation: SpeculationOptions | false;
  /**
   * Every sequence runs in forward passes of its own, cut at places that depend on nothing else, so that tokens and logits are the same bits whatever
   * runs beside it. Costs the gain of sharing passes; excludes speculation. Defaults to false.
   */
  readonly deterministic: boolean;
}

/** Prompt tokens of a step while streams are running; a deterministic engine's passes over prompts always have that many. */
export const defaultInterleavedPrefillTokens = 32;

/** A quarter of the memory this process may use: the machine's, or its container's. */
export function defaultKvCacheBytes(total: number = totalmem(), limit: number = process.constrainedMemory() ?? 0): number {
  return Math.floor((limit > 0 ? Math.min(total, limit) : total) / 4);
}

/** Fills in the defaults. Throws INVALID_OPTION for values that can't be meant. */
export function resolveEngineOptions(options: Partial<EngineOptions>): EngineOptions {
  const resolved: EngineOptions = {
    kvCacheBytes: options.kvCacheBytes ?? defaultKvCacheBytes(),
    maxQueuedRequests: options.maxQueuedRequests ?? 256,
    prefillChunkTokens: options.prefillChunkTokens ?? 128,
    interleavedPrefillTokens: options.interleavedPrefillTokens ?? defaultInterleavedPrefillTokens,
    prefixCache: options.prefixCache ?? true,
    prefixStore: options.prefixStore,
    speculation: options.speculation ?? (options.deterministic === true ? false : {}),
    deterministic: options.deterministic ?? false,
  };
  requireWholeNumber("kvCacheBytes", resolved.kvCacheBytes, 1);
  requireWholeNumber("maxQueuedRequests", resolved.maxQueuedRequests, 0);
  requireWholeNumber("prefillChunkTokens", resolved.prefillChunkTokens, 1);
  requireWholeNumber("interleavedPrefillTokens", resolved.interleavedPrefillTokens, 1);
  if (resolved.deterministic && resolved.speculation !== false) {
    throw new ChatGLMError("INVALID_OPTION", "Engine options deterministic and speculation exclude each other.", {
      remedy: "Leave speculation out, or set it to false.",
    });
  }
  if (resolved.speculation !== false && resolved.speculation.maxDraftTokens !== undefined) {
    requireWholeNumber("speculation.maxDraftTokens", resolved.speculation.maxDraftTokens, 1);
  }
  return resolved;
}

function requireWholeNumber(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new ChatGLMError("INVALID_OPTION", `Engine option ${name} is ${value}; it must be a whole number of at least ${least}.`);
}
