import { once } from "node:events";
import { type Transferable, Worker } from "node:worker_threads";
import { onAbort } from "../async/on-abort.js";
import { type ChatGLMError, type ErrorRecord, fromErrorRecord } from "../errors.js";

/** What a thread answers, by the request's number. */
export type ThreadAnswer<Result = unknown, Progress = never> =
  | { readonly type: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly type: "done"; readonly id: number; readonly result: Result }
  | { readonly type: "failed"; readonly id: number; readonly error: ErrorRecord };

/** A request that isn't a cancellation, as {@link AskedThread.ask} takes it. */
export type Unnumbered<Message> = Message extends { readonly type: "cancel" } ? never : Omit<Message, "id">;

export interface AskedThreadOptions {
  readonly file: URL;
  readonly name: string;
  readonly workerData: unknown;
  /** What those who wait hear when the thread ends. */
  readonly ended: (cause: unknown) => ChatGLMError;
  /** What those hear whose signal fired. */
  readonly aborted: (reason: unknown) => ChatGLMError;
  /** Where its errors come from: "on the thread that reads pictures". */
  readonly place: string;
  /** Whether native code runs there, which ends the whole process if its thread is ended meanwhile. */
  readonly isNative: boolean;
}

export interface AskOptions<Progress> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Given away. Defaults to none. */
  readonly transfer?: readonly Transferable[] | undefined;
}

interface Pending {
  done(result: unknown): void;
  failed(error: unknown): void;
  progress(progress: unknown): void;
}

/** Threads of objects that nobody holds any more. */
const abandoned = new FinalizationRegistry<Worker>((worker) => void worker.terminate());

/**
 * A thread that is asked things. It keeps the process alive only while an answer is awaited, and ends when nobody holds this object.
 *
 * @typeParam Message all that it is told, cancellations too
 */
export class AskedThread<Message extends object, Progress = never> implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #options: AskedThreadOptions;
  readonly #pending = new Map<number, Pending>();
  /** Requests that the thread has not answered, whether or not somebody waits. */
  readonly #unanswered = new Set<number>();
  #nextId = 0;
  #end: ChatGLMError | undefined;

  constructor(options: AskedThreadOptions) {
    const { file, name, workerData } = options;
    this.#options = options;
    this.#worker = new Worker(file, { workerData, name, execArgv: [] });
    this.#worker.unref();
    abandoned.register(this, this.#worker);
    const [pending, unanswered, { place }] = [this.#pending, this.#unanswered, options];
    const self = new WeakRef(this);
    const stopped = (cause: unknown): void => self.deref()?.stop(cause);
    // The worker's listeners must not keep this object.
    this.#worker.on("message", (answer: ThreadAnswer<unknown, unknown>) => receive(answer, pending, unanswered, place));
    this.#worker.on("error", stopped);
    this.#worker.once("exit", () => stopped(undefined));
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  ask<Result>(request: Unnumbered<Message>, { signal, onProgress, transfer = [] }: AskOptions<Progress> = {}): Promise<Result> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    if (signal?.aborted) return Promise.reject(this.#options.aborted(signal.reason));
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise<Result>((resolve, reject) => {
      const settle = (): void => {
        stopListening();
        this.#pending.delete(id);
        if (this.#pending.size === 0) this.#worker.unref();
      };
      const stopListening = onAbort(signal, () => {
        this.#worker.postMessage({ type: "cancel", id });
        settle();
        reject(this.#options.aborted(signal?.reason));
      });
      this.#pending.set(id, {
        progress: (progress) => onProgress?.(progress as Progress),
        done: (result) => {
          settle();
          resolve(result as Result);
        },
        failed: (error) => {
          settle();
          reject(error);
        },
      });
      this.#unanswered.add(id);
      this.#worker.ref();
      this.#worker.postMessage({ ...request, id }, transfer);
    });
  }

  /** Nothing is asked of it any more; those who wait hear why. */
  stop(cause: unknown): void {
    this.#end ??= this.#options.ended(cause);
    for (const id of this.#unanswered) this.#worker.postMessage({ type: "cancel", id });
    for (const one of [...this.#pending.values()]) one.failed(this.#end);
  }

  /** Ends the thread; a native one that is at work, as soon as it has stopped, which is waited for. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.stop(new Error("it was closed"));
    if (!this.#options.isNative || this.#unanswered.size === 0) {
      await this.#worker.terminate();
      return;
    }
    const worker = this.#worker;
    // A process that ends meanwhile would end the thread in the middle of its work.
    worker.ref();
    const exit = once(worker, "exit");
    worker.on("message", () => {
      if (this.#unanswered.size === 0) void worker.terminate();
    });
    await exit;
  }
}

function receive(
  answer: ThreadAnswer<unknown, unknown>,
  pending: ReadonlyMap<number, Pending>,
  unanswered: Set<number>,
  place: string,
): void {
  const asked = pending.get(answer.id);
  if (answer.type !== "progress") unanswered.delete(answer.id);
  if (answer.type === "progress") asked?.progress(answer.progress);
  else if (answer.type === "done") asked?.done(answer.result);
  else asked?.failed(fromErrorRecord(answer.error, place));
}
