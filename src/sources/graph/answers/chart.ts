import type { ClassRef } from "./class-ref.js";
import type { Quantity } from "./quantity.js";
import type { Comparison, Query, SetQuery } from "./query.js";
import type { Relation } from "./relation.js";
import type { Truths } from "./word-entry.js";

/** What a stretch of a question means; which fields are set depends on its category. */
export interface Meaning {
  readonly set?: SetQuery | undefined;
  readonly relation?: Relation | undefined;
  /** What follows the relation: the father of the father. */
  readonly onward?: Relation | undefined;
  readonly noun?: ClassRef | undefined;
  readonly great?: boolean | undefined;
  readonly more?: boolean | undefined;
  readonly preposition?: string | undefined;
  readonly quantity?: Quantity | undefined;
  readonly comparison?: Comparison | undefined;
  readonly size?: number | undefined;
  /** The upper end of a range whose lower end is `quantity`. */
  readonly until?: Quantity | undefined;
  /** A scale of dates: no number answers `how old`. */
  readonly dated?: boolean | undefined;
  /** Narrows a set. */
  readonly narrows?: ((set: SetQuery) => SetQuery) | undefined;
  readonly query?: Query | undefined;
  /** The values that say that something is so, or isn't, where they aren't `true` and `false`. */
  readonly truths?: Truths | undefined;
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
  const slots = right
    .trim()
    .split(/\s+/u)
    .map((part) =>
      part
        .replace(/\?$/u, "")
        .split("/")
        .some((choice) => !isWord(choice)),
    );
  return alternatives.map((parts) => {
    const present = parts.filter((part) => part !== undefined);
    // Parts in capitals mean something; words only have to be there. What was left out is passed as nothing.
    let at = 0;
    const places = parts.flatMap((part, index) => {
      const place = part === undefined ? undefined : at++;
      if (slots[index] !== true) return [];
      return [part === undefined || isWord(part) ? undefined : place];
    });
    return {
      result,
      parts: present,
      cost,
      build: (...meanings: Meaning[]) =>
        build(...places.map((place) => (place === undefined ? NOTHING : (meanings[place] ?? NOTHING)))),
    };
  });
}

const NOTHING: Meaning = {};

function isWord(part: string): boolean {
  return !/^[A-Z]/u.test(part);
}

/** Rules that begin alike share their beginning. */
interface Branch {
  readonly next: Map<string, Branch>;
  readonly rules: Rule[];
  /** Goes on with what a rule may yield; else only with what stands in the question. */
  isOpen: boolean;
}

/** What the parts of a begun rule mean, the last first: those that go on alike share what is before. */
interface Meant {
  readonly meaning: Meaning;
  readonly before: Meant | undefined;
}

/** A rule, or several, begun. */
interface Begun {
  readonly branch: Branch;
  readonly from: number;
  readonly meant: Meant | undefined;
  readonly cost: number;
}

/** Looked at for one question at most: milliseconds. */
const MOST_PIECES = 3_000;
const MOST_STEPS = 60_000;

export class Grammar {
  readonly #root: Branch = newBranch();
  readonly words: ReadonlySet<string>;

  constructor(rules: readonly Rule[]) {
    const words = new Set<string>();
    const results = new Set(rules.map(({ result }) => result));
    for (const entry of rules) {
      let branch = this.#root;
      for (const part of entry.parts) {
        if (isWord(part)) words.add(part);
        const next = branch.next.get(part) ?? newBranch();
        branch.next.set(part, next);
        if (results.has(part)) branch.isOpen = true;
        branch = next;
      }
      branch.rules.push(entry);
    }
    this.words = words;
  }

  /** Every reading of the whole as `goal`, bottom up; undefined if there are too many to look at. */
  parse(pieces: readonly Piece[], length: number, goal: string): Piece[] | undefined {
    const { found, whole } = this.#chart(pieces, length);
    return whole ? found.filter(({ category, from, to }) => category === goal && from === 0 && to === length) : undefined;
  }

  /** Every stretch that reads as `category`, as far as there was time to look. */
  phrases(pieces: readonly Piece[], length: number, category: string): Piece[] {
    return this.#chart(pieces, length).found.filter((piece) => piece.category === category);
  }

