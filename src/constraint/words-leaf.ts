import type { Leaf, Measure } from "./grammar.js";

interface WordNode {
  readonly next: Map<number, number>;
  outcome: number;
  /** Bytes to the nearest end of a word. */
  nearest: number;
}

/** One of a list of byte strings: punctuation, keys, the values of an enum. A word's outcome is the number it was given. */
export class WordsLeaf implements Leaf {
  readonly kind = "leaf";
  readonly id: number;
  readonly start = 0;
  readonly measure: Measure;
  readonly #nodes: WordNode[] = [{ next: new Map(), outcome: -1, nearest: Number.POSITIVE_INFINITY }];
  readonly #oneOutcome: boolean;

  constructor(id: number, words: Iterable<readonly [text: string, outcome: number]>) {
    this.id = id;
    const outcomes = new Set<number>();
    for (const [text, outcome] of words) {
      this.#add(Buffer.from(text, "utf8"), outcome);
      outcomes.add(outcome);
    }
    this.#oneOutcome = outcomes.size === 1;
    this.measure = { bytes: this.#nodes[0]?.nearest ?? 0, depth: 0 };
  }

  #add(bytes: Uint8Array, outcome: number): void {
    let at = 0;
    for (let index = 0; ; index += 1) {
      const node = this.#node(at);
      node.nearest = Math.min(node.nearest, bytes.length - index);
      const byte = bytes[index];
      if (byte === undefined) {
        node.outcome = outcome;
        return;
      }
      let next = node.next.get(byte);
      if (next === undefined) {
        next = this.#nodes.push({ next: new Map(), outcome: -1, nearest: Number.POSITIVE_INFINITY }) - 1;
        node.next.set(byte, next);
      }
      at = next;
    }
  }

  #node(state: number): WordNode {
    const node = this.#nodes[state];
    if (node === undefined) throw new RangeError(`no word node ${state}`);
    return node;
  }

  step(state: number, byte: number): number {
    return this.#node(state).next.get(byte) ?? -1;
  }

  outcome(state: number): number {
    return this.#node(state).outcome;
  }

  continues(state: number): boolean {
    return this.#node(state).next.size > 0;
  }

  shortest(state: number, after: (outcome: number) => number): number {
    const node = this.#node(state);
    if (this.#oneOutcome) return node.nearest + after(this.#firstOutcome(state));
    let best = node.outcome < 0 ? Number.POSITIVE_INFINITY : after(node.outcome);
    for (const next of node.next.values()) best = Math.min(best, 1 + this.shortest(next, after));
    return best;
  }

  #firstOutcome(state: number): number {
    let node = this.#node(state);
    while (node.outcome < 0) {
      const [next = 0] = node.next.values();
      node = this.#node(next);
    }
    return node.outcome;
  }

  textRoom(): number {
    return -1;
  }
}
