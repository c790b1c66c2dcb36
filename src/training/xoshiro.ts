/**
 * xoshiro128++ 1.0 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021): 32 random bits per call, period 2^128 − 1.
 * The state is filled from the seed numbers by a 32-bit finaliser (MurmurHash3's), so that near seeds give unrelated streams.
 */
export class Xoshiro {
  readonly #state: Uint32Array;

  /** @param seeds integers; only their low 32 bits count */
  constructor(...seeds: readonly number[]) {
    this.#state = new Uint32Array(4);
    let hash = 0x9e3779b9;
    for (const seed of seeds) hash = mix(hash ^ (seed >>> 0));
    for (let i = 0; i < 4; i++) {
      hash = (hash + 0x9e3779b9) >>> 0;
      this.#state[i] = mix(hash);
    }
    // All zeros is the one state it never leaves.
    if (this.#state.every((word) => word === 0)) this.#state[0] = 1;
  }

  /** A whole number from 0 to bound − 1, each as likely as 32 bits allow. */
  below(bound: number): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#state;
    const sum = (a + d) | 0;
    const draw = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const third = c ^ a;
    const fourth = d ^ b;
    this.#state.set([a ^ fourth, b ^ third, third ^ (b << 9), (fourth << 11) | (fourth >>> 21)]);
    return Math.floor((draw / 2 ** 32) * bound);
  }

  /** Puts items into random order, in place (Fisher and Yates). */
  shuffle<Item>(items: Item[]): Item[] {
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const item = items[last] as Item;
      items[last] = items[other] as Item;
      items[other] = item;
    }
    return items;
  }

  /** Fills `into` with entries of a table of 65,536, each drawn with 16 random bits. */
  fillFrom<Values extends Uint16Array | Float32Array>(table: Values, into: Values): void {
    let [a = 0, b = 0, c = 0, d = 0] = this.#state;
    const length = into.length;
    for (let i = 0; i < length; i += 2) {
      const sum = (a + d) | 0;
      const draw = (((sum << 7) | (sum >>> 25)) + a) | 0;
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
      into[i] = table[draw >>> 16] ?? 0;
      // A write past an odd end is dropped.
      into[i + 1] = table[draw & 0xffff] ?? 0;
    }
    this.#state.set([a, b, c, d]);
  }
}

function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
