import { ChatGLMError } from "../../errors.js";
import { AskedThread } from "../../threads/asked-thread.js";
import type { Pixels } from "../picture/resample.js";
import type { ToPictureThread } from "./picture-messages.js";

/** The thread's code, what it is called, and what it is started with. */
export interface PictureThreadStart {
  readonly file: URL;
  readonly name: string;
  readonly workerData: unknown;
}

/**
 * A model that looks at pictures in a thread of its own, since onnxruntime's `run` blocks the one that calls it. It is started by the first call, and
 * again by one after it ended.
 *
 * @typeParam Result what the thread's `servePictures` gives for a picture
 */
export class PictureThread<Result> implements AsyncDisposable {
  readonly #start: () => Promise<PictureThreadStart>;
  #thread: Promise<AskedThread<ToPictureThread>> | undefined;

  /** @param start called for each thread that is started; what it throws, the call throws */
  constructor(start: () => Promise<PictureThreadStart>) {
    this.#start = start;
  }

  /**
   * @param timeout milliseconds that reading may take once it has begun
   * @throws ChatGLMError what the thread throws, DEADLINE_EXCEEDED, ABORTED, VISION_FAILED if it ends
   */
  async read({ width, height, pixels }: Pixels, timeout: number, signal?: AbortSignal | undefined): Promise<Result> {
    const thread = await this.#opened();
    return await thread.ask<Result>({ type: "read", picture: { width, height, pixels }, timeout }, { signal });
  }

  /** Opens the thread's models. */
  async open(signal?: AbortSignal | undefined): Promise<void> {
    await (await this.#opened()).ask({ type: "open" }, { signal });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    const started = await thread?.catch(() => undefined);
    await started?.[Symbol.asyncDispose]();
  }

  async #opened(): Promise<AskedThread<ToPictureThread>> {
    const known = this.#thread;
    if (known !== undefined && !(await known).hasEnded) return await known;
    if (known === this.#thread) {
      const thread = this.#start().then(threadOf);
      this.#thread = thread;
      thread.catch(() => {
        if (this.#thread === thread) this.#thread = undefined;
      });
    }
    return await this.#opened();
  }
}

function threadOf(start: PictureThreadStart): AskedThread<ToPictureThread> {
  return new AskedThread({
    ...start,
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
