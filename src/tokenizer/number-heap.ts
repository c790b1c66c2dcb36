/** Binary min-heap of numbers. */
export class NumberHeap {
  #keys: Float64Array = new Float64Array(16);
  #size = 0;

  /** The least number; Infinity when there is none. */
  get least(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#keys[0] as number);
  }

  push(key: number): void {
    if (this.#size === this.#keys.length) {
      const grown = new Float64Array(this.#size * 2);
      grown.set(this.#keys);
      this.#keys = grown;
    }
    const keys = this.#keys;
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = keys[parent] as number;
      if (above <= key) break;
      keys[hole] = above;
      hole = parent;
    }
    keys[hole] = key;
  }

  /** Removes the least number, which must exist. */
  pop(): void {
    const keys = this.#keys;
    const size = --this.#size;
    const key = keys[size] as number;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && (keys[child + 1] as number) < (keys[child] as number)) child++;
      const below = keys[child] as number;
      if (below >= key) break;
      keys[hole] = below;
      hole = child;
    }
    keys[hole] = key;
  }
}
