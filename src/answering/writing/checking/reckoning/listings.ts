import type { EvidenceUnit } from "../../reading/evidence-units.js";
import type { Reading } from "../../reading/reading.js";
import type { CheckContext } from "../check-context.js";
import { statementOf } from "../weighing/statement-ways.js";

/** A statement, its ends by all their names, one a line. */
export interface Entry {
  readonly subject: string;
  readonly object: string;
  readonly unit: EvidenceUnit;
}

/** The statements of one piece that have one relation. */
export interface Column {
  readonly piece: number;
  /** What the piece is about; folded. */
  readonly title: string;
  /** It tells of the members of a kind of thing, which is its title; else of the thing that is its title. */
  readonly isTable: boolean;
  /** Nothing is left out: who reads it may count. */
  readonly isWhole: boolean;
  readonly predicate: Reading;
  readonly entries: readonly Entry[];
}

/** "… (20 more)", or cut within a line. */
const LEFT_OUT = /^\s*(?:…+|\.{3})\s*[(（]|…\s*$/u;

const kept = new WeakMap<readonly EvidenceUnit[], readonly Column[]>();

/** The evidence's statements by piece and relation. Pure; kept with the units. */
export function columnsOf({ units, groups }: CheckContext): readonly Column[] {
  const known = kept.get(units);
  if (known !== undefined) return known;
  const found: Column[] = [];
  for (const piece of new Set(units.map((unit) => unit.piece))) {
    const own = units.filter((unit) => unit.piece === piece);
    const facts = own.filter(({ kind }) => kind === "fact");
    const title = facts[0]?.heading?.folded.trim() ?? "";
    const isTable = facts.every(({ subject, object }) => subject.trim() !== title && object?.trim() !== title);
    const isWhole = own.every(({ text }) => !LEFT_OUT.test(text));
    const byPredicate = new Map<string, { readonly predicate: Reading; readonly entries: Entry[] }>();
    for (const { unit, predicate, subject, object } of facts.flatMap((one) => statementOf(one, groups, true))) {
      const column = byPredicate.get(predicate.folded) ?? { predicate, entries: [] };
      byPredicate.set(predicate.folded, column);
      column.entries.push({ subject, object, unit });
    }
    for (const column of byPredicate.values()) found.push({ piece, title, isTable, isWhole, ...column });
  }
  kept.set(units, found);
  return found;
}

/** The names of an entry's end. */
export function namesOf(end: string): readonly string[] {
  return end.split("\n").filter((name) => name !== "");
}

/** Whether two ends are of one thing. */
export function isSameEnd(one: string, other: string): boolean {
  const names = namesOf(one);
  return namesOf(other).some((name) => names.includes(name));
}
