import { Worker } from "node:worker_threads";
import { onAbort } from "../../../async/on-abort.js";
import { ChatGLMError, fromErrorRecord } from "../../../errors.js";
import { fileBeside, workerFile } from "../../../threads/worker-file.js";
import type { FilesFound, FindFilesOptions } from "../../find-files.js";
import { abortedError } from "../../shared-load.js";
import type { DocumentSourceProgress } from "../document-options.js";
import type {
  DocumentIndex,
  IndexedFiles,
  MissingVectors,
  PutVectors,
  SearchOptions,
  UpdateOptions,
  VectorSettings,
} from "./document-index.js";
import type { FromIndex, IndexWorkerData, ToIndex } from "./index-messages.js";
import type { ScoredPassage } from "./passage-index.js";
import type { VectorsDone } from "./passage-vectors.js";

interface Pending {
  done(result: unknown): void;
  failed(error: unknown): void;
  progress(progress: DocumentSourceProgress): void;
}

type Request = ToIndex extends infer Message ? (Message extends ToIndex ? Omit<Message, "id"> : never) : never;

const INDEX_WORKER = "./index-worker.js";

/** Workers of sources that nobody holds any more. */
const abandoned = new FinalizationRegistry<Worker>((worker) => void worker.terminate());

/**
 * An index in a thread of its own: reading, parsing and searching many files takes nothing of the caller's. It keeps the process alive only
 * while something is under way, saving what was read included.
 */
export class IndexThread implements DocumentIndex {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 0;
  #listed: FilesFound["files"] | undefined;
  #end: ChatGLMError | undefined;

  constructor(data: IndexWorkerData) {
    this.#worker = new Worker(workerFile(INDEX_WORKER, import.meta.url), {
      workerData: data,
      name: "chatglm-documents",
      execArgv: [],
    });
    this.#worker.unref();
    abandoned.register(this, this.#worker);
    const pending = this.#pending;
    const self = new WeakRef(this);
    const stopped = (held: WeakRef<IndexThread>, cause: unknown): void => {
      const thread = held.deref();
      if (thread !== undefined) thread.#stop(cause);
    };
    // The worker's listeners must not keep the source.
    this.#worker.on("message", (message: FromIndex) => receive(message, pending));
    this.#worker.on("error", (cause) => stopped(self, cause));
    this.#worker.once("exit", () => stopped(self, undefined));
  }

  /** Whether the worker's file is where it was built: a bundler may have left it behind. */
  static isAvailable(): boolean {
    return fileBeside(INDEX_WORKER, import.meta.url) !== undefined;
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /** See `findFiles`: nobody else has to wait. */
  async list(paths: readonly string[], { extensions, maxFiles, followOutside, signal }: FindFilesOptions): Promise<FilesFound> {
    const listed = await this.#ask<FilesFound>({ type: "list", paths, options: { extensions, maxFiles, followOutside } }, signal);
    this.#listed = listed.files;
    return listed;
  }

  update(files: FilesFound, { onProgress, signal }: UpdateOptions): Promise<IndexedFiles> {
    // Sending thousands of files back takes longer than reading one.
    const isListed = files.files === this.#listed;
    return this.#ask<IndexedFiles>({ type: "update", files: isListed ? undefined : files }, signal, onProgress);
  }

  save(): Promise<void> {
    return this.#ask({ type: "save", atOnce: false });
  }

  search(question: string, options: SearchOptions): Promise<readonly ScoredPassage[]> {
    return this.#ask<readonly ScoredPassage[]>({ type: "search", question, options });
  }

  useVectors(settings: VectorSettings): Promise<VectorsDone> {
    return this.#ask<VectorsDone>({ type: "use-vectors", settings });
  }

  missingVectors(count: number): Promise<MissingVectors> {
    return this.#ask<MissingVectors>({ type: "missing-vectors", count });
  }

  putVectors(vectors: PutVectors): Promise<void> {
    return this.#ask({ type: "put-vectors", vectors });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#end === undefined) await this.#ask({ type: "save", atOnce: true }).catch(() => undefined);
    this.#stop(new Error("it was disposed"));
    await this.#worker.terminate();
  }

  #ask<Result>(
    request: Request,
    signal?: AbortSignal | undefined,
    progress: Pending["progress"] = () => undefined,
  ): Promise<Result> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    if (signal?.aborted) return Promise.reject(abortedError(signal.reason));
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise<Result>((resolve, reject) => {
      const settle = (): void => {
        stopListening();
        this.#pending.delete(id);
        if (this.#pending.size === 0) this.#worker.unref();
      };
      const stopListening = onAbort(signal, () => {
        this.#worker.postMessage({ type: "cancel", id } satisfies ToIndex);
        settle();
        reject(abortedError(signal?.reason));
      });
      this.#pending.set(id, {
        progress,
        done: (result) => {
          settle();
          resolve(result as Result);
        },
        failed: (error) => {
          settle();
          reject(error);
        },
      });
      this.#worker.ref();
      this.#worker.postMessage({ ...request, id } as ToIndex);
    });
  }

  #stop(cause: unknown): void {
    const error = new ChatGLMError("DOCUMENT_INVALID", "The thread that searches the documents ended.", {
      remedy: "Ask again: the next question starts another.",
      cause,
    });
    this.#end ??= error;
    for (const one of [...this.#pending.values()]) one.failed(this.#end);
  }
}

function receive(message: FromIndex, pending: ReadonlyMap<number, Pending>): void {
  const asked = pending.get(message.id);
  if (message.type === "progress") asked?.progress(message.progress);
  else if (message.type === "done") asked?.done(message.result);
  else asked?.failed(fromErrorRecord(message.error, "while the documents were read"));
}
