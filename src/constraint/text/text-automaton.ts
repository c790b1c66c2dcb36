import { Alphabet } from "./alphabet.js";
import { PatternError, type TextRule } from "./pattern.js";
import { PatternNetwork } from "./pattern-network.js";
import { RuleAutomaton } from "./rule-automaton.js";
import type { TextBudget } from "./text-budget.js";

export interface TextLengths {
  /** Counted in characters. */
  readonly minLength: number;
  /** Counted in UTF-16 units; Infinity for no limit. */
  readonly maxLength: number;
}

const mostStates = 30_000;

/** Where a text stands: one state per rule, and how long it is. */
interface Joint {
  readonly rules: readonly number[];
  /** Counted up to `minLength`. */
  readonly characters: number;
  /** Counted when there is a limit. */
  readonly units: number;
}

/** The texts that keep all of some rules and have a length within bounds, as a deterministic automaton without dead ends. */
export class TextAutomaton {
  readonly alphabet: Alphabet;
  /** The state before any text, or -1 when no text fits. */
  readonly start: number;
  /** By state: fewest bytes, as JSON writes them, to a text that fits; 0 where it may end. */
  readonly missing: Int32Array;
  /** By state: how many UTF-16 units of any text may follow, and each such text fits; -1 where it depends on the text. */
  readonly free: Float64Array;
  readonly #next: readonly Int32Array[];

  /** Throws PatternError when it would take too many states or too long. */
  constructor(rules: readonly TextRule[], lengths: TextLengths, budget: TextBudget) {
    const networks = rules.map((rule) => ({ rule, network: new PatternNetwork(rule.pattern, budget) }));
    this.alphabet = new Alphabet([...new Set(networks.flatMap(({ network }) => network.sets))], budget);
    const automata = networks.map(({ rule, network }) => new RuleAutomaton(rule, network, this.alphabet, budget));
    const { states, next } = explore(automata, lengths, this.alphabet, budget);
    const fits = states.map(
      (state) => state.characters >= lengths.minLength && state.rules.every((rule, index) => automata[index]?.fits(rule)),
    );
    this.missing = fewestBytes(next, fits, this.alphabet);
    for (const row of next) for (const [id, to] of row.entries()) if (to >= 0 && this.missing[to] === unreachable) row[id] = -1;
    this.#next = next;
    this.start = states.length > 0 && this.missing[0] !== unreachable ? 0 : -1;
    this.free = Float64Array.from(states, ({ rules: at, characters, units }) =>
      characters >= lengths.minLength && at.every((rule, index) => automata[index]?.isSettled(rule))
        ? lengths.maxLength - units
        : -1,
    );
  }

  /** The state after a character of a class, or -1. */
  step(state: number, id: number): number {
    return this.#next[state]?.[id] ?? -1;
  }
}

const unreachable = -1;

function explore(
  automata: readonly RuleAutomaton[],
  { minLength, maxLength }: TextLengths,
  alphabet: Alphabet,
  budget: TextBudget,
): { readonly states: readonly Joint[]; readonly next: readonly Int32Array[] } {
  const states: Joint[] = [];
  const next: Int32Array[] = [];
  const known = new Map<string, number>();
  const add = (state: Joint): number => {
    const key = `${state.rules.join()} ${state.characters} ${state.units}`;
    let index = known.get(key);
    if (index === undefined) {
      if (states.length >= mostStates)
        throw new PatternError(`it, with the lengths beside it, takes more than ${mostStates} states`);
      index = states.push(state) - 1;
      known.set(key, index);
    }
    return index;
  };
  const first = automata.map((automaton) => automaton.start);
  if (!first.includes(RuleAutomaton.broken)) add({ rules: first, characters: 0, units: 0 });
  for (let index = 0; index < states.length; index += 1) {
    const { rules, characters, units } = states[index] ?? { rules: [], characters: 0, units: 0 };
    const row = new Int32Array(alphabet.size).fill(-1);
    budget.spend(alphabet.size * (1 + automata.length));
    for (let id = 0; id < alphabet.size; id += 1) {
      const longer = units + (maxLength === Number.POSITIVE_INFINITY ? 0 : (alphabet.units[id] ?? 1));
      if (longer > maxLength) continue;
      const after = automata.map((automaton, at) => automaton.step(rules[at] ?? RuleAutomaton.broken, id));
      if (after.includes(RuleAutomaton.broken)) continue;
      row[id] = add({ rules: after, characters: Math.min(minLength, characters + 1), units: longer });
    }
    next.push(row);
  }
  return { states, next };
}

/** By state: fewest bytes to one that fits, or -1 (Dijkstra with a bucket per distance, since a step takes 1 to 4). */
function fewestBytes(next: readonly Int32Array[], fits: readonly boolean[], alphabet: Alphabet): Int32Array {
  const before: { from: number; bytes: number }[][] = next.map(() => []);
  for (const [from, row] of next.entries()) {
    const cheapest = new Map<number, number>();
    for (const [id, to] of row.entries()) {
      if (to >= 0) cheapest.set(to, Math.min(cheapest.get(to) ?? 4, alphabet.bytes[id] ?? 4));
    }
    for (const [to, bytes] of cheapest) before[to]?.push({ from, bytes });
  }
  const missing = new Int32Array(next.length).fill(unreachable);
  const buckets: number[][] = [[...fits.keys()].filter((state) => fits[state])];
  for (let distance = 0; distance < buckets.length; distance += 1) {
    for (const state of buckets[distance] ?? []) {
      if (missing[state] !== unreachable) continue;
      missing[state] = distance;
      for (const { from, bytes } of before[state] ?? []) {
        if (missing[from] !== unreachable) continue;
        const at = distance + bytes;
        while (buckets.length <= at) buckets.push([]);
        buckets[at]?.push(from);
      }
    }
  }
  return missing;
}
