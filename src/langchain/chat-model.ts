import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BaseLanguageModelInput, StructuredOutputMethodOptions } from "@langchain/core/language_models/base";
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BaseChatModelParams,
  type BindToolsInput,
  type LangSmithParams,
} from "@langchain/core/language_models/chat_models";
import type { ChatModelStreamEvent } from "@langchain/core/language_models/event";
import type { ModelProfile } from "@langchain/core/language_models/profile";
import { AIMessage, AIMessageChunk, type BaseMessage, type MessageContent } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import type { Runnable, RunnableConfig } from "@langchain/core/runnables";
import type { IterableReadableStream } from "@langchain/core/utils/stream";
import type { ChatBackend, KeptPrompt, ReplyCall, ReplyEvent } from "../chat/chat-backend.js";
import {
  type GenerationOptions,
  generationOptionNames,
  mergeGenerationOptions,
  readGenerationOptions,
} from "../chat/generation-options.js";
import { ChatGLMError } from "../errors.js";
import type { ModelOpener } from "../local-model/local-model.js";
import type { PictureReading } from "../sources/images/picture-source.js";
import type { VisionModel } from "../vision/vision-model.js";
import { type CacheCallOptions, callScope, requireCallOptions, withOwnSignal } from "./call-options.js";
import { chatMessages, contentText } from "./chat-messages.js";
import { chatModelEvents } from "./chat-model-events.js";
import { withContextOverflow } from "./context-overflow.js";
import { warnOfMisspeltOptions } from "./misspelt-options.js";
import { modelProfile } from "./model-profile.js";
import { parseModelString } from "./model-string.js";
import { type ModelOptions, openBackend, withoutKey } from "./open-backend.js";
import { outputDefinition } from "./output-definition.js";
import { packageVersion } from "./package-version.js";
import { untilReplyAborted } from "./partial-reply.js";
import { ReplyChunks } from "./reply-chunk.js";
import { tokenUsage } from "./reply-metadata.js";
import { requireJson } from "./require-json.js";
import { MessageImages } from "./see-images.js";
import { type OutputSchema, type StructuredRunnable, structuredOutput } from "./structured-output.js";
import { replyTool, replyToolChoice, toolDefinitions } from "./tool-definitions.js";

/**
 * A converted folder, a server or workers, with LangChain's own fields for chat models. `vision` sees what image blocks show, so that the model reads
 * it as text; without it they are refused. `pictures` says how large they may be, and which private hosts they may be fetched from.
 */
export type ChatGLMChatModelFields = BaseChatModelParams &
  ModelOptions & { readonly vision?: VisionModel | undefined; readonly pictures?: PictureReading | undefined };

/** What one call may change. `stop`, `signal`, `timeout` and `tool_choice` are LangChain's own. */
export interface ChatGLMChatModelCallOptions extends BaseChatModelCallOptions, CacheCallOptions, Omit<GenerationOptions, "stop"> {
  /** Tools the reply may call; see `bindTools`. */
  readonly tools?: readonly BindToolsInput[] | undefined;
  /** JSON Schema the whole reply is an instance of, unless it calls a tool; `stop` doesn't apply. Defaults to free text. */
  readonly responseSchema?: Readonly<Record<string, unknown>> | undefined;
  /** Told how many of the prompt's tokens are read, until the first token comes; by a model on this machine only. */
  readonly onPrompt?: ((read: number, of: number) => void) | undefined;
}

