import type { UsageMetadata } from "@langchain/core/messages";
import type { ReplyEvent, ReplyUsage } from "../chat/chat-backend.js";

export type FinishEvent = Extract<ReplyEvent, { type: "finish" }>;

/** Token counts in LangChain's words. Cached prompt tokens are part of the input, as everywhere in LangChain. */
export function usageMetadata({ promptTokens, outputTokens, cachedTokens, reasoningTokens }: ReplyUsage): UsageMetadata {
  return {
    input_tokens: promptTokens,
    output_tokens: outputTokens,
    total_tokens: promptTokens + outputTokens,
    ...(cachedTokens === undefined ? {} : { input_token_details: { cache_read: cachedTokens } }),
    ...(reasoningTokens === undefined ? {} : { output_token_details: { reasoning: reasoningTokens } }),
  };
}

/** Token counts in the words of `llmOutput`. */
export function tokenUsage(usage: UsageMetadata | undefined): Record<string, number> {
  return {
    promptTokens: usage?.input_tokens ?? 0,
    completionTokens: usage?.output_tokens ?? 0,
    totalTokens: usage?.total_tokens ?? 0,
  };
}

/** `response_metadata` of a finished reply. */
export function finishMetadata(model: string, event: FinishEvent): Record<string, unknown> {
  return { model_provider: "chatglm", model_name: model, model, finish_reason: event.reason, ...event.metadata };
}
