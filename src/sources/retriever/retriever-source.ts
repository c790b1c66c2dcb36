import type { BaseRetrieverInterface } from "@langchain/core/retrievers";
import { ChatGLMError } from "../../errors.js";
import type { Evidence, FindOptions, KnowledgeSource } from "../knowledge-source.js";
import { abortedError, orAborted } from "../shared-load.js";

/** How a {@link RetrieverSource} names and cites what its retriever finds. */
export interface RetrieverSourceOptions {
  /** Defaults to the retriever's own name. */
  readonly name?: string | undefined;
  /**
   * Identifies what the retriever retrieves from. Without it, answers are cached for this retriever object only: two vector stores
   * can't be told apart from outside.
   */
  readonly version?: string | undefined;
}

/**
 * A LangChain retriever as a source. Evidence takes `metadata.title`, and its location from `metadata.source` (with
 * `metadata.loc.lines`, as LangChain's splitters write it) or the document's id. Retrievers give an order but no comparable score, so
 * the n-th of N documents scores 1 − n/N. Retrievers drop signals (@langchain/core 1.4): here the search ends at once on abort and the
 * retriever's late result is ignored.
 */
export class RetrieverSource implements KnowledgeSource {
  readonly name: string;
  readonly fingerprint?: () => Promise<string>;
  readonly #retriever: BaseRetrieverInterface;

  constructor(retriever: BaseRetrieverInterface, { name, version }: RetrieverSourceOptions = {}) {
    this.#retriever = retriever;
    this.name = name ?? retriever.getName();
    if (version !== undefined) this.fingerprint = async () => version;
  }

  async find(question: string, { limit, signal, config }: FindOptions): Promise<Evidence[]> {
    if (limit < 1 || question.trim() === "") return [];
    if (signal?.aborted) throw abortedError(signal.reason);
    const documents: unknown = await orAborted(
      this.#retriever.invoke(question, { ...config, ...(signal === undefined ? {} : { signal }) }),
      signal,
    );
    if (!Array.isArray(documents))
      throw new ChatGLMError("DOCUMENT_INVALID", `The retriever ${this.name} returned no list of documents.`);
    const found = documents
      .map((document: unknown, index) => this.#evidence(document, index))
      .filter((evidence) => evidence !== undefined);
    return found.slice(0, limit).map((evidence, index) => ({ ...evidence, score: 1 - index / found.length }));
  }

  #evidence(document: unknown, index: number): Omit<Evidence, "score"> | undefined {
    const { pageContent, metadata, id } = record(document);
    if (typeof pageContent !== "string" || pageContent.trim() === "") return undefined;
    const { title, source, loc } = record(metadata);
    const { from, to } = record(record(loc)["lines"]);
    const place = text(source) ?? text(id) ?? `${this.name}#${index + 1}`;
    return {
      source: this.name,
      text: pageContent,
      title: text(title),
      location: typeof from === "number" && typeof to === "number" ? `${place}:${from}-${to}` : place,
    };
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
