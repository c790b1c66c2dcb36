import type { EvidenceUnit } from "../reading/evidence-units.js";
import { fold, type Reading } from "../reading/reading.js";
import type { Claim, Scope } from "./claims.js";

/** "Plover 7.1", as the question calls it, which another sentence of the same text calls so too: a part of the name. */
export function isVersion(
  claim: Claim & { readonly kind: "quantity" },
  sentence: Reading,
  question: Reading,
  { units }: Scope,
  all: readonly EvidenceUnit[],
): boolean {
  if (claim.standing !== "asked" || !/^\d+(?:\.\d+)+$/u.test(claim.text)) return false;
  const [called] = /\p{Lu}[\p{L}\p{N}'’-]*\s$/u.exec(sentence.text.slice(0, claim.start)) ?? [];
  if (called === undefined || !question.folded.includes(claim.text)) return false;
  const name = fold(`${called}${claim.text}`);
  return units.some((unit) =>
    all.some(({ piece, own, about }) => piece === unit.piece && `${own.folded}\n${about.folded}`.includes(name)),
  );
}

/** "The Friends of the Observatory pass" of a row of that name: what the question calls it. */
export function isKindOf(claim: Claim, sentence: Reading, question: Reading, { units }: Scope): boolean {
  const before = sentence.folded.slice(0, claim.start).trimEnd();
  return units.some(
    ({ subject, kind }) =>
      kind === "row" &&
      subject.length > 2 &&
      before.endsWith(subject) &&
      question.folded.includes(`${subject} ${fold(claim.text)}`),
  );
}
