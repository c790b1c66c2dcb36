import type { RelationKind } from "./relation-kind.js";

/** Kinds in short: a number, a date, or anything else; names first. */
export const number = (id: string, nouns: string, more: Partial<RelationKind> = {}): RelationKind => ({
  id,
  nouns,
  measures: "number",
  ...more,
});
export const date = (id: string, nouns: string, whenVerbs: string, more: Partial<RelationKind> = {}): RelationKind => ({
  id,
  nouns,
  whenVerbs,
  measures: "date",
  scales: "early<late|早<晚",
  ...more,
});
export const one = (id: string, nouns: string, more: Partial<RelationKind> = {}): RelationKind => ({ id, nouns, ...more });
