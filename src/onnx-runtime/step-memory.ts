/** Memory that a step's output is written to, kept for later steps unless it is uncommonly large. */
export class StepMemory {
  readonly #mostKept: number;
  #kept = new Float32Array(0);

  /** @param mostKept floats that may stay between steps */
  constructor(mostKept: number) {
    this.#mostKept = mostKept;
  }

  /** A tensor of whatever values; the one before it is given up. */
  tensor(shape: readonly number[]): { readonly data: Float32Array; readonly shape: readonly number[] } {
    const count = shape.reduce((product, size) => product * size, 1);
    if (count > this.#mostKept) return { data: new Float32Array(count), shape };
    if (count > this.#kept.length)
      this.#kept = new Float32Array(Math.min(this.#mostKept, Math.max(count, 2 * this.#kept.length)));
    return { data: this.#kept.subarray(0, count), shape };
  }
}
