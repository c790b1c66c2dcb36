import { PairTable } from "./pair-table.js";

/** Which two tokens side by side become one, and which merge goes first. */
export interface MergeTable {
  /** Rank of the merge of two tokens, the least first; -1 when they don't merge. */
  rank(left: number, right: number): number;
  /** The token that a merge of this rank makes. */
  merged(rank: number): number;
}

/** Merges as tokenizer.json lists them: several may make the same token. */
export class ListedMerges implements MergeTable {
  readonly #pairs = new PairTable();
  readonly #merged: Int32Array;

  /** @param merges in order: left, right and merged token, one after another */
  constructor(merges: Int32Array) {
    this.#merged = new Int32Array(merges.length / 3);
    for (let rank = 0; rank < this.#merged.length; rank++) {
      const left = merges[3 * rank] as number;
      const right = merges[3 * rank + 1] as number;
      this.#merged[rank] = merges[3 * rank + 2] as number;
      if (this.#pairs.get(left, right) === 0) this.#pairs.set(left, right, rank + 1);
    }
  }

  rank(left: number, right: number): number {
    return this.#pairs.get(left, right) - 1;
  }

  merged(rank: number): number {
    return this.#merged[rank] as number;
  }
}

/** Merges as tiktoken has them: whatever two tokens spell a token, ranked by that token's id. */
export class SpelledMerges implements MergeTable {
  readonly #pieces: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;

  /** @param pieces bytes, one UTF-16 unit each, by id */
  constructor(pieces: readonly string[], ids: ReadonlyMap<string, number>) {
    this.#pieces = pieces;
    this.#ids = ids;
  }

  rank(left: number, right: number): number {
    return this.#ids.get((this.#pieces[left] as string) + (this.#pieces[right] as string)) ?? -1;
  }

  merged(rank: number): number {
    return rank;
  }
}
