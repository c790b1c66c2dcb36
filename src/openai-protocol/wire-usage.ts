import type { ReplyUsage } from "../chat/chat-backend.js";

type Absent = null | undefined;

/** Token counts as servers tell them. */
export interface WireUsage {
  readonly prompt_tokens: number;
  readonly completion_tokens?: number | Absent;
  readonly prompt_tokens_details?: { readonly cached_tokens?: number | Absent } | Absent;
  readonly completion_tokens_details?: { readonly reasoning_tokens?: number | Absent } | Absent;
}

export function readUsage({
  prompt_tokens,
  completion_tokens,
  prompt_tokens_details,
  completion_tokens_details,
}: WireUsage): ReplyUsage {
  const cachedTokens = prompt_tokens_details?.cached_tokens;
  const reasoningTokens = completion_tokens_details?.reasoning_tokens;
  return {
    promptTokens: prompt_tokens,
    outputTokens: completion_tokens ?? 0,
    ...(cachedTokens == null ? {} : { cachedTokens }),
    ...(reasoningTokens == null ? {} : { reasoningTokens }),
  };
}

/** Token counts as OpenAI's clients expect them. */
export interface WrittenUsage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details?: { readonly cached_tokens: number };
  readonly completion_tokens_details?: { readonly reasoning_tokens: number };
}

export function writeUsage({ promptTokens, outputTokens, cachedTokens, reasoningTokens }: ReplyUsage): WrittenUsage {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: outputTokens,
    total_tokens: promptTokens + outputTokens,
    ...(cachedTokens === undefined ? {} : { prompt_tokens_details: { cached_tokens: cachedTokens } }),
    ...(reasoningTokens === undefined ? {} : { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
  };
}
