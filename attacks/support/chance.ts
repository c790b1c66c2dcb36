/** Draws by chance that come again for the same seed (a linear congruential generator). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to 1. */
  next(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 2 ** 32;
  }

  /** A whole number below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  one<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError("nothing to draw from");
    return item;
  }

  /** Some of the items, each at most once, in their order. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const drawn = new Set<number>();
    while (drawn.size < Math.min(count, items.length)) drawn.add(this.below(items.length));
    return items.filter((_, index) => drawn.has(index));
  }

  /** Bytes with a few of them changed, doubled or left out. */
  mutated(bytes: Uint8Array): Uint8Array {
    let changed = Uint8Array.from(bytes);
    for (let times = 1 + this.below(4); times > 0; times -= 1) {
      const at = this.below(changed.length);
      const length = 1 + this.below(16);
      switch (this.below(3)) {
        case 0:
          changed[at] = this.below(256);
          break;
        case 1:
          changed = Uint8Array.from([...changed.subarray(0, at + length), ...changed.subarray(at)]);
          break;
        default:
          changed = Uint8Array.from([...changed.subarray(0, at), ...changed.subarray(at + length)]);
      }
    }
    return changed;
  }
}
