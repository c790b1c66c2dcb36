/**
 * Map from a pair of non-negative 32-bit integers to a non-zero 32-bit integer: open addressing with linear probing in one typed array,
 * several times faster than a Map with composed keys on the encoder's innermost lookup. Entries can't be removed.
 */
export class PairTable {
  /** Slots of three: first, second, value; value 0 marks a free slot. */
  #slots: Int32Array;
  #shift: number;
  #size = 0;

  constructor() {
    this.#slots = new Int32Array(3 * 1024);
    this.#shift = 32 - 10;
  }

  /** The value of this pair, or 0. */
  get(first: number, second: number): number {
    const slots = this.#slots;
    return slots[this.#find(slots, first, second) + 2] as number;
  }

  set(first: number, second: number, value: number): void {
    const slots = this.#slots;
    const slot = this.#find(slots, first, second);
    if (slots[slot + 2] === 0) {
      if (2 * 3 * (this.#size + 1) > slots.length) {
        this.#grow();
        this.set(first, second, value);
        return;
      }
      this.#size++;
    }
    slots[slot] = first;
    slots[slot + 1] = second;
    slots[slot + 2] = value;
  }

  #find(slots: Int32Array, first: number, second: number): number {
    const length = slots.length;
    // Multipliers from Knuth's golden ratio and MurmurHash3: any odd constants that spread the high bits do.
    let slot = 3 * ((Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> this.#shift) | 0);
    while (slots[slot + 2] !== 0 && (slots[slot] !== first || slots[slot + 1] !== second)) {
      slot += 3;
      if (slot === length) slot = 0;
    }
    return slot;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#shift--;
    this.#size = 0;
    for (let slot = 0; slot < old.length; slot += 3) {
      const value = old[slot + 2] as number;
      if (value !== 0) this.set(old[slot] as number, old[slot + 1] as number, value);
    }
  }
}
