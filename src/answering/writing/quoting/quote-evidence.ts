import { madeOnce } from "../../../language/made-once.js";
import { questionLanguage } from "../../../language/question-language.js";
import { type CheckContext, type CheckInput, checkContext } from "../checking/check-context.js";
import { type Claim, claimsOf, scopeOf } from "../checking/claims.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { type Quantity, supportsQuantity } from "../reading/quantities.js";
import { readText } from "../reading/reading.js";
import { candidateFit } from "./answer-candidates.js";
import { answeringSentence } from "./answering-sentence.js";
import {
  ASKS_NAME,
  bestCoverage,
  coverageOf,
  isFlag,
  lacksSuperlative,
  saysNoExtreme,
  termsOf,
  termsUnmet,
} from "./asked-terms.js";
import { bestPassage, FORBIDS, namesNew, type Passage } from "./best-passage.js";
import { chooseStatements } from "./choose-statements.js";
import { isEntityClaim, isLedTo, isUnmetDepth, meets, namesAll, withoutScraps } from "./claims-met.js";
import { conflictIn, onlyValue, otherValue } from "./conflicting-values.js";
import type { StatedValue } from "./contradicts.js";
import { withoutCount } from "./count-of-answers.js";
import { aboutItsCodes } from "./exact-codes.js";
import { type ExpectedAnswer, expectedAnswer, isPrice, isYesNo, isYesNoOrChoice } from "./expected-answer.js";
import { ownMoney } from "./own-money.js";
import { questionParts } from "./question-parts.js";
import { inQuotes, LONGEST_QUOTE, type QuotedPart, sentenceOf, shorten } from "./quoted-parts.js";
import { isBeside, isOfOtherSort } from "./refusing/not-known.js";
import { toldApart } from "./refusing/told-apart.js";
import { withSpelledOut } from "./spelled-out.js";
import { statementPath } from "./statement-paths.js";
import { extremeRow } from "./table-extremes.js";
import { toldBetter } from "./told-of-it.js";
import { isOtherKind } from "./unit-kinds.js";
import { wholeSentence } from "./whole-sentence.js";

export interface Quotation {
  /** What is quoted, in the order of the reasoning. Never empty. */
  readonly parts: readonly QuotedPart[];
  /** The parts as one sentence of an answer, in the question's language, with their numbers. */
  readonly sentence: string;
  /** 0…1. How much of the question it meets. */
  readonly score: number;
}

interface Candidate {
  readonly unit: EvidenceUnit;
  /** What leads from the question's names to the unit. */
  readonly lead: EvidenceUnit | undefined;
  readonly score: number;
  /** It says every relation asked for. */
  readonly meetsRelation: boolean;
}

const LOWEST_SCORE = 0.45;
const MOST_TRIED = 2;
/** Of what is worked out from a table. */
const SURE = 0.9;
/** A question that names nothing may be about anything. */
const LOWEST_PASSAGE = { named: 0.36, nameless: 0.46 } as const;

/**
 * The sentence, statement or row that answers the question best: it is about what the question names, says the relation asked for, and
 * holds something of the kind asked for. Undefined where none does. Pure.
 */
export function quoteEvidence(
  question: string,
  evidence: CheckInput["evidence"],
  options: Pick<CheckInput, "sameNames" | "translate"> = {},
): Quotation | undefined {
  return quoteFrom(checkContext({ question, evidence, ...options }));
}

/** {@link quoteEvidence}, with everything read already. */
export function quoteFrom({ asides, ...all }: CheckContext): Quotation | undefined {
  const given = { ...all, asides, units: all.units.filter(({ piece }) => !asides.has(piece)) };
  const whole = withSpelledOut(withoutCount(given));
  const coded = aboutItsCodes(whole);
  const context = coded === undefined ? undefined : toldApart(coded);
  if (context === undefined) return undefined;
  const parts = partsOf(context);
  if (parts !== undefined) return quotation(parts.units, parts.score, context);
  const extreme = extremeRow(context);
  if (extreme !== undefined) return quotation([extreme], SURE, context);
  const expected = expectedIn(context);
  const chosen = chooseFitting(context, whole, expected, MOST_TRIED);
  if (chosen === undefined) return undefined;
  return quoteUnits(chosen, context, expected);
}

