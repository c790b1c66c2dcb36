import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { ChatGLMError, type ErrorCode } from "../../errors.js";
import { Embedder } from "../../vectors/embedder.js";
import { FileListing, type ListedFiles } from "../file-listing.js";
import { type FilesFound, type FindFilesOptions, findFiles } from "../find-files.js";
import type {
  DirectAnswer,
  Evidence,
  FindOptions,
  KnowledgeSource,
  RephrasedQuestion,
  SourceCallOptions,
  SourceContents,
} from "../knowledge-source.js";
import { abortedError, orAborted, SharedLoad } from "../shared-load.js";
import type { SkippedFile } from "../skipped-files.js";
import { type DocumentSettings, type DocumentSourceOptions, documentSettings, readingMethod } from "./document-options.js";
import { fileTitle } from "./file-title.js";
import type { DocumentIndex } from "./indexing/document-index.js";
import { PassageEmbedding } from "./passage-embedding.js";
import type { DocumentTables } from "./tables/document-tables.js";

/** Longest question searched with; the rest of a longer one is ignored. */
const QUESTION_CHARACTERS = 8_192;
/** Milliseconds. */
const MEANING_TIME = 100;

/**
 * Passages of documents (Markdown, text, HTML, PDF, DOCX, CSV, JSON), and answers from the tables in them. Passages are found by BM25+ (Lv & Zhai 2011; times the number of question words
 * matched) over Chinese words (jieba) and English ones, in the text, the headings and the files' names. Nothing is read before the first
 * question; a file added, changed or removed later is noticed by a question after `revalidate` milliseconds, and read alone. Where there is
 * much to read, that is done in a thread, and kept for the next process.
 *
 * With `vectors` it is searched by meaning too, and the two rankings are fused (weighted reciprocal rank fusion).
 *
 * Scores are divided by the best one of the same call.
 */
export class DocumentSource implements KnowledgeSource, AsyncDisposable {
  readonly name: string;
  readonly isCheap = true;
  readonly #settings: DocumentSettings;
  readonly #listing: FileListing;
  readonly #load: SharedLoad<DocumentIndex>;
  readonly #tables: SharedLoad<DocumentTables | undefined>;
  readonly #onWarning: DocumentSourceOptions["onWarning"];
  readonly #warned = new Set<string>();
  #index: DocumentIndex | undefined;
  #listed: ListedFiles | undefined;
  #vectorFile: ((identity: string) => string | undefined) | undefined;
  #skipped: readonly SkippedFile[] = [];
  readonly #embedder: Embedder | undefined;
  readonly #embedding: PassageEmbedding | undefined;
  /** Why the last question was searched by words alone. */
  #wordsAlone: string | undefined;

