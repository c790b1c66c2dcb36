import { inverseLength } from "./quantise.js";
import { SignRows } from "./sign-rows.js";

/** A vector that was found. */
export interface ScoredVector {
  readonly id: number;
  /** Cosine with the query, -1…1. */
  readonly score: number;
}

/** Up to this many are all compared. */
const FEW = 2_048;
/** Of more, those are compared whose signs differ least from the query's. */
const CANDIDATES = 512;

/**
 * Vectors of one width as int8, searched by cosine. Where there are many, the signs of what remains after their mean is taken away choose the
 * candidates: encoders' vectors all point into one cone, where signs alone would tell little.
 */
export class VectorIndex {
  readonly width: number;
  readonly #signs: SignRows;
  readonly #rows = new Map<number, number>();
  #ids: number[] = [];
  #codes = new Int8Array(0);
  #inverseLengths = new Float64Array(0);
  /** Of how many vectors {@link #mean} is. */
  #centredAt = 0;
  #mean: Float32Array;
  readonly #centred: Float32Array;

  constructor(width: number) {
    if (!Number.isInteger(width) || width < 1 || width > 65_535) throw new RangeError(`${width} dimensions`);
    this.width = width;
    this.#signs = new SignRows(width);
    this.#mean = new Float32Array(width);
    this.#centred = new Float32Array(width);
  }

  get size(): number {
    return this.#ids.length;
  }

  /** Adds or replaces a vector. @param codes see `quantise` */
  set(id: number, codes: Int8Array): void {
    if (codes.length !== this.width) throw new RangeError(`${codes.length} codes where ${this.width} are kept`);
    const row = this.#rows.get(id) ?? this.#ids.length;
    if (row === this.#ids.length) {
      this.#ids.push(id);
      this.#rows.set(id, row);
      if (row >= this.#inverseLengths.length) this.#grow();
    }
    this.#codes.set(codes, row * this.width);
    this.#inverseLengths[row] = inverseLength(codes);
    if (this.size <= FEW) return;
    // The mean of half as many is near enough.
    if (this.size >= 2 * this.#centredAt) this.#centre();
    else this.#sign(row);
  }

  delete(id: number): void {
    const row = this.#rows.get(id);
    const last = this.#ids.length - 1;
    const moved = this.#ids[last];
    if (row === undefined || moved === undefined) return;
    this.#codes.copyWithin(row * this.width, last * this.width, (last + 1) * this.width);
    this.#inverseLengths[row] = this.#inverseLengths[last] ?? 0;
    if (this.#centredAt > 0) this.#signs.copy(last, row);
    this.#ids[row] = moved;
    this.#rows.set(moved, row);
    this.#ids.pop();
    this.#rows.delete(id);
    // Signs are kept for more than a few only.
    if (this.size <= FEW) this.#centredAt = 0;
  }

  codes(id: number): Int8Array | undefined {
    const row = this.#rows.get(id);
    return row === undefined ? undefined : this.#codes.subarray(row * this.width, (row + 1) * this.width);
  }

  /** The vectors nearest to the query, best first; equal ones by their ids. */
  search(query: ArrayLike<number>, limit: number): ScoredVector[] {
    if (query.length !== this.width) throw new RangeError(`${query.length} dimensions where ${this.width} are kept`);
    const rows = this.#candidates(query, Math.max(CANDIDATES, limit));
    const asked = Float32Array.from(query);
    let squares = 0;
    for (const value of asked) squares += value * value;
    const share = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    const scored = rows.map((row) => ({ id: this.#ids[row] ?? -1, score: this.#dot(asked, row) * share }));
    return scored.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit);
  }

  #candidates(query: ArrayLike<number>, wanted: number): number[] {
    if (this.size <= FEW) return this.#ids.map((_, row) => row);
    const { length } = query;
    let squares = 0;
    for (let at = 0; at < length; at += 1) squares += (query[at] ?? 0) ** 2;
    this.#takeMean(query, squares === 0 ? 0 : 1 / Math.sqrt(squares), 0);
    return this.#signs.nearest(this.#centred, this.size, wanted);
  }

  #dot(query: Float32Array, row: number): number {
    const codes = this.#codes;
    const from = row * this.width;
    let sum = 0;
    for (let at = 0; at < query.length; at += 1) sum += (query[at] as number) * (codes[from + at] as number);
    return sum * (this.#inverseLengths[row] ?? 0);
  }

  #centre(): void {
    const mean = new Float64Array(this.width);
    for (let row = 0; row < this.size; row += 1) {
      const share = this.#inverseLengths[row] ?? 0;
      const from = row * this.width;
      for (let at = 0; at < this.width; at += 1) mean[at] = (mean[at] as number) + (this.#codes[from + at] as number) * share;
    }
    this.#mean = Float32Array.from(mean, (sum) => sum / this.size);
    this.#centredAt = this.size;
    for (let row = 0; row < this.size; row += 1) this.#sign(row);
  }

  #sign(row: number): void {
    this.#takeMean(this.#codes, this.#inverseLengths[row] ?? 0, row * this.width);
    this.#signs.set(row, this.#centred);
  }

  #takeMean(values: ArrayLike<number>, share: number, from: number): void {
    for (let at = 0; at < this.width; at += 1)
      this.#centred[at] = (values[from + at] as number) * share - (this.#mean[at] as number);
  }

  #grow(): void {
    const capacity = Math.max(256, this.#inverseLengths.length * 2);
    const codes = new Int8Array(capacity * this.width);
    codes.set(this.#codes);
    this.#codes = codes;
    const lengths = new Float64Array(capacity);
    lengths.set(this.#inverseLengths);
    this.#inverseLengths = lengths;
  }
}
