import { MergeQueue, positionOf, rankOf } from "./merge-queue.js";
import type { MergeTable } from "./merge-table.js";

/** Words up to this many bytes are merged by scanning for the best pair, which beats a queue until its quadratic cost shows. */
const scanLimit = 32;
/** Words remembered: texts repeat few words. */
const mostRemembered = 20_000;
const longestRemembered = 64;

export interface WordVocabulary {
  /** Bytes, one UTF-16 unit each → id. */
  readonly ids: ReadonlyMap<string, number>;
  /** Ids of the bytes 0…255; -1 for one that is left out. */
  readonly byteIds: Int32Array;
  readonly merges: MergeTable;
  /** A word that is a token is taken whole, whether merges lead there or not. */
  readonly wholeWords: boolean;
}

/** Byte-pair encoding of one word's bytes (Sennrich et al. 2016): the merge of the least rank first, leftmost first among equals. O(n log n). */
export class WordEncoder {
  readonly #vocabulary: WordVocabulary;
  readonly #remembered = new Map<string, readonly number[]>();

  constructor(vocabulary: WordVocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** @param word well-formed UTF-16 */
  encode(word: string): readonly number[] {
    const known = this.#remembered.get(word);
    if (known !== undefined) return known;
    const ids = this.#encodeBytes(Buffer.from(word, "utf8"));
    if (word.length > longestRemembered) return ids;
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.set(word, ids);
    return ids;
  }

  #encodeBytes(bytes: Buffer): readonly number[] {
    const { ids, byteIds, wholeWords } = this.#vocabulary;
    const whole = wholeWords ? ids.get(bytes.toString("latin1")) : undefined;
    if (whole !== undefined) return [whole];
    const symbols = Int32Array.from(bytes, (byte) => byteIds[byte] as number).filter((id) => id !== -1);
    return symbols.length <= scanLimit ? this.#mergeByScan(symbols) : this.#mergeByQueue(symbols);
  }

  #mergeByScan(symbols: Int32Array): number[] {
    const { merges } = this.#vocabulary;
    let end = symbols.length;
    const ranks = new Int32Array(end).fill(-1);
    for (let i = 0; i + 1 < end; i++) ranks[i] = merges.rank(symbols[i] as number, symbols[i + 1] as number);
    for (;;) {
      let best = -1;
      let bestRank = 0x7fffffff;
      for (let i = 0; i + 1 < end; i++) {
        const rank = ranks[i] as number;
        if (rank >= 0 && rank < bestRank) {
          bestRank = rank;
          best = i;
        }
      }
      if (best === -1) return Array.from(symbols.subarray(0, end));
      symbols[best] = merges.merged(bestRank);
      symbols.copyWithin(best + 1, best + 2, end);
      ranks.copyWithin(best + 1, best + 2, end);
      end--;
      if (best > 0) ranks[best - 1] = merges.rank(symbols[best - 1] as number, symbols[best] as number);
      ranks[best] = best + 1 < end ? merges.rank(symbols[best] as number, symbols[best + 1] as number) : -1;
    }
  }

  #mergeByQueue(symbols: Int32Array): number[] {
    const { merges } = this.#vocabulary;
    const length = symbols.length;
    const next = Int32Array.from(symbols, (_, i) => (i + 1 < length ? i + 1 : -1));
    const previous = Int32Array.from(symbols, (_, i) => i - 1);
    const ranks = new Int32Array(length).fill(-1);
    const queue = new MergeQueue();
    const offer = (left: number): void => {
      const right = next[left] as number;
      const rank = right === -1 ? -1 : merges.rank(symbols[left] as number, symbols[right] as number);
      ranks[left] = rank;
      if (rank >= 0) queue.push(rank, left);
    };
    for (let i = 0; i + 1 < length; i++) offer(i);
    for (let key = queue.pop(); key !== -1; key = queue.pop()) {
      const left = positionOf(key);
      const rank = rankOf(key);
      // Stale: one of the two was merged with somebody else meanwhile, and what stands here now waits in the queue by its own rank.
      if (ranks[left] !== rank) continue;
      const right = next[left] as number;
      const after = next[right] as number;
      const before = previous[left] as number;
      symbols[left] = merges.merged(rank);
      ranks[right] = -1;
      next[left] = after;
      if (after !== -1) previous[after] = left;
      if (before !== -1) offer(before);
      offer(left);
    }
    const ids: number[] = [];
    for (let i = 0; i !== -1; i = next[i] as number) ids.push(symbols[i] as number);
    return ids;
  }
}