/**
 * A converted ChatGLM folder as a LangChain chat model; or, with `baseUrl`, a model on an OpenAI-compatible server; or, with `executor`, a model
 * that workers have. Constructing it loads nothing; the first call opens the model, and every object with the same folder and engine settings shares
 * one engine. Generation runs on a worker thread.
 *
 * When its signal or timeout fires, `invoke` rejects with ModelAbortError, which holds what was said so far, and the newer `streamEvents`
 * ends with one; `stream` throws the signal's reason after the chunks it gave. Other failures are ChatGLMErrors: MODEL_NOT_FOUND, MODEL_INVALID,
 * CONTEXT_OVERFLOW (also LangChain's ContextOverflowError), INVALID_OPTION, OVERLOADED, ENGINE_FAILED; from a server,
 * RemoteErrors with its status.
 *
 * A `cache` is LangChain's, kept by this class: streams use it as well, equal calls that overlap are generated once, no
 * signal or timeout is part of a key, every hit is a message of its own, and if the cache fails or hangs,
 * calls proceed without it.
 *
 * @example
 * const chat = new ChatGLMChatModel({ model: "./chatglm3-6b-int4", temperature: 0 });
 * const { text } = await chat.invoke("姚明出生在哪里?");
 */
export class ChatGLMChatModel extends BaseChatModel<ChatGLMChatModelCallOptions> implements AsyncDisposable {
  readonly #backend: ChatBackend;
  readonly #images: MessageImages | undefined;

  static override lc_name(): string {
    return "ChatGLMChatModel";
  }

  /** @param opener Opens the model folder. Defaults to `openModel`. */
  constructor(fields: ChatGLMChatModelFields, opener?: ModelOpener) {
    super(withoutKey(fields));
    const { vision, pictures, ...model } = fields;
    this._addVersion("langchain-chatglm", packageVersion);
    warnOfMisspeltOptions("ChatGLMChatModel", model);
    this.#images = vision === undefined ? undefined : new MessageImages(vision, pictures);
    this.#backend = openBackend(model as ModelOptions, this.cache, opener);
    // Core's own use of the cache would come first, with its mistakes; the backend's replaces it.
    delete this.cache;
  }

  /**
   * A model by a text, as configurations hold one: `chatglm:./folder`, or `chatglm:http://host:port/v1#model` for a server. Throws
   * INVALID_OPTION for a text that names none.
   *
   * @example
   * const model = ChatGLMChatModel.fromString("chatglm:./chatglm3-6b-int4", { temperature: 0 });
   */
  static fromString(text: string, fields: Omit<ChatGLMChatModelFields, "model" | "baseUrl"> = {}): ChatGLMChatModel {
    return new ChatGLMChatModel({ ...fields, ...parseModelString(text) } as ChatGLMChatModelFields);
  }

  /** The model folder's own name, or the model's name on its server. */
  get model(): string {
    return this.#backend.name;
  }

  /** What answers behind this class, in plain values: what `createServer` of `langchain-chatglm/server` serves. */
  get backend(): ChatBackend {
    return this.#backend;
  }

  /** The form of the answer chain's prompt that the model was trained on, from its manifest. Undefined: none is known. */
  get promptForm(): string | undefined {
    return this.#backend.promptForm;
  }

  override get callKeys(): string[] {
    return [
      ...new Set([
        ...super.callKeys,
        ...generationOptionNames,
        "tools",
        "tool_choice",
        "responseSchema",
        "cache",
        "scope",
        "onPrompt",
      ]),
    ];
  }

