import { RELATIONS } from "../../../language/relation-words.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { ENGLISH_FUNCTION_WORDS } from "../reading/function-words.js";
import { fold, hasWord, type Reading, readText } from "../reading/reading.js";
import { topicsOf } from "../reading/topics.js";
import type { CheckContext } from "./check-context.js";
import type { Claim, Scope } from "./claims.js";
import type { Verdict } from "./judge-claims.js";

/**
 * "The monthly subscription is 6,200" of "circulation → 6200": what joins a statement's value to its subject must be said or asked for, in some word of its
 * own or of the same meaning. Pure.
 */
export function otherPredicate(read: Reading, { news }: Verdict, { units }: Scope, context: CheckContext): string[] {
  return units.flatMap((unit) => {
    if (unit.kind !== "fact") return [];
    const predicate = readText(/ — (.+?) → /u.exec(unit.text)?.[1] ?? "");
    const told = news.filter((claim) => standsIn(claim, unit) && !isMeasuredAs(claim, predicate));
    if (told.length === 0 || !/\p{L}/u.test(predicate.text) || isSpokenOf(predicate, [read, context.question], context))
      return [];
    return told.map(({ text }) => text);
  });
}

/**
 * 晨鸥报的供纸商是1921年成立的 of 晨鸥报 — 成立年份 → 1921: of a statement's subject the sentence makes somebody else, in the question's words. Pure.
 */
export function otherSubject({ claims, news }: Verdict, { units }: Scope): string[] {
  if (news.length === 0 || !units.every(({ kind }) => kind === "fact")) return [];
  return claims
    .filter(({ kind, standing, text }) => standing === "asked" && (kind === "word" || (kind === "han" && [...text].length > 1)))
    .map(({ text }) => text);
}

/** 73.2万人 of 人口: the unit says what is measured. */
function isMeasuredAs({ kind, text }: Claim, { folded }: Reading): boolean {
  return (
    kind === "quantity" &&
    [...text.replace(/[\p{N}零〇一二三四五六七八九十百千万亿两点\s]/gu, "")].some(
      (unit) => /\p{Script=Han}/u.test(unit) && folded.includes(unit),
    )
  );
}

function standsIn(claim: Claim, { object = "" }: EvidenceUnit): boolean {
  if (claim.kind === "quantity") return readText(object).quantities.length > 0;
  return object.includes(fold(claim.text));
}

function isSpokenOf(predicate: Reading, texts: readonly Reading[], { translate }: CheckContext): boolean {
  const groups = topicsOf(predicate).groups;
  const words = predicate.words.filter(({ folded }) => !ENGLISH_FUNCTION_WORDS.has(folded));
  const pairs = hanPairs(predicate.folded);
  if (words.length === 0 && pairs.length === 0) return true;
  return texts.some(
    (text) =>
      RELATIONS.some(
        ({ name, saidBy }) => text.relations.has(name) && [...saidBy].some((said) => predicate.relations.has(said)),
      ) ||
      [...topicsOf(text).groups].some((group) => groups.has(group)) ||
      words.some((word) => hasWord(text, word) || translate(word.folded).some((other) => text.folded.includes(other))) ||
      pairs.some((pair) => text.folded.includes(pair)) ||
      text.words.some(({ folded }) => translate(folded).some((other) => other.length > 1 && predicate.folded.includes(other))),
  );
}

function hanPairs(folded: string): string[] {
  return (folded.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
}
