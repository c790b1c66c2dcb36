import type { GuardedQuestion } from "./guarded-question.js";

/** What a guard looks at. */
export type GuardName =
  | "numbers"
  | "units"
  | "dates"
  | "time words"
  | "negation"
  | "antonym"
  | "degree"
  | "comparison"
  | "superlative"
  | "question type"
  | "names"
  | "latin words"
  | "part"
  | "role order"
  | "person"
  | "reference"
  | "changed word";

/** Whether two words mean the same, as far as a dictionary tells. */
export type AreAlike = (one: string, other: string) => boolean;

/**
 * Tells two questions apart that are alike in most words but ask something else. A guard that has no objection says nothing of whether they
 * ask the same. Pure.
 */
export interface Guard {
  readonly name: GuardName;
  /**
   * Whether the two ask different things, as far as this guard can see. Symmetric.
   *
   * @param areAlike words that mean the same. Defaults to equal ones
   */
  differs(one: GuardedQuestion, other: GuardedQuestion, areAlike?: AreAlike): boolean;
}

/** A guard for which two questions differ if it reads different things in them; the order of what is read doesn't count. */
export function comparing(name: GuardName, read: (question: GuardedQuestion) => readonly string[]): Guard {
  const once = readOnce(read);
  return { name, differs: (one, other) => !sameMembers(once(one), once(other)) };
}

/** Reads each question once: the one asked is compared with many. */
export function readOnce<Value>(read: (question: GuardedQuestion) => Value): (question: GuardedQuestion) => Value {
  const known = new WeakMap<GuardedQuestion, { readonly value: Value }>();
  return (question) => {
    const found = known.get(question) ?? { value: read(question) };
    known.set(question, found);
    return found.value;
  };
}

/** Equal as sets. */
export function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  const first = new Set(one);
  const second = new Set(other);
  return first.size === second.size && [...first].every((member) => second.has(member));
}
