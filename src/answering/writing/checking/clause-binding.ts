import { ENGLISH_FUNCTION_WORDS, HAN_FUNCTION_WORDS } from "../reading/function-words.js";
import { type Quantity, supportsQuantity } from "../reading/quantities.js";
import { clauseReadings, fold, hasWord, nameRuns, type Reading, readText } from "../reading/reading.js";
import type { Claim, Scope } from "./claims.js";

const HAN_FUNCTION = new RegExp(HAN_FUNCTION_WORDS.join("|"), "gu");

/**
 * What a sentence takes from one part of a listing and puts with another: 浇铸要阴 of 浇铸要晴，冷却要阴. The part that has the sentence's other
 * words has a value of the same kind of its own, which the sentence leaves out; and the part that has the value has words of its own.
 */
export function boundElsewhereInList(
  sentence: Reading,
  claims: readonly Claim[],
  news: readonly Claim[],
  { units }: Scope,
  question: Reading,
): string[] {
  return units.flatMap((unit) => {
    if (unit.kind !== "sentence") return [];
    const parts = unit.clauses;
    if (parts.length < 2) return [];
    return clauseReadings(sentence).flatMap((clause) => {
      const inClause = (claim: Claim): boolean => clause.text.includes(claim.text);
      const anchors = claims.filter((claim) => inClause(claim) && isAnchor(claim, parts));
      return news
        .filter(
          (value) =>
            inClause(value) &&
            (value.kind === "quantity" || (value.kind === "han" && (value.text.length > 1 || endsWith(clause, value)))),
        )
        .filter((value) => isMisplaced(value, anchors, parts, clause, question))
        .map(({ text }) => text);
    });
  });
}

function holds(part: Reading, claim: Claim): boolean {
  if (claim.kind === "quantity") return part.quantities.some((known) => supportsQuantity(claim.quantity, known, true));
  if (claim.kind === "name" || claim.kind === "word") return hasWord(part, claim.word);
  return part.folded.includes(fold(claim.text));
}

function isAnchor(claim: Claim, parts: readonly Reading[]): boolean {
  if (claim.kind === "han" && claim.text.length < 2) return false;
  return parts.filter((part) => holds(part, claim)).length === 1;
}

function endsWith({ text }: Reading, claim: Claim): boolean {
  return text.replace(/[天的字色]?[\P{L}]*$/u, "").endsWith(claim.text);
}

function isMisplaced(
  value: Claim,
  anchors: readonly Claim[],
  parts: readonly Reading[],
  sentence: Reading,
  question: Reading,
): boolean {
  const holding = parts.filter((part) => holds(part, value));
  if (holding.length === 0 || holding.length === parts.length) return false;
  const others = anchors.filter((anchor) => anchor !== value);
  if (others.length === 0 || others.some((anchor) => holding.some((part) => holds(part, anchor)))) return false;
  const elsewhere = parts.filter((part) => !holding.includes(part) && others.some((anchor) => holds(part, anchor)));
  return (
    elsewhere.some((part) => hasRival(part, value, sentence)) &&
    holding.every((part) => saysMore(part, value, sentence, question))
  );
}

/** The part names a value of the kind that the sentence leaves out. */
function hasRival(part: Reading, value: Claim, sentence: Reading): boolean {
  if (value.kind === "quantity")
    return part.quantities.some(
      (known) => isSameKind(known, value.quantity) && !sentence.quantities.some((said) => supportsQuantity(said, known, true)),
    );
  const isForeign = /\p{Script=Han}/u.test(sentence.text) && !/\p{Script=Han}/u.test(part.text.split("\n")[0] ?? "");
  if (!isForeign && nameRuns(part).some((name) => !sentence.folded.includes(name))) return true;
  return leftOver(part, sentence.folded).some((run) => Math.abs(run.length - value.text.length) <= 1);
}

function isSameKind(one: Quantity, other: Quantity): boolean {
  return one.kind === other.kind && (one.kind !== "number" || other.kind !== "number" || one.dimension === other.dimension);
}

/** The part says something besides the value that neither sentence nor question says. */
function saysMore(part: Reading, value: Claim, { folded }: Reading, question: Reading): boolean {
  const bare = part.folded.replace(fold(value.text), " ");
  const words = part.words.filter(
    (word) =>
      !word.isName &&
      !ENGLISH_FUNCTION_WORDS.has(word.folded) &&
      !folded.includes(word.folded) &&
      !question.folds.has(word.folded),
  );
  return words.length > 0 || leftOver(readText(bare), folded).some((run) => run.length > 1 && !question.folded.includes(run));
}

function leftOver(part: Reading, said: string): string[] {
  let rest = part.folded;
  for (const { start, end } of part.quantities.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return (rest.replace(HAN_FUNCTION, " ").match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => withoutSaid(run, said));
}

/** The stretches of a run of which no two neighbouring characters stand in what is said. */
function withoutSaid(run: string, said: string): string[] {
  const taken = [...run].map(
    (character, at, all) =>
      said.includes(character + (all[at + 1] ?? "\0")) ||
      said.includes((all[at - 1] ?? "\0") + character) ||
      (all.length === 1 && said.includes(character)),
  );
  return [...run]
    .map((character, at) => (taken[at] ? " " : character))
    .join("")
    .split(" ")
    .filter(Boolean);
}
