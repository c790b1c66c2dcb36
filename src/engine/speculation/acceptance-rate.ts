/** Taken for granted before anything was tried, and what an untried rate drifts back to. */
const PRIOR_RATE = 0.5;
/** How many tries the prior counts for. */
const PRIOR_TRIES = 2;
/** What a try still counts for after the next one. */
const MEMORY = 0.9;
/** The same after a step in which nothing was tried: slow, so that hopeless guessing costs little. */
const IDLE_MEMORY = 0.98;

/** How likely one drafted token is right, learned from those that were tried. */
export class AcceptanceRate {
  #accepted = 0;
  #tried = 0;

  get value(): number {
    return (this.#accepted + PRIOR_RATE * PRIOR_TRIES) / (this.#tried + PRIOR_TRIES);
  }

  /** A draft of `drafted` tokens of which the first `accepted` were right. Those behind the first wrong one were not tried. */
  learn(drafted: number, accepted: number): void {
    const tried = Math.min(drafted, accepted + 1);
    const memory = MEMORY ** tried;
    this.#accepted = this.#accepted * memory + accepted;
    this.#tried = this.#tried * memory + tried;
  }

  /** A step went by without a draft. */
  idle(): void {
    this.#accepted *= IDLE_MEMORY;
    this.#tried *= IDLE_MEMORY;
  }
}
