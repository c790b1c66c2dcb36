import { AnswerCache } from "../answer-cache/answer-cache.js";
import { type FileStore, fileStore } from "../answer-cache/stores/file-store.js";
import { type AnswerChain, createAnswerChain } from "../answering/answer-chain.js";
import type { ChatBackend } from "../chat/chat-backend.js";
import { OnnxEmbeddings } from "../embeddings/onnx-embeddings.js";
import type { Executor } from "../fan-out/executor.js";
import { ChatGLMChatModel } from "../langchain/chat-model.js";
import { openTokenizer } from "../model/open-tokenizer.js";
import type { DocumentSourceOptions } from "../sources/documents/document-options.js";
import { DocumentSource } from "../sources/documents/document-source.js";
import { GraphSource } from "../sources/graph/graph-source.js";
import type { KnowledgeSource } from "../sources/knowledge-source.js";
import type { TableSource } from "../sources/tables/table-source.js";
import { executorAddress } from "./executor-address.js";
import type { Environment } from "./language.js";
import { tableSources } from "./table-sources.js";
import { type WebSourceFiles, WebSources } from "./web-sources.js";

/** What `ask` and `serve` answer with. */
export interface AnswerSetupOptions extends WebSourceFiles {
  readonly model: string;
  readonly documents?: string[];
  readonly graph?: string[];
  /** Databases and table files. */
  readonly sql?: string[];
  /** Whether the model fills query plans. */
  readonly sqlPlan?: boolean;
  /** False with `--no-cache`. */
  readonly cache: boolean;
  readonly cacheFolder?: string;
  readonly indexFolder?: string;
  /** Folder of an encoder. */
  readonly embeddings?: string;
  /** False with `--no-plan`. */
  readonly plan: boolean;
  /** False with `--no-check`. */
  readonly check: boolean;
  /** Defaults to 0: what evidence says is no matter of chance. */
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly seed?: number;
  readonly threads?: number;
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
  readonly sources: readonly KnowledgeSource[];
  readonly cache: AnswerCache | undefined;
  readonly documents: DocumentSource | undefined;
  readonly #web: WebSources;
  readonly #model: ChatGLMChatModel;
  readonly #store: FileStore;
  readonly embeddings: OnnxEmbeddings | undefined;
  readonly #executor: Executor | undefined;
  readonly #tables: readonly TableSource[];

  /**
   * @param web sources on servers, which are disposed of with the rest
   * @param executor is disposed of, too
   */
  constructor(
    options: AnswerSetupOptions,
    web: WebSources,
    executor: Executor | undefined,
    { warn, onIndexProgress }: AnswerSetupEvents,
  ) {
    this.#executor = executor;
    this.#web = web;
    const { model, temperature = 0, topP, maxTokens, seed, threads, documents, graph, timeout } = options;
    this.#model = new ChatGLMChatModel({ model, temperature, topP, maxTokens, seed, threads });
    this.#store = fileStore({ folder: options.cacheFolder });
    this.cache = options.cache ? new AnswerCache({ store: this.#store, onWarning: ({ message }) => warn(message) }) : undefined;
    const { indexFolder = options.cache ? undefined : false } = options;
    this.embeddings = options.embeddings === undefined ? undefined : new OnnxEmbeddings({ model: options.embeddings });
    const vectors =
      this.embeddings === undefined ? {} : { vectors: { embeddings: this.embeddings }, onProgress: onIndexProgress };
    this.documents = documents === undefined ? undefined : new DocumentSource({ path: documents, indexFolder, ...vectors });
    this.#tables = tableSources({
      addresses: options.sql ?? [],
      model: options.sqlPlan === true ? { model: this.#model, version: JSON.stringify([model, temperature, seed]) } : undefined,
      warn,
    });
    this.sources = [
      ...(this.documents === undefined ? [] : [this.documents]),
      ...(graph === undefined ? [] : [new GraphSource({ path: graph })]),
      ...this.#tables,
      ...web.sources,
    ];
    this.chain = createAnswerChain({
      model: this.#model,
      plan: options.plan,
      ...(timeout === undefined ? {} : { fanOut: { timeout: Math.ceil(timeout * 1000) } }),
      check: options.check ? "gate" : false,
      cache: this.cache ?? false,
      executor,
      sources: this.sources,
    });
  }

  /** What the model answers with, for others. */
  get backend(): ChatBackend {
    return this.#model.backend;
  }

  /** Reads the documents and makes their vectors. Documents that can't be embedded are searched by words, which `documents.skipped` tells. */
  async prepareDocuments(signal: AbortSignal): Promise<void> {
    try {
      await this.documents?.prepare(signal);
    } catch (error) {
      if (signal.aborted || this.documents?.skipped.some(({ name }) => name === "vectors") !== true) throw error;
    }
  }

  /** Sources that may leave something out. */
  get skippable(): readonly KnowledgeSource[] {
    return [...(this.documents === undefined ? [] : [this.documents]), ...this.#web.sources];
  }

  /** The cache is closed before its store: an answer being kept is kept. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#executor?.close();
    await this.documents?.[Symbol.asyncDispose]();
    await this.embeddings?.[Symbol.asyncDispose]();
    await Promise.all(this.#tables.map((source) => source[Symbol.asyncDispose]()));
    await this.#web[Symbol.asyncDispose]();
    await this.cache?.close();
    await this.#store[Symbol.asyncDispose]();
    await this.#model.close();
  }
}

/**
 * @param environment what files that describe servers take their keys from
 * @throws ChatGLMError for a wrong model folder, which is said even where the cache could answer: the answer would not be this model's; and for
 *   a wrong description of a server
 */
export async function openAnswerSetup(
  options: AnswerSetupOptions,
  environment: Environment,
  events: AnswerSetupEvents,
): Promise<AnswerSetup> {
  await openTokenizer(options.model);
  return new AnswerSetup(
    options,
    await WebSources.open(options, environment),
    await openExecutor(options, environment, events),
    events,
  );
}

/** Loads the queues' code only where there are queues. */
async function openExecutor(
  { executor, scope }: AnswerSetupOptions,
  environment: Environment,
  { warn }: AnswerSetupEvents,
): Promise<Executor | undefined> {
  if (executor === undefined) return undefined;
  const { bullmqExecutor } = await import("../distributed/executor/bullmq-executor.js");
  const onWarning = ({ message }: Error): void => warn(message);
  return bullmqExecutor({ connection: executorAddress(executor, environment), scope, onWarning });
}