/** What was found to answer, as it is quoted: the sentence of it that does, or both of two accounts that differ. Pure. */
export function quoteUnits(
  { units, score }: Pick<Passage, "units" | "score">,
  context: CheckContext,
  expected: ExpectedAnswer,
): Quotation {
  const conflict = conflictIn(context, expected);
  if (conflict?.some(({ unit, value }) => units.some((one) => one === unit || holdsValue(one, value))))
    return disagreement(conflict, score, context);
  const known = onlyValue(units, context, expected);
  const other = known === undefined ? undefined : otherValue(known, context, expected);
  if (known !== undefined && other !== undefined) return disagreement([known, other], score, context);
  return quotation(
    answeringSentence(units, context, expected).flatMap((unit) => wholeSentence(unit, context)),
    score,
    context,
  );
}

/** What a question asks for, with the money of the evidence. */
export function expectedIn({ question, units }: CheckContext, text: string = question.text): ExpectedAnswer {
  const expected = expectedAnswer(text);
  return isPrice(expected) ? { ...expected, currencies: ownMoney(units) } : expected;
}

/** What answers best and isn't beside the point; where it is, what is left may answer. */
function chooseFitting(
  context: CheckContext,
  whole: CheckContext,
  expected: ExpectedAnswer,
  triesLeft: number,
): Pick<Passage, "units" | "score"> | undefined {
  const usual = chooseStatements(expected, context) ?? chooseUnits(strictest(expected, context), expected, context);
  const chosen = toldBetter(usual, expected, context);
  if (chosen === undefined) return undefined;
  const isRefused =
    isOfOtherSort(chosen.units, context, expected) || (chosen === usual && isBeside(chosen.units, context, whole, expected));
  // A second choice must answer by itself, without anything that leads to it.
  const isLed = new Set(chosen.units.map(({ kind }) => kind === "fact")).size > 1;
  if (!isRefused) return isLed && triesLeft < MOST_TRIED ? undefined : chosen;
  const units = context.units.filter((unit) => !chosen.units.includes(unit));
  return triesLeft <= 1 || units.length === 0 ? undefined : chooseFitting({ ...context, units }, whole, expected, triesLeft - 1);
}

/** What answers each part of a question that asks several things; undefined where it asks one, or a part has nothing. */
function partsOf(context: CheckContext): Pick<Passage, "units" | "score"> | undefined {
  const parts = questionParts(context.question.text);
  if (parts.length < 2) return undefined;
  const { names } = termsOf(context);
  const found = parts.map((part) => {
    const isNamed = names.some((name) => part.toLowerCase().includes(name));
    const question = readText(isNamed ? part : `${part.replace(/[?？\s]+$/u, "")} ${names.join(" ")}`);
    const asked = { ...context, question };
    const expected = expectedIn(asked, part);
    const chosen = chooseStatements(expected, asked) ?? chooseUnits(strictest(expected, asked), expected, asked);
    return chosen === undefined ? undefined : { ...chosen, units: chosen.units.flatMap((unit) => wholeSentence(unit, asked)) };
  });
  if (!found.every((one) => one !== undefined)) return undefined;
  return { units: [...new Set(found.flatMap(({ units }) => units))], score: Math.min(...found.map(({ score }) => score)) };
}

/** The unit that meets the question's own words and names best, if it is worth quoting. */
function strictest(expected: ExpectedAnswer, context: CheckContext): Candidate | undefined {
  let best: Candidate | undefined;
  for (const unit of context.units) {
    for (const lead of [undefined, ...leadsTo(unit, context.units)]) {
      const { score, meetsRelation } = scoreOf(unit, lead, expected, context);
      if (score > (best?.score ?? 0)) best = { unit, lead, score, meetsRelation };
    }
  }
  return best !== undefined && best.score >= LOWEST_SCORE && isWorthQuoting(best, context) ? best : undefined;
}

function chooseUnits(
  strict: Candidate | undefined,
  expected: ExpectedAnswer,
  context: CheckContext,
): Pick<Passage, "units" | "score"> | undefined {
  const passage = bestPassage(context, expected);
  const isGood = passage !== undefined && passage.score >= LOWEST_PASSAGE[passage.isNamed ? "named" : "nameless"];
  if (isGood && (strict === undefined || isBetter(passage, strict, expected, context)))
    return { units: [...(passage.lead === undefined ? [] : [passage.lead]), ...passage.units], score: passage.score };
  if (strict === undefined) return statementPath(context, expected);
  const before = strict.lead ?? antecedent(strict.unit, context.units);
  return { units: before === undefined ? [strict.unit] : [before, strict.unit], score: strict.score };
}

