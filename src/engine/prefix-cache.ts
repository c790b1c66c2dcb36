import type { KvSequence } from "./model-executor.js";
import { commonPrefixLength } from "./token-buffer.js";

/** A finished sequence kept for its keys and values. Read only. */
export interface PrefixEntry {
  /** Whose it is. */
  readonly partition: string;
  readonly ids: Int32Array;
  readonly sequence: KvSequence;
}

export interface PrefixMatch {
  readonly entry: PrefixEntry;
  /** Tokens it has in common with the query, from the start. At least 1. */
  readonly length: number;
}

/**
 * Finished sequences by partition and token ids. Entries are kept in lexicographic order, where the one of a partition that shares the longest prefix with
 * a query stands next to the place the query would take: a lookup is a binary search, exact to the token. No entry is a
 * prefix of another of its partition. The least recently used one goes first, whosever it is.
 */
export class PrefixCache {
  readonly #sorted: PrefixEntry[] = [];
  /** Least recently used first. */
  readonly #byUse = new Set<PrefixEntry>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#sorted.length;
  }

  /** In the order they are kept in. */
  get entries(): readonly PrefixEntry[] {
    return this.#sorted;
  }

  /** Entries that can be evicted: all of them. */
  get sizeByUse(): number {
    return this.#byUse.size;
  }

  find(partition: string, ids: Int32Array): PrefixMatch | undefined {
    const place = this.#placeOf(partition, ids);
    let best: PrefixMatch | undefined;
    for (const entry of [this.#sorted[place - 1], this.#sorted[place]]) {
      if (entry?.partition !== partition) continue;
      const length = commonPrefixLength(entry.ids, ids);
      if (length > (best?.length ?? 0)) best = { entry, length };
    }
    return best;
  }

  /** Marks an entry as just used. */
  touch(entry: PrefixEntry): void {
    if (this.#byUse.delete(entry)) this.#byUse.add(entry);
  }

  /** Takes over a sequence that holds exactly these ids. Releases what became redundant: the sequence itself, perhaps. */
  insert(partition: string, ids: Int32Array, sequence: KvSequence): void {
    const place = this.#placeOf(partition, ids);
    const next = this.#sorted[place];
    if (next?.partition === partition && commonPrefixLength(next.ids, ids) === ids.length) {
      this.touch(next);
      sequence.release();
      return;
    }
    const entry: PrefixEntry = { partition, ids, sequence };
    this.#sorted.splice(place, 0, entry);
    this.#byUse.add(entry);
    this.#bytes += sequence.bytes;
    const previous = this.#sorted[place - 1];
    if (previous?.partition === partition && commonPrefixLength(previous.ids, ids) === previous.ids.length)
      this.take(previous).release();
  }

  /** Removes an entry; its sequence is the caller's from now on. */
  take(entry: PrefixEntry): KvSequence {
    const place = this.#placeOf(entry.partition, entry.ids);
    if (this.#sorted[place] !== entry) throw new RangeError("The entry is not in the prefix cache.");
    this.#sorted.splice(place, 1);
    this.#byUse.delete(entry);
    this.#bytes -= entry.sequence.bytes;
    return entry.sequence;
  }

  /** Releases the least recently used entry that is not `except`. False when there is none. */
  evictOldest(except?: PrefixEntry): boolean {
    for (const entry of this.#byUse) {
      if (entry === except) continue;
      this.take(entry).release();
      return true;
    }
    return false;
  }

  clear(): void {
    while (this.evictOldest());
  }

  /** Index of the first entry that is not lexicographically before these ids of this partition. */
  #placeOf(partition: string, ids: Int32Array): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#sorted[middle];
      if (entry !== undefined && isBefore(entry, partition, ids)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isBefore(entry: PrefixEntry, partition: string, ids: Int32Array): boolean {
  return entry.partition === partition ? compareIds(entry.ids, ids) < 0 : entry.partition < partition;
}

function compareIds(a: Int32Array, b: Int32Array): number {
  const common = commonPrefixLength(a, b);
  if (common === a.length || common === b.length) return a.length - b.length;
  return (a[common] ?? 0) - (b[common] ?? 0);
}