  /** Throws INVALID_OPTION naming the option. */
  constructor(options: DocumentSourceOptions) {
    this.name = options.name ?? "documents";
    this.#settings = documentSettings(options);
    this.#listing = new FileListing({ ...this.#settings, list: (paths, listing) => this.#list(paths, listing) });
    this.#onWarning = options.onWarning;
    const onProgress = options.onProgress ?? (() => undefined);
    const { vectors } = this.#settings;
    if (options.vectors !== undefined && vectors !== undefined) {
      this.#embedder = new Embedder(options.vectors.embeddings, options.vectors);
      this.#embedding = new PassageEmbedding({
        embedder: this.#embedder,
        batch: vectors.batch,
        file: (identity) => this.#vectorFile?.(identity),
        onProgress: ({ done, all }) => {
          const files = this.#listed?.files.length ?? 0;
          onProgress({ filesDone: files, files, vectorsDone: done, vectors: all });
        },
        onFailure: (error) => this.#tellFailure("passages get no vectors", error),
      });
    }
    this.#load = new SharedLoad(async (signal) => {
      const files = this.#listed ?? (await this.#listing.current(signal));
      const { openIndex, vectorFile } = await import("./indexing/open-index.js");
      this.#vectorFile = (identity) => vectorFile(files, this.#settings, identity);
      const index = await openIndex(this.#index, files, this.#settings);
      this.#index = index;
      const { skipped, notes } = await index.update(files, { onProgress, signal });
      // Failing to save costs the next process some time, and nobody an answer.
      index.save().catch(() => undefined);
      this.#tellSkipped(skipped);
      for (const note of notes) this.#warn(`${this.name}: ${note}.`);
      return index;
    });
    this.#tables = new SharedLoad(async (signal) => {
      const tables = await (await this.#current(signal)).tables();
      if (tables.length === 0) return undefined;
      const { DocumentTables: Tables } = await import("./tables/document-tables.js");
      return Tables.build(this.name, tables, signal);
    });
  }

  /**
   * Files and parts of files left out at the last reading, and why: too large, damaged, without text, a link out of the folder. And `vectors`,
   * if embeddings failed, so that words alone are searched.
   */
  get skipped(): readonly SkippedFile[] {
    return this.#wordsAlone === undefined ? this.#skipped : [...this.#skipped, { name: "vectors", reason: this.#wordsAlone }];
  }

  /** @throws ChatGLMError DOCUMENT_INVALID if a path doesn't exist or a named file can't be read; MISSING_PACKAGE if that takes a package; ABORTED when the signal fires. */
  async find(question: string, { limit, language, signal }: FindOptions): Promise<Evidence[]> {
    const index = await this.#current(signal);
    const asked = question.slice(0, QUESTION_CHARACTERS);
    const vector = language === undefined ? await this.#questionVector(index, asked, signal) : undefined;
    const { minimumScore: minimum, vectors } = this.#settings;
    const byMeaning = vector === undefined || vectors === undefined ? {} : { vector: { vector, weight: vectors.weight } };
    const search = index.search(asked, { limit, minimum, language, ...byMeaning });
    return (await orAborted(search, signal)).map(({ passage, score }) => ({
      source: this.name,
      text: passage.text,
      title: passage.headings.length > 0 ? passage.headings.join(" › ") : fileTitle(passage.location),
      location: passage.location,
      score,
    }));
  }

  /** Answers from the tables in the documents, or resolves to undefined where they don't say or the question isn't understood in full. */
  async answer(question: string, { signal }: SourceCallOptions): Promise<DirectAnswer | undefined> {
    return (await this.#answering(signal))?.answer(question);
  }

  /** Undefined as well while the files are being read: nobody waits for what only says whether two questions are the same. */
  async meaning(question: string, { signal }: SourceCallOptions): Promise<string | undefined> {
    const reading = this.#answering(signal);
    const tables = await Promise.race([reading, delay(MEANING_TIME, undefined, { ref: false })]);
    reading.catch(() => undefined);
    return tables?.meaning(question);
  }

  async rephrase(question: string, { signal }: SourceCallOptions): Promise<RephrasedQuestion | undefined> {
    return (await this.#answering(signal))?.rephrase(question);
  }

  /**
   * Reads what is new or changed, and makes its vectors, so that the next question needn't wait for it. Rejects as {@link find} does, and where the embeddings
   * fail. If the signal fires, what is read and embedded so far stays so.
   */
  async prepare(signal?: AbortSignal): Promise<void> {
    const index = await this.#current(signal);
    await this.#embedding?.finish(index, signal);
  }

  /** The files as they lie there now. Reads none of them. */
  async contents({ signal }: SourceCallOptions): Promise<SourceContents> {
    const { files } = await this.#listing.current(signal);
    return { kind: "documents", files: files.map(({ name, bytes }) => ({ name, bytes })) };
  }

  async fingerprint(signal?: AbortSignal): Promise<string> {
    const { version } = await this.#listing.current(signal);
    const hash = createHash("sha256")
      .update(readingMethod(this.#settings))
      .update(JSON.stringify([this.#settings.minimumScore, this.#settings.tables]))
      .update(version);
    if (this.#embedding !== undefined) {
      // What is found depends on how far embedding has come.
      const state = this.#embedding.state(await this.#current(signal)).catch(() => "words");
      hash.update(JSON.stringify([this.#settings.vectors, await orAborted(state, signal)]));
    }
    return hash.digest("hex");
  }

  /** Ends the thread that reads and searches many files, once what was read is saved. A later question starts another. */
  async [Symbol.asyncDispose](): Promise<void> {
    const index = this.#index;
    this.#index = undefined;
    this.#load.forget();
    this.#tables.forget();
    await this.#embedding?.stop();
    await index?.[Symbol.asyncDispose]();
  }

  async #answering(signal: AbortSignal | undefined): Promise<DocumentTables | undefined> {
    if (!this.#settings.tables) return undefined;
    const { version } = await this.#listing.current(signal);
    return this.#tables.get(version, signal);
  }

  async #current(signal: AbortSignal | undefined): Promise<DocumentIndex> {
    const listed = await this.#listing.current(signal);
    this.#listed = listed;
    if (this.#index?.hasEnded) this.#load.forget();
    return await this.#load.get(listed.version, signal);
  }

  /** Undefined where words alone are to be searched. */
  async #questionVector(
    index: DocumentIndex,
    question: string,
    signal: AbortSignal | undefined,
  ): Promise<Float32Array | undefined> {
    const embedding = this.#embedding;
    if (embedding === undefined || this.#embedder === undefined || question.trim() === "") return undefined;
    try {
      await embedding.opened(index, signal);
      embedding.start(index);
      if (!embedding.serves) return undefined;
      const vector = await this.#embedder.query(question, signal);
      this.#wordsAlone = undefined;
      return vector;
    } catch (error) {
      if (signal?.aborted) throw abortedError(signal.reason);
      this.#tellFailure("the question is searched by words alone", error);
      return undefined;
    }
  }

  #tellFailure(consequence: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#wordsAlone = reason;
    this.#warn(`${this.name}: ${consequence}: ${reason}`, error instanceof ChatGLMError ? error.code : "EMBEDDINGS_FAILED");
  }

  /** In the thread of the index where there is one, which an earlier process may have left. */
  async #list(paths: readonly string[], options: FindFilesOptions): Promise<FilesFound> {
    if (this.#index === undefined) {
      const { reopenIndex } = await import("./indexing/open-index.js");
      this.#index = await reopenIndex(this.#settings);
    }
    const index = this.#index;
    return index?.list !== undefined && !index.hasEnded ? index.list(paths, options) : findFiles(paths, options);
  }

  #tellSkipped(skipped: readonly SkippedFile[]): void {
    this.#skipped = skipped;
    for (const { name, reason } of skipped) this.#warn(`${this.name}: ${name} was left out: ${reason}.`);
  }

  #warn(message: string, code: ErrorCode = "DOCUMENT_INVALID"): void {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    try {
      this.#onWarning?.(new ChatGLMError(code, message));
    } catch {
      // Whoever listens badly must not lose the documents that could be read.
    }
  }
}
