import { AsyncLocalStorage } from "node:async_hooks";
import { Document } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";
import type { RunnableConfig } from "@langchain/core/runnables";
import { ChatGLMError } from "../../errors.js";
import type { KnowledgeSource } from "../knowledge-source.js";
import { orAborted } from "../shared-load.js";

/** How many documents a {@link SourceRetriever} retrieves. */
export interface SourceRetrieverOptions {
  /** Most documents. Defaults to 4, as LangChain's vector stores have it. */
  readonly k?: number | undefined;
}

/**
 * A source as a LangChain retriever, for chains and agents of any other make. A document is a piece of evidence: its text, and in the metadata
 * `source` (where a person can check it), `title`, `score` and `name`, the source's.
 *
 * @example
 * const retriever = new SourceRetriever(new DocumentSource({ path: "handbook" }), { k: 8 });
 */
export class SourceRetriever extends BaseRetriever {
  override lc_namespace: string[] = ["langchain-chatglm", "retrievers"];
  readonly #source: KnowledgeSource;
  readonly #limit: number;
  /** LangChain gives retrievers no config. */
  readonly #config = new AsyncLocalStorage<Partial<RunnableConfig> | undefined>();

  static override lc_name(): string {
    return "SourceRetriever";
  }

  /** @throws ChatGLMError INVALID_OPTION */
  constructor(source: KnowledgeSource, { k = 4 }: SourceRetrieverOptions = {}) {
    super();
    if (!Number.isSafeInteger(k) || k < 1) throw new ChatGLMError("INVALID_OPTION", `k: ${k} must be an integer of at least 1.`);
    this.#source = source;
    this.#limit = k;
  }

  /** The source's name, which runs are called by. */
  override getName(): string {
    return this.#source.name;
  }

  /** @throws what the source throws; ABORTED when the config's signal fires */
  override async invoke(question: string, config?: Partial<RunnableConfig>): Promise<Document[]> {
    return this.#config.run(config, () => orAborted(super.invoke(question, config), config?.signal));
  }

  override async _getRelevantDocuments(question: string): Promise<Document[]> {
    const config = this.#config.getStore();
    const found = await this.#source.find(question, { limit: this.#limit, signal: config?.signal, config });
    return found.map(
      ({ text, title, location, score }) =>
        new Document({ pageContent: text, metadata: { source: location, title, score, name: this.#source.name } }),
    );
  }
}
