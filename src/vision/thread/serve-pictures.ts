import { setImmediate as nextTurn } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { ChatGLMError, toErrorRecord } from "../../errors.js";
import type { Pixels } from "../picture/resample.js";
import type { FromPictureThread, ToPictureThread } from "./picture-messages.js";

/** How a reader learns that it should stop: both throw ABORTED or DEADLINE_EXCEEDED. */
export interface Pace {
  /** Between runs of a model: lets a cancellation in that came while a run blocked the thread. */
  pause(): Promise<void>;
  /** By what is known so far. */
  check(): void;
}

/** A model, open. */
export interface PicturesReader<Result> {
  read(picture: Pixels, pace: Pace): Promise<Result>;
}

type Asked = Exclude<ToPictureThread, { readonly type: "cancel" }>;

/**
 * Answers a `PictureThread`, one picture at a time.
 *
 * @param open called by the first request, and again after it threw
 */
export function servePictures<Result>(open: () => Promise<PicturesReader<Result>>): void {
  const cancelled = new Set<number>();
  const under = new Set<number>();
  let opened: Promise<PicturesReader<Result>> | undefined;
  let before = Promise.resolve();

  const reader = (): Promise<PicturesReader<Result>> => {
    opened ??= open().catch((error: unknown) => {
      // A file that was mended may be tried again.
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const read = async (message: Asked): Promise<Result | undefined> => {
    const model = await reader();
    if (message.type === "open") return undefined;
    const { id, picture, timeout } = message;
    const end = performance.now() + timeout;
    const check = (): void => {
      if (cancelled.has(id)) throw new ChatGLMError("ABORTED", "Reading a picture was cancelled.");
      if (performance.now() <= end) return;
      throw new ChatGLMError("DEADLINE_EXCEEDED", `Reading a picture takes more than ${timeout} ms.`, {
        remedy: "Set the option timeout higher, or cut the picture.",
      });
    };
    const pause = async (): Promise<void> => {
      await nextTurn();
      check();
    };
    return await model.read(picture, { pause, check });
  };
  const settle = async (message: Asked): Promise<void> => {
    const { id } = message;
    let reply: FromPictureThread;
    try {
      reply = { type: "done", id, result: cancelled.has(id) ? undefined : await read(message) };
    } catch (error) {
      reply = { type: "failed", id, error: toErrorRecord(error, "VISION_FAILED") };
    }
    under.delete(id);
    cancelled.delete(id);
    parentPort?.postMessage(reply);
  };

  parentPort?.on("message", (message: ToPictureThread) => {
    if (message.type === "cancel") {
      if (under.has(message.id)) cancelled.add(message.id);
      return;
    }
    under.add(message.id);
    before = before.then(() => settle(message));
  });
}
