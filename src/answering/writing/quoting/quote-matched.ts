import { questionLanguage } from "../../../language/question-language.js";
import type { CheckContext } from "../checking/check-context.js";
import { scopeOf } from "../checking/claims.js";
import { judge } from "../checking/judge-claims.js";
import { withoutMarks } from "../citing/attribute.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { type Reading, readText } from "../reading/reading.js";
import { candidateFit } from "./answer-candidates.js";
import { type AnswerMatcher, type MatchOptions, readFit } from "./answer-matcher.js";
import { isFlag, isQuestion, lacksSuperlative, saysNoExtreme } from "./asked-terms.js";
import { namesAll } from "./claims-met.js";
import { aboutItsCodes } from "./exact-codes.js";
import { isYesNo } from "./expected-answer.js";
import { expectedIn, type Quotation, quoteUnits } from "./quote-evidence.js";
import { LONGEST_QUOTE } from "./quoted-parts.js";
import { isOfOtherSort } from "./refusing/not-known.js";
import { toldApart } from "./refusing/told-apart.js";

/** Statements that are matched: what a stranger's documents may cost. */
const MOST_MATCHED = 96;
/** From here on a match is worth quoting, as a difference of logits. A statement of a graph about what is named would mostly have been found by its relation's words. */
const WORTH_QUOTING = { stated: 3, told: 1.2 } as const;
/** The same where a model answered so too, though in no words that the check can hold against the statement. */
const WORTH_AGREEING = 0;
/** By how much the best has to be better than the next. */
const MARGIN = 0.3;
/**
 * What matches less than this doesn't answer, whatever rules say. Over all worlds of the evaluation it held back 12 quotations beside the point, 7 for
 * questions that nothing answers, and 9 right ones.
 */
const BESIDE = -4;
/** What leads to the answer is spoken of as well: who founded a yard isn't who founded its parent company. */
const LEADS = -5;
/** Statements on the way to one. */
const MOST_LEADS = 2;
/** Of what is quoted for its meaning: less than what rules are sure of. */
const SCORE = 0.4;

const COUNTS_SOME =
  /\bhow many of\b|\bof (?:the|your|our|all)\b.*\bhow many\b|^\s*(?:the )?number of\b|[中里]有?(?:几|多少)|的(?:共|一共|总共)?有(?:几|多少)/iu;
/** Several are asked for: which do is for who looks at all of them. */
const ASKS_SEVERAL =
  /\b(?:which|what) (?:of (?:the|your|our) )?(?!(?:does|was|has)\b)\p{Ll}+[^\Wsui]s\b(?! (?:is|was|does|did|has)\b)|^\s*(?:name|list)\b|哪些|哪几/iu;
const IS_A = / — (?:type|类型) → /u;
/** What is named leads to what is asked about: a statement about the former isn't about that. */
const DESCRIBES =
  /\b(?:who|which|what)ever\b|\bthe \p{Ll}+ (?:who|that|which|whose|where)\b|\b(?:one|people|somebody) (?:who|that|which|whose|where)\b|\b(?:with|by|at|in|on|to|from|for) which\b|\bthe \p{Ll}+ (?:of|at|in|on|for) the \p{Ll}+ |的那(?:\p{Script=Han}|个人)|[，,](?:它|他|她|那|其|这个?)\p{Script=Han}|的(?:厂|店|社|公司|作坊|饭店|学校)[，,]/iu;

/** Asks for a reason: a statement of a graph gives none. */
const ASKS_WHY = /\bwhy\b|\bhow come\b|为什么|为何|为啥|凭什么/iu;

