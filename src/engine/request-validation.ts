import { ChatGLMError } from "../errors.js";
import type { GenerationRequest, SamplingOptions } from "./generation.js";

/** What a request is held against. */
export interface RequestLimits {
  readonly vocabularySize: number;
  /** Longest sequence the model takes, in tokens. */
  readonly contextLength: number;
  /** Longest sequence the KV budget holds, in tokens. */
  readonly budgetTokens: number;
}

/** Throws INVALID_OPTION or CONTEXT_OVERFLOW when the request can't be run. */
export function validateRequest(request: GenerationRequest, limits: RequestLimits): void {
  validateIds("promptIds", request.promptIds, limits.vocabularySize);
  validateLength(request.promptIds.length, limits);
  const { maxTokens } = request;
  if (!(Number.isSafeInteger(maxTokens) || maxTokens === Number.POSITIVE_INFINITY) || maxTokens < 0) {
    throw invalid("maxTokens", maxTokens, "a whole number of at least 0, or Infinity");
  }
  if (request.priority !== undefined && !Number.isFinite(request.priority)) {
    throw invalid("priority", request.priority, "a finite number");
  }
  if (request.scope !== undefined && typeof request.scope !== "string") throw invalid("scope", request.scope, "a string");
  validateSampling(request.sampling);
}

/** Throws INVALID_OPTION unless every id is a token of the vocabulary and there is at least one. */
export function validateIds(name: string, ids: readonly number[], vocabularySize: number): void {
  if (ids.length === 0) throw new ChatGLMError("INVALID_OPTION", `${name} is empty; at least one token id is needed.`);
  for (const [index, id] of ids.entries()) {
    if (Number.isInteger(id) && id >= 0 && id < vocabularySize) continue;
    throw invalid(`${name}[${index}]`, id, `a token id from 0 to ${vocabularySize - 1}`);
  }
}

/** Throws CONTEXT_OVERFLOW when that many tokens fit neither the model's context nor the KV budget. */
export function validateLength(tokens: number, { contextLength, budgetTokens }: RequestLimits): void {
  if (tokens > contextLength) {
    throw new ChatGLMError("CONTEXT_OVERFLOW", `${tokens} tokens are more than the model's context of ${contextLength}.`, {
      remedy: `Shorten the input by at least ${tokens - contextLength} tokens.`,
    });
  }
  if (tokens > budgetTokens) {
    throw new ChatGLMError("CONTEXT_OVERFLOW", `${tokens} tokens are more than the KV cache has room for: ${budgetTokens}.`, {
      remedy: "Raise kvCacheBytes or shorten the input.",
    });
  }
}

/** Throws INVALID_OPTION unless `from` leaves a token to score: 1 ≤ from < length. */
export function validateFrom(from: number, length: number): void {
  if (Number.isInteger(from) && from >= 1 && from < length) return;
  throw invalid("from", from, `a position from 1 to ${length - 1}`);
}

function validateSampling({ temperature, topP, topK, repetitionPenalty, seed }: SamplingOptions): void {
  if (!(Number.isFinite(temperature) && temperature >= 0)) throw invalid("temperature", temperature, "a number of at least 0");
  if (!(Number.isFinite(topP) && topP > 0 && topP <= 1)) throw invalid("topP", topP, "above 0 and at most 1");
  if (!(Number.isSafeInteger(topK) && topK >= 0)) throw invalid("topK", topK, "a whole number of at least 0");
  if (!(Number.isFinite(repetitionPenalty) && repetitionPenalty > 0)) {
    throw invalid("repetitionPenalty", repetitionPenalty, "a number above 0");
  }
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw invalid("seed", seed, "a whole number within ±2^53");
}

function invalid(name: string, value: unknown, wanted: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `${name} is ${String(value)}; it must be ${wanted}.`);
}
