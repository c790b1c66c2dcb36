import { AnswerCache } from "../answer-cache/answer-cache.js";
import type { CacheEncryption } from "../answer-cache/encryption/value-cipher.js";
import { type FileStore, fileStore } from "../answer-cache/stores/file-store.js";
import { type AnswerChain, createAnswerChain } from "../answering/answer-chain.js";
import { BoxedMatcher } from "../answering/boxed-matcher.js";
import type { ChatBackend } from "../chat/chat-backend.js";
import { OnnxEmbeddings } from "../embeddings/onnx-embeddings.js";
import type { Executor } from "../fan-out/executor.js";
import { ChatGLMChatModel } from "../langchain/chat-model.js";
import { openTokenizer } from "../model/open-tokenizer.js";
import type { DeviceOption } from "../model/text-generation.js";
import type { DocumentSourceOptions } from "../sources/documents/document-options.js";
import type { DocumentSource } from "../sources/documents/document-source.js";
import type { KnowledgeSource } from "../sources/knowledge-source.js";
import type { OcrModel } from "../vision/ocr/ocr-model.js";
import { cacheKeys } from "./cache-keys.js";
import { type ModelChoice, modelFields } from "./chosen-model.js";
import { chosenOcr } from "./chosen-ocr.js";
import { executorAddress } from "./executor-address.js";
import type { Environment } from "./language.js";
import { flagSources } from "./sources/flag-sources.js";
import { OpenedSources } from "./sources/open-sources.js";
import type { PlacedSource } from "./sources/source-description.js";
import type { SourceFlags } from "./sources/source-flags.js";

/** What `ask`, `chat` and `serve` answer with. */
export interface AnswerSetupOptions extends SourceFlags {
  readonly model: ModelChoice;
  /** Sources of a configuration: they come before those of the options. */
  readonly configured?: readonly PlacedSource[];
  /** Pictures that the question is about. */
  readonly image?: readonly string[];
  /** Whether questions may come with pictures wherever the packages for them are installed. Defaults to false. */
  readonly seesIfInstalled?: boolean;
  /** False with `--no-cache`. */
  readonly cache: boolean;
  readonly cacheFolder?: string;
  readonly indexFolder?: string;
  /** Folder of an encoder. */
  readonly embeddings?: string;
  /** Whether what answers by its meaning is quoted where nothing else answers. Defaults to false. */
  readonly matcher?: boolean;
  /** False with `--no-plan`. */
  readonly plan: boolean;
  /** False with `--no-check`. */
  readonly check: boolean;
  /** Defaults to 0: what evidence says is no matter of chance. */
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly maxThinkingTokens?: number;
  readonly seed?: number;
  readonly threads?: number;
  readonly device?: DeviceOption;
  /** Seconds that everything before writing may take. */
  readonly timeout?: number;
  /** Address of the server whose queues work is sent through. */
  readonly executor?: string | undefined;
  /** Whose workers are meant. */
  readonly scope?: string | undefined;
}

export interface AnswerSetupEvents {
  /** Told what the cache does without. */
  readonly warn: (message: string) => void;
  /** How far the documents are read and embedded. Only told where there is an encoder. */
  readonly onIndexProgress?: DocumentSourceOptions["onProgress"];
}

/** A chain over the sources that were named, and what it is made of. */
export class AnswerSetup implements AsyncDisposable {
  readonly chain: AnswerChain;
  readonly model: ChatGLMChatModel;
  readonly cache: AnswerCache | undefined;
  readonly sources: OpenedSources;
  readonly #store: FileStore;
  readonly embeddings: OnnxEmbeddings | undefined;
  readonly #matcher: BoxedMatcher | undefined;
  readonly #ocr: OcrModel | undefined;
  readonly #executor: Executor | undefined;
  readonly #warn: (message: string) => void;

