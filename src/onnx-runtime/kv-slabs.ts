import type { KvSequence } from "../engine/model-executor.js";

/** Tokens a slab grows by at least, so that decode reallocates rarely. */
const growthTokens = 64;

/**
 * Keys and values of one sequence: per layer and kind one slab, float32 [capacity, width]. The first `length` rows are
 * the graph's past input, read in place as a view of the slab.
 */
export class KvSlabs implements KvSequence {
  readonly #count: number;
  readonly #width: number;
  #slabs: Float32Array[];
  #capacity = 0;
  #length = 0;
  #released = false;

  /**
   * @param count slabs: 2 × layers
   * @param width floats of one token in one slab: groups × head size
   */
  constructor(count: number, width: number) {
    this.#count = count;
    this.#width = width;
    this.#slabs = Array.from({ length: count }, () => new Float32Array(0));
  }

  get length(): number {
    return this.#length;
  }

  get bytes(): number {
    return this.#capacity * this.#width * this.#count * Float32Array.BYTES_PER_ELEMENT;
  }

  /** The committed rows of slab `index`, in place. */
  view(index: number): Float32Array {
    return this.#slab(index).subarray(0, this.#length * this.#width);
  }

  reserve(tokens: number): void {
    this.#live();
    if (tokens <= this.#capacity) return;
    const capacity = Math.ceil(tokens / growthTokens) * growthTokens;
    const kept = this.#length * this.#width;
    this.#slabs = this.#slabs.map((slab) => {
      const larger = new Float32Array(capacity * this.#width);
      larger.set(slab.subarray(0, kept));
      return larger;
    });
    this.#capacity = capacity;
  }

  truncate(length: number): void {
    this.#live();
    if (!Number.isInteger(length) || length < 0 || length > this.#length) {
      throw new RangeError(`can't truncate a sequence of ${this.#length} tokens to ${length}`);
    }
    this.#length = length;
  }

  copyPrefixFrom(other: KvSequence, length: number): void {
    if (!(other instanceof KvSlabs) || other.#count !== this.#count || other.#width !== this.#width) {
      throw new TypeError("sequences of different models can't be copied");
    }
    other.#live();
    if (length > other.#length) throw new RangeError(`the other sequence has ${other.#length} tokens, not ${length}`);
    this.truncate(0);
    this.reserve(length);
    const floats = length * this.#width;
    for (const [index, slab] of this.#slabs.entries()) slab.set(other.#slab(index).subarray(0, floats));
    this.#length = length;
  }

  parts(tokens: number): readonly Uint8Array[] {
    this.#requireRoom(tokens);
    const bytes = tokens * this.#width * Float32Array.BYTES_PER_ELEMENT;
    return this.#slabs.map(({ buffer, byteOffset }) => new Uint8Array(buffer, byteOffset, bytes));
  }

  restore(tokens: number): void {
    this.#requireRoom(tokens);
    this.#length = tokens;
  }

  release(): void {
    this.#released = true;
    this.#slabs = [];
    this.#capacity = 0;
    this.#length = 0;
  }

  /**
   * Appends tokens whose keys and values lie in a step's output.
   *
   * @param source float32 [count, stepTokens, width]
   * @param first the first of this sequence's tokens among the step's
   * @param tokens how many to append
   */
  append(source: Float32Array, stepTokens: number, first: number, tokens: number): void {
    this.#live();
    if (this.#length + tokens > this.#capacity) this.reserve(this.#length + tokens + Math.min(this.#length >> 2, 512));
    for (const [index, slab] of this.#slabs.entries()) {
      const from = (index * stepTokens + first) * this.#width;
      slab.set(source.subarray(from, from + tokens * this.#width), this.#length * this.#width);
    }
    this.#length += tokens;
  }

  #slab(index: number): Float32Array {
    const slab = this.#slabs[index];
    if (slab === undefined) throw new RangeError(`no slab ${index}`);
    return slab;
  }

  #requireRoom(tokens: number): void {
    this.#live();
    if (Number.isInteger(tokens) && tokens >= 0 && tokens <= this.#capacity) return;
    throw new RangeError(`a sequence with room for ${this.#capacity} tokens has none for ${tokens}`);
  }

  #live(): void {
    if (this.#released) throw new Error("the sequence was released");
  }
}
