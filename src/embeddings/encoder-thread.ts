import { ChatGLMError } from "../errors.js";
import { AskedThread } from "../threads/asked-thread.js";
import { workerFile } from "../threads/worker-file.js";
import type { EncodedTexts, TextRole } from "./encoder.js";
import type { EncoderWorkerData, ToEncoder } from "./encoder-messages.js";

/** An encoder in a thread of its own, since onnxruntime's `run` blocks the one that calls it. */
export class EncoderThread implements AsyncDisposable {
  readonly #thread: AskedThread<ToEncoder>;

  constructor(workerData: EncoderWorkerData) {
    this.#thread = new AskedThread({
      file: workerFile("./encoder-worker.js", import.meta.url),
      name: "chatglm-embeddings",
      workerData,
      ended: (cause) =>
        new ChatGLMError("EMBEDDINGS_FAILED", "The thread that makes embeddings ended.", {
          remedy: "Ask again: the next call starts another.",
          cause,
        }),
      aborted: (cause) => new ChatGLMError("ABORTED", "The embedding was cancelled.", { cause }),
      place: "on the thread that makes embeddings",
      isNative: true,
    });
  }

  get hasEnded(): boolean {
    return this.#thread.hasEnded;
  }

  embed(texts: readonly string[], role: TextRole, signal?: AbortSignal | undefined): Promise<EncodedTexts> {
    return this.#thread.ask({ type: "embed", texts, role }, { signal });
  }

  open(signal?: AbortSignal | undefined): Promise<void> {
    return this.#thread.ask({ type: "open" }, { signal });
  }

  identity(signal?: AbortSignal | undefined): Promise<string> {
    return this.#thread.ask({ type: "identify" }, { signal });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread[Symbol.asyncDispose]();
  }
}
