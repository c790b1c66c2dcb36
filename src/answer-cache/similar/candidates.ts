import { setImmediate as nextTurn } from "node:timers/promises";
import { CandidateIndex, type NearEntry } from "./candidate-index.js";
import { type CandidateRecord, readCandidate } from "./candidate-record.js";
import type { KeptEvidence } from "./question-evidence.js";

/** A kept question in the index. */
export interface Candidate {
  /** Key of its record. */
  readonly key: string;
  /** Key of its answer. */
  readonly to: string;
  readonly question: string;
  readonly evidence: KeptEvidence;
}

/** Records read before the event loop has a turn. */
const AT_ONCE = 32;

/**
 * The questions that may be found by likeness, an index per partition: those of another tenant, model, source or language aren't even compared.
 * If there are too many, the partition that was not used for longest loses its least recently used question.
 */
export class Candidates {
  readonly #most: number;
  /** The least recently used first. */
  readonly #partitions = new Map<string, CandidateIndex<Candidate>>();
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  add(key: string, { to, question, evidence, partition, vector }: CandidateRecord): void {
    const index = this.#partition(partition) ?? new CandidateIndex<Candidate>(this.#most, vector.length);
    this.#partitions.set(partition, index);
    const before = index.size;
    index.set(key, vector, { key, to, question, evidence });
    this.#size += index.size - before;
    while (this.#size > this.#most) this.#makeRoom();
  }

  delete(partition: string, key: string): void {
    const index = this.#partitions.get(partition);
    if (index?.delete(key) !== true) return;
    this.#size -= 1;
    if (index.size === 0) this.#partitions.delete(partition);
  }

  touch(partition: string, key: string): void {
    this.#partition(partition)?.touch(key);
  }

  nearest(partition: string, vector: ArrayLike<number>, count: number): NearEntry<Candidate>[] {
    return this.#partition(partition)?.nearest(vector, count, -1) ?? [];
  }

  clear(): void {
    this.#partitions.clear();
    this.#size = 0;
  }

  /**
   * Adds what earlier processes kept, a few at a time. What is damaged, or has vectors of other embeddings, is left out.
   *
   * @param isOver whether to stop
   */
  async load(
    keys: readonly string[],
    read: (key: string) => Promise<unknown>,
    embeddings: string,
    isOver: () => boolean,
  ): Promise<void> {
    for (let from = 0; from < keys.length && !isOver(); from += AT_ONCE) {
      const some = keys.slice(from, from + AT_ONCE);
      const stored = await Promise.all(some.map((key) => read(key).catch(() => undefined)));
      for (const [at, key] of some.entries()) {
        const record = readCandidate(stored[at], key);
        if (record?.embeddings === embeddings) this.add(key, record);
      }
      await nextTurn();
    }
  }

  #partition(name: string): CandidateIndex<Candidate> | undefined {
    const index = this.#partitions.get(name);
    if (index === undefined) return undefined;
    this.#partitions.delete(name);
    this.#partitions.set(name, index);
    return index;
  }

  #makeRoom(): void {
    const [oldest] = this.#partitions;
    if (oldest === undefined) return;
    const [name, index] = oldest;
    if (index.deleteOldest()) this.#size -= 1;
    if (index.size === 0) this.#partitions.delete(name);
  }
}
