import { Worker } from "node:worker_threads";
import { onAbort } from "../async/on-abort.js";
import { ChatGLMError, fromErrorRecord } from "../errors.js";
import { workerFile } from "../threads/worker-file.js";
import type { EncodedTexts, TextRole } from "./encoder.js";
import type { EncoderWorkerData, FromEncoder, ToEncoder } from "./encoder-messages.js";

interface Pending {
  done(result: unknown): void;
  failed(error: unknown): void;
}

type Request = ToEncoder extends infer Message ? (Message extends ToEncoder ? Omit<Message, "id"> : never) : never;

/** Workers of embeddings that nobody holds any more. */
const abandoned = new FinalizationRegistry<Worker>((worker) => void worker.terminate());

/**
 * An encoder in a thread of its own, since onnxruntime's `run` blocks the one that calls it. Keeps the process alive only while something is
 * asked of it.
 */
export class EncoderThread implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 0;
  #end: ChatGLMError | undefined;

  constructor(data: EncoderWorkerData) {
    this.#worker = new Worker(workerFile("./encoder-worker.js", import.meta.url), {
      workerData: data,
      name: "chatglm-embeddings",
      execArgv: [],
    });
    this.#worker.unref();
    abandoned.register(this, this.#worker);
    const pending = this.#pending;
    const self = new WeakRef(this);
    const stopped = (cause: unknown): void => {
      const thread = self.deref();
      if (thread !== undefined) thread.#stop(cause);
    };
    // The worker's listeners must not keep the embeddings.
    this.#worker.on("message", (message: FromEncoder) => receive(message, pending));
    this.#worker.on("error", stopped);
    this.#worker.once("exit", () => stopped(undefined));
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  embed(texts: readonly string[], role: TextRole, signal?: AbortSignal | undefined): Promise<EncodedTexts> {
    return this.#ask({ type: "embed", texts, role }, signal);
  }

  open(signal?: AbortSignal | undefined): Promise<void> {
    return this.#ask({ type: "open" }, signal);
  }

  identity(signal?: AbortSignal | undefined): Promise<string> {
    return this.#ask({ type: "identify" }, signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop(new Error("they were closed"));
    await this.#worker.terminate();
  }

  #ask<Result>(request: Request, signal: AbortSignal | undefined): Promise<Result> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    if (signal?.aborted) return Promise.reject(aborted(signal));
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise<Result>((resolve, reject) => {
      const settle = (): void => {
        stopListening();
        this.#pending.delete(id);
        if (this.#pending.size === 0) this.#worker.unref();
      };
      const stopListening = onAbort(signal, () => {
        this.#worker.postMessage({ type: "cancel", id } satisfies ToEncoder);
        settle();
        reject(aborted(signal));
      });
      this.#pending.set(id, {
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
      this.#worker.postMessage({ ...request, id } as ToEncoder);
    });
  }

  #stop(cause: unknown): void {
    this.#end ??= new ChatGLMError("EMBEDDINGS_FAILED", "The thread that makes embeddings ended.", {
      remedy: "Ask again: the next call starts another.",
      cause,
    });
    for (const one of [...this.#pending.values()]) one.failed(this.#end);
  }
}

function aborted(signal: AbortSignal | undefined): ChatGLMError {
  return new ChatGLMError("ABORTED", "The embedding was cancelled.", { cause: signal?.reason });
}

function receive(message: FromEncoder, pending: ReadonlyMap<number, Pending>): void {
  const asked = pending.get(message.id);
  if (message.type === "done") asked?.done(message.result);
  else asked?.failed(fromErrorRecord(message.error, "on the thread that makes embeddings"));
}
