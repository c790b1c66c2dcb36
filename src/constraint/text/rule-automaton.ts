import type { Alphabet } from "./alphabet.js";
import type { TextRule } from "./pattern.js";
import type { Passage, PatternNetwork } from "./pattern-network.js";
import type { TextBudget } from "./text-budget.js";

interface Determined {
  readonly places: readonly number[];
  readonly next: Int32Array;
  readonly fits: boolean;
}

const unknown = -2;

/** One rule over an alphabet's classes, made deterministic as it is asked (subset construction). States are numbers from 0 on. */
export class RuleAutomaton {
  /** What was read so far breaks the rule, whatever follows. */
  static readonly broken = -1;
  /** By place: the classes it reads, and where to. */
  readonly #reads: readonly (readonly { readonly members: Uint8Array; readonly to: number }[])[];
  readonly #network: PatternNetwork;
  readonly #rule: TextRule;
  readonly #alphabet: Alphabet;
  readonly #budget: TextBudget;
  /** Places from which the pattern may be found behind the beginning of a text. */
  readonly #hopeful: ReadonlySet<number>;
  readonly #states: Determined[] = [];
  readonly #known = new Map<string, number>();

  constructor(rule: TextRule, network: PatternNetwork, alphabet: Alphabet, budget: TextBudget) {
    this.#rule = rule;
    this.#network = network;
    this.#alphabet = alphabet;
    this.#budget = budget;
    const memberOf = new Map(network.sets.map((set) => [set, alphabet.membersOf(set)]));
    budget.spend(memberOf.size * alphabet.size);
    this.#reads = network.places.map(({ reads }) =>
      reads.map(({ set, to }) => ({ members: memberOf.get(set) ?? new Uint8Array(0), to })),
    );
    this.#hopeful = network.placesBefore(network.found);
    // The first state alone passes the beginning, so no other may share it.
    this.#add([network.first], true);
  }

  /** The state before any text: 0, or `broken`. */
  get start(): number {
    return this.#isBroken(this.#states[0]?.places ?? []) && !this.fits(0) ? RuleAutomaton.broken : 0;
  }

  /** The text may end here. */
  fits(state: number): boolean {
    return this.#states[state]?.fits === true;
  }

  /** Whatever follows, the rule is kept. */
  isSettled(state: number): boolean {
    const places = this.#states[state]?.places;
    if (!this.fits(state)) return false;
    return this.#rule.matches ? places?.includes(this.#network.found) === true : places?.length === 0;
  }

  /** The state after a character of a class, or `broken`. */
  step(state: number, id: number): number {
    const from = this.#states[state];
    if (from === undefined) return RuleAutomaton.broken;
    const known = from.next[id] ?? unknown;
    if (known !== unknown) return known;
    const reached: number[] = [];
    for (const place of from.places) {
      for (const { members, to } of this.#reads[place] ?? []) if (members[id] === 1) reached.push(to);
      this.#budget.spend(this.#reads[place]?.length ?? 0);
    }
    const next = this.#add(reached, false);
    from.next[id] = next;
    return next;
  }

  #add(reached: readonly number[], atStart: boolean): number {
    const closed = this.#closure(reached, atStart, false);
    // Once found, the way there no longer matters.
    const places = closed.includes(this.#network.found) ? [this.#network.found] : this.#alive(closed);
    const key = `${atStart} ${places.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (!atStart && this.#isBroken(places)) return RuleAutomaton.broken;
    const found = this.#closure(closed, atStart, true).includes(this.#network.found);
    this.#budget.spend(this.#alphabet.size);
    const next = new Int32Array(this.#alphabet.size).fill(unknown);
    const state = this.#states.push({ places, next, fits: found === this.#rule.matches }) - 1;
    this.#known.set(key, state);
    return state;
  }

  #isBroken(places: readonly number[]): boolean {
    return this.#rule.matches ? places.length === 0 : places.includes(this.#network.found);
  }

  /** Places that read or wait for the end, and from which the pattern may still be found. Sorted. */
  #alive(places: readonly number[]): number[] {
    return places.filter((place) => {
      const { reads, passes } = this.#network.places[place] ?? { reads: [], passes: [] };
      return this.#hopeful.has(place) && (reads.length > 0 || passes.some(({ when }) => when === "at-end"));
    });
  }

  /** All places that one gets to without reading. Sorted. */
  #closure(from: readonly number[], atStart: boolean, atEnd: boolean): number[] {
    const seen = new Set(from);
    const open: Readonly<Record<Passage, boolean>> = { always: true, "at-start": atStart, "at-end": atEnd };
    const pending = [...seen];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      const passes = this.#network.places[place]?.passes ?? [];
      this.#budget.spend(1 + passes.length);
      for (const { when, to } of passes) {
        if (!open[when] || seen.has(to)) continue;
        seen.add(to);
        pending.push(to);
      }
    }
    return [...seen].sort((a, b) => a - b);
  }
}
