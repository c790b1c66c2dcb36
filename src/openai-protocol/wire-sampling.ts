import type { GenerationOptions } from "../chat/generation-options.js";

/**
 * Generation options in OpenAI's words. `top_k` and `repetition_penalty` are vLLM's and SGLang's additions to the protocol; all candidates
 * are −1 there. `thinking_budget` is what servers of models that think call the bound on thought alone.
 */
export interface WireSampling {
  readonly temperature?: number | undefined;
  readonly top_p?: number | undefined;
  readonly top_k?: number | undefined;
  readonly max_tokens?: number | undefined;
  readonly thinking_budget?: number | undefined;
  readonly repetition_penalty?: number | undefined;
  readonly seed?: number | undefined;
  readonly stop?: readonly string[] | undefined;
}

/** Only what was given. */
export function writeSampling(options: GenerationOptions): WireSampling {
  const { temperature, topP, topK, maxTokens, maxThinkingTokens, repetitionPenalty, seed, stop } = options;
  return given({
    temperature,
    top_p: topP,
    top_k: topK === 0 ? -1 : topK,
    max_tokens: maxTokens,
    thinking_budget: maxThinkingTokens,
    repetition_penalty: repetitionPenalty,
    seed,
    stop: stop?.length === 0 ? undefined : stop,
  });
}

/** The way back. Ranges are not checked. */
export function readSampling(wire: WireSampling): GenerationOptions {
  const { temperature, top_p, top_k, max_tokens, thinking_budget, repetition_penalty, seed, stop } = wire;
  return given({
    temperature,
    topP: top_p,
    topK: top_k === -1 ? 0 : top_k,
    maxTokens: max_tokens,
    maxThinkingTokens: thinking_budget,
    repetitionPenalty: repetition_penalty,
    seed,
    stop: stop === undefined || stop.length === 0 ? undefined : [...stop],
  });
}

function given<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
