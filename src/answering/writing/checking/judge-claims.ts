import { JOINS } from "../../../language/relation-words.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { HAN_FUNCTION_SET } from "../reading/function-words.js";
import { supportsQuantity } from "../reading/quantities.js";
import { fold, hasWord, type Reading } from "../reading/reading.js";
import { groupsOf } from "../reading/topics.js";
import { inOtherCell, inOtherPart, misbound, turnedRange } from "./binding-checks.js";
import { isKindOf, isVersion } from "./called-so.js";
import type { CheckContext } from "./check-context.js";
import {
  CLASSIFIER,
  isAtEdge,
  isAtStart,
  isLast,
  isModifier,
  isOwnerOf,
  isPartOfName,
  isPredicate,
  isScrap,
  isTitleOf,
} from "./claim-places.js";
import { type Claim, claimsOf, type Scope } from "./claims.js";
import { boundElsewhereInList } from "./clause-binding.js";
import { denialOf, sameDenial } from "./denial-check.js";
import {
  brokenNames,
  cutNames,
  foreignNames,
  grownNames,
  misquoted,
  mixedNames,
  NAME_ENDINGS,
  possessors,
} from "./name-checks.js";
import { turnedIntoOpposite } from "./opposites.js";
import { turnsRound } from "./roles.js";
import { saidOfAnother } from "./subject-swap.js";
import { swappedNames, swappedNumerals } from "./swapped-words.js";

export interface Verdict {
  readonly claims: readonly Claim[];
  /** What doesn't stand in the evidence, in words. Empty: it is supported. */
  readonly missing: readonly string[];
  /** What the evidence adds to the question. */
  readonly news: readonly Claim[];
}

/** Holds a sentence, or a part of one, against evidence. Pure. */
export function judge(sentence: Reading, scope: Scope, context: CheckContext): Verdict {
  const { question, knownNames, units } = context;
  const claims = claimsOf(sentence, question, scope, knownNames);
  const news = claims.filter(
    (claim) =>
      claim.standing === "own" &&
      (claim.kind !== "relation" || question.relations.size === 0) &&
      !isAsked(claim, question) &&
      !isLoneCharacter(claim, sentence),
  );
  const missing = new Set(unsupported(sentence, claims, news, scope, context));
  const hold = (found: readonly string[]): void => {
    for (const text of found) missing.add(text);
  };
  if (missing.size === 0)
    hold([
      ...brokenNames(sentence, scope, question, units),
      ...mixedNames(sentence, scope, question),
      ...foreignNames(sentence, scope, knownNames),
    ]);
  if (missing.size === 0)
    hold([
      ...possessors(sentence, scope),
      ...misquoted(sentence, scope, question),
      ...cutNames(claims, sentence, scope, knownNames),
      ...grownNames(claims, sentence, scope, knownNames),
    ]);
  if (missing.size === 0) hold([...misbound(sentence, scope), ...turnedRange(sentence, scope)]);
  if (missing.size === 0)
    hold([
      ...swappedNumerals(sentence, scope, question),
      ...swappedNames(sentence, scope),
      ...turnedIntoOpposite(sentence, scope),
      ...saidOfAnother(sentence, scope, context),
      ...boundElsewhereInList(
        sentence,
        claims,
        claims.filter((claim) => claim.standing === "own" && !isAsked(claim, question)),
        scope,
        question,
      ),
    ]);
  if (missing.size === 0) hold([...inOtherCell(sentence, news, scope), ...inOtherPart(sentence, news, scope, question)]);
  if (missing.size === 0 && turnsRound(sentence.folded, roleTexts(units))) missing.add(sentence.text);
  if (missing.size === 0 && !sameDenial(sentence, scope, question)) missing.add(denialOf(sentence));
  return { claims, missing: [...missing], news };
}

function roleTexts(units: readonly EvidenceUnit[]): string[] {
  return units.map(({ own, kind }) => (kind === "fact" ? (own.folded.split("\n")[0] ?? "") : own.folded));
}

