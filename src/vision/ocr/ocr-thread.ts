import { Worker } from "node:worker_threads";
import { onAbort } from "../../async/on-abort.js";
import { ChatGLMError, fromErrorRecord } from "../../errors.js";
import type { Pixels } from "../picture/resample.js";
import type { FromOcr, OcrWorkerData, ToOcr } from "./ocr-messages.js";
import type { TextPiece } from "./ocr-reader.js";

interface Pending {
  done(pieces: readonly TextPiece[]): void;
  failed(error: unknown): void;
}

/** Workers of models that nobody holds any more. */
const abandoned = new FinalizationRegistry<Worker>((worker) => void worker.terminate());

/**
 * An OCR model in a thread of its own, since onnxruntime's `run` blocks the one that calls it. Keeps the process alive only while something is asked
 * of it.
 */
export class OcrThread implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 0;
  #end: ChatGLMError | undefined;

  constructor(data: OcrWorkerData) {
    this.#worker = new Worker(new URL("./ocr-worker.js", import.meta.url), {
      workerData: data,
      name: "chatglm-ocr",
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
    // The worker's listeners must not keep the model.
    this.#worker.on("message", (message: FromOcr) => receive(message, pending));
    this.#worker.on("error", stopped);
    this.#worker.once("exit", () => stopped(undefined));
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /** @param timeout milliseconds that reading may take once it has begun */
  read(picture: Pixels, timeout: number, signal?: AbortSignal | undefined): Promise<readonly TextPiece[]> {
    const { width, height, pixels } = picture;
    return this.#ask((id) => ({ type: "read", id, picture: { width, height, pixels }, timeout }), signal);
  }

  async open(signal?: AbortSignal | undefined): Promise<void> {
    await this.#ask((id) => ({ type: "open", id }), signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const isIdle = this.#pending.size === 0;
    this.#stop(new Error("it was closed"));
    // Ending a thread while a model runs in it ends the process: it ends by itself then, having nobody to answer.
    if (isIdle) await this.#worker.terminate();
    else this.#worker.once("message", () => void this.#worker.terminate());
  }

  #ask(request: (id: number) => ToOcr, signal: AbortSignal | undefined): Promise<readonly TextPiece[]> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    if (signal?.aborted) return Promise.reject(aborted(signal));
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        stopListening();
        this.#pending.delete(id);
        if (this.#pending.size === 0) this.#worker.unref();
      };
      const stopListening = onAbort(signal, () => {
        this.#worker.postMessage({ type: "cancel", id } satisfies ToOcr);
        settle();
        reject(aborted(signal));
      });
      this.#pending.set(id, {
        done: (pieces) => {
          settle();
          resolve(pieces);
        },
        failed: (error) => {
          settle();
          reject(error);
        },
      });
      this.#worker.ref();
      this.#worker.postMessage(request(id));
    });
  }

  #stop(cause: unknown): void {
    this.#end ??= new ChatGLMError("VISION_FAILED", "The thread that reads pictures ended.", {
      remedy: "Ask again: the next call starts another.",
      cause,
    });
    for (const id of this.#pending.keys()) this.#worker.postMessage({ type: "cancel", id } satisfies ToOcr);
    for (const one of [...this.#pending.values()]) one.failed(this.#end);
  }
}

function aborted(signal: AbortSignal | undefined): ChatGLMError {
  return new ChatGLMError("ABORTED", "Reading a picture was cancelled.", { cause: signal?.reason });
}

function receive(message: FromOcr, pending: ReadonlyMap<number, Pending>): void {
  const asked = pending.get(message.id);
  if (message.type === "done") asked?.done(message.pieces);
  else asked?.failed(fromErrorRecord(message.error, "on the thread that reads pictures"));
}
