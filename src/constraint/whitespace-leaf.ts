import type { Leaf, Measure } from "./grammar.js";

/** Spaces after a line break. More would let a model indent without end. */
const maximumIndent = 32;

/** What may stand between JSON's tokens: nothing, one space, or one line break with an indent. */
export class WhitespaceLeaf implements Leaf {
  readonly kind = "leaf";
  readonly id: number;
  /** 0: nothing yet; 1: a space; 2 + n: a line break and n spaces. */
  readonly start = 0;
  readonly measure: Measure = { bytes: 0, depth: 0 };

  constructor(id: number) {
    this.id = id;
  }

  step(state: number, byte: number): number {
    if (byte === 0x20) {
      if (state === 0) return 1;
      return state >= 2 && state < 2 + maximumIndent ? state + 1 : -1;
    }
    return byte === 0x0a && state === 0 ? 2 : -1;
  }

  outcome(): number {
    return 0;
  }

  continues(state: number): boolean {
    return state !== 1 && state < 2 + maximumIndent;
  }

  shortest(_state: number, after: (outcome: number) => number): number {
    return after(0);
  }

  textRoom(): number {
    return -1;
  }
}
