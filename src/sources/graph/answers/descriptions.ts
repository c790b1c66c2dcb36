import { foldName, unfolded } from "../fold-name.js";
import type { Piece } from "./chart.js";
import type { Finding } from "./evaluate.js";
import type { Lexed } from "./lex.js";
import type { SetQuery } from "./query.js";

/** The one thing that a description describes. */
export interface Settled {
  readonly id: string;
  /** In the question's language. */
  readonly name: string;
  readonly finding: Finding;
}

export interface SettledDescription {
  /** Atoms of the question, from…to (exclusive). */
  readonly from: number;
  readonly to: number;
  readonly settled: Settled;
}

/** A reading less plain than this isn't believed. */
const STRAINED = 0.7;
/** Descriptions worked out for one question at most. */
const MOST_TRIED = 40;

/**
 * The longest stretches that describe one thing by its relations to what they name, or as the greatest of its kind. A stretch that reads
 * as descriptions of different things is left alone. Pure but for `settle`.
 */
export function settledDescriptions(
  phrases: readonly Piece[],
  { length }: Pick<Lexed, "length">,
  settle: (set: SetQuery) => Settled | undefined,
): SettledDescription[] {
  const candidates = phrases
    .flatMap(({ from, to, cost, meaning: { set } }) => (set === undefined ? [] : [{ from, to, cost, set }]))
    .filter(({ from, to, cost, set }) => cost <= STRAINED && to - from < length && describes(set))
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.cost - b.cost);
  const found: SettledDescription[] = [];
  const bySpan = new Map<string, SettledDescription | undefined>();
  for (const { from, to, set } of candidates.slice(0, MOST_TRIED)) {
    if (found.some((other) => from < other.to && other.from < to && !(other.from === from && other.to === to))) continue;
    const settled = settle(set);
    if (settled === undefined) continue;
    const span = `${from} ${to}`;
    const before = bySpan.get(span);
    if (before === undefined && bySpan.has(span)) continue;
    if (before === undefined) {
      const description = { from, to, settled };
      bySpan.set(span, description);
      found.push(description);
    } else if (before.settled.id !== settled.id) {
      bySpan.set(span, undefined);
      found.splice(found.indexOf(before), 1);
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** More than a name or a kind of thing. */
function describes(set: SetQuery): boolean {
  switch (set.op) {
    case "named":
    case "class":
    case "either":
      return false;
    case "follow":
      return set.from.op === "named" || describes(set.from);
    case "and":
      return set.sets.some(describes);
    case "narrow":
      // A class that only a relation's far ends make up is hardly meant: `live in the capital`.
      return (set.noun.word !== undefined || set.noun.types.length + set.noun.texts.length > 0) && describes(set.set);
    case "where":
    case "beyond":
    // The greatest of all is seldom meant inside a longer question: what surrounds it would narrow it.
    case "most":
    case "mostOften":
    case "open":
    case "longestOpen":
    case "except":
    case "lacks":
      return describes(set.set);
  }
}

/** The question with names in place of the descriptions, otherwise as it was written if folding moved nothing. */
export function withNames(question: string, { atoms, text }: Lexed, found: readonly SettledDescription[]): string {
  const shift = foldName(question).indexOf(text);
  const base = shift < 0 ? text : unfolded(question, shift, shift + text.length);
  const tail = shift < 0 ? "" : unfolded(question, shift + text.length);
  let renamed = "";
  let at = 0;
  for (const { from, to, settled } of found) {
    const start = atoms[from]?.start ?? 0;
    renamed += base.slice(at, start).replace(/(?:\bthe\s+|[《“"「『]\s*)$/iu, "") + settled.name;
    at = atoms[to - 1]?.end ?? start;
    // What was opened within the description is closed right behind it.
    const closing = /^[》”"」』]/u.exec(base.slice(at));
    if (closing !== null) at += closing[0].length;
  }
  return renamed + base.slice(at) + tail;
}
