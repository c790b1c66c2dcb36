import { type CodePoints, everyCharacter } from "./code-points.js";
import type { Pattern } from "./pattern.js";
import type { TextBudget } from "./text-budget.js";

export type Passage = "always" | "at-start" | "at-end";

/** A place takes memory as well: 100,000 of them take 40 MB. */
const stepsOfPlace = 40;

/** A place in a pattern, and where one gets from it. */
interface Place {
  readonly reads: { readonly set: CodePoints; readonly to: number }[];
  readonly passes: { readonly when: Passage; readonly to: number }[];
}

/** A pattern as a nondeterministic automaton (Thompson 1968) that finds it anywhere in a text. */
export class PatternNetwork {
  readonly places: Place[] = [];
  readonly first: number;
  /** Reached when the pattern was found; anything may follow. */
  readonly found: number;
  readonly #budget: TextBudget;

  constructor(pattern: Pattern, budget: TextBudget) {
    this.#budget = budget;
    this.first = this.#place();
    this.places[this.first]?.reads.push({ set: everyCharacter, to: this.first });
    this.found = this.#add(pattern, this.first);
    this.places[this.found]?.reads.push({ set: everyCharacter, to: this.found });
  }

  /** The sets of characters that it reads, each once. */
  get sets(): CodePoints[] {
    return [...new Set(this.places.flatMap(({ reads }) => reads.map(({ set }) => set)))];
  }

  /** The places from which one gets to a place without passing the beginning of the text. */
  placesBefore(target: number): Set<number> {
    const before: number[][] = this.places.map(() => []);
    for (const [from, { reads, passes }] of this.places.entries()) {
      for (const { to } of reads) before[to]?.push(from);
      for (const { to, when } of passes) if (when !== "at-start") before[to]?.push(from);
    }
    const found = new Set([target]);
    const pending = [target];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      for (const from of before[place] ?? []) {
        if (found.has(from)) continue;
        found.add(from);
        pending.push(from);
      }
    }
    return found;
  }

  #place(): number {
    this.#budget.spend(stepsOfPlace);
    return this.places.push({ reads: [], passes: [] }) - 1;
  }

  #pass(from: number, to: number, when: Passage = "always"): void {
    this.places[from]?.passes.push({ when, to });
  }

  /** Adds a pattern behind a place; returns the place behind it, which nothing else leads to. */
  #add(pattern: Pattern, from: number): number {
    switch (pattern.kind) {
      case "set": {
        const to = this.#place();
        this.places[from]?.reads.push({ set: pattern.set, to });
        return to;
      }
      case "sequence":
        return pattern.parts.reduce((at, part) => this.#add(part, at), this.#passed(from));
      case "choice": {
        const to = this.#place();
        for (const part of pattern.parts) this.#pass(this.#add(part, this.#passed(from)), to);
        return to;
      }
      case "repeat":
        return this.#repeat(pattern, from);
      default: {
        const to = this.#place();
        this.#pass(from, to, pattern.kind === "start" ? "at-start" : "at-end");
        return to;
      }
    }
  }

  #passed(from: number): number {
    const to = this.#place();
    this.#pass(from, to);
    return to;
  }

  #repeat({ part, least, most }: Extract<Pattern, { kind: "repeat" }>, from: number): number {
    let at = this.#passed(from);
    for (let done = 0; done < least; done += 1) at = this.#add(part, at);
    const to = this.#place();
    if (most === Number.POSITIVE_INFINITY) {
      const loop = this.#passed(at);
      this.#pass(this.#add(part, loop), loop);
      this.#pass(loop, to);
      return to;
    }
    for (let done = least; done < most; done += 1) {
      this.#pass(at, to);
      at = this.#add(part, at);
    }
    this.#pass(at, to);
    return to;
  }
}
