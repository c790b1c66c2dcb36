import { RELATIONS } from "../../../language/relation-words.js";
import type { CheckContext } from "../checking/check-context.js";
import type { Claim } from "../checking/claims.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { termFit, topicsOf } from "../reading/topics.js";
import { termsOf } from "./asked-terms.js";
import { expectedAnswer } from "./expected-answer.js";

/**
 * The question asks for the way that the lead goes: "the mayor of the town where she was born". Else what is asked of a reef would be answered
 * with what its region has.
 */
export function isLedTo(unit: EvidenceUnit, lead: EvidenceUnit, context: CheckContext): boolean {
  // Of one text, the lead says what a sentence is about.
  if (lead.kind !== "fact" && lead.piece === unit.piece) return true;
  const saysRelation = RELATIONS.some(
    ({ name, saidBy, isWeak }) =>
      context.question.relations.has(name) &&
      !(isWeak && expectedAnswer(context.question.text).type === "place") &&
      [...saidBy].some((said) => lead.own.relations.has(said)) &&
      !unit.own.relations.has(name),
  );
  if (saysRelation) return true;
  return termsOf(context).terms.some(
    ({ term }) => termFit(term, topicsOf(lead.own)) >= 0.8 && termFit(term, topicsOf(unit.own)) < 0.8,
  );
}

/** Every name of the question that the evidence knows must stand here. */
export function namesAll(unit: EvidenceUnit, lead: EvidenceUnit | undefined, { question, knownNames }: CheckContext): boolean {
  const text = [unit, lead].map((used) => (used === undefined ? "" : `${used.own.folded}\n${used.about.folded}`)).join("\n");
  const asked = knownNames.filter((name) => question.folded.includes(name));
  return asked.every((name) => text.includes(name) || asked.some((other) => other !== name && other.includes(name)));
}

/** What the question is about: a name, as far as can be told. */
export function isEntityClaim(claim: Claim, { knownNames }: CheckContext): boolean {
  if (claim.kind === "name") return true;
  return claim.kind === "han" && claim.text.length > 1 && knownNames.some((name) => name === claim.text);
}

/** A lone character of the evidence beside one that it doesn't have is no match: 校训, where the evidence has 学校. */
export function withoutScraps(claims: readonly Claim[]): Claim[] {
  const merged: Claim[] = [];
  for (const claim of claims) {
    const last = merged.at(-1);
    const touches = last?.kind === "han" && claim.kind === "han" && last.start + last.text.length === claim.start;
    const isScrap = (one: Claim, other: Claim): boolean =>
      one.standing === "none" && (other.standing === "none" || other.text.length === 1);
    if (last !== undefined && touches && (isScrap(last, claim) || isScrap(claim, last)))
      merged[merged.length - 1] = { kind: "han", standing: "none", start: last.start, text: last.text + claim.text };
    else merged.push(claim);
  }
  return merged;
}

/** Depths are given as lengths are: without the word, a length is no depth. */
export function isUnmetDepth(claim: Claim): boolean {
  return claim.kind === "relation" && claim.relations.some(({ name }) => name === "depth");
}

export function meets(claim: Claim, led: readonly Claim[]): boolean {
  return led.some(
    (other) =>
      (other.standing === "own" || other.standing === "about") &&
      other.start <= claim.start &&
      other.start + other.text.length >= claim.start + claim.text.length,
  );
}