  #chart(pieces: readonly Piece[], length: number): { readonly found: readonly Piece[]; readonly whole: boolean } {
    const begun: Begun[][] = Array.from({ length: length + 1 }, () => []);
    const complete: Piece[][] = Array.from({ length: length + 1 }, () => []);
    // What stands at each place, and how many rules wait there in vain for something else.
    const given = Array.from({ length: length + 1 }, () => new Set<string>());
    for (const { category, from } of pieces) given[from]?.add(category);
    const vain = Array.from({ length: length + 1 }, () => 0);
    const seen = new Map<string, number>();
    const agenda: Piece[] = [...pieces];
    const found: Piece[] = [];
    let steps = 0;
    const advance = (state: Begun, piece: Piece): void => {
      steps += 1;
      const branch = state.branch.next.get(piece.category);
      if (branch === undefined) return;
      const meant: Meant = { meaning: piece.meaning, before: state.meant };
      const cost = state.cost + piece.cost;
      if (branch.rules.length > 0) {
        const meanings = inOrder(meant);
        for (const entry of branch.rules) {
          const meaning = entry.build(...meanings);
          if (meaning !== undefined)
            agenda.push({ category: entry.result, from: state.from, to: piece.to, meaning, cost: cost + entry.cost });
        }
      }
      if (branch.next.size === 0) return;
      if (!branch.isOpen && !mayGoOn(branch, given[piece.to])) {
        // They count as if they had been tried.
        vain[piece.to] = (vain[piece.to] ?? 0) + 1;
        steps += complete[piece.to]?.length ?? 0;
        return;
      }
      const next: Begun = { branch, from: state.from, meant, cost };
      begun[piece.to]?.push(next);
      for (const ready of complete[piece.to] ?? []) advance(next, ready);
    };
    for (let taken = 0; taken < agenda.length; taken += 1) {
      if (taken > MOST_PIECES || steps > MOST_STEPS) return { found, whole: false };
      const piece = agenda[taken];
      if (piece === undefined) break;
      const key = `${piece.category} ${piece.from} ${piece.to} ${meaningKey(piece.meaning)}`;
      const before = seen.get(key);
      if (before !== undefined && before <= piece.cost) continue;
      seen.set(key, piece.cost);
      found.push(piece);
      complete[piece.from]?.push(piece);
      steps += vain[piece.from] ?? 0;
      for (const state of [...(begun[piece.from] ?? [])]) advance(state, piece);
      advance({ branch: this.#root, from: piece.from, meant: undefined, cost: 0 }, piece);
    }
    return { found, whole: true };
  }
}

function newBranch(): Branch {
  return { next: new Map(), rules: [], isOpen: false };
}

function mayGoOn({ next }: Branch, given: ReadonlySet<string> | undefined): boolean {
  for (const part of next.keys()) if (given?.has(part) === true) return true;
  return false;
}

function inOrder(last: Meant): Meaning[] {
  const meanings: Meaning[] = [];
  for (let at: Meant | undefined = last; at !== undefined; at = at.before) meanings.push(at.meaning);
  return meanings.reverse();
}

/** Most meanings have one field or two. */
function meaningKey(meaning: Meaning): string {
  const { set, relation, onward, noun, great, more, preposition, quantity } = meaning;
  const { comparison, size, until, dated, narrows, query, truths } = meaning;
  let key = "";
  const add = (field: string, value: string | number | boolean | undefined): void => {
    if (value !== undefined && value !== "") key += `\u0001${field}${value}`;
  };
  add("s", set?.key);
  add("r", relation?.id);
  add("o", onward?.id);
  add("n", noun?.id);
  add("g", great);
  add("m", more);
  add("p", preposition);
  add("q", quantity && JSON.stringify(quantity));
  add("c", comparison);
  add("z", size);
  add("u", until && JSON.stringify(until));
  add("d", dated);
  add("w", narrows?.({ op: "named", name: "", nodes: [], texts: [], key: "*" }).key);
  add("a", query?.key);
  add("t", truths?.yes.key);
  return key;
}
