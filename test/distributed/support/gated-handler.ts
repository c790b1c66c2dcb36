import type { JobHandler } from "../../../src/fan-out/executor.js";

/** A handler that tells what it is given when the test says so. */
export class GatedHandler {
  readonly signals: AbortSignal[] = [];
  #steps = 0;
  #wake: (() => void)[] = [];

  /** Tells `words` one by one, each after a step of the test; returns how many. */
  readonly handler: JobHandler = async (input, { emit, signal }) => {
    const words = String(input).split(" ");
    this.signals.push(signal);
    this.#changed();
    for (let told = 0; told < words.length; told += 1) {
      await this.#until(() => this.#steps > told || signal.aborted);
      if (signal.aborted) return null;
      emit({ text: `${words[told]} ` });
    }
    return words.length;
  };

  /** Lets every run of the handler come as far as so many words. */
  allow(words: number): void {
    this.#steps = words;
    this.#changed();
  }

  /** Resolves when the handler was begun so often. */
  async begun(times: number): Promise<void> {
    await this.#until(() => this.signals.length >= times);
  }

  /** Resolves when the signal of that run has fired. */
  async stopped(run: number): Promise<void> {
    const signal = this.signals[run];
    if (signal === undefined) throw new Error(`run ${run} hasn't begun`);
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        this.#wake.push(resolve);
        // Signals don't wake.
        setTimeout(resolve, 20);
      });
    }
  }

  #changed(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}