  /** @param parts are disposed of with it */
  private constructor(
    { cache, cacheFolder, matcher, plan, check, timeout, threads }: AnswerSetupOptions,
    parts: {
      readonly model: ChatGLMChatModel;
      readonly sources: OpenedSources;
      readonly embeddings: OnnxEmbeddings | undefined;
      readonly ocr: OcrModel | undefined;
      readonly encryption: CacheEncryption | undefined;
      readonly executor: Executor | undefined;
    },
    { warn }: AnswerSetupEvents,
  ) {
    this.model = parts.model;
    this.sources = parts.sources;
    this.embeddings = parts.embeddings;
    this.#matcher = matcher === false ? undefined : new BoxedMatcher(threads);
    this.#ocr = parts.ocr;
    this.#executor = parts.executor;
    this.#store = fileStore({ folder: cacheFolder });
    this.#warn = warn;
    const onWarning = ({ message }: { readonly message: string }): void => warn(message);
    this.cache = cache ? new AnswerCache({ store: this.#store, encryption: parts.encryption, onWarning }) : undefined;
    this.chain = createAnswerChain({
      model: this.model,
      plan,
      matcher: this.#matcher ?? false,
      ...(this.#ocr === undefined ? {} : { vision: this.#ocr }),
      ...(timeout === undefined ? {} : { fanOut: { timeout: Math.ceil(timeout * 1000) } }),
      check: check ? "gate" : false,
      cache: this.cache ?? false,
      executor: parts.executor,
      sources: this.sources.list.map(({ source }) => source),
    });
  }

  /**
   * @param environment what files that describe servers, and the cache, take their keys from
   * @throws ChatGLMError for a wrong model folder, which is said even where the cache could answer: the answer would not be this model's; and for
   *   a wrong description of a source
   */
  static async open(options: AnswerSetupOptions, environment: Environment, events: AnswerSetupEvents): Promise<AnswerSetup> {
    const { model: choice, temperature = 0, topP, seed, threads, device, configured = [], cache } = options;
    const { maxTokens, maxThinkingTokens } = options;
    const drawn = { temperature, topP, maxTokens, maxThinkingTokens, seed };
    if (choice.baseUrl === undefined) await openTokenizer(choice.model);
    const named = [...configured, ...(await flagSources(options, environment))];
    const model = new ChatGLMChatModel({ ...modelFields(choice, threads, device), ...drawn });
    const embeddings = options.embeddings === undefined ? undefined : new OnnxEmbeddings({ model: options.embeddings });
    const indexFolder = options.indexFolder ?? (cache ? undefined : (false as const));
    const version = JSON.stringify([choice.model, choice.baseUrl, temperature, seed]);
    const { warn, onIndexProgress } = events;
    // Reading alone is quick, and told by the stages.
    const progress = embeddings === undefined ? {} : { onIndexProgress };
    const { ocr, readers } = await chosenOcr(options);
    const tools = { embeddings, indexFolder, model: { model, version }, readers, warn, ...progress };
    const sources = await OpenedSources.open(named, tools);
    const executor = await openExecutor(options, environment, events);
    const encryption = cacheKeys(environment);
    return new AnswerSetup(options, { model, embeddings, ocr, encryption, executor, sources }, events);
  }

  /** What the model answers with, for others. */
  get backend(): ChatBackend {
    return this.model.backend;
  }

  get documents(): readonly DocumentSource[] {
    return this.sources.documents;
  }

  /** Reads the documents and makes their vectors. Documents that can't be embedded are searched by words, which their `skipped` tells. */
  async prepareDocuments(signal: AbortSignal): Promise<void> {
    for (const documents of this.documents) {
      try {
        await documents.prepare(signal);
      } catch (error) {
        if (signal.aborted || !documents.skipped.some(({ name }) => name === "vectors")) throw error;
      }
    }
  }

  /** {@link prepareDocuments}, and opens what tells answers by their meaning: the first question needn't wait for it. */
  async prepare(signal: AbortSignal): Promise<void> {
    await this.prepareDocuments(signal);
    if (this.sources.list.length === 0) return;
    await this.#matcher?.prepare(signal).catch((error: unknown) => {
      signal.throwIfAborted();
      // Without it rules decide alone.
      this.#warn(error instanceof Error ? error.message : String(error));
    });
  }

  /** Sources that may leave something out. */
  get skippable(): readonly KnowledgeSource[] {
    return this.sources.list.map(({ source }) => source);
  }

  /** The cache is closed before its store: an answer being kept is kept. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#executor?.close();
    await this.sources[Symbol.asyncDispose]();
    await this.#ocr?.[Symbol.asyncDispose]();
    await this.#matcher?.[Symbol.asyncDispose]();
    await this.embeddings?.[Symbol.asyncDispose]();
    await this.cache?.close();
    await this.#store[Symbol.asyncDispose]();
    await this.model.close();
  }
}

/** Loads the queues' code only where there are queues. */
async function openExecutor(
  { executor, scope }: AnswerSetupOptions,
  environment: Environment,
  { warn }: AnswerSetupEvents,
): Promise<Executor | undefined> {
  if (executor === undefined) return undefined;
  const { bullmqExecutor } = await import("../distributed/executor/bullmq-executor.js");
  const told = new Set<string>();
  // A server that isn't there is tried again and again.
  const onWarning = ({ message }: Error): void => {
    if (!told.has(message)) warn(message);
    told.add(message);
  };
  return bullmqExecutor({ connection: executorAddress(executor, environment), scope, onWarning });
}