/** Claims that stand nowhere, or only in the question where other evidence has them. A word or two of paraphrase is tolerated beside news. */
function unsupported(
  sentence: Reading,
  claims: readonly Claim[],
  news: readonly Claim[],
  scope: Scope,
  { question, units, knownNames }: CheckContext,
): string[] {
  const missing: string[] = [];
  let tolerated = 0;
  const firstAsked = claims.find(({ kind, standing }) => kind === "han" && standing === "asked");
  for (const [index, claim] of claims.entries()) {
    if (isOtherCount(claim, claims, sentence, scope)) missing.push(claim.text);
    if (claim.standing === "own" || claim.standing === "about" || claim.standing === "alike") continue;
    switch (claim.kind) {
      case "quantity":
        if (isVersion(claim, sentence, question, scope, units)) break;
        if (claim.standing === "none" ? !countsNews(claim, news) && !countsListed(claim, question) : isElsewhere(claim, units))
          missing.push(claim.text);
        break;
      case "relation":
        if (mustBeSaid(claim, scope, units) || isSaidBeside(claim, scope, units)) missing.push(claim.text);
        break;
      case "name":
        if (!(claim.standing === "asked" || isModifier(claim, sentence)) || !isNearby(claim, scope, units))
          missing.push(claim.text);
        break;
      case "word":
        if (claim.standing === "asked") {
          const isOther = isElsewhere(claim, units) && !isKindOf(claim, sentence, question, scope);
          if ((isOther || isCountedHere(claim, claims, sentence)) && !isNearby(claim, scope, units)) missing.push(claim.text);
        } else if (isForeign(claim, scope, news)) tolerated += 0;
        else if (
          claim.start === 0 ||
          isTitleOf(claim, sentence) ||
          isPredicate(claim, sentence) ||
          isLast(claim, sentence) ||
          followsNumber(claim, claims, sentence)
        )
          missing.push(claim.text);
        else tolerated += 1;
        break;
      case "han":
        if (claim.standing === "asked") {
          if (isElsewhere(claim, units)) missing.push(claim.text);
          else if (
            !isPatchwork(claim, scope) &&
            ((claim === firstAsked && isAtStart(claim, sentence)) || knownNames.some((name) => overlaps(name, claim.text)))
          )
            missing.push(claim.text);
        } else if (!countsAcrossLanguages(claim, claims, scope)) {
          if (isForeign(claim, scope, news)) tolerated += 0;
          else if (CLASSIFIER.test(claim.text)) break;
          else if (
            isOwnerOf(claim, claims, index, sentence) ||
            isScrap(claim, claims, index, question) ||
            isPartOfName(claim, claims, index) ||
            claim.text.length > 2 ||
            isAtEdge(claim, sentence)
          )
            missing.push(claim.text);
          else tolerated += 1;
        }
    }
  }
  const words = claims.filter(({ kind }) => kind !== "relation").length;
  if (tolerated > 0 && (news.length === 0 || tolerated > Math.max(1, words / 3)))
    missing.push(...claims.filter(({ standing, kind }) => standing === "none" && kind !== "relation").map(({ text }) => text));
  return missing;
}

/**
 * What joins two things by name must be said. Of the rest, prose may put in other words what the question asks for, if nothing else in the
 * evidence says it.
 */
function mustBeSaid(claim: Claim & { readonly kind: "relation" }, { units }: Scope, all: readonly EvidenceUnit[]): boolean {
  if (claim.relations.some(({ isWeak }) => isWeak)) return false;
  if (claim.standing !== "asked" || claim.relations.some(({ name }) => JOINS.has(name))) return true;
  if (units.some(({ kind }) => kind !== "sentence")) return true;
  return all.some(({ own }) => claim.relations.some(({ saidBy }) => [...saidBy].some((name) => own.relations.has(name))));
}

/** A weak relation that the question asks for and another sentence of the same text says. */
function isSaidBeside(claim: Claim & { readonly kind: "relation" }, { units }: Scope, all: readonly EvidenceUnit[]): boolean {
  if (claim.standing !== "asked") return false;
  return units.some(
    (unit) =>
      unit.kind === "sentence" &&
      all.some(({ piece, own }) => piece === unit.piece && claim.relations.some(({ name }) => own.relations.has(name))),
  );
}

/** 两国 of a list of two. */
function countsNews({ quantity }: Claim & { readonly kind: "quantity" }, news: readonly Claim[]): boolean {
  return quantity.kind === "number" && quantity.dimension === undefined && quantity.value <= 10 && news.length >= quantity.value;
}

/** 三座山中 where the question lists three. */
function countsListed({ quantity }: Claim & { readonly kind: "quantity" }, { text }: Reading): boolean {
  if (quantity.kind !== "number" || quantity.dimension !== undefined || quantity.value < 2 || quantity.value > 10) return false;
  const separators = text.match(/[、,，](?! ?and\b)| and |\bor\b|[和与及或]|还是/gu)?.length ?? 0;
  return separators + 1 === quantity.value;
}

/** A word that evidence in the other language can't have, beside names or numbers that it has. */
function isForeign(claim: Claim, { own }: Scope, news: readonly Claim[]): boolean {
  if (claim.kind !== "word" && claim.kind !== "han") return false;
  const isHan = claim.kind === "han";
  const [evidence = ""] = own.split("\n");
  if (/\p{Script=Han}/u.test(evidence) === isHan || groupsOf(fold(claim.text)).length > 0) return false;
  return news.some(({ kind }) => kind === "quantity" || kind === "name");
}

