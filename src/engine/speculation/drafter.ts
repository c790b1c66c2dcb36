/** Guesses how one sequence goes on. A guess costs nothing but time when it is wrong: the model decides. */
export interface Drafter {
  /**
   * Up to `count` tokens that may follow `ids`. `ids` extends what the call before was given, unless that guess was wrong or the
   * sequence moved on without asking; it is valid during the call only.
   */
  propose(ids: Int32Array, count: number): readonly number[] | Promise<readonly number[]>;
  /** Frees what was kept for the sequence. Asked again, it starts anew. */
  release(): void;
}

/** Makes one drafter per request. */
export interface DrafterFactory {
  create(): Drafter;
  /** Called before the drafters are asked for a step. */
  beginStep?(): void;
}
