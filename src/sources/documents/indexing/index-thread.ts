import { ChatGLMError } from "../../../errors.js";
import { AskedThread } from "../../../threads/asked-thread.js";
import { fileBeside, workerFile } from "../../../threads/worker-file.js";
import type { FilesFound, FindFilesOptions } from "../../find-files.js";
import { abortedError } from "../../shared-load.js";
import type { DocumentSourceProgress } from "../document-options.js";
import type { DocumentTable } from "../tables/passage-tables.js";
import type {
  DocumentIndex,
  IndexedFiles,
  MissingVectors,
  PutVectors,
  SearchOptions,
  UpdateOptions,
  VectorSettings,
} from "./document-index.js";
import type { IndexWorkerData, ToIndex } from "./index-messages.js";
import type { ScoredPassage } from "./passage-index.js";
import type { VectorsDone } from "./passage-vectors.js";

const INDEX_WORKER = "./index-worker.js";

/**
 * An index in a thread of its own: reading, parsing and searching many files takes nothing of the caller's. It keeps the process alive only
 * while something is under way, saving what was read included.
 */
export class IndexThread implements DocumentIndex {
  readonly #thread: AskedThread<ToIndex, DocumentSourceProgress>;
  #listed: FilesFound["files"] | undefined;

  constructor(workerData: IndexWorkerData) {
    this.#thread = new AskedThread({
      file: workerFile(INDEX_WORKER, import.meta.url),
      name: "chatglm-documents",
      workerData,
      ended: (cause) =>
        new ChatGLMError("DOCUMENT_INVALID", "The thread that searches the documents ended.", {
          remedy: "Ask again: the next question starts another.",
          cause,
        }),
      aborted: abortedError,
      place: "while the documents were read",
      isNative: false,
    });
  }

  /** Whether the worker's file is where it was built: a bundler may have left it behind. */
  static isAvailable(): boolean {
    return fileBeside(INDEX_WORKER, import.meta.url) !== undefined;
  }

  get hasEnded(): boolean {
    return this.#thread.hasEnded;
  }

  /** See `findFiles`: nobody else has to wait. */
  async list(paths: readonly string[], { extensions, maxFiles, followOutside, signal }: FindFilesOptions): Promise<FilesFound> {
    const listed = await this.#thread.ask<FilesFound>(
      { type: "list", paths, options: { extensions, maxFiles, followOutside } },
      { signal },
    );
    this.#listed = listed.files;
    return listed;
  }

  update(files: FilesFound, { onProgress, signal }: UpdateOptions): Promise<IndexedFiles> {
    // Sending thousands of files back takes longer than reading one.
    const isListed = files.files === this.#listed;
    return this.#thread.ask({ type: "update", files: isListed ? undefined : files }, { signal, onProgress });
  }

  save(): Promise<void> {
    return this.#thread.ask({ type: "save", atOnce: false });
  }

  search(question: string, options: SearchOptions): Promise<readonly ScoredPassage[]> {
    return this.#thread.ask({ type: "search", question, options });
  }

  tables(): Promise<readonly DocumentTable[]> {
    return this.#thread.ask({ type: "tables" });
  }

  useVectors(settings: VectorSettings): Promise<VectorsDone> {
    return this.#thread.ask({ type: "use-vectors", settings });
  }

  missingVectors(count: number): Promise<MissingVectors> {
    return this.#thread.ask({ type: "missing-vectors", count });
  }

  putVectors(vectors: PutVectors): Promise<void> {
    return this.#thread.ask({ type: "put-vectors", vectors });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.hasEnded) await this.#thread.ask({ type: "save", atOnce: true }).catch(() => undefined);
    await this.#thread[Symbol.asyncDispose]();
  }
}
