import { MergeQueue, positionOf, rankOf } from "./merge-queue.js";
import { adjacentOnly, type MergeRules } from "./merge-rules.js";
import { UserDefinedMatcher } from "./user-defined-matcher.js";

/** Segments up to this many symbols are merged by scanning for the best pair, which beats a queue until its quadratic cost shows. */
const scanLimit = 24;
const space = 0x20;
const spaceSymbol = 0x2581;

/**
 * Byte-pair encoding as SentencePiece does it (Sennrich et al. 2016, https://arxiv.org/abs/1508.07909; merges by best score of the merged
 * piece, leftmost first among equals). Time is O(n log n) in the worst case, because text is cut where no merge can ever cross and
 * long segments are merged with a queue.
 */
export class BytePairEncoder {
  readonly #rules: MergeRules;
  /** Ids of the bytes 0…255. */
  readonly #byteIds: readonly number[];
  readonly #userDefined: UserDefinedMatcher | undefined;
  /** How an unused symbol was made most recently; see {@link BytePairEncoder.#emit}. */
  readonly #origins: Map<number, readonly [left: number, right: number]> = new Map();

  constructor(rules: MergeRules, byteIds: readonly number[]) {
    this.#rules = rules;
    this.#byteIds = byteIds;
    if (rules.userDefined.length > 0) this.#userDefined = new UserDefinedMatcher(rules.userDefined);
  }

  /** `text` must be well-formed UTF-16. Spaces become ▁; `prefix` puts one in front. */
  encode(text: string, prefix: boolean): number[] {
    const source = prefix ? ` ${text}` : text;
    const symbols = new Int32Array(source.length);
    const count = this.#readSymbols(source, symbols);
    const ids: number[] = [];
    this.#origins.clear();
    const candidates = new Int32Array(count);
    // With unused pieces, how one of them is taken apart depends on the order of all merges of the text: no cutting then.
    const cut = this.#rules.unusedSymbols.size === 0;
    let start = 0;
    for (let i = 0; i < count; i++) {
      const symbol = symbols[i] as number;
      const following = i + 1 < count ? (symbols[i + 1] as number) : 0;
      const pair = symbol > 0 && following > 0 ? this.#rules.pairs.get(symbol, following) : 0;
      candidates[i] = pair === adjacentOnly ? 0 : pair;
      if (i + 1 < count && (pair !== 0 || !cut)) continue;
      this.#mergeSegment(symbols, candidates, start, i + 1, ids);
      start = i + 1;
    }
    return ids;
  }

  /** Writes one symbol per character, ~codePoint for characters no piece holds; returns how many. */
  #readSymbols(source: string, symbols: Int32Array): number {
    const { characterSymbols } = this.#rules;
    let count = 0;
    for (let i = 0; i < source.length; ) {
      const match = this.#userDefined?.match(source, i);
      if (match !== undefined) {
        symbols[count++] = match.symbol;
        i += match.length;
        continue;
      }
      let codePoint = source.codePointAt(i) as number;
      i += codePoint > 0xffff ? 2 : 1;
      if (codePoint === space) codePoint = spaceSymbol;
      symbols[count++] = characterSymbols[codePoint] || ~codePoint;
    }
    return count;
  }

  #mergeSegment(symbols: Int32Array, candidates: Int32Array, start: number, end: number, ids: number[]): void {
    if (end - start === 1) this.#emit(symbols[start] as number, ids);
    else if (end - start <= scanLimit && this.#rules.unusedSymbols.size === 0)
      this.#mergeByScan(symbols, candidates, start, end, ids);
    else this.#mergeByQueue(symbols.subarray(start, end), candidates.subarray(start, end), ids);
  }

  #mergeByScan(symbols: Int32Array, candidates: Int32Array, start: number, end: number, ids: number[]): void {
    const { ranks } = this.#rules;
    for (;;) {
      let best = -1;
      let bestRank = 0x7fffffff;
      for (let i = start; i < end - 1; i++) {
        const candidate = candidates[i] as number;
        if (candidate === 0) continue;
        const rank = ranks[candidate] as number;
        if (rank < bestRank) {
          bestRank = rank;
          best = i;
        }
      }
      if (best === -1) break;
      const merged = candidates[best] as number;
      symbols[best] = merged;
      end--;
      for (let i = best + 1; i < end; i++) {
        symbols[i] = symbols[i + 1] as number;
        candidates[i] = candidates[i + 1] as number;
      }
      if (best > start) candidates[best - 1] = this.#candidate(symbols[best - 1] as number, merged);
      if (best + 1 < end) candidates[best] = this.#candidate(merged, symbols[best + 1] as number);
    }
    for (let i = start; i < end; i++) this.#emit(symbols[i] as number, ids);
  }

  #mergeByQueue(symbols: Int32Array, candidates: Int32Array, ids: number[]): void {
    const { ranks, unusedSymbols } = this.#rules;
    const length = symbols.length;
    const next = new Int32Array(length);
    const previous = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      next[i] = i + 1 < length ? i + 1 : -1;
      previous[i] = i - 1;
    }
    const queue = new MergeQueue();
    const offer = (left: number, candidate: number): void => {
      candidates[left] = candidate;
      if (candidate === 0) return;
      queue.push(ranks[candidate] as number, left);
      if (unusedSymbols.has(candidate)) {
        this.#origins.set(candidate, [symbols[left] as number, symbols[next[left] as number] as number]);
      }
    };
    for (let i = 0; i < length; i++) offer(i, candidates[i] as number);
    for (let key = queue.pop(); key !== -1; key = queue.pop()) {
      const left = positionOf(key);
      const merged = candidates[left] as number;
      // Stale: one of the two was merged with somebody else meanwhile, and what stands here now waits in the queue by its own rank.
      if (merged === 0 || ranks[merged] !== rankOf(key)) continue;
      const right = next[left] as number;
      const after = next[right] as number;
      const before = previous[left] as number;
      symbols[left] = merged;
      candidates[right] = 0;
      next[left] = after;
      if (after !== -1) previous[after] = left;
      if (before !== -1) offer(before, this.#candidate(symbols[before] as number, merged));
      offer(left, after === -1 ? 0 : this.#candidate(merged, symbols[after] as number));
    }
    for (let i = 0; i !== -1; i = next[i] as number) this.#emit(symbols[i] as number, ids);
  }

  #candidate(left: number, right: number): number {
    return left > 0 && right > 0 ? Math.max(this.#rules.pairs.get(left, right), 0) : 0;
  }

  #emit(symbol: number, ids: number[]): void {
    const { pieceCount, unusedSymbols } = this.#rules;
    const origin = unusedSymbols.has(symbol) ? this.#origins.get(symbol) : undefined;
    if (origin !== undefined) {
      for (const part of origin) this.#emit(part, ids);
    } else if (symbol > 0 && symbol <= pieceCount) {
      ids.push(symbol - 1);
    } else {
      this.#emitBytes(symbol, ids);
    }
  }

  #emitBytes(symbol: number, ids: number[]): void {
    const { bareCharacters, pieceCount } = this.#rules;
    const codePoint = symbol < 0 ? ~symbol : (bareCharacters[symbol - pieceCount - 1] as number);
    for (const byte of Buffer.from(String.fromCodePoint(codePoint), "utf8")) ids.push(this.#byteIds[byte] as number);
  }
}