/** What may answer, and the statements that lead to it from what the question names. */
export interface Matchable {
  readonly unit: EvidenceUnit;
  readonly leads: readonly EvidenceUnit[];
}

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
  const statements = [...new Set(some.flatMap(({ unit, leads }) => [unit.text, ...leads.map((lead) => lead.text)]))];
  const fits = await matcher.match(told.question.text, statements, options);
  const known = new Map(statements.map((text, index) => [text, readFit(fits[index])]));
  const fitOf = ({ text }: EvidenceUnit): number => known.get(text) ?? Number.NEGATIVE_INFINITY;
  const replies = said.flatMap((text) => withoutMarks(text).split(/[;；]/u)).map(readText);
  const matches = some.map((one) => ({
    ...one,
    fit: fitOf(one.unit),
    isSaid: replies.some((reply) => isSaidIn(reply, one.unit, told)),
  }));
  return quoteBest(
    matches.filter(({ leads }) => leads.every((lead) => fitOf(lead) >= LEADS)),
    told,
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

/** What may answer at all: it is about what the question names, or what that leads to, and holds something of the kind that it asks for. Pure. */
export function matchable(context: CheckContext): readonly Matchable[] {
  const { question, units } = context;
  // How many of some is for who counts them.
  if (COUNTS_SOME.test(question.text) || ASKS_SEVERAL.test(question.text)) return [];
  if (isYesNo(question.text)) return tellingWhether(context);
  const expected = expectedIn(context);
  const isFit = (unit: EvidenceUnit): boolean =>
    unit.kind !== "heading" &&
    unit.kind !== "row" &&
    !IS_A.test(unit.text) &&
    !(question.text.includes("最") && !unit.text.includes("最")) &&
    unit.text.length <= LONGEST_QUOTE &&
    !isQuestion(unit) &&
    !isFlag(unit) &&
    !(unit.kind === "fact" && ASKS_WHY.test(question.text)) &&
    !ASKS_WHY.test(unit.text) &&
    !lacksSuperlative(unit, context) &&
    !saysNoExtreme([unit], context) &&
    (expected.type === "thing" || candidateFit(unit, question, expected) >= 0.4);
  const named = units.filter((unit) => namesAll(unit, undefined, context) && (unit.kind !== "fact" || isSpokenOf(unit, context)));
  const own = new Set(named);
  const facts = units.filter((unit) => unit.kind === "fact" && !own.has(unit));
  const led = new Map<EvidenceUnit, Matchable>();
  let ends = endsOf(named.map((unit) => ({ unit, leads: [] })));
  for (let step = 0; step < MOST_LEADS; step++) {
    const next = facts.flatMap((unit): Matchable[] => {
      const leads = led.has(unit) ? undefined : ends.get(unit.subject);
      return leads === undefined ? [] : [{ unit, leads }];
    });
    for (const one of next) led.set(one.unit, one);
    ends = endsOf(next);
  }
  const describes = DESCRIBES.test(question.text);
  const direct = named.filter((unit) => !(describes && unit.kind === "fact")).map((unit): Matchable => ({ unit, leads: [] }));
  return [...direct, ...led.values()].filter(({ unit }) => isFit(unit)).slice(0, MOST_MATCHED);
}

/** What a graph states of the things that are named: whoever reads it sees whether it is as was asked, `driving licence → C1` of who may hold an A2. */
function tellingWhether(context: CheckContext): readonly Matchable[] {
  if (DESCRIBES.test(context.question.text)) return [];
  return context.units
    .filter(
      ({ kind, text, subject }) =>
        kind === "fact" && !IS_A.test(text) && text.length <= LONGEST_QUOTE && isNamed([subject], context),
    )
    .slice(0, MOST_MATCHED)
    .map((unit) => ({ unit, leads: [] }));
}

/** Whether the question names one of the two things that a statement is about, by any of its names. */
function isSpokenOf({ subject, object = "" }: EvidenceUnit, context: CheckContext): boolean {
  return isNamed([subject, object], context);
}

function isNamed(things: readonly string[], { question, groups }: CheckContext): boolean {
  const ends = things.map((end) => end.trim()).filter((end) => end !== "");
  const names = [...ends, ...groups.filter((group) => ends.some((end) => group.includes(end))).flat()];
  return names.some((name) => name.length > 1 && question.folded.includes(name));
}

/** By what statements lead to, folded: the statements on the way there. */
function endsOf(matches: readonly Matchable[]): ReadonlyMap<string, readonly EvidenceUnit[]> {
  return new Map(
    matches.flatMap(({ unit, leads }) =>
      unit.kind === "fact" && unit.object !== undefined ? [[unit.object, [...leads, unit]] as const] : [],
    ),
  );
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
  const quoted = isLikeliest ? [best] : bothStated(best, close);
  if (quoted === undefined || isOfOtherSort([best.unit], context, expected)) return undefined;
  return quoteUnits({ units: quoted.flatMap(({ leads, unit }) => [...leads, unit]), score: SCORE }, context, expected);
}

/** What is left with you to take a thing away is its fee, or its deposit: where a graph states two things of one that are as likely, the reader sees which. */
function bothStated(best: Match, [next, ...more]: readonly Match[]): readonly Match[] | undefined {
  if (next === undefined || more.length > 0 || next.fit < leastFit(next)) return undefined;
  return isStated(best) && isStated(next) && best.unit.subject === next.unit.subject ? [best, next] : undefined;
}

function leastFit(match: Match): number {
  if (match.isSaid) return WORTH_AGREEING;
  return WORTH_QUOTING[isStated(match) ? "stated" : "told"];
}

function isStated({ unit, leads }: Matchable): boolean {
  return unit.kind === "fact" && leads.length === 0;
}
