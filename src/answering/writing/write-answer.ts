import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { CallbackManager } from "@langchain/core/callbacks/manager";
import type { LanguageModelLike } from "@langchain/core/language_models/base";
import { type AIMessage, isBaseMessage, mergeUsageMetadata, type UsageMetadata } from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";
import { RunnableBinding, type RunnableConfig } from "@langchain/core/runnables";
import { type AnswerFinishReason, readFinishReason } from "./finish-reason.js";
import type { PromptMessage } from "./prompts/answer-prompt.js";
import { asMessages } from "./prompts/as-messages.js";

export interface WrittenDelta {
  readonly text: string;
  readonly usage?: UsageMetadata | undefined;
  readonly finishReason?: AnswerFinishReason | undefined;
}

/**
 * Streams the model's text. A chat model gets messages; an LLM gets one string. Usage is the sum so far, once the model reports any; the
 * finish reason comes with a last delta without text. LangChain ends the stream when the signal fires, even if the model ignores it.
 */
export async function* writeAnswer(
  model: LanguageModelLike,
  messages: readonly PromptMessage[],
  config: RunnableConfig & { readonly signal: AbortSignal },
): AsyncGenerator<WrittenDelta, void, undefined> {
  let usage: UsageMetadata | undefined;
  let finishReason: AnswerFinishReason | undefined;
  const ending = new EndOfModel();
  const input = isTextModel(model) ? asText(messages) : asMessages(messages);
  for await (const chunk of await model.stream(input, withHandler(config, ending))) {
    config.signal.throwIfAborted();
    const reported = usageOf(chunk);
    if (reported !== undefined) usage = usage === undefined ? reported : mergeUsageMetadata(usage, reported);
    if (isBaseMessage(chunk)) finishReason = readFinishReason(chunk.response_metadata) ?? finishReason;
    yield { text: isBaseMessage(chunk) ? chunk.text : String(chunk), usage };
  }
  config.signal.throwIfAborted(); // some models end quietly when cancelled
  yield { text: "", usage, finishReason: finishReason ?? ending.finishReason };
}

/** Streams of LLMs, and of models behind parsers, are plain strings: why the model stopped is then only told to callbacks. */
class EndOfModel extends BaseCallbackHandler {
  readonly name: string = "end_of_model";
  override awaitHandlers: boolean = true;
  finishReason: AnswerFinishReason | undefined;

  override handleLLMEnd({ generations }: LLMResult): void {
    const generation = generations[0]?.[0];
    if (generation === undefined) return;
    const message: unknown = "message" in generation ? generation.message : undefined;
    const metadata = isBaseMessage(message) ? message.response_metadata : undefined;
    this.finishReason = readFinishReason(generation.generationInfo) ?? readFinishReason(metadata) ?? this.finishReason;
  }
}

function withHandler<Config extends RunnableConfig>(config: Config, handler: BaseCallbackHandler): Config {
  const { callbacks } = config;
  if (callbacks instanceof CallbackManager) return { ...config, callbacks: callbacks.copy([handler], false) };
  return { ...config, callbacks: [...(Array.isArray(callbacks) ? callbacks : []), handler] };
}

function isTextModel(model: unknown): boolean {
  if (RunnableBinding.isRunnableBinding(model)) return isTextModel(model.bound);
  if (typeof model !== "object" || model === null || !("_modelType" in model)) return false;
  return typeof model._modelType === "function" && model._modelType() === "base_llm";
}

function asText(messages: readonly PromptMessage[]): string {
  return messages.map(({ content }) => content).join("\n\n");
}

function usageOf(chunk: unknown): UsageMetadata | undefined {
  if (!isBaseMessage(chunk) || !("usage_metadata" in chunk)) return undefined;
  return (chunk as AIMessage).usage_metadata;
}
