import pLimit, { type LimitFunction } from "p-limit";
import { ChatGLMError } from "../errors.js";

/** Gives a slot back. Calling it again does nothing. */
export type ReleaseSlot = () => void;

/** A number of slots that work of any kind shares, first come, first served: nobody waits behind those who came later. */
export class Slots {
  readonly #limit: LimitFunction;

  /** @throws ChatGLMError INVALID_OPTION if the number of slots is not a positive integer or `Infinity`. */
  constructor(slots: number, option = "maxConcurrency") {
    if (slots !== Number.POSITIVE_INFINITY && !(Number.isInteger(slots) && slots > 0)) {
      throw new ChatGLMError("INVALID_OPTION", `${option} is ${slots}.`, { remedy: "Give a whole number of at least 1." });
    }
    this.#limit = pLimit(slots);
  }

  /** Work that waits for a slot. */
  get waiting(): number {
    return this.#limit.pendingCount;
  }

  /** Waits for a slot. Rejects with the signal's reason as soon as it fires; the slot then goes to the next. */
  acquire(signal: AbortSignal): Promise<ReleaseSlot> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => reject(signal.reason);
      if (signal.aborted) return onAbort();
      signal.addEventListener("abort", onAbort, { once: true });
      void this.#limit(() => {
        signal.removeEventListener("abort", onAbort);
        if (signal.aborted) return undefined;
        return new Promise<void>((release) => resolve(release));
      });
    });
  }
}
