import type { KvSequence, ModelExecutor, ModelShape, StepOutput, StepRow } from "../../../src/engine/model-executor.js";

/** Ids come in rings of this many; the toy model mostly goes on to the next id of the ring. */
const RING = 8;

export interface ToyOptions {
  readonly vocabularySize?: number;
  readonly contextLength?: number;
  readonly maxSequencesPerStep?: number;
  /** Added to the logit of the expected successor: larger makes output more repetitive. */
  readonly habit?: number;
  /** Share of places with an expected successor. */
  readonly regularity?: number;
}

/** Each token's "key and value" is a hash of everything up to it, so logits depend on the whole visible prefix. */
class ToySequence implements KvSequence {
  #hashes = new Uint32Array(0);
  #length = 0;
  #released = false;

  get length(): number {
    return this.#length;
  }

  get bytes(): number {
    return this.#hashes.length;
  }

  get last(): number | undefined {
    return this.#hashes.subarray(0, this.#length).at(-1);
  }

  reserve(tokens: number): void {
    this.#requireLive();
    if (tokens <= this.#hashes.length) return;
    const larger = new Uint32Array(tokens);
    larger.set(this.#hashes.subarray(0, this.#length));
    this.#hashes = larger;
  }

  truncate(length: number): void {
    this.#requireLive();
    if (length > this.#length) throw new RangeError(`truncate to ${length} of ${this.#length}`);
    this.#length = length;
  }

  copyPrefixFrom(other: KvSequence, length: number): void {
    this.#requireLive();
    if (!(other instanceof ToySequence)) throw new TypeError("foreign sequence");
    other.#requireLive();
    if (length > other.length) throw new RangeError(`copy ${length} of ${other.length}`);
    this.#length = 0;
    this.append(other.#hashes.subarray(0, length));
  }

  append(hashes: Uint32Array): void {
    this.reserve(this.#length + hashes.length);
    this.#hashes.set(hashes, this.#length);
    this.#length += hashes.length;
  }

  parts(tokens: number): readonly Uint8Array[] {
    this.#requireLive();
    if (tokens > this.#hashes.length) throw new RangeError(`${tokens} of ${this.#hashes.length}`);
    return [new Uint8Array(this.#hashes.buffer, 0, 4 * tokens)];
  }

  restore(tokens: number): void {
    this.parts(tokens);
    this.#length = tokens;
  }

  release(): void {
    this.#released = true;
    this.#hashes = new Uint32Array(0);
    this.#length = 0;
  }

  #requireLive(): void {
    if (this.#released) throw new Error("used after release");
  }
}

/** A deterministic model without weights. */
export class ToyExecutor implements ModelExecutor {
  readonly shape: ModelShape;
  readonly #habit: number;
  readonly #regularity: number;

  constructor({
    vocabularySize = 32,
    contextLength = 96,
    maxSequencesPerStep = 4,
    habit = 5,
    regularity = 0.8,
  }: ToyOptions = {}) {
    this.shape = { vocabularySize, contextLength, maxSequencesPerStep, kvBytesPerToken: 1 };
    this.#habit = habit;
    this.#regularity = regularity;
  }

  createSequence(): KvSequence {
    return new ToySequence();
  }

  async run(rows: readonly StepRow[]): Promise<StepOutput> {
    const computed = rows.map(({ sequence, tokenIds }) => {
      if (!(sequence instanceof ToySequence)) throw new TypeError("foreign sequence");
      let hash = sequence.last ?? 0x811c9dc5;
      const hashes = Uint32Array.from(tokenIds, (id) => {
        hash = mix(hash ^ (id + 1));
        return hash;
      });
      return { sequence, hashes, ids: Array.from(tokenIds) };
    });
    await Promise.resolve();
    return {
      logits: (row, position) => {
        const { hashes = new Uint32Array(0), ids = [] } = computed[row] ?? {};
        const index = rows[row]?.logits === "last" ? ids.length - 1 : position;
        return this.#logits(hashes[index] ?? 0, ids[index] ?? 0);
      },
      commit: (row, tokens) => computed[row]?.sequence.append(computed[row].hashes.slice(0, tokens)),
    };
  }

  #logits(hash: number, last: number): Float32Array {
    const logits = new Float32Array(this.shape.vocabularySize);
    for (let id = 0; id < logits.length; id += 1) logits[id] = mix(hash + id * 0x9e3779b1) / 2 ** 30 - 2;
    const successor = last - (last % RING) + ((last + 1) % RING);
    if ((hash % 10) / 10 < this.#regularity)
      logits[successor % logits.length] = (logits[successor % logits.length] ?? 0) + this.#habit;
    return logits;
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

function mix(value: number): number {
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b);
  return (value ^ (value >>> 16)) >>> 0;
}
