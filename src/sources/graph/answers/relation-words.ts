import { stem } from "../../../language/english-stem.js";
import { madeOnce } from "../../../language/made-once.js";
import { atomise } from "../atoms.js";
import { foldName } from "../fold-name.js";
import type { RelationKind } from "../lexicon/relation-kind.js";
import { RELATION_KINDS } from "../lexicon/relation-kinds.js";

/** A phrase as it is looked up: stems of its words, Chinese character by character, without articles and marks. */
export function phraseKey(phrase: string): string {
  return atomise(foldName(phrase))
    .filter(({ kind, text }) => kind !== "mark" && !/^(?:a|an|'s)$/u.test(text))
    .map(({ kind, text }) => (kind === "word" ? stem(text) : text))
    .join(" ");
}

/** `area total` and `total area` are areas. */
export function plainName(name: string): string {
  return name.replace(/^(?:total|official|has)\s+|\s+(?:total|value)$/giu, "");
}

export const PREPOSITIONS: ReadonlySet<string> = new Set(
  "in at of by to from on with for through into under over as about after near inside within onto".split(" "),
);

/** A verb of the lexicon, taken apart. */
export interface VerbForm {
  readonly key: string;
  readonly participle: boolean;
  /** Without its preposition, where it has one. */
  readonly bare?: { readonly key: string; readonly preposition: string };
  /** Chinese verbs around their object: 与…接壤. */
  readonly around?: { readonly before: string; readonly after: string };
}

export function verbForm(written: string): VerbForm {
  const participle = /^be\s/u.test(written);
  const verb = written.replace(/^be\s+/u, "");
  if (verb.includes("~")) {
    const [before = "", after = ""] = verb.split("~");
    return { key: "", participle: false, around: { before: phraseKey(before), after: phraseKey(after) } };
  }
  const words = verb.split(" ");
  const last = words.at(-1) ?? "";
  const key = phraseKey(verb);
  if (words.length < 2 || !PREPOSITIONS.has(last)) return { key, participle };
  return { key, participle, bare: { key: phraseKey(words.slice(0, -1).join(" ")), preposition: last } };
}

export function listed(list: string | undefined): string[] {
  return list === undefined ? [] : list.split("|").filter((item) => item !== "");
}

interface NamedKind {
  readonly kind: RelationKind;
  readonly inverse: boolean;
  /** As it is written: a book's `author` is no book that somebody `authored`. */
  readonly names: ReadonlySet<string>;
}

/** Of one kind both ways the one that is called so to the letter. */
export function toTheLetter(kinds: readonly NamedKind[], name: string): readonly NamedKind[] {
  const written = name.toLowerCase();
  return kinds.filter(
    (one) =>
      one.names.has(written) ||
      !kinds.some((other) => other.kind.id === one.kind.id && other.inverse !== one.inverse && other.names.has(written)),
  );
}

/** Kinds by the names that predicates have. */
export const kindsByName: () => ReadonlyMap<string, readonly NamedKind[]> = madeOnce(() => {
  const byName = new Map<string, (NamedKind & { readonly names: Set<string> })[]>();
  const add = (list: string | undefined, kind: RelationKind, inverse: boolean): void => {
    for (const name of listed(list)) {
      const key = phraseKey(name);
      const kinds = byName.get(key) ?? [];
      const same = kinds.find((other) => other.kind === kind && other.inverse === inverse);
      if (same === undefined) kinds.push({ kind, inverse, names: new Set([name.toLowerCase()]) });
      else same.names.add(name.toLowerCase());
      byName.set(key, kinds);
    }
  };
  for (const kind of RELATION_KINDS) {
    add(kind.nouns, kind, false);
    add(kind.called, kind, false);
    add(kind.inverseNouns, kind, true);
    add(kind.inverseCalled, kind, true);
  }
  return byName;
});

/** Kinds by their verbs, for predicates that are called by one: `studied under`, `supplies`. A verb of several kinds tells nothing. */
export const kindsByVerb: () => ReadonlyMap<string, readonly NamedKind[]> = madeOnce(() => {
  const byVerb = new Map<string, NamedKind[]>();
  const add = (list: string | undefined, kind: RelationKind, inverse: boolean): void => {
    for (const written of listed(list)) {
      const { key, around } = verbForm(written);
      if (around !== undefined || key === "") continue;
      const kinds = byVerb.get(key) ?? [];
      if (!kinds.some((other) => other.kind.id === kind.id && other.inverse === inverse))
        kinds.push({ kind, inverse, names: new Set([written.toLowerCase()]) });
      byVerb.set(key, kinds);
    }
  };
  for (const kind of RELATION_KINDS) {
    add(kind.verbs, kind, false);
    add(kind.inverseVerbs, kind, true);
  }
  return new Map([...byVerb].filter(([, kinds]) => kinds.length === 1));
});
