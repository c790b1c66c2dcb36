import { AnswerCache } from "../answer-cache/answer-cache.js";
import { type FileStore, fileStore } from "../answer-cache/stores/file-store.js";
import { type AnswerChain, createAnswerChain } from "../answering/answer-chain.js";
import { ChatGLMChatModel } from "../langchain/chat-model.js";
import { openTokenizer } from "../model/open-tokenizer.js";
import { DocumentSource } from "../sources/documents/document-source.js";
import { GraphSource } from "../sources/graph/graph-source.js";

/** What `ask` and `serve` answer with. */
export interface AnswerSetupOptions {
  readonly model: string;
  readonly documents?: string[];
  readonly graph?: string[];
  /** False with `--no-cache`. */
  readonly cache: boolean;
  readonly cacheFolder?: string;
  readonly indexFolder?: string;
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
}

/** A chain over the sources that were named, and what it is made of. */
export class AnswerSetup implements AsyncDisposable {
  readonly chain: AnswerChain;
  readonly cache: AnswerCache | undefined;
  readonly documents: DocumentSource | undefined;
  readonly #model: ChatGLMChatModel;
  readonly #store: FileStore;

  /** @param warn is told what the cache does without */
  constructor(options: AnswerSetupOptions, warn: (message: string) => void) {
    const { model, temperature = 0, topP, maxTokens, seed, threads, documents, graph, timeout } = options;
    this.#model = new ChatGLMChatModel({ model, temperature, topP, maxTokens, seed, threads });
    this.#store = fileStore({ folder: options.cacheFolder });
    this.cache = options.cache ? new AnswerCache({ store: this.#store, onWarning: ({ message }) => warn(message) }) : undefined;
    const { indexFolder = options.cache ? undefined : false } = options;
    this.documents = documents === undefined ? undefined : new DocumentSource({ path: documents, indexFolder });
    this.chain = createAnswerChain({
      model: this.#model,
      plan: options.plan,
      ...(timeout === undefined ? {} : { fanOut: { timeout: Math.ceil(timeout * 1000) } }),
      check: options.check ? "gate" : false,
      cache: this.cache ?? false,
      sources: [
        ...(this.documents === undefined ? [] : [this.documents]),
        ...(graph === undefined ? [] : [new GraphSource({ path: graph })]),
      ],
    });
  }

  /** The cache is closed before its store: an answer being kept is kept. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.documents?.[Symbol.asyncDispose]();
    await this.cache?.close();
    await this.#store[Symbol.asyncDispose]();
    await this.#model.close();
  }
}

/** @throws ChatGLMError for a wrong model folder, which is said even where the cache could answer: the answer would not be this model's */
export async function openAnswerSetup(options: AnswerSetupOptions, warn: (message: string) => void): Promise<AnswerSetup> {
  await openTokenizer(options.model);
  return new AnswerSetup(options, warn);
}