/** Only put together from characters of the evidence and function words. */
function isPatchwork({ text }: Claim, { own }: Scope): boolean {
  return [...text].every(
    (character) => own.includes(character) || HAN_FUNCTION_SET.has(character) || NAME_ENDINGS.test(character),
  );
}

/** Other evidence has the question's word, so it tells this evidence from that. */
export function isElsewhere(claim: Claim, units: readonly EvidenceUnit[]): boolean {
  if (claim.kind === "quantity")
    return units.some(({ own }) => own.quantities.some((known) => supportsQuantity(claim.quantity, known, false)));
  if (claim.kind === "name" || claim.kind === "word") return units.some(({ own }) => hasWord(own, claim.word));
  return claim.text.length > 1 && units.some(({ own }) => own.folded.includes(claim.text));
}

function isAsked(claim: Claim, question: Reading): boolean {
  if (claim.kind === "quantity") return question.quantities.some((asked) => supportsQuantity(claim.quantity, asked, false));
  if (claim.kind === "name" || claim.kind === "word") return hasWord(question, claim.word);
  return question.folded.includes(fold(claim.text));
}

function isLoneCharacter({ kind, text, start }: Claim, sentence: Reading): boolean {
  return kind === "han" && text.length === 1 && !/["“'「]/u.test(sentence.text[start - 1] ?? "");
}

function overlaps(name: string, text: string): boolean {
  return text.length > 1 && (name.includes(text) || text.includes(name));
}

/** In the text around the unit: the sentence before it; names also in the rest of its piece. */
function isNearby(claim: Claim, { units }: Scope, all: readonly EvidenceUnit[]): boolean {
  if (claim.kind !== "name" && claim.kind !== "word") return false;
  return units.some((unit) => {
    if (unit.kind !== "sentence") return false;
    const at = all.indexOf(unit);
    const around = claim.kind === "name" ? all : all.slice(Math.max(0, at - 1), at);
    return around.some(({ piece, own }) => piece === unit.piece && hasWord(own, claim.word));
  });
}

/** 6000件雕塑 of "6,000 sculptures": what is counted, in the other language. */
function countsAcrossLanguages(claim: Claim, claims: readonly Claim[], { own }: Scope): boolean {
  if (/\p{Script=Han}/u.test(own)) return false;
  return claims.some(
    (other) => other.kind === "quantity" && other.start < claim.start && claim.start - other.start - other.text.length <= 1,
  );
}

/** "21,000 teachers" of 21,000 students: one relation may say the other, but not where people are counted. */
function isOtherCount(claim: Claim, claims: readonly Claim[], sentence: Reading, { units }: Scope): boolean {
  if (claim.kind !== "relation" || claim.standing !== "own") return false;
  if (!followsNumber(claim, claims, sentence) && !standsBeforeCount(claim, claims)) return false;
  const counts = claims.flatMap((other) => (other.kind === "quantity" ? [other.quantity] : []));
  const counting = units.filter(({ own }) =>
    own.quantities.some((known) => counts.some((quantity) => supportsQuantity(quantity, known, true))),
  );
  return !claim.relations.some(({ name }) => counting.some(({ own }) => own.relations.has(name)));
}

/** 教师9760人: what is counted. */
function standsBeforeCount({ start, text }: Claim, claims: readonly Claim[]): boolean {
  return claims.some(
    (other) =>
      other.kind === "quantity" &&
      other.quantity.kind === "number" &&
      other.start === start + text.length &&
      /人|名|位/u.test(other.text),
  );
}

/** "640 workers" of "oats at 640": a whole number of the evidence, said to count what only the question speaks of. */
function isCountedHere(claim: Claim, claims: readonly Claim[], sentence: Reading): boolean {
  const counts = claims.filter(
    (other) =>
      other.kind === "quantity" &&
      other.standing === "own" &&
      other.quantity.kind === "number" &&
      Number.isInteger(other.quantity.value),
  );
  return followsNumber(claim, counts, sentence);
}

/** "3 million markets": what is counted. */
function followsNumber(claim: Claim, claims: readonly Claim[], { text }: Reading): boolean {
  return claims.some(
    (other) =>
      other.kind === "quantity" &&
      other.quantity.kind === "number" &&
      /^ (?:\p{L}+ )?$/u.test(text.slice(other.quantity.end, claim.start)) &&
      claim.start > other.start,
  );
}
