import { createHash } from "node:crypto";
import { ChatGLMError } from "../../errors.js";
import { FileListing, type ListedFiles } from "../file-listing.js";
import type { Evidence, FindOptions, KnowledgeSource } from "../knowledge-source.js";
import { SharedLoad } from "../shared-load.js";
import type { SkippedFile } from "../skipped-files.js";
import { type DocumentSettings, type DocumentSourceOptions, documentSettings } from "./document-options.js";
import type { ReadDocuments } from "./read-documents.js";

/** Longest question searched with; the rest of a longer one is ignored. */
const QUESTION_CHARACTERS = 8_192;
/** Changes when the same files are cut or searched in another way. */
const METHOD = 3;

/**
 * Passages of documents (Markdown, text, HTML, PDF, DOCX, CSV, JSON), found by BM25 (Robertson & Zaragoza 2009; MiniSearch's BM25+, times the number of question words
 * matched) over Chinese words (jieba) and English ones, in the text, the headings and the files' names. Nothing is read before the first
 * question; a file added, changed or removed later is noticed by a question after `revalidate` milliseconds.
 *
 * Scores are divided by the best one of the same call.
 */
export class DocumentSource implements KnowledgeSource {
  readonly name: string;
  readonly #settings: DocumentSettings;
  readonly #listing: FileListing;
  readonly #load: SharedLoad<ReadDocuments>;
  readonly #onWarning: DocumentSourceOptions["onWarning"];
  readonly #warned = new Set<string>();
  #listed: ListedFiles | undefined;
  #skipped: readonly SkippedFile[] = [];

  /** Throws INVALID_OPTION naming the option. */
  constructor(options: DocumentSourceOptions) {
    this.name = options.name ?? "documents";
    this.#settings = documentSettings(options);
    this.#listing = new FileListing(this.#settings);
    this.#onWarning = options.onWarning;
    const onProgress = options.onProgress ?? (() => undefined);
    this.#load = new SharedLoad(async (signal) => {
      const files = this.#listed ?? (await this.#listing.current(signal));
      const { readDocuments } = await import("./read-documents.js");
      const read = await readDocuments(files, this.#settings, onProgress, signal);
      this.#tellSkipped(read.skipped);
      for (const note of read.notes) this.#warn(`${this.name}: ${note}.`);
      return read;
    });
  }

  /** Files and parts of files left out at the last reading, and why: too large, damaged, without text, a link out of the folder. */
  get skipped(): readonly SkippedFile[] {
    return this.#skipped;
  }

  /** @throws ChatGLMError DOCUMENT_INVALID if a path doesn't exist or a named file can't be read; MISSING_PACKAGE if that takes a package; ABORTED when the signal fires. */
  async find(question: string, { limit, signal }: FindOptions): Promise<Evidence[]> {
    const listed = await this.#listing.current(signal);
    this.#listed = listed;
    const { index } = await this.#load.get(listed.version, signal);
    return index.search(question.slice(0, QUESTION_CHARACTERS), limit, this.#settings.minimumScore).map(({ passage, score }) => ({
      source: this.name,
      text: passage.text,
      title: passage.headings.length > 0 ? passage.headings.join(" › ") : undefined,
      location: passage.location,
      score,
    }));
  }

  async fingerprint(signal?: AbortSignal): Promise<string> {
    const { version } = await this.#listing.current(signal);
    const { maxFileBytes, maxTotalBytes, passageCharacters, minimumScore, readers } = this.#settings;
    const own = readers.map((reader) => [reader.name, reader.version, reader.extensions]);
    const method = JSON.stringify([METHOD, maxFileBytes, maxTotalBytes, passageCharacters, minimumScore, own]);
    return createHash("sha256").update(method).update(version).digest("hex");
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
