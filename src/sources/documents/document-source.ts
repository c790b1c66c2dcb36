import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { loadSearchTerms } from "../../language/search-terms.js";
import { type FilesFound, findFiles, type SkippedFile } from "../find-files.js";
import type { Evidence, FindOptions, KnowledgeSource } from "../knowledge-source.js";
import { abortedError, SharedLoad } from "../shared-load.js";
import { splitIntoPassages } from "./passage.js";
import { PassageIndex } from "./passage-index.js";
import { readTextFile } from "./read-text-file.js";

interface DocumentSourceProgress {
  readonly filesDone: number;
  readonly files: number;
}

export interface DocumentSourceOptions {
  /** Folders (read with their subfolders) and files of Markdown or plain text, UTF-8. */
  readonly path: string | readonly string[];
  /** Defaults to "documents". */
  readonly name?: string | undefined;
  /** Endings of the files read from folders. Defaults to .md, .markdown, .txt. */
  readonly extensions?: readonly string[] | undefined;
  /** Larger files are skipped. Defaults to 4 MiB. */
  readonly maxFileBytes?: number | undefined;
  /** Files past this sum are skipped. Defaults to 64 MiB. */
  readonly maxTotalBytes?: number | undefined;
  /** Defaults to 10,000. */
  readonly maxFiles?: number | undefined;
  /** Longest passage, characters. Defaults to 800. */
  readonly passageCharacters?: number | undefined;
  /** Follow links that lead out of the folder. Defaults to false. */
  readonly followOutside?: boolean | undefined;
  /** Passages that score less than this share of the best are left out. Defaults to 0.1. */
  readonly minimumScore?: number | undefined;
  /** Called while the files are read. */
  readonly onProgress?: ((progress: DocumentSourceProgress) => void) | undefined;
}

/** Longest question searched with; the rest of a longer one is ignored. */
const QUESTION_CHARACTERS = 8_192;
/** Indexing gives way to other work this often. */
const TURN_MS = 15;

/**
 * Passages of Markdown and text files, found by BM25 (Robertson & Zaragoza 2009; MiniSearch's BM25+, times the number of question words matched) over Chinese words (jieba)
 * and English ones. Nothing is read before the first question; a file added, changed or removed later is noticed by the next one.
 *
 * Scores are divided by the best one of the same call.
 */
export class DocumentSource implements KnowledgeSource {
  readonly name: string;
  readonly #options: DocumentSourceOptions;
  readonly #load: SharedLoad<PassageIndex>;
  #listed: FilesFound = { files: [], skipped: [] };
  #skipped: readonly SkippedFile[] = [];

  constructor(options: DocumentSourceOptions) {
    this.#options = options;
    this.name = options.name ?? "documents";
    this.#load = new SharedLoad((signal) => this.#build(this.#listed, signal));
  }

  /** Files left out at the last reading, and why: too large, binary, not UTF-8, a link out of the folder. */
  get skipped(): readonly SkippedFile[] {
    return this.#skipped;
  }

  /** @throws ChatGLMError DOCUMENT_INVALID where a path doesn't exist; ABORTED when the signal fires. */
  async find(question: string, { limit, signal }: FindOptions): Promise<Evidence[]> {
    const version = await this.#list(signal);
    const index = await this.#load.get(version, signal);
    return index
      .search(question.slice(0, QUESTION_CHARACTERS), limit, this.#options.minimumScore ?? 0.1)
      .map(({ passage, score }) => ({
        source: this.name,
        text: passage.text,
        title: passage.headings.length > 0 ? passage.headings.join(" › ") : undefined,
        location: `${passage.file}:${passage.firstLine}-${passage.lastLine}`,
        score,
      }));
  }

  async fingerprint(signal?: AbortSignal): Promise<string> {
    return this.#list(signal);
  }

  /** Lists the files and sums up what they look like. */
  async #list(signal: AbortSignal | undefined): Promise<string> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const { path, extensions = [".md", ".markdown", ".txt"], maxFiles = 10_000, followOutside = false } = this.#options;
    const paths = typeof path === "string" ? [path] : path;
    try {
      this.#listed = await findFiles(paths, { extensions, maxFiles, followOutside, signal });
    } catch (error) {
      throw signal?.aborted ? abortedError(signal.reason) : error;
    }
    const { maxFileBytes, maxTotalBytes, passageCharacters, minimumScore } = this.#options;
    const hash = createHash("sha256").update(JSON.stringify([maxFileBytes, maxTotalBytes, passageCharacters, minimumScore]));
    for (const file of this.#listed.files) hash.update(`${file.path}\0${file.stamp}\0`);
    return hash.digest("hex");
  }

  async #build({ files, skipped: unlisted }: FilesFound, signal: AbortSignal): Promise<PassageIndex> {
    const { maxFileBytes = 4 * 2 ** 20, maxTotalBytes = 64 * 2 ** 20, passageCharacters = 800, onProgress } = this.#options;
    const skipped: SkippedFile[] = [...unlisted];
    const index = new PassageIndex(await loadSearchTerms());
    let bytesLeft = maxTotalBytes;
    let turnEnds = performance.now() + TURN_MS;
    for (const [done, file] of files.entries()) {
      signal.throwIfAborted();
      onProgress?.({ filesDone: done, files: files.length });
      if (file.bytes > bytesLeft) {
        skipped.push({ name: file.name, reason: `all files together are more than ${maxTotalBytes} bytes` });
        continue;
      }
      const read = await readTextFile(file.path, maxFileBytes).catch((error: unknown) => ({ reason: String(error) }));
      if ("reason" in read) {
        skipped.push({ name: file.name, reason: read.reason });
        continue;
      }
      bytesLeft -= file.bytes;
      for (const passage of splitIntoPassages(read.text, passageCharacters)) {
        index.add({ ...passage, file: file.name });
        if (performance.now() < turnEnds) continue;
        await nextTurn();
        signal.throwIfAborted();
        turnEnds = performance.now() + TURN_MS;
      }
    }
    onProgress?.({ filesDone: files.length, files: files.length });
    this.#skipped = skipped;
    return index;
  }
}
