import { PairHeap, type SymbolPair } from "./pair-heap.js";

export interface MergeLearningOptions {
  /** Characters that take part; all others cut a segment in two. */
  readonly characters: readonly string[];
  /** Most pieces to learn. */
  readonly merges: number;
  /** Most characters of a piece. */
  readonly longestPiece: number;
}

/** Tells pairs apart by one number; symbols stay far below. */
const symbolLimit: number = 2 ** 26;
const segmentEnd = -1;

/**
 * Learns pieces by merging the most frequent pair of neighbours over and over; among equals the shorter text wins, then the one with the
 * smaller UTF-16 code units. Two pairs that spell the same text are merged into the same symbol, as the encoder will do. Each merge
 * touches only the places where its pair occurs.
 *
 * @param segments texts and how often each occurs
 * @returns the learned pieces in the order they were learned
 */
export function learnMerges(segments: ReadonlyMap<string, number>, options: MergeLearningOptions): string[] {
  return new MergeLearner(segments, options).learn(options.merges);
}

class MergeLearner {
  readonly #longestPiece: number;
  /** Symbol → text and length in characters. */
  readonly #texts: string[];
  readonly #lengths: number[];
  readonly #symbolOf: Map<string, number>;
  /** All segments one behind the other, each followed by `segmentEnd`. A merged-away place keeps its number but is skipped by the links. */
  readonly #symbols: Int32Array;
  readonly #weights: Float64Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #pairs: Map<number, SymbolPair> = new Map();
  readonly #heap: PairHeap = new PairHeap();

  constructor(segments: ReadonlyMap<string, number>, options: MergeLearningOptions) {
    this.#longestPiece = options.longestPiece;
    this.#texts = [...options.characters];
    this.#lengths = this.#texts.map(() => 1);
    this.#symbolOf = new Map(this.#texts.map((text, symbol) => [text, symbol]));
    let capacity = 1;
    for (const segment of segments.keys()) capacity += segment.length + 1;
    this.#symbols = new Int32Array(capacity).fill(segmentEnd);
    this.#weights = new Float64Array(capacity);
    let place = 1;
    for (const [segment, count] of segments) {
      for (const character of segment) {
        this.#weights[place] = count;
        this.#symbols[place++] = this.#symbolOf.get(character) ?? segmentEnd;
      }
      place++;
    }
    this.#next = Int32Array.from(this.#symbols, (_, i) => i + 1);
    this.#previous = Int32Array.from(this.#symbols, (_, i) => i - 1);
    for (let i = 1; i + 1 < place; i++) this.#count(i);
    for (const pair of this.#pairs.values()) this.#heap.push(pair);
  }

  learn(merges: number): string[] {
    const learned: string[] = [];
    while (learned.length < merges) {
      const pair = this.#heap.pop();
      if (pair === undefined) break;
      let symbol = this.#symbolOf.get(pair.text);
      if (symbol === undefined) {
        symbol = this.#texts.push(pair.text) - 1;
        this.#lengths.push((this.#lengths[pair.left] as number) + (this.#lengths[pair.right] as number));
        this.#symbolOf.set(pair.text, symbol);
        learned.push(pair.text);
      }
      this.#merge(pair, symbol);
    }
    return learned;
  }

  #merge(pair: SymbolPair, symbol: number): void {
    const changed = new Set<SymbolPair>();
    const note = (other: SymbolPair | undefined): void => {
      if (other !== undefined && other !== pair) changed.add(other);
    };
    for (const left of pair.positions.sort((a, b) => a - b)) {
      const right = this.#next[left] as number;
      if (this.#symbols[left] !== pair.left || this.#symbols[right] !== pair.right) continue;
      const before = this.#previous[left] as number;
      const after = this.#next[right] as number;
      note(this.#uncount(before));
      this.#uncount(left);
      note(this.#uncount(right));
      this.#symbols[left] = symbol;
      this.#symbols[right] = segmentEnd;
      this.#next[left] = after;
      this.#previous[after] = left;
      note(this.#count(before));
      note(this.#count(left));
    }
    pair.positions.length = 0;
    for (const other of changed) if (other.count > 0) this.#heap.push(other);
  }

  /** Takes the pair that begins here into account. */
  #count(left: number): SymbolPair | undefined {
    const first = this.#symbols[left] as number;
    const second = this.#symbols[this.#next[left] as number] ?? segmentEnd;
    if (first === segmentEnd || second === segmentEnd) return undefined;
    if ((this.#lengths[first] as number) + (this.#lengths[second] as number) > this.#longestPiece) return undefined;
    const key = first * symbolLimit + second;
    let pair = this.#pairs.get(key);
    if (pair === undefined) {
      pair = { left: first, right: second, text: `${this.#texts[first]}${this.#texts[second]}`, count: 0, positions: [] };
      this.#pairs.set(key, pair);
    }
    pair.count += this.#weights[left] as number;
    pair.positions.push(left);
    return pair;
  }

  #uncount(left: number): SymbolPair | undefined {
    const first = this.#symbols[left] as number;
    const second = this.#symbols[this.#next[left] as number] ?? segmentEnd;
    if (first === segmentEnd || second === segmentEnd) return undefined;
    const pair = this.#pairs.get(first * symbolLimit + second);
    if (pair !== undefined) pair.count -= this.#weights[left] as number;
    return pair;
  }
}
