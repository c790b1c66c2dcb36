/** The distinct tokens a sequence holds, and the penalty that makes them less likely again. */
export class RepetitionPenalty {
  readonly #penalty: number;
  readonly #seen: Uint8Array;
  readonly #distinct: number[] = [];

  constructor(penalty: number, vocabularySize: number) {
    this.#penalty = penalty;
    this.#seen = new Uint8Array(vocabularySize);
  }

  add(id: number): void {
    if (this.#seen[id] === 1) return;
    this.#seen[id] = 1;
    this.#distinct.push(id);
  }

  /** Divides positive and multiplies negative logits of seen tokens, in place (CTRL, Keskar et al. 2019, §4.1). */
  apply(logits: Float32Array): void {
    for (const id of this.#distinct) {
      const logit = logits[id] ?? 0;
      logits[id] = logit > 0 ? logit / this.#penalty : logit * this.#penalty;
    }
  }
}