  override get profile(): ModelProfile {
    return modelProfile(this.#backend.capabilities);
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

  override getLsParams(options: this["ParsedCallOptions"]): LangSmithParams {
    const { temperature, maxTokens, stop } = this.invocationParams(options);
    return {
      ls_provider: "chatglm",
      ls_model_name: this.#backend.name,
      ls_model_type: "chat",
      ...(temperature === undefined ? {} : { ls_temperature: temperature }),
      ...(maxTokens === undefined ? {} : { ls_max_tokens: maxTokens }),
      ...(stop === undefined ? {} : { ls_stop: stop }),
    };
  }

  /** Tokens of a text, counted by the model's own tokenizer, which opens the model; estimated for a model on a server. */
  override async getNumTokens(content: MessageContent): Promise<number> {
    return this.#backend.countTokens(contentText(content, "The content"));
  }

  /**
   * Tokens of the whole prompt that a call with these messages and options makes, roles and tools included: what `trimMessages`
   * needs to fit a context exactly. On a server an estimate of the messages' text, as no protocol tells.
   */
  async countPromptTokens(messages: BaseMessage[], options: Partial<ChatGLMChatModelCallOptions> = {}): Promise<number> {
    const counted = this.#backend.countPromptTokens?.(this.#request(messages, options as this["ParsedCallOptions"]));
    if (counted !== undefined) return counted;
    const texts = messages.map((message) => this.getNumTokens(message.content));
    return (await Promise.all(texts)).reduce((sum, tokens) => sum + tokens, 0);
  }

  /**
   * Reads messages that many prompts begin with (system prompt, tools, evidence) ahead of the first question; with `prefixFolder`, what was read
   * is kept there under the name, for the processes to come. Undefined for a model on a server, which has its own ways. Errors:
   * see `TextModel.keepPrefix`.
   *
   * @example
   * const chat = new ChatGLMChatModel({ model: "./chatglm3-6b-int4", prefixFolder: "./prefixes" });
   * await chat.keepPrefix("helpdesk", [new SystemMessage(instructions)], { tools });
   */
  async keepPrefix(
    name: string,
    messages: BaseMessage[],
    options: Partial<ChatGLMChatModelCallOptions> = {},
  ): Promise<KeptPrompt | undefined> {
    return this.#backend.keepPrefix?.(name, this.#request(messages, options as this["ParsedCallOptions"]));
  }

  /**
   * The same model with tools to call: LangChain tools, RunnableToolLike, `{ name, description, schema }` (zod or JSON Schema), or
   * OpenAI's shape. ChatGLM3 is shown them in its system turn. `tool_choice`: "auto" (default); "none", which shows no tools; a
   * tool's name, which begins the reply with the call; "any", the same, after the model has named one of several.
   * Throws INVALID_OPTION for what is no tool, and for names that are not one word or are given twice.
   */
  override bindTools(
    tools: BindToolsInput[],
    options: Partial<ChatGLMChatModelCallOptions> = {},
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, ChatGLMChatModelCallOptions> {
    const definitions = toolDefinitions(tools);
    replyToolChoice(options.tool_choice, definitions);
    return this.withConfig({ ...options, tools: definitions });
  }

  /**
   * The same model with values of a schema as replies: zod, a standard schema, or JSON Schema. `method` is "jsonSchema" (default), which
   * keeps what is sampled to the schema, "functionCalling" or "jsonMode". A stream gives the value as it grows. `includeRaw` gives `{ raw, parsed }`, with `parsed` null when
   * the reply can't be read; without it that is an OutputParserException. See docs/structured-output.md for the schemas.
   */
  override withStructuredOutput<RunOutput extends Record<string, unknown> = Record<string, unknown>>(
    outputSchema: OutputSchema<RunOutput>,
    config?: StructuredOutputMethodOptions<false>,
  ): Runnable<BaseLanguageModelInput, RunOutput>;
  override withStructuredOutput<RunOutput extends Record<string, unknown> = Record<string, unknown>>(
    outputSchema: OutputSchema<RunOutput>,
    config?: StructuredOutputMethodOptions<true>,
  ): Runnable<BaseLanguageModelInput, { raw: BaseMessage; parsed: RunOutput }>;
  override withStructuredOutput<RunOutput extends Record<string, unknown> = Record<string, unknown>>(
    outputSchema: OutputSchema<RunOutput>,
    config: StructuredOutputMethodOptions<boolean> = {},
  ): StructuredRunnable<RunOutput> {
    return structuredOutput(this, outputSchema, config);
  }

  override async stream(
    input: BaseLanguageModelInput,
    options?: Partial<ChatGLMChatModelCallOptions>,
  ): Promise<IterableReadableStream<AIMessageChunk>> {
    return super.stream(input, withOwnSignal(options));
  }

  protected override _separateRunnableConfigFromCallOptionsCompat(
    options?: Partial<ChatGLMChatModelCallOptions>,
  ): [RunnableConfig, this["ParsedCallOptions"]] {
    requireCallOptions(options ?? {});
    const [config, callOptions] = super._separateRunnableConfigFromCallOptionsCompat(options);
    const scope = callScope(options ?? {});
    return [config, scope === undefined ? callOptions : { ...callOptions, scope }];
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const chunks = new ReplyChunks(this.#backend.name);
    for await (const event of this.#reply(messages, options)) {
      const chunk = chunks.chunk(event);
      if (chunk === undefined) continue;
      yield chunk;
      if (event.type === "finish") continue;
      await runManager?.handleLLMNewToken(chunk.text, { prompt: 0, completion: 0 }, undefined, undefined, undefined, { chunk });
    }
  }

  override async *_streamChatModelEvents(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
  ): AsyncGenerator<ChatModelStreamEvent> {
    yield* chatModelEvents(this.#reply(messages, options), this.#backend.name);
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    let whole = new ChatGenerationChunk({ text: "", message: new AIMessageChunk({ content: "" }) });
    for await (const chunk of this._streamResponseChunks(messages, options, runManager)) whole = whole.concat(chunk);
    const { response_metadata, usage_metadata, tool_calls = [], invalid_tool_calls = [] } = aiChunk(whole);
    // Without thought the content is the text.
    const { content } = whole.message;
    const message = new AIMessage({
      content: Array.isArray(content) ? content.map(withoutIndex) : whole.text,
      tool_calls,
      invalid_tool_calls,
      response_metadata,
      ...(usage_metadata === undefined ? {} : { usage_metadata }),
    });
    return {
      generations: [{ text: whole.text, message, generationInfo: whole.generationInfo ?? {} }],
      llmOutput: { tokenUsage: tokenUsage(usage_metadata) },
    };
  }

  /** Releases this object's hold on the engine. A later call opens it again. */
  async close(): Promise<void> {
    await this.#backend.close();
  }

  /** The same as {@link close}. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #request(messages: readonly BaseMessage[], options: this["ParsedCallOptions"]): ReplyCall {
    const tools = toolDefinitions(options.tools ?? []);
    const responseSchema = options.responseSchema === undefined ? undefined : responseSchemaOf(options.responseSchema);
    if (responseSchema !== undefined) requireResponseSchema(responseSchema);
    const parameters = this.invocationParams(options);
    return {
      messages: chatMessages(messages),
      tools: tools.map(replyTool),
      toolChoice: replyToolChoice(options.tool_choice, tools),
      responseSchema,
      // A value ends where it is whole: a stop string in the middle of it would leave what no one can read.
      options: responseSchema === undefined ? parameters : { ...parameters, stop: undefined },
      cache: options.cache,
      scope: options.scope,
      signal: options.signal,
      onPrompt: options.onPrompt,
    };
  }

  async *#reply(messages: BaseMessage[], options: this["ParsedCallOptions"]): AsyncGenerator<ReplyEvent> {
    const seen = this.#images === undefined ? messages : await this.#images.told(messages, options.signal);
    const events = this.#backend.reply(this.#request(seen, options));
    yield* untilReplyAborted(withContextOverflow(events), options.signal, this.#backend.name);
  }
}

function requireResponseSchema(schema: unknown): void {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
    throw new ChatGLMError("INVALID_OPTION", "responseSchema: a JSON Schema is needed, which is an object.");
  }
  requireJson(schema, "responseSchema");
}

/** Names the option in what is wrong with its schema. */
function responseSchemaOf(given: unknown): Readonly<Record<string, unknown>> {
  try {
    return outputDefinition(given).json;
  } catch (error) {
    if (!(error instanceof ChatGLMError)) throw error;
    throw new ChatGLMError(error.code, `responseSchema: ${error.message}`, { cause: error });
  }
}

/** A block as it is when whole: its place among the chunks says nothing more. */
function withoutIndex<Block extends object>(block: Block): Block {
  if (!("index" in block)) return block;
  const { index: _, ...rest } = block;
  return rest as Block;
}

function aiChunk(chunk: ChatGenerationChunk): AIMessageChunk {
  if (AIMessageChunk.isInstance(chunk.message)) return chunk.message;
  throw new TypeError(`a reply chunk holds a ${chunk.message.type} message`);
}
