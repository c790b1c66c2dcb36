import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import { type BaseLLMCallOptions, type BaseLLMParams, LLM } from "@langchain/core/language_models/llms";
import type { MessageContent } from "@langchain/core/messages";
import { GenerationChunk, type LLMResult } from "@langchain/core/outputs";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { IterableReadableStream } from "@langchain/core/utils/stream";
import { itemsUntilAborted } from "../async/until-aborted.js";
import type { ChatBackend, ReplyCall } from "../chat/chat-backend.js";
import {
  type GenerationOptions,
  generationOptionNames,
  mergeGenerationOptions,
  readGenerationOptions,
} from "../chat/generation-options.js";
import type { ModelOpener } from "../local-model/local-model.js";
import { type CacheCallOptions, callScope, requireCallOptions, withOwnSignal } from "./call-options.js";
import { contentText } from "./chat-messages.js";
import { withContextOverflow } from "./context-overflow.js";
import { warnOfMisspeltOptions } from "./misspelt-options.js";
import { parseModelString } from "./model-string.js";
import { type ModelOptions, openBackend, withoutKey } from "./open-backend.js";
import { packageVersion } from "./package-version.js";
import { finishMetadata, tokenUsage, usageMetadata } from "./reply-metadata.js";

/** A converted folder or a server, with LangChain's own fields for LLMs. */
export type ChatGLMFields = BaseLLMParams & ModelOptions;

/** What one call may change. `stop`, `signal` and `timeout` are LangChain's own. */
export type ChatGLMCallOptions = BaseLLMCallOptions & CacheCallOptions & Omit<GenerationOptions, "stop">;

/**
 * A converted ChatGLM folder as a LangChain LLM: a string in, a string out; or, with `baseUrl`, a model on a server. The string
 * is put to the model as one user turn; as it stands, for a model without a chat format and for a server's
 * `endpoint: "completions"`. Constructing it loads nothing; see `ChatGLMChatModel` for what is shared and which errors
 * come. A signal or timeout that fires rejects with its reason.
 *
 * @example
 * const llm = new ChatGLM({ model: "./chatglm3-6b-int4" });
 * const text = await llm.invoke("写一句关于秋天的诗。");
 */
export class ChatGLM extends LLM<ChatGLMCallOptions> implements AsyncDisposable {
  readonly #backend: ChatBackend;

  static override lc_name(): string {
    return "ChatGLM";
  }

  /** @param opener Opens the model folder. Defaults to `openModel`. */
  constructor(fields: ChatGLMFields, opener?: ModelOpener) {
    super(withoutKey(fields));
    this._addVersion("langchain-chatglm", packageVersion);
    warnOfMisspeltOptions("ChatGLM", fields);
    this.#backend = openBackend(fields, this.cache, opener);
    // Core's own use of the cache would come first, with its mistakes; the backend's replaces it.
    delete this.cache;
  }

  /**
   * A model by a text, as configurations hold one: `chatglm:./folder`, or `chatglm:http://host:port/v1#model` for a server. Throws
   * INVALID_OPTION for a text that names none.
   *
   * @example
   * const model = ChatGLM.fromString("chatglm:./chatglm3-6b-int4", { temperature: 0 });
   */
  static fromString(text: string, fields: Omit<ChatGLMFields, "model" | "baseUrl"> = {}): ChatGLM {
    return new ChatGLM({ ...fields, ...parseModelString(text) } as ChatGLMFields);
  }

  /** The model folder's own name, or the model's name on its server. */
  get model(): string {
    return this.#backend.name;
  }

  /** The form of the answer chain's prompt that the model was trained on, from its manifest. Undefined: none is known. */
  get promptForm(): string | undefined {
    return this.#backend.promptForm;
  }

  override get callKeys(): string[] {
    return [...new Set([...super.callKeys, ...generationOptionNames, "cache", "scope"])];
  }

  override _llmType(): string {
    return "chatglm";
  }

  override _identifyingParams(): Record<string, unknown> {
    return { ...this.#backend.identity };
  }

  override invocationParams(options?: this["ParsedCallOptions"]): GenerationOptions {
    return mergeGenerationOptions(this.#backend.defaults, readGenerationOptions(options ?? {}));
  }

  /** Tokens of a text, counted by the model's own tokenizer, which opens the model; estimated for a model on a server. */
  override async getNumTokens(content: MessageContent): Promise<number> {
    return this.#backend.countTokens(contentText(content, "The content"));
  }

  override async stream(
    input: BaseLanguageModelInput,
    options?: Partial<ChatGLMCallOptions>,
  ): Promise<IterableReadableStream<string>> {
    return super.stream(input, withOwnSignal(options));
  }

  protected override _separateRunnableConfigFromCallOptionsCompat(
    options?: Partial<ChatGLMCallOptions>,
  ): [RunnableConfig, this["ParsedCallOptions"]] {
    requireCallOptions(options ?? {});
    const [config, callOptions] = super._separateRunnableConfigFromCallOptionsCompat(options);
    const scope = callScope(options ?? {});
    return [config, scope === undefined ? callOptions : { ...callOptions, scope }];
  }

  override async *_streamResponseChunks(
    prompt: string,
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<GenerationChunk> {
    const { cache, scope, signal } = options;
    const messages = [{ role: "user" as const, content: prompt }];
    const call: ReplyCall = { messages, options: this.invocationParams(options), cache, scope, signal };
    for await (const event of itemsUntilAborted(withContextOverflow(this.#backend.reply(call)), signal)) {
      if (event.type === "text-delta") {
        if (event.text === "") continue;
        const chunk = new GenerationChunk({ text: event.text });
        yield chunk;
        await runManager?.handleLLMNewToken(event.text, { prompt: 0, completion: 0 }, undefined, undefined, undefined, { chunk });
      } else if (event.type === "finish") {
        const generationInfo = {
          ...finishMetadata(this.#backend.name, event),
          usage_metadata: event.usage === undefined ? undefined : usageMetadata(event.usage),
        };
        yield new GenerationChunk({ text: "", generationInfo });
      }
    }
  }

  override async _generate(
    prompts: string[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<LLMResult> {
    const replies = await Promise.all(prompts.map((prompt) => this.#reply(prompt, options, runManager)));
    const usages = replies.map((reply) => tokenUsage(reply.generationInfo?.["usage_metadata"]));
    const sum = (name: string): number => usages.reduce((total, usage) => total + (usage[name] ?? 0), 0);
    return {
      generations: replies.map((reply) => [reply]),
      llmOutput: {
        tokenUsage: {
          promptTokens: sum("promptTokens"),
          completionTokens: sum("completionTokens"),
          totalTokens: sum("totalTokens"),
        },
      },
    };
  }

  override async _call(
    prompt: string,
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<string> {
    return (await this.#reply(prompt, options, runManager)).text;
  }

  /** Releases this object's hold on the engine. A later call opens it again. */
  async close(): Promise<void> {
    await this.#backend.close();
  }

  /** The same as {@link close}. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #reply(
    prompt: string,
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<GenerationChunk> {
    let whole = new GenerationChunk({ text: "" });
    for await (const chunk of this._streamResponseChunks(prompt, options, runManager)) whole = whole.concat(chunk);
    return whole;
  }
}
