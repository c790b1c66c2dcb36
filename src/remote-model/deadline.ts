import type { Timing } from "./timing.js";

/** One deadline at a time: the time to the next thing waited for. When it passes, `onPassed` is called once. */
export class Deadline {
  readonly #timing: Timing;
  readonly #onPassed: () => void;
  #stop: (() => void) | undefined;
  /** What was waited for too long. */
  passed: string | undefined;

  constructor(timing: Timing, onPassed: () => void) {
    this.#timing = timing;
    this.#onPassed = onPassed;
  }

  /** Starts anew. @param what Ends the sentence "Within 60000 ms the server sent no …". */
  start(milliseconds: number, what: string): void {
    this.stop();
    this.#stop = this.#timing.after(milliseconds, () => {
      this.passed = `Within ${milliseconds} ms the server sent no ${what}.`;
      this.#onPassed();
    });
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
