import { createHash } from "node:crypto";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { within } from "../async/deadline.js";
import { untilAborted } from "../async/until-aborted.js";
import { ChatGLMError } from "../errors.js";

/** Any of LangChain's embeddings; those that tell their identity themselves, as `OnnxEmbeddings` does, need no `version`. */
export interface AnyEmbeddings extends EmbeddingsInterface {
  /** The same for embeddings that give a text the same vector, in any process. */
  identity?(): Promise<string>;
}

/** How an {@link Embedder} calls its embeddings. */
export interface EmbedderOptions {
  /**
   * Identifies the model and its settings, where the embeddings don't: vectors are kept for other processes under it. Give it another value when
   * texts get other vectors.
   */
  readonly version?: string | undefined;
  /** Milliseconds that a question's vector may take. Defaults to 5,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds that the vectors of a batch of documents may take, and the embeddings' identity. Defaults to 120,000. */
  readonly batchTimeout?: number | undefined;
}

/** Questions whose vectors are remembered. */
const MOST_QUERIES = 64;
/** After a question's vector failed or was late, none is asked for during so many milliseconds. */
const PAUSE = 10_000;

/**
 * Any of LangChain's embeddings, for search: what they give is checked, calls have a deadline, a question is embedded once, and embeddings that
 * just failed aren't asked for every question.
 */
export class Embedder {
  readonly #embeddings: AnyEmbeddings;
  readonly #options: EmbedderOptions;
  readonly #queries = new Map<string, Promise<Float32Array>>();
  #failed: { readonly at: number; readonly error: ChatGLMError } | undefined;
  #width: number | undefined;

  constructor(embeddings: AnyEmbeddings, options: EmbedderOptions = {}) {
    this.#embeddings = embeddings;
    this.#options = options;
  }

  /** Milliseconds that a question's vector may take. */
  get timeout(): number {
    return this.#options.timeout ?? 5_000;
  }

  /** The same for the same vectors in any process; undefined if nobody says. Rejects with the embeddings' own error, or DEADLINE_EXCEEDED. */
  async identity(): Promise<string | undefined> {
    const { version } = this.#options;
    const own = await this.#ownIdentity();
    if (own === undefined && version === undefined) return undefined;
    return createHash("sha256")
      .update(JSON.stringify([own, version]))
      .digest("hex");
  }

  /** @throws ChatGLMError EMBEDDINGS_FAILED, DEADLINE_EXCEEDED; ABORTED when the signal fires */
  async query(text: string, signal?: AbortSignal | undefined): Promise<Float32Array> {
    if (this.#failed !== undefined && performance.now() - this.#failed.at < PAUSE) throw this.#failed.error;
    const known = this.#queries.get(text) ?? this.#ask(text);
    // The last used stays longest.
    this.#queries.delete(text);
    this.#queries.set(text, known);
    for (const oldest of this.#queries.keys()) {
      if (this.#queries.size <= MOST_QUERIES) break;
      this.#queries.delete(oldest);
    }
    return await untilAborted(known, signal, (cause) => new ChatGLMError("ABORTED", "The search was cancelled.", { cause }));
  }

  /** Vectors of texts, row by row. @throws ChatGLMError as {@link query} does */
  async documents(texts: readonly string[], signal?: AbortSignal | undefined): Promise<readonly Float32Array[]> {
    signal?.throwIfAborted();
    const what = `Embedding ${texts.length} passages`;
    const made: unknown = await failing(what, () =>
      within(this.#embeddings.embedDocuments([...texts]), { timeout: this.#batchTimeout, what, signal }),
    );
    if (!Array.isArray(made) || made.length !== texts.length) {
      throw wrong(`${Array.isArray(made) ? made.length : "no list of"} vectors for ${texts.length} texts`);
    }
    return made.map((vector: unknown) => this.#checked(vector));
  }

  async #ownIdentity(): Promise<string | undefined> {
    const told = this.#embeddings.identity?.();
    return told === undefined
      ? undefined
      : await within(told, { timeout: this.#batchTimeout, what: "Identifying the embeddings" });
  }

  get #batchTimeout(): number {
    return this.#options.batchTimeout ?? 120_000;
  }

  #ask(text: string): Promise<Float32Array> {
    const { timeout } = this;
    const what = "Embedding the question";
    const asked = failing(what, async () => {
      const vector = await within(this.#embeddings.embedQuery(text), { timeout, what });
      this.#failed = undefined;
      return this.#checked(vector);
    });
    asked.catch((error: ChatGLMError) => {
      this.#queries.delete(text);
      this.#failed = { at: performance.now(), error };
    });
    return asked;
  }

  #checked(vector: unknown): Float32Array {
    if (!(Array.isArray(vector) || vector instanceof Float32Array) || vector.length === 0) throw wrong("no vector for a text");
    const values = Float32Array.from(vector as ArrayLike<number>);
    if (!values.every(Number.isFinite)) throw wrong("a vector with what isn't a number");
    this.#width ??= values.length;
    if (values.length !== this.#width) throw wrong(`${values.length} dimensions after ${this.#width}`);
    return values;
  }
}

async function failing<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ChatGLMError) throw error;
    if (error instanceof Error && error.name === "AbortError") throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ChatGLMError("EMBEDDINGS_FAILED", `${what} failed: ${reason}`, { cause: error });
  }
}

function wrong(what: string): ChatGLMError {
  return new ChatGLMError("EMBEDDINGS_FAILED", `The embeddings gave ${what}.`);
}
