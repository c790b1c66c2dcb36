import type { EngineOptions } from "./engine-options.js";
import type { ModelShape } from "./model-executor.js";

/**
 * No step may hold more tokens than the context, as runtimes keep position tables of that length: half of it for prompts, half for
 * guesses. Only contexts of a few hundred tokens feel it.
 */
export function mostOfOneKind({ contextLength, maxSequencesPerStep }: ModelShape): number {
  return Math.max(1, (contextLength >> 1) - maxSequencesPerStep);
}

/** Tokens of a deterministic engine's passes over prompts. */
export function chunkTokens({ interleavedPrefillTokens }: EngineOptions, shape: ModelShape): number {
  return Math.min(interleavedPrefillTokens, mostOfOneKind(shape));
}
