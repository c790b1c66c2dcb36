import type { ModelExecutor, StepOptions, StepOutput, StepRow } from "../engine/model-executor.js";

const running = 0;
const stopped = 1;

/**
 * Lets a process end while native code runs on the engine thread. Node aborts the process when a worker thread is stopped inside
 * native code; so the thread that ends the process says `stop` and waits for the present call, and the engine starts no other.
 */
export class StepGuard {
  readonly #state: Int32Array;

  constructor(buffer: SharedArrayBuffer) {
    this.#state = new Int32Array(buffer);
  }

  static buffer(): SharedArrayBuffer {
    return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  }

  /** Does native work, unless the process is ending: then the promise never settles, and nothing comes after it. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    Atomics.store(this.#state, running, 1);
    try {
      if (Atomics.load(this.#state, stopped) === 0) return await work();
    } finally {
      Atomics.store(this.#state, running, 0);
      Atomics.notify(this.#state, running);
    }
    return new Promise<never>(() => {});
  }

  /** The same executor, its passes guarded. */
  guard(executor: ModelExecutor): ModelExecutor {
    return {
      shape: executor.shape,
      createSequence: () => executor.createSequence(),
      run: (rows: readonly StepRow[], options?: StepOptions): Promise<StepOutput> => this.run(() => executor.run(rows, options)),
      [Symbol.asyncDispose]: () => executor[Symbol.asyncDispose](),
    };
  }

  /** Blocks until no native work runs, at most `milliseconds`. None starts afterwards. */
  stop(milliseconds: number): void {
    Atomics.store(this.#state, stopped, 1);
    Atomics.wait(this.#state, running, 1, milliseconds);
  }
}
