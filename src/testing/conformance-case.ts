import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessageChunk, UsageMetadata } from "@langchain/core/messages";
import { concat } from "@langchain/core/utils/stream";
import type { ScriptedReply } from "./scripted-model.js";
import type { SuiteCase } from "./test-runner.js";

/** A chat model whose every optional method is there. */
export type ConformingChatModel = BaseChatModel & Required<Pick<BaseChatModel, "bindTools">>;

/** Constructor parameters every chat model has; what a model has no word for, it ignores. */
export interface StandardParameters {
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly stop?: string[];
  readonly apiKey?: string;
  readonly streaming?: boolean;
  readonly cache?: boolean;
}

/** A test under LangChain's own name. */
export interface ConformanceCase extends SuiteCase<ConformingChatModel> {
  /** What a model that does as it is told replies, turn by turn: for models that play a script. Defaults to a plain answer. */
  readonly replies?: readonly ScriptedReply[];
  readonly parameters?: StandardParameters;
}

/** Reads a stream to its end: its chunks, and the message they add up to. */
export async function readStream(
  stream: AsyncIterable<AIMessageChunk>,
): Promise<{ readonly chunks: readonly AIMessageChunk[]; readonly whole: AIMessageChunk }> {
  const chunks: AIMessageChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const [first, ...rest] = chunks;
  if (first === undefined) throw new Error("the stream ended without a chunk");
  return { chunks, whole: rest.reduce((left, right) => concat(left, right), first) };
}

/** A message's token counts. (LangChain's own type of the field collapses under exactOptionalPropertyTypes.) */
export function usageOf(message: { readonly usage_metadata?: unknown }): UsageMetadata | undefined {
  return message.usage_metadata as UsageMetadata | undefined;
}
