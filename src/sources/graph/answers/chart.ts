import type { ClassRef } from "./class-ref.js";
import type { Quantity } from "./quantity.js";
import type { Comparison, Query, SetQuery } from "./query.js";
import type { Relation } from "./relation.js";

/** What a stretch of a question means; which fields are set depends on its category. */
export interface Meaning {
  readonly set?: SetQuery | undefined;
  readonly relation?: Relation | undefined;
  readonly noun?: ClassRef | undefined;
  readonly great?: boolean | undefined;
  readonly more?: boolean | undefined;
  readonly preposition?: string | undefined;
  readonly quantity?: Quantity | undefined;
  readonly comparison?: Comparison | undefined;
  readonly size?: number | undefined;
  /** A scale of dates: no number answers `how old`. */
  readonly dated?: boolean | undefined;
  /** Narrows a set. */
  readonly narrows?: ((set: SetQuery) => SetQuery) | undefined;
  readonly query?: Query | undefined;
}

export interface Piece {
  readonly category: string;
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  /** How far from the plainest reading: 0 is the plainest. */
  readonly cost: number;
}

export interface Rule {
  readonly result: string;
  readonly parts: readonly string[];
  readonly build: (...parts: Meaning[]) => Meaning | undefined;
  readonly cost: number;
}

/** A rule written as `N = the R of N`, with `word?` for what may be left out and `one/other` for a choice. */
export function rule(written: string, build: Rule["build"], cost = 0): Rule[] {
  const [result = "", right = ""] = written.split(" = ");
  let alternatives: (string | undefined)[][] = [[]];
  for (const part of right.trim().split(/\s+/u)) {
    const optional = part.endsWith("?");
    const choices: (string | undefined)[] = (optional ? part.slice(0, -1) : part).split("/");
    if (optional) choices.push(undefined);
    alternatives = alternatives.flatMap((before) => choices.map((choice) => [...before, choice]));
  }
  return alternatives.map((parts) => {
    const present = parts.filter((part) => part !== undefined);
    // Parts in capitals mean something; words only have to be there. What was left out is passed as nothing.
    const meant = parts.flatMap((part, index) => (isWord(right.trim().split(/\s+/u)[index] ?? "") ? [] : [part !== undefined]));
    return {
      result,
      parts: present,
      cost,
      build: (...meanings: Meaning[]) => {
        const given = meanings.filter((_, index) => !isWord(present[index] ?? ""));
        let next = 0;
        return build(...meant.map((here) => (here ? (given[next++] ?? {}) : {})));
      },
    };
  });
}

export function isWord(part: string): boolean {
  return !/^[A-Z]/u.test(part);
}

interface Waiting {
  readonly rule: Rule;
  readonly done: number;
  readonly from: number;
  readonly meanings: readonly Meaning[];
  readonly cost: number;
}

const MOST_PIECES = 12_000;
const MOST_WAITING = 60_000;

export class Grammar {
  readonly #byFirst = new Map<string, Rule[]>();
  readonly words: ReadonlySet<string>;

  constructor(rules: readonly Rule[]) {
    const words = new Set<string>();
    for (const entry of rules) {
      const first = entry.parts[0] ?? "";
      const known = this.#byFirst.get(first);
      if (known === undefined) this.#byFirst.set(first, [entry]);
      else known.push(entry);
      for (const part of entry.parts) if (isWord(part)) words.add(part);
    }
    this.words = words;
  }

  /** Every reading of the whole as `goal`, bottom up; undefined if there are too many to look at. */
  parse(pieces: readonly Piece[], length: number, goal: string): Piece[] | undefined {
    const waiting: Map<string, Waiting[]>[] = Array.from({ length: length + 1 }, () => new Map());
    const complete: Map<string, Piece[]>[] = Array.from({ length: length + 1 }, () => new Map());
    const seen = new Map<string, number>();
    const agenda: Piece[] = [...pieces];
    const readings: Piece[] = [];
    let waits = 0;
    const advance = (state: Waiting, piece: Piece): boolean => {
      const meanings = [...state.meanings, piece.meaning];
      const done = state.done + 1;
      const cost = state.cost + piece.cost;
      if (done === state.rule.parts.length) {
        const meaning = state.rule.build(...meanings);
        if (meaning !== undefined)
          agenda.push({ category: state.rule.result, from: state.from, to: piece.to, meaning, cost: cost + state.rule.cost });
        return true;
      }
      const next: Waiting = { rule: state.rule, done, from: state.from, meanings, cost };
      const wanted = state.rule.parts[done] ?? "";
      append(waiting[piece.to], wanted, next);
      waits += 1;
      if (waits > MOST_WAITING) return false;
      for (const ready of complete[piece.to]?.get(wanted) ?? []) if (!advance(next, ready)) return false;
      return true;
    };
    for (let taken = 0; taken < agenda.length; taken += 1) {
      if (taken > MOST_PIECES) return undefined;
      const piece = agenda[taken];
      if (piece === undefined) break;
      const key = `${piece.category} ${piece.from} ${piece.to} ${meaningKey(piece.meaning)}`;
      const before = seen.get(key);
      if (before !== undefined && before <= piece.cost) continue;
      seen.set(key, piece.cost);
      if (piece.category === goal && piece.from === 0 && piece.to === length) readings.push(piece);
      append(complete[piece.from], piece.category, piece);
      for (const state of [...(waiting[piece.from]?.get(piece.category) ?? [])]) if (!advance(state, piece)) return undefined;
      for (const entry of this.#byFirst.get(piece.category) ?? [])
        if (!advance({ rule: entry, done: 0, from: piece.from, meanings: [], cost: 0 }, piece)) return undefined;
    }
    return readings;
  }
}

function meaningKey({
  set,
  relation,
  noun,
  great,
  more,
  preposition,
  quantity,
  comparison,
  size,
  dated,
  narrows,
  query,
}: Meaning): string {
  const narrowed = narrows === undefined ? "" : narrows({ op: "named", name: "", nodes: [], texts: [], key: "*" }).key;
  return [
    set?.key,
    relation?.id,
    noun?.id,
    great,
    more,
    preposition,
    quantity && JSON.stringify(quantity),
    comparison,
    size,
    dated,
    narrowed,
    query?.key,
  ].join("\u0001");
}

function append<Value>(map: Map<string, Value[]> | undefined, key: string, value: Value): void {
  const values = map?.get(key);
  if (values === undefined) map?.set(key, [value]);
  else values.push(value);
}
