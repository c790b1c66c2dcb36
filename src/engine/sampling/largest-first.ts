/** A binary heap of token ids, largest logit first and the lowest id first among equals. Memory is allocated once. */
export class LargestFirst {
  readonly #heap: Int32Array;
  #logits: Float32Array = new Float32Array(0);
  #size = 0;

  constructor(capacity: number) {
    this.#heap = new Int32Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  /** Takes the ids that lie in one bin. O(n). */
  fill(logits: Float32Array, bins: Uint16Array, bin: number): void {
    this.#logits = logits;
    let size = 0;
    for (let id = 0; id < logits.length; id += 1) {
      if (bins[id] === bin) {
        this.#heap[size] = id;
        size += 1;
      }
    }
    this.#size = size;
    for (let slot = (size >> 1) - 1; slot >= 0; slot -= 1) this.#sink(slot);
  }

  /** Removes and returns the first id. O(log n). Must not be called when empty. */
  pop(): number {
    const first = this.#heap[0] as number;
    this.#size -= 1;
    this.#heap[0] = this.#heap[this.#size] as number;
    this.#sink(0);
    return first;
  }

  #sink(slot: number): void {
    const heap = this.#heap;
    const logits = this.#logits;
    const id = heap[slot] as number;
    const logit = logits[id] as number;
    for (;;) {
      let child = 2 * slot + 1;
      if (child >= this.#size) break;
      let childId = heap[child] as number;
      let childLogit = logits[childId] as number;
      if (child + 1 < this.#size) {
        const otherId = heap[child + 1] as number;
        const otherLogit = logits[otherId] as number;
        if (otherLogit > childLogit || (otherLogit === childLogit && otherId < childId)) {
          child += 1;
          childId = otherId;
          childLogit = otherLogit;
        }
      }
      if (logit > childLogit || (logit === childLogit && id < childId)) break;
      heap[slot] = childId;
      slot = child;
    }
    heap[slot] = id;
  }
}
