import { questionLanguage } from "../../../language/question-language.js";
import type { CheckContext } from "../checking/check-context.js";
import { scopeOf } from "../checking/claims.js";
import { judge } from "../checking/judge-claims.js";
import { withoutMarks } from "../citing/attribute.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { type Reading, readText } from "../reading/reading.js";
import { type AnswerMatcher, type MatchOptions, readFit } from "./answer-matcher.js";
import { isQuestion } from "./asked-terms.js";
import { aboutItsCodes } from "./exact-codes.js";
import { type Matchable, matchable } from "./matchable.js";
import { expectedIn, type Quotation, quoteUnits } from "./quote-evidence.js";
import { LONGEST_QUOTE } from "./quoted-parts.js";
import { isOfOtherSort } from "./refusing/not-known.js";
import { toldApart } from "./refusing/told-apart.js";

/**
 * From here on a match is worth quoting, as a difference of logits. A statement of a graph about what is named would mostly have been found by its relation's
 * words. Of texts, with what stands around them: measured on 323 questions of the evaluation that no rule answers, where it quotes 15 rightly and 7 beside the point
 * instead of 12 and 12 by the sentence alone.
 */
const WORTH_QUOTING = { stated: 3, told: 1.2, ofOtherKind: 3 } as const;
/** The same where a model answered so too, though in no words that the check can hold against the statement. */
const WORTH_AGREEING = 0;
/** From here on no word of the question needs to be said. */
const MEANT = 3;
/** By how much the best has to be better than the next. */
const MARGIN = 0.3;
/**
 * What matches less than this doesn't answer, whatever rules say. Over all worlds of the evaluation it held back 12 quotations beside the point, 7 for
 * questions that nothing answers, and 9 right ones.
 */
const BESIDE = -4;
/** What leads to the answer is spoken of as well: who founded a yard isn't who founded its parent company. */
const LEADS = -5;
/** Characters of a paragraph that are matched. */
const LONGEST_PARAGRAPH = 600;
/** Of what is quoted for its meaning: less than what rules are sure of. */
const SCORE = 0.4;

export interface QuoteMatchedOptions extends MatchOptions {
  /** What a model answered, though in no words that the check can hold against the evidence: a statement that holds it needn't match as well. */
  readonly said?: readonly string[] | undefined;
}

interface Match extends Matchable {
  readonly fit: number;
  /** A model said the same. */
  readonly isSaid: boolean;
}

/**
 * The sentence, statement or field that answers by its meaning, for questions in other words than the evidence has. Undefined where none does, or where
 * the matcher isn't sure which. Rejects as the matcher does.
 */
export async function quoteMatched(
  context: CheckContext,
  matcher: AnswerMatcher,
  { said = [], ...options }: QuoteMatchedOptions = {},
): Promise<Quotation | undefined> {
  const coded = aboutItsCodes(context);
  const told = coded === undefined ? undefined : toldApart(coded);
  if (told === undefined) return undefined;
  const some = matchable(told);
  if (some.length === 0) return undefined;
  const settings = new Map(some.map(({ unit }) => [unit, settingOf(unit, told.units)]));
  const statements = [
    ...new Set(some.flatMap(({ unit, leads }) => [...[unit, ...leads].map(({ text }) => text), ...(settings.get(unit) ?? [])])),
  ];
  const fits = await matcher.match(told.question.text, statements, options);
  const known = new Map(statements.map((text, index) => [text, readFit(fits[index])]));
  const fitOf = ({ text }: EvidenceUnit): number => known.get(text) ?? Number.NEGATIVE_INFINITY;
  const inSetting = (unit: EvidenceUnit): number => {
    const [asked, paragraph] = (settings.get(unit) ?? []).map((text) => known.get(text) ?? Number.NEGATIVE_INFINITY);
    if (asked === undefined || paragraph === undefined) return fitOf(unit);
    return (Math.max(fitOf(unit), asked) + paragraph) / 2;
  };
  const replies = said.flatMap((text) => withoutMarks(text).split(/[;；]/u)).map(readText);
  const matches = some.map((one) => ({
    ...one,
    fit: inSetting(one.unit),
    isSaid: replies.some((reply) => isSaidIn(reply, one.unit, told)),
  }));
  return quoteBest(
    matches.filter(({ leads }) => leads.every((lead) => fitOf(lead) >= LEADS)),
    told,
  );
}

/** Of a sentence: it behind the question that a list of questions asks there, and its paragraph. A sentence says what it is about with those around it. */
function settingOf(unit: EvidenceUnit, units: readonly EvidenceUnit[]): readonly [asked: string, paragraph: string] | undefined {
  if (unit.kind !== "sentence") return undefined;
  const paragraph = units.filter(
    ({ kind, piece, paragraph: place }) => kind === "sentence" && piece === unit.piece && place === unit.paragraph,
  );
  const asked = askedAbove(unit, units);
  const whole = paragraph.map(({ text }) => text).join(" ");
  return [asked === undefined ? unit.text : `${asked.text} ${unit.text}`, whole.slice(0, LONGEST_PARAGRAPH)];
}