function holdsValue({ own }: EvidenceUnit, value: Quantity): boolean {
  return own.quantities.some((known) => supportsQuantity(value, known, false));
}

/** Both places speak; the reader judges. */
function disagreement(values: readonly StatedValue[], score: number, { question }: CheckContext): Quotation {
  const parts = values.map(({ unit }) => ({ number: unit.piece, text: shorten(unit.text) }));
  const isChinese = questionLanguage(question.text) === "zh";
  const quoted = parts.map((part) => inQuotes(part, isChinese));
  return {
    parts,
    sentence: isChinese ? `资料说法不一：${quoted.join("；")}。` : `The documents disagree: ${quoted.join("; ")}.`,
    score,
  };
}

function quotation(quoted: readonly EvidenceUnit[], score: number, { question }: CheckContext): Quotation {
  // A statement may stand in several pieces.
  const once = quoted.filter((unit, at) => quoted.findIndex(({ text }) => text === unit.text) === at);
  const parts = once.map(({ piece, text }) => ({ number: piece, text: shorten(text) }));
  return { parts, sentence: sentenceOf(parts, question.text), score };
}

/** A graph was asked before: what it states answers only if it says what was asked, and something new. */
function isWorthQuoting({ unit, lead, meetsRelation }: Candidate, context: CheckContext): boolean {
  if (/[?？]\s*$/u.test(unit.text)) return false;
  if (unit.kind === "row" && saysNoExtreme([unit], context)) return false;
  if (unit.kind === "heading" && expectedAnswer(context.question.text).type !== "time") return false;
  if (FORBIDS.test(context.question.text) && !FORBIDS.test(unit.text) && !isYesNo(context.question.text)) return false;
  const said = lead === undefined ? [unit] : [lead, unit];
  const covered = coverageOf(said, context);
  if (isFlag(unit) && !isYesNo(context.question.text)) return false;
  if (unit.kind !== "fact") {
    const { terms, names } = termsOf(context);
    // "Which mills ran before 1930?" names nothing: a sentence without any of its words isn't about it.
    return covered >= bestCoverage(context) * 0.6 && (covered > 0 || names.length > 0 || terms.length === 0);
  }
  if (lacksSuperlative(unit, context)) return false;
  if (expectedAnswer(context.question.text).type === "number" && !/^\W*[\d.,]+/u.test(unit.object ?? "")) return false;
  if (/^(?:why|how come)|为什么|为何|(?:什么|何种?)(?:原因|缘故)/iu.test(context.question.text)) return false;
  // "What did the designer of the bridge keep?": the statement names the designer.
  // "What is her parrot's name?": what is named after her says nothing of a parrot.
  const mostUnmet = ASKS_NAME.test(context.question.text) ? 0 : 1;
  return covered >= 0.5 || (meetsRelation && termsUnmet(said, context) <= mostUnmet);
}

function isBetter(passage: Passage, { unit, lead, score }: Candidate, expected: ExpectedAnswer, context: CheckContext): boolean {
  const isSure = ["number", "time"].includes(expected.type) && candidateFit(unit, context.question, expected) >= 1;
  if (unit.kind === "sentence" && passage.units.includes(unit)) return !isSure;
  const strict = coverageOf(lead === undefined ? [unit] : [lead, unit], context);
  const loose = coverageOf(passage.lead === undefined ? passage.units : [passage.lead, ...passage.units], context);
  return loose > strict + (unit.kind === "sentence" ? 0.05 : 0.25) && passage.score > score - 0.2;
}

function leadsTo(unit: EvidenceUnit, units: readonly EvidenceUnit[]): EvidenceUnit[] {
  if (unit.subject.length < 2) return [];
  return units
    .filter((other) => other !== unit && other.subject !== unit.subject && other.own.folded.includes(unit.subject))
    .slice(0, 12);
}

const WEIGHT = { name: 3, quantity: 2, han: 2, word: 1.2 } as const;

