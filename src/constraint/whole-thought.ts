import type { ThoughtLimit } from "./thought-limit.js";
import type { Utf8Constraint } from "./utf8/utf8-constraint.js";

/** A bound on thought over text of whole characters: a character that has begun is ended before the thought is. Fits the engine's `TokenConstraint`. */
export class WholeThought {
  readonly mustEnd = false;
  readonly shortened = false;
  readonly #thought: ThoughtLimit;
  readonly #text: Utf8Constraint;

  constructor(thought: ThoughtLimit, text: Utf8Constraint) {
    this.#thought = thought;
    this.#text = text;
  }

  allowedTokens(tokensLeft: number): Uint32Array {
    const whole = this.#text.allowedTokens(tokensLeft);
    if (!this.#text.mayEnd) return whole;
    const bound = this.#thought.allowedTokens();
    return whole.map((word, index) => word & (bound[index] ?? 0));
  }

  accept(id: number): void {
    // The thought should have ended; this token ends a character first.
    const isHeld = !this.#text.mayEnd && !this.#thought.mayEnd;
    this.#text.accept(id);
    if (!isHeld) this.#thought.accept(id);
  }

  get mayEnd(): boolean {
    return this.#text.mayEnd && this.#thought.mayEnd;
  }
}