/** The question that a sentence of a list of questions replies to. */
function askedAbove(unit: EvidenceUnit, units: readonly EvidenceUnit[]): EvidenceUnit | undefined {
  return units
    .slice(0, units.indexOf(unit))
    .findLast(
      (one) => one.piece === unit.piece && one.paragraph === unit.paragraph && one.kind === "sentence" && isQuestion(one),
    );
}

/**
 * Whether what rules quote is beside the point by its meaning: nothing of it, alone or under its title, is anything like an answer. Across languages, that can't be told. Rejects as the
 * matcher does.
 */
export async function isFarFrom(
  question: string,
  { parts }: Quotation,
  titleOf: (number: number) => string | undefined,
  matcher: AnswerMatcher,
  options: MatchOptions = {},
): Promise<boolean> {
  const language = questionLanguage(question);
  if (parts.some(({ text }) => questionLanguage(text) !== language)) return false;
  const statements = parts.flatMap(({ number, text }) => {
    const title = titleOf(number) ?? "";
    return title === "" ? [text] : [text, `${title}: ${text}`];
  });
  const fits = await matcher.match(question, statements, options);
  // Who says nothing doesn't say that it is beside the point.
  return statements.every((_, index) => typeof fits[index] === "number" && (fits[index] ?? 0) < BESIDE);
}

/** Whether a statement holds all that a reply says. */
function isSaidIn(reply: Reading, unit: EvidenceUnit, context: CheckContext): boolean {
  const { claims, news } = judge(reply, scopeOf([unit]), context);
  return news.length > 0 && claims.every(({ standing }) => standing !== "none");
}

/** The best of what was matched. Pure. */
export function quoteBest(matches: readonly Match[], context: CheckContext): Quotation | undefined {
  const expected = expectedIn(context);
  const [best, ...others] = [...matches].sort((a, b) => b.fit - a.fit);
  if (best === undefined || best.fit < leastFit(best)) return undefined;
  const close = others.filter(({ fit, unit }) => best.fit - fit < MARGIN && unit.object !== best.unit.object);
  const isLikeliest = close.length === 0 || (best.isSaid && !close.some(({ isSaid }) => isSaid));
  const quoted = isLikeliest ? [best] : (bothStated(best, close) ?? ofOneReply([best, ...close], context));
  const asked = best.unit.kind === "sentence" ? askedAbove(best.unit, context.units) : undefined;
  const answering = [...(asked === undefined ? [] : [asked]), best.unit];
  if (quoted === undefined || isOfOtherSort(answering, context, expected, best.fit >= MEANT)) return undefined;
  return quoteUnits({ units: quoted.flatMap(({ leads, unit }) => [...leads, unit]), score: SCORE }, context, expected);
}

/** What is left with you to take a thing away is its fee, or its deposit: where a graph states two things of one that are as likely, the reader sees which. */
function bothStated(best: Match, [next, ...more]: readonly Match[]): readonly Match[] | undefined {
  if (next === undefined || more.length > 0 || next.fit < leastFit(next)) return undefined;
  return isStated(best) && isStated(next) && best.unit.subject === next.unit.subject ? [best, next] : undefined;
}

/** Sentences that reply to one question of a list, or stand together: "Set aside fifty minutes. Later visits are half as long." */
function ofOneReply(matches: readonly Match[], { units }: CheckContext): readonly Match[] | undefined {
  const [first] = matches;
  const isBeside = ({ unit: { kind, piece, paragraph } }: Match): boolean =>
    kind === "sentence" && piece === first?.unit.piece && paragraph === first.unit.paragraph;
  if (!matches.every(isBeside)) return undefined;
  const places = matches.map(({ unit }) => units.indexOf(unit)).sort((a, b) => a - b);
  const isInARow = places.every((place, index) => place === (places[0] ?? 0) + index);
  const length = matches.reduce((sum, { unit }) => sum + unit.text.length, 0);
  return isInARow && length <= LONGEST_QUOTE
    ? [...matches].sort((a, b) => units.indexOf(a.unit) - units.indexOf(b.unit))
    : undefined;
}

function leastFit(match: Match): number {
  if (match.isSaid) return WORTH_AGREEING;
  return WORTH_QUOTING[isStated(match) ? "stated" : match.isOfKind ? "told" : "ofOtherKind"];
}

function isStated({ unit, leads }: Matchable): boolean {
  return unit.kind === "fact" && leads.length === 0;
}
