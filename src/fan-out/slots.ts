import pLimit, { type LimitFunction } from "p-limit";
import { ChatGLMError } from "../errors.js";
import { WaitingLine } from "./waiting-line.js";

/** Gives a slot back. Calling it again does nothing. */
export type ReleaseSlot = () => void;

/** A number of slots that work of any kind shares. A free slot goes to the most urgent that waits, but nobody waits without end. */
export class Slots {
  readonly #limit: LimitFunction;
  readonly #line = new WaitingLine<() => Promise<void>>();

  /** @throws ChatGLMError INVALID_OPTION if the number of slots is not a positive integer or `Infinity`. */
  constructor(slots: number, option = "maxConcurrency") {
    if (slots !== Number.POSITIVE_INFINITY && !(Number.isInteger(slots) && slots > 0)) {
      throw new ChatGLMError("INVALID_OPTION", `${option} is ${slots}.`, { remedy: "Give a whole number of at least 1." });
    }
    this.#limit = pLimit(slots);
  }

  /**
   * Waits for a slot. Rejects with the signal's reason as soon as it fires; the slot then goes to the next.
   *
   * @param priority 0 is the most urgent
   */
  acquire(signal: AbortSignal, priority = 0): Promise<ReleaseSlot> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = this.#line.join(() => {
        signal.removeEventListener("abort", onAbort);
        return new Promise<void>((release) => resolve(release));
      }, priority);
      const onAbort = (): void => {
        leave();
        reject(signal.reason);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      // One turn per arrival, taken by whoever is first by then.
      void this.#limit(() => this.#line.next()?.());
    });
  }
}
