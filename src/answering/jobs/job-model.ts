import type { BaseLanguageModelInput, LanguageModelLike, LanguageModelOutput } from "@langchain/core/language_models/base";
import { AIMessageChunk, type BaseMessage, isBaseMessage, type UsageMetadata } from "@langchain/core/messages";
import { type Runnable, RunnableBinding, type RunnableConfig } from "@langchain/core/runnables";
import { IterableReadableStream } from "@langchain/core/utils/stream";
import { z } from "zod";
import type { Executor } from "../../fan-out/executor.js";
import { asJson } from "../../fan-out/json.js";
import { runJob } from "../../fan-out/run-job.js";
import type { PromptMessage } from "../writing/prompts/answer-prompt.js";
import { carriedConfig, GENERATE, jobOptions, readJob } from "./job-inputs.js";

const count = z.number().nonnegative();
const deltaSchema = z.looseObject({
  text: z.string(),
  usage: z.looseObject({ input_tokens: count, output_tokens: count, total_tokens: count }).optional(),
  finishReason: z.string().optional(),
});

/** A model that writes through an executor, where that has somebody for it, else here. What it tells of itself is the model's own. */
export class JobModel extends RunnableBinding<BaseLanguageModelInput, LanguageModelOutput> {
  readonly #executor: Executor;
  readonly #identity: () => string;

  /** @param identity tells which model is meant */
  constructor(model: LanguageModelLike, executor: Executor, identity: () => string) {
    super({ bound: model as Runnable<BaseLanguageModelInput, LanguageModelOutput>, config: {}, kwargs: {} });
    this.#executor = executor;
    this.#identity = identity;
  }

  override async stream(
    input: BaseLanguageModelInput,
    options?: Partial<RunnableConfig>,
  ): Promise<IterableReadableStream<LanguageModelOutput>> {
    if (!(await this.#executor.handles(GENERATE))) return await super.stream(input, options);
    return IterableReadableStream.fromAsyncGenerator(this.#chunks(input, options ?? {}));
  }

  async *#chunks(prompt: BaseLanguageModelInput, config: RunnableConfig): AsyncGenerator<AIMessageChunk, void, undefined> {
    const messages = typeof prompt === "string" ? [{ role: "user", content: prompt }] : asPrompt(prompt);
    const job = { messages, model: this.#identity(), config: carriedConfig(config) };
    let usage: UsageMetadata | undefined;
    let finishReason: string | undefined;
    const input = asJson(job, "The prompt");
    for await (const event of runJob(this.#executor, { kind: GENERATE, input }, jobOptions(config))) {
      const delta = readJob(deltaSchema, event, `An event of a job "${GENERATE}"`);
      usage = (delta.usage as UsageMetadata | undefined) ?? usage;
      finishReason = delta.finishReason ?? finishReason;
      if (delta.text !== "") yield new AIMessageChunk({ content: delta.text });
    }
    const last = new AIMessageChunk({ content: "", response_metadata: { finish_reason: finishReason } });
    yield usage === undefined ? last : Object.assign(last, { usage_metadata: usage });
  }
}

function asPrompt(input: Exclude<BaseLanguageModelInput, string>): PromptMessage[] {
  const messages = Array.isArray(input) ? input : input.toChatMessages();
  return messages
    .filter((message): message is BaseMessage => isBaseMessage(message))
    .map((message) => ({ role: roleOf(message), content: message.text }));
}

function roleOf(message: BaseMessage): PromptMessage["role"] {
  const type = message.getType();
  return type === "system" ? "system" : type === "ai" ? "assistant" : "user";
}
