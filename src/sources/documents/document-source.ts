import { createHash } from "node:crypto";
import { ChatGLMError } from "../../errors.js";
import { FileListing, type ListedFiles } from "../file-listing.js";
import { type FilesFound, type FindFilesOptions, findFiles } from "../find-files.js";
import type { Evidence, FindOptions, KnowledgeSource } from "../knowledge-source.js";
import { orAborted, SharedLoad } from "../shared-load.js";
import type { SkippedFile } from "../skipped-files.js";
import { type DocumentSettings, type DocumentSourceOptions, documentSettings, readingMethod } from "./document-options.js";
import type { DocumentIndex } from "./indexing/document-index.js";

/** Longest question searched with; the rest of a longer one is ignored. */
const QUESTION_CHARACTERS = 8_192;
/**
 * Passages of documents (Markdown, text, HTML, PDF, DOCX, CSV, JSON), found by BM25+ (Lv & Zhai 2011; times the number of question words
 * matched) over Chinese words (jieba) and English ones, in the text, the headings and the files' names. Nothing is read before the first
 * question; a file added, changed or removed later is noticed by a question after `revalidate` milliseconds, and read alone. Where there is
 * much to read, that is done in a thread, and kept for the next process.
 *
 * Scores are divided by the best one of the same call.
 */
export class DocumentSource implements KnowledgeSource, AsyncDisposable {
  readonly name: string;
  readonly isCheap = true;
  readonly #settings: DocumentSettings;
  readonly #listing: FileListing;
  readonly #load: SharedLoad<DocumentIndex>;
  readonly #onWarning: DocumentSourceOptions["onWarning"];
  readonly #warned = new Set<string>();
  #index: DocumentIndex | undefined;
  #listed: ListedFiles | undefined;
  #skipped: readonly SkippedFile[] = [];

  /** Throws INVALID_OPTION naming the option. */
  constructor(options: DocumentSourceOptions) {
    this.name = options.name ?? "documents";
    this.#settings = documentSettings(options);
    this.#listing = new FileListing({ ...this.#settings, list: (paths, listing) => this.#list(paths, listing) });
    this.#onWarning = options.onWarning;
    const onProgress = options.onProgress ?? (() => undefined);
    this.#load = new SharedLoad(async (signal) => {
      const files = this.#listed ?? (await this.#listing.current(signal));
      const { openIndex } = await import("./indexing/open-index.js");
      const index = await openIndex(this.#index, files, this.#settings);
      this.#index = index;
      const { skipped, notes } = await index.update(files, { onProgress, signal });
      // Failing to save costs the next process some time, and nobody an answer.
      index.save().catch(() => undefined);
      this.#tellSkipped(skipped);
      for (const note of notes) this.#warn(`${this.name}: ${note}.`);
      return index;
    });
  }

  /** Files and parts of files left out at the last reading, and why: too large, damaged, without text, a link out of the folder. */
  get skipped(): readonly SkippedFile[] {
    return this.#skipped;
  }

  /** @throws ChatGLMError DOCUMENT_INVALID if a path doesn't exist or a named file can't be read; MISSING_PACKAGE if that takes a package; ABORTED when the signal fires. */
  async find(question: string, { limit, signal }: FindOptions): Promise<Evidence[]> {
    const index = await this.#current(signal);
    const search = index.search(question.slice(0, QUESTION_CHARACTERS), limit, this.#settings.minimumScore);
    return (await orAborted(search, signal)).map(({ passage, score }) => ({
      source: this.name,
      text: passage.text,
      title: passage.headings.length > 0 ? passage.headings.join(" › ") : undefined,
      location: passage.location,
      score,
    }));
  }

  /** Reads what is new or changed, so that the next question needn't wait for it. Rejects as {@link find} does. */
  async prepare(signal?: AbortSignal): Promise<void> {
    await this.#current(signal);
  }

  async fingerprint(signal?: AbortSignal): Promise<string> {
    const { version } = await this.#listing.current(signal);
    return createHash("sha256")
      .update(readingMethod(this.#settings))
      .update(String(this.#settings.minimumScore))
      .update(version)
      .digest("hex");
  }

  /** Ends the thread that reads and searches many files, once what was read is saved. A later question starts another. */
  async [Symbol.asyncDispose](): Promise<void> {
    const index = this.#index;
    this.#index = undefined;
    this.#load.forget();
    await index?.[Symbol.asyncDispose]();
  }

  async #current(signal: AbortSignal | undefined): Promise<DocumentIndex> {
    const listed = await this.#listing.current(signal);
    this.#listed = listed;
    if (this.#index?.hasEnded) this.#load.forget();
    return await this.#load.get(listed.version, signal);
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

  #warn(message: string): void {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    try {
      this.#onWarning?.(new ChatGLMError("DOCUMENT_INVALID", message));
    } catch {
      // Whoever listens badly must not lose the documents that could be read.
    }
  }
}
