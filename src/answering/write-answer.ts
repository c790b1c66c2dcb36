import type { LanguageModelLike } from "@langchain/core/language_models/base";
import {
  AIMessage,
  HumanMessage,
  isBaseMessage,
  mergeUsageMetadata,
  SystemMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { PromptMessage } from "./writing/answer-prompt.js";

interface WrittenDelta {
  readonly text: string;
  readonly usage?: UsageMetadata | undefined;
}

/**
 * Streams the model's text. A chat model gets messages; an LLM gets one string. Usage is the sum so far, once the model reports any.
 * LangChain ends the stream when the signal fires, even where the model ignores it.
 */
export async function* writeAnswer(
  model: LanguageModelLike,
  messages: readonly PromptMessage[],
  config: RunnableConfig & { readonly signal: AbortSignal },
): AsyncGenerator<WrittenDelta, void, undefined> {
  let usage: UsageMetadata | undefined;
  for await (const chunk of await model.stream(isTextModel(model) ? asText(messages) : messages.map(asMessage), config)) {
    config.signal.throwIfAborted();
    const reported = usageOf(chunk);
    if (reported !== undefined) usage = usage === undefined ? reported : mergeUsageMetadata(usage, reported);
    yield { text: isBaseMessage(chunk) ? chunk.text : String(chunk), usage };
  }
  config.signal.throwIfAborted(); // some models end quietly when cancelled
}

function isTextModel(model: LanguageModelLike): boolean {
  return "_modelType" in model && typeof model._modelType === "function" && model._modelType() === "base_llm";
}

function asMessage({ role, content }: PromptMessage): SystemMessage | HumanMessage | AIMessage {
  if (role === "system") return new SystemMessage(content);
  return role === "user" ? new HumanMessage(content) : new AIMessage(content);
}

function asText(messages: readonly PromptMessage[]): string {
  return messages.map(({ content }) => content).join("\n\n");
}

function usageOf(chunk: unknown): UsageMetadata | undefined {
  if (!isBaseMessage(chunk) || !("usage_metadata" in chunk)) return undefined;
  return (chunk as AIMessage).usage_metadata;
}
