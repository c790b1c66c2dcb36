import { NumberHeap } from "./number-heap.js";

/** Positions a key can tell apart: more than a JavaScript string has characters. */
const positionsPerRank: number = 2 ** 31;

interface Lane {
  /** Ascending from `head` on. */
  readonly positions: number[];
  head: number;
}

/**
 * Merge candidates, best rank first and leftmost first within a rank. Most candidates of one rank arrive from left to right, so each rank
 * keeps a plain queue and only latecomers go through a heap: a long run of one character costs O(1) per merge instead of O(log n).
 */
export class MergeQueue {
  readonly #lanes: Map<number, Lane> = new Map();
  /** Ranks whose lane is not empty. */
  readonly #ranks: NumberHeap = new NumberHeap();
  /** rank × 2³¹ + position: exact in a double, as ranks stay below 2²¹. */
  readonly #latecomers: NumberHeap = new NumberHeap();

  push(rank: number, position: number): void {
    const lane = this.#lanes.get(rank);
    if (lane === undefined) {
      this.#lanes.set(rank, { positions: [position], head: 0 });
      this.#ranks.push(rank);
    } else if (lane.head === lane.positions.length) {
      lane.positions.length = 0;
      lane.positions.push(position);
      lane.head = 0;
      this.#ranks.push(rank);
    } else if ((lane.positions.at(-1) as number) <= position) {
      lane.positions.push(position);
    } else {
      this.#latecomers.push(rank * positionsPerRank + position);
    }
  }

  /** Removes the first candidate; -1 when there is none. Take it apart with {@link rankOf} and {@link positionOf}. */
  pop(): number {
    const rank = this.#ranks.least;
    const lane = this.#lanes.get(rank);
    const inOrder = lane === undefined ? rank : rank * positionsPerRank + (lane.positions[lane.head] as number);
    const late = this.#latecomers.least;
    if (late < inOrder) {
      this.#latecomers.pop();
      return late;
    }
    if (lane === undefined) return -1;
    if (++lane.head === lane.positions.length) this.#ranks.pop();
    return inOrder;
  }
}

export function rankOf(key: number): number {
  return Math.floor(key / positionsPerRank);
}

export function positionOf(key: number): number {
  return key % positionsPerRank;
}
