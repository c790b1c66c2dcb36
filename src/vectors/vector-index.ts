import { LanguageMeans } from "./language-means.js";
import { inverseLength } from "./quantise.js";
import { SignRows } from "./sign-rows.js";

/** A vector that was found. */
export interface ScoredVector {
  readonly id: number;
  /** Cosine with the query, -1…1; of what remains without the languages' means where these are taken away. */
  readonly score: number;
}

/** Up to this many are all compared. */
const FEW = 2_048;
/** Of more, those are compared whose signs differ least from the query's. */
const CANDIDATES = 512;
/** Means are taken again when more than this share of the vectors came or went. */
const STALE = 0.1;

/**
 * Vectors of one width as int8, searched by cosine. Where there are many, signs choose the candidates: those of what remains after the mean is taken
 * away, since encoders' vectors all point into one cone, where signs alone would tell little. Where an encoder keeps languages apart, each
 * language's mean is taken away: otherwise nothing in another language than the question's is ever found (see LanguageMeans).
 */
export class VectorIndex {
  readonly width: number;
  readonly #signs: SignRows;
  readonly #rows = new Map<number, number>();
  #ids: number[] = [];
  #codes = new Int8Array(0);
  #languages = new Uint8Array(0);
  #inverseLengths = new Float64Array(0);
  #means: LanguageMeans;
  /** Vectors that came or went since the means were taken. */
  #changes = 0;
  /** Whether each row has its signs: of a few, none is needed. */
  #areSigned = false;
  readonly #centred: Float32Array;

  constructor(width: number) {
    if (!Number.isInteger(width) || width < 1 || width > 65_535) throw new RangeError(`${width} dimensions`);
    this.width = width;
    this.#signs = new SignRows(width);
    this.#means = new LanguageMeans(width);
    this.#centred = new Float32Array(width);
  }

  get size(): number {
    return this.#ids.length;
  }

  /**
   * Adds or replaces a vector.
   *
   * @param codes see `quantise`
   * @param language a number below 256 that texts of one language share
   */
  set(id: number, codes: Int8Array, language = 0): void {
    if (codes.length !== this.width) throw new RangeError(`${codes.length} codes where ${this.width} are kept`);
    const row = this.#rows.get(id) ?? this.#ids.length;
    if (row === this.#ids.length) {
      this.#ids.push(id);
      this.#rows.set(id, row);
      if (row >= this.#inverseLengths.length) this.#grow();
    }
    this.#codes.set(codes, row * this.width);
    this.#languages[row] = language;
    this.#inverseLengths[row] = inverseLength(codes);
    this.#changes += 1;
    if (this.#areSigned && !this.#isStale()) this.#sign(row);
  }

  delete(id: number): void {
    const row = this.#rows.get(id);
    const last = this.#ids.length - 1;
    const moved = this.#ids[last];
    if (row === undefined || moved === undefined) return;
    this.#codes.copyWithin(row * this.width, last * this.width, (last + 1) * this.width);
    this.#languages[row] = this.#languages[last] ?? 0;
    this.#inverseLengths[row] = this.#inverseLengths[last] ?? 0;
    if (this.#areSigned && !this.#isStale()) this.#signs.copy(last, row);
    this.#ids[row] = moved;
    this.#rows.set(moved, row);
    this.#ids.pop();
    this.#rows.delete(id);
    this.#changes += 1;
  }

  codes(id: number): Int8Array | undefined {
    const row = this.#rows.get(id);
    return row === undefined ? undefined : this.#codes.subarray(row * this.width, (row + 1) * this.width);
  }

  /** Takes the means again if enough has changed; a search does so itself. Takes 0.2 s for 100,000 vectors. */
  settle(): void {
    if (this.#changes === 0 || (this.#areSigned && !this.#isStale())) return;
    this.#changes = 0;
    this.#areSigned = this.size > FEW;
    this.#means = LanguageMeans.of({
      width: this.width,
      count: this.size,
      codes: this.#codes,
      inverseLengths: this.#inverseLengths,
      languages: this.#languages,
    });
    if (this.#areSigned) for (let row = 0; row < this.size; row += 1) this.#sign(row);
  }

  #isStale(): boolean {
    return this.#changes >= STALE * this.size;
  }

  /** The vectors nearest to the query, best first; equal ones by their ids. */
  search(query: ArrayLike<number>, limit: number, language = 0): ScoredVector[] {
    if (query.length !== this.width) throw new RangeError(`${query.length} dimensions where ${this.width} are kept`);
    this.settle();
    const share = inverseLength(query);
    const asked = this.#means.direction(query, share, language);
    const offsets = this.#means.offsets(asked);
    const scored = this.#candidates(query, share, language, limit).map((row) => ({
      id: this.#ids[row] ?? -1,
      score: this.#score(asked, offsets, row),
    }));
    return scored.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit);
  }

  #candidates(query: ArrayLike<number>, share: number, language: number, limit: number): number[] {
    if (this.size <= FEW) return this.#ids.map((_, row) => row);
    this.#means.takeFrom(query, 0, share, language, this.#centred);
    return this.#signs.nearest(this.#centred, this.size, Math.max(CANDIDATES, limit));
  }

  #score(asked: Float32Array, offsets: Float64Array, row: number): number {
    const codes = this.#codes;
    const from = row * this.width;
    let sum = 0;
    for (let at = 0; at < asked.length; at += 1) sum += (asked[at] as number) * (codes[from + at] as number);
    const share = this.#inverseLengths[row] ?? 0;
    const language = this.#languages[row] ?? 0;
    const length = this.#means.lengthWithout(codes, from, share, language);
    return length === 0 ? 0 : (sum * share - (offsets[language] ?? 0)) / length;
  }

  #sign(row: number): void {
    this.#means.takeFrom(this.#codes, row * this.width, this.#inverseLengths[row] ?? 0, this.#languages[row] ?? 0, this.#centred);
    this.#signs.set(row, this.#centred);
  }

  #grow(): void {
    const capacity = Math.max(256, this.#inverseLengths.length * 2);
    const codes = new Int8Array(capacity * this.width);
    codes.set(this.#codes);
    this.#codes = codes;
    const languages = new Uint8Array(capacity);
    languages.set(this.#languages);
    this.#languages = languages;
    const lengths = new Float64Array(capacity);
    lengths.set(this.#inverseLengths);
    this.#inverseLengths = lengths;
  }
}
