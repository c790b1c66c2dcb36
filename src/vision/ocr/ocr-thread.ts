import { ChatGLMError } from "../../errors.js";
import { AskedThread } from "../../threads/asked-thread.js";
import { workerFile } from "../../threads/worker-file.js";
import type { Pixels } from "../picture/resample.js";
import type { OcrWorkerData, ToOcr } from "./ocr-messages.js";
import type { TextPiece } from "./ocr-reader.js";

/** An OCR model in a thread of its own, since onnxruntime's `run` blocks the one that calls it. */
export class OcrThread implements AsyncDisposable {
  readonly #thread: AskedThread<ToOcr>;

  constructor(workerData: OcrWorkerData) {
    this.#thread = new AskedThread({
      file: workerFile("./ocr-worker.js", import.meta.url),
      name: "chatglm-ocr",
      workerData,
      ended: (cause) =>
        new ChatGLMError("VISION_FAILED", "The thread that reads pictures ended.", {
          remedy: "Ask again: the next call starts another.",
          cause,
        }),
      aborted: (cause) => new ChatGLMError("ABORTED", "Reading a picture was cancelled.", { cause }),
      place: "on the thread that reads pictures",
      isNative: true,
    });
  }

  get hasEnded(): boolean {
    return this.#thread.hasEnded;
  }

  /** @param timeout milliseconds that reading may take once it has begun */
  read({ width, height, pixels }: Pixels, timeout: number, signal?: AbortSignal | undefined): Promise<readonly TextPiece[]> {
    return this.#thread.ask({ type: "read", picture: { width, height, pixels }, timeout }, { signal });
  }

  async open(signal?: AbortSignal | undefined): Promise<void> {
    await this.#thread.ask({ type: "open" }, { signal });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread[Symbol.asyncDispose]();
  }
}