function weightOf(claim: Claim): number {
  if (claim.kind === "relation") return claim.relations.every(({ isWeak }) => isWeak) ? 1 : 3;
  return claim.kind === "han" && claim.text.length === 1 ? 0.3 : WEIGHT[claim.kind];
}

const noQuestion = madeOnce(() => readText(""));

const NOTHING = { score: 0, meetsRelation: false } as const;

function scoreOf(
  unit: EvidenceUnit,
  lead: EvidenceUnit | undefined,
  expected: ExpectedAnswer,
  context: CheckContext,
): Pick<Candidate, "score" | "meetsRelation"> {
  if (!namesAll(unit, lead, context) || isOtherKind(unit, context.question)) return NOTHING;
  if (unit.kind === "sentence" && ASKS_NAME.test(context.question.text) && !namesNew(unit, context)) return NOTHING;
  const claims = withoutScraps(claimsOf(context.question, noQuestion(), scopeOf([unit]), context.knownNames));
  const led = lead === undefined ? undefined : claimsOf(context.question, noQuestion(), scopeOf([lead]), context.knownNames);
  if (
    claims.some(
      (claim) =>
        claim.kind === "han" &&
        claim.standing === "none" &&
        claim.start === 0 &&
        claim.text.length > 1 &&
        (led === undefined || !meets(claim, led)),
    )
  )
    return NOTHING;
  let all = 0;
  let met = 0;
  let metBesideNames = 0;
  let besideNames = 0;
  let leadMet = 0;
  let hasStrong = false;
  let meetsStrong = false;
  const relations = { strong: 0, strongMet: 0, weakMet: 0 };
  for (const claim of claims) {
    const weight = weightOf(claim);
    const isEntity = isEntityClaim(claim, context) || (claim.kind === "han" && claim.start === 0 && claim.text.length > 1);
    const byLead = led !== undefined && meets(claim, led);
    const meetsIt = claim.standing === "own" || claim.standing === "about";
    const isStrong = claim.kind === "relation" && weight === 3;
    hasStrong ||= isStrong;
    if (!meetsIt && !byLead && (isEntity || isUnmetDepth(claim))) return NOTHING;
    if (isStrong) relations.strong += 1;
    if (claim.kind === "relation" && (meetsIt || byLead)) relations[isStrong ? "strongMet" : "weakMet"] += 1;
    all += weight;
    if (meetsIt) met += claim.standing === "own" ? weight : weight * 0.9;
    else if (byLead) {
      met += weight * 0.7;
      leadMet += weight;
    }
    if (isEntity) continue;
    besideNames += weight;
    if (meetsIt) metBesideNames += weight;
    if (isStrong && claim.standing === "own") meetsStrong = true;
  }
  if (lead !== undefined && (leadMet < 2 || !isLedTo(unit, lead, context))) return NOTHING;
  const candidate = candidateFit(unit, context.question, expected);
  if (hasStrong && !meetsStrong) return NOTHING;
  const isTyped = candidate >= 1 && expected.dimensions.length > 0;
  if (besideNames > 0 && metBesideNames === 0 && !isTyped) return NOTHING;
  if (metBesideNames < besideNames * 0.3 && !isTyped) return NOTHING;
  if (
    expected.type !== "thing" &&
    candidate < (expected.type === "time" || expected.type === "number" ? 0.5 : 0.4) &&
    !isYesNoOrChoice(context.question.text)
  )
    return NOTHING;
  if (all === 0) return NOTHING;
  const score = (met / all) * (0.65 + 0.35 * candidate) * (unit.kind === "sentence" ? 0.97 : 1);
  const { strong, strongMet, weakMet } = relations;
  return { score, meetsRelation: strong > 0 ? strongMet === strong : weakMet > 0 };
}

/** What a pronoun at the beginning refers to: the sentence before. */
function antecedent(unit: EvidenceUnit, units: readonly EvidenceUnit[]): EvidenceUnit | undefined {
  if (unit.kind !== "sentence" || !/^(?:It|Its|He|His|She|Her|They|Their|This|These|[它他她其该此])/u.test(unit.text))
    return undefined;
  const before = units[units.indexOf(unit) - 1];
  return before?.piece === unit.piece && before.kind === "sentence" && before.text.length + unit.text.length < LONGEST_QUOTE
    ? before
    : undefined;
}
