import { PatternError } from "./pattern.js";

/** Steps of building automata that one schema may take: about a second. */
const mostSteps = 4_000_000;

/** Counts the work that a schema's patterns cost; what would take too long is refused. */
export class TextBudget {
  #left: number = mostSteps;

  /** Throws PatternError when it is used up. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new PatternError("it, with the lengths beside it, takes too large an automaton");
  }
}
