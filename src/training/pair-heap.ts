/** A pair of symbols that stand side by side somewhere. */
export interface SymbolPair {
  readonly left: number;
  readonly right: number;
  /** What they spell together. */
  readonly text: string;
  /** How often, weighted by the counts of the segments. */
  count: number;
  /** Positions of the left symbol; some may be outdated. */
  readonly positions: number[];
}

interface Entry {
  readonly pair: SymbolPair;
  /** The pair's count when it was pushed. */
  readonly count: number;
}

/** Max-heap of pairs by count. A pair is pushed again whenever its count changes; entries whose count is outdated are passed over. */
export class PairHeap {
  readonly #entries: Entry[] = [];

  push(pair: SymbolPair): void {
    const entry = { pair, count: pair.count };
    const entries = this.#entries;
    let hole = entries.push(entry) - 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = entries[parent] as Entry;
      if (!isBefore(entry, above)) break;
      entries[hole] = above;
      hole = parent;
    }
    entries[hole] = entry;
  }

  /** Removes the pair with the highest count. */
  pop(): SymbolPair | undefined {
    for (let top = this.#popEntry(); top !== undefined; top = this.#popEntry()) {
      if (top.count === top.pair.count && top.count > 0) return top.pair;
    }
    return undefined;
  }

  #popEntry(): Entry | undefined {
    const entries = this.#entries;
    const top = entries[0];
    const last = entries.pop();
    if (top === undefined || last === undefined || entries.length === 0) return top;
    let hole = 0;
    for (let child = 1; child < entries.length; child = 2 * hole + 1) {
      const right = entries[child + 1];
      if (right !== undefined && isBefore(right, entries[child] as Entry)) child++;
      const below = entries[child] as Entry;
      if (!isBefore(below, last)) break;
      entries[hole] = below;
      hole = child;
    }
    entries[hole] = last;
    return top;
  }
}

/** A total order, so that the result does not depend on the order of insertion. */
function isBefore(a: Entry, b: Entry): boolean {
  if (a.count !== b.count) return a.count > b.count;
  const [left, right] = [a.pair.text, b.pair.text];
  if (left.length !== right.length) return left.length < right.length;
  if (left !== right) return left < right;
  return a.pair.left < b.pair.left;
}
