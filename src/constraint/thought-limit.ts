import type { TokenTable } from "./token-vocabulary.js";

/** How long a model may think before it has to answer, as plain values. */
export interface ThoughtBound {
  /** Most tokens of thought; what ends it comes on top. 0: none. */
  readonly maxTokens: number;
  /** What ends a thought, in text. ASCII. */
  readonly mark: string;
  /** Tokens that are put into the model's mouth when it has thought long enough. */
  readonly endIds: readonly number[];
}

/**
 * Lets a model think for so many tokens; one that hasn't ended its thought by then ends it with the next tokens, and answers. Whatever it
 * writes otherwise is its own. Fits the engine's `TokenConstraint`.
 */
export class ThoughtLimit {
  readonly #bound: ThoughtBound;
  readonly #table: TokenTable;
  readonly #mark: Uint8Array;
  readonly #all: Uint32Array;
  #thought = 0;
  /** Bytes of the mark that the text ends in. */
  #matched = 0;
  #over = false;
  /** Tokens of `endIds` that have come. */
  #forced = 0;

  constructor(bound: ThoughtBound, table: TokenTable) {
    this.#bound = bound;
    this.#table = table;
    this.#mark = new TextEncoder().encode(bound.mark);
    this.#all = new Uint32Array((table.offsets.length + 30) >>> 5).fill(0xffffffff);
  }

  allowedTokens(): Uint32Array {
    const id = this.#next;
    if (id === undefined) return this.#all;
    const only = new Uint32Array(this.#all.length);
    only[id >>> 5] = 1 << (id & 31);
    return only;
  }

  accept(id: number): void {
    if (this.#over) return;
    if (this.#next === undefined) {
      this.#thought++;
      this.#over = this.#ends(id);
    } else {
      this.#forced++;
      this.#over = this.#forced === this.#bound.endIds.length;
    }
  }

  get mayEnd(): boolean {
    return this.#next === undefined;
  }

  /** The model ends its reply itself. */
  readonly mustEnd = false;

  /** What was shortened is the thought, not the reply. */
  readonly shortened = false;

  /** The token that has to come next; undefined: any. */
  get #next(): number | undefined {
    return this.#over || this.#thought < this.#bound.maxTokens ? undefined : this.#bound.endIds[this.#forced];
  }

  /** Whether the mark is complete with this token. It begins with a byte that it doesn't hold again, so a mismatch begins anew. */
  #ends(id: number): boolean {
    const { bytes, offsets } = this.#table;
    for (let at = offsets[id] ?? 0; at < (offsets[id + 1] ?? 0); at++) {
      const byte = bytes[at];
      if (byte !== this.#mark[this.#matched]) this.#matched = 0;
      if (byte === this.#mark[this.#matched]) this.#matched++;
      if (this.#matched === this.#mark.length) return true;
    }
    return false;
  }
}
