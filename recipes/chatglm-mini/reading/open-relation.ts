import type { ValueKind } from "./values.js";

/** A sentence with {S} and {O}, without its end, and how an answer tells what it tells. */
export interface Telling {
  readonly text: string;
  readonly says: string;
}

/** A relation that need not exist anywhere else: words for it, and sentences and questions made of them. */
export interface OpenRelation {
  readonly key: string;
  readonly kind: ValueKind;
  /** Every word for it, the evidence's first. A question about another relation must not be understood as one about this. */
  readonly words: readonly string[];
  /** On an arrow, in a table's head, before a colon. */
  readonly label: string;
  /** How an answer tells what stands behind the label. */
  readonly says: string;
  readonly tells: readonly Telling[];
  /** Sentences that go on about the one before them's subject; with {P}, its possessive, and {H}, its pronoun. */
  readonly continues: readonly Telling[];
  /** Questions with {S}. */
  readonly asks: readonly string[];
  /** The plainest question. */
  readonly plain: string;
  /** "the teacher of {S}", where a noun says it. */
  readonly phrases: readonly string[];
  /** What half an answer says is missing. */
  readonly unsaid: string;
}

/** One that verbs tell. The first question is the plainest. */
export function verbRelation(parts: {
  verb: string;
  kind: ValueKind;
  label: string;
  says: string;
  tells: readonly string[];
  continues: readonly string[];
  asks: readonly string[];
  unsaid: string;
  words?: readonly (string | undefined)[];
}): OpenRelation {
  const { verb, kind, label, says } = parts;
  const telling = (text: string): Telling => ({ text, says });
  return {
    key: `${verb}/${label}`,
    kind,
    words: [verb, label, ...(parts.words ?? []).filter((word) => word !== undefined)],
    label,
    says,
    tells: parts.tells.map(telling),
    continues: parts.continues.map(telling),
    asks: parts.asks,
    plain: parts.asks[0] ?? "",
    phrases: [],
    unsaid: parts.unsaid,
  };
}
