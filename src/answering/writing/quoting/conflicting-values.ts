import { RELATIONS } from "../../../language/relation-words.js";
import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { type Quantity, supportsQuantity } from "../reading/quantities.js";
import { nameRuns, type Reading, readText } from "../reading/reading.js";
import { isComparable, termFit, topicsOf } from "../reading/topics.js";
import { asksBesides, tellingTerms, termsOf } from "./asked-terms.js";
import { contradicts, dimensionOf, isClock, isLasting, isSame, type StatedValue, yearOf } from "./contradicts.js";
import { type ExpectedAnswer, expectedAnswer, isYesNoOrChoice } from "./expected-answer.js";
import { type QuotedPart, shorten } from "./quoted-parts.js";

interface Fitting extends StatedValue {
  readonly fit: number;
}

/** A clause must say so much of the question's words, and so much of what the best one says. */
const LOWEST_FIT = 0.12;
const NEAR_BEST = 0.6;
/** Where nothing is named, both must say most of what was asked: in the clause, or all of it with the sentence and its headings. */
const LOWEST_NAMELESS = 0.6;
/** The same beside an answer that is known. */
const LOWEST_KNOWN = 0.25;
const LIFE = ["birth", "death"];
const DIFFERS =
  /^ (?:longer|shorter|higher|lower|taller|deeper|older|younger|later|earlier|wider|heavier|lighter|larger|smaller|bigger|faster|slower|more|fewer|less)\b/u;
const COMPARES = /\bthan\b|\bcompared\b|比(?!赛)|相比|不到|增加了|减少了|多了|少了/iu;

/**
 * Two places that answer the question with different numbers or dates: the same thing, the same relation, another value. Undefined where
 * what is asked is neither, or nothing contradicts. Pure.
 */
export function conflictIn(context: CheckContext, expected: ExpectedAnswer): readonly [StatedValue, StatedValue] | undefined {
  if ((expected.type !== "number" && expected.type !== "time") || isYesNoOrChoice(context.question.text)) return undefined;
  const isNameless = termsOf(context).names.length === 0;
  const stated = context.units.flatMap((unit) => valuesIn(unit, context, expected));
  const best = Math.max(0, ...stated.map(({ fit }) => fit));
  const isMeant = ({ fit, unit }: Fitting): boolean =>
    isNameless ? fit >= LOWEST_NAMELESS || saysAll(unit, context) : fit >= LOWEST_FIT;
  const near = stated.filter((one) => isMeant(one) && one.fit >= best * NEAR_BEST).sort((a, b) => b.fit - a.fit);
  const [first] = near;
  if (first === undefined) return undefined;
  const second = near.find((other) => contradicts(first, other, expected));
  return second === undefined ? undefined : [first, second];
}

/**
 * What another place says where one gives this value, in the question's words or in those of the statement that gives it. Stricter than
 * {@link conflictIn}: the first value is known to answer. Pure.
 */
export function otherValue(known: StatedValue, context: CheckContext, expected: ExpectedAnswer): StatedValue | undefined {
  if (isYesNoOrChoice(context.question.text)) return undefined;
  const restated = asStated(known.unit);
  // Who was described, "the builder of the mill", isn't what the question names.
  const isNamed =
    restated === undefined || aliasesOf(known.unit.subject, context).some((alias) => context.question.folded.includes(alias));
  return (
    (isNamed ? otherThan(known, context, expected) : undefined) ??
    (restated === undefined ? undefined : otherThan(known, { ...context, question: readText(restated) }, expected))
  );
}

/** "how much HP does Mother Sulphur have?": what the hit points of Mother Sulphur are. */
function asStated({ kind, text }: EvidenceUnit): string | undefined {
  const [subject = "", relation = "", , ...more] = text.split(/ — | → /u);
  if (kind !== "fact" || more.length > 0) return undefined;
  const words = relation.replace(/[(（][^)）]*[)）]\s*$/u, "").trim();
  return /\p{Script=Han}/u.test(words) ? `${subject}的${words}是什么？` : `What is the ${words} of ${subject}?`;
}

function otherThan(known: StatedValue, context: CheckContext, expected: ExpectedAnswer): StatedValue | undefined {
  if (termsOf(context).names.length === 0) return undefined;
  // A heading's date is the text's own, unless the text says what happened then.
  const others = context.units.filter(({ piece, kind }) => piece !== known.unit.piece && kind !== "heading");
  const stated = others
    .flatMap((unit) => [...valuesIn(unit, context, expected), ...valuesOfDimension(unit, known, context, expected)])
    .sort((a, b) => b.fit - a.fit);
  const least = Math.max(LOWEST_KNOWN, (stated[0]?.fit ?? 0) * NEAR_BEST);
  return stated.find((other) => other.fit >= least && contradicts(known, other, expected));
}

/** The one number or date of the kind asked for among what was chosen as the answer. */
export function onlyValue(
  units: readonly EvidenceUnit[],
  { question }: CheckContext,
  expected: ExpectedAnswer,
): StatedValue | undefined {
  if (expected.type !== "number" && expected.type !== "time") return undefined;
  const values = units.flatMap((unit) =>
    unit.own.quantities.filter((value) => isAsked(value, question, expected)).map((value) => ({ unit, value })),
  );
  return values.length === 1 ? values[0] : undefined;
}

/** Every word that tells what is asked stands in the sentence, or in what says what it is about. */
function saysAll({ own, about }: EvidenceUnit, context: CheckContext): boolean {
  // 签收后 is told by 签收起, too.
  const asked = tellingTerms(context).map((term) => ({
    ...term,
    text: term.text.replace(/(?<=\p{Script=Han}{2})[前后时内起]$/u, ""),
  }));
  return asked.length > 1 && asked.every((term) => [own, about].some((said) => termFit(term, topicsOf(said)) > 0.5));
}

/** Values of the kind asked for in clauses that say what was asked, of the thing asked about and no other. */
function valuesIn(unit: EvidenceUnit, context: CheckContext, expected: ExpectedAnswer): Fitting[] {
  if (/[?？]\s*$/u.test(unit.text) || !isAboutNames(unit, context)) return [];
  const isOnly = unit.own.quantities.filter((value) => isAsked(value, context.question, expected)).length === 1;
  const clauses = unit.kind === "fact" ? [unit.own] : unit.clauses;
  const inClauses = valuesOf(clauses, unit, context, expected);
  // "The first boat, the Merle, was launched, as I recall, on 21 April": the date stands in a clause of its own.
  const isApart = inClauses.length === 0 && isOnly && expected.type === "time" && !isOfOtherEvent(clauses, context, expected);
  return isApart ? valuesOf([unit.own], unit, context, expected) : inClauses;
}

/** "Service was down for 156 minutes in total": a sum, or what a place that is about the thing measures alone in this dimension. */
const SUM = /\b(?:in total|altogether|overall|in all)\b|总共|一共|全程|共计|合计/iu;
const REPLIES = /[答称]\s*[:：,，]?|\b(?:answer|said|says)\b/iu;

/** Beside a known value: what is measured in the same dimension needs no other word that says what is asked. */
function valuesOfDimension(unit: EvidenceUnit, known: StatedValue, context: CheckContext, expected: ExpectedAnswer): Fitting[] {
  if (unit.kind !== "sentence" || /[?？]\s*$/u.test(unit.text) || COMPARES.test(unit.text) || !isAboutNames(unit, context))
    return [];
  const asked = unit.own.quantities.filter((value) => isAsked(value, context.question, expected));
  const [value] = asked;
  if (value === undefined || asked.length > 1 || namesAnother(unit.own, unit, context)) return [];
  const dimension = dimensionOf(known.value) ?? "";
  const isMeant =
    dimension === ""
      ? expected.type === "number" && REPLIES.test(unit.text) && asksBesides(unit.own, context)
      : dimension === "celsius" || SUM.test(unit.text);
  return isMeant && dimensionOf(value) === dimensionOf(known.value) ? [{ unit, value, fit: MEASURED_FIT }] : [];
}

function valuesOf(clauses: readonly Reading[], unit: EvidenceUnit, context: CheckContext, expected: ExpectedAnswer): Fitting[] {
  return clauses.flatMap((clause): Fitting[] => {
    const asked = clause.quantities.filter((value) => isAsked(value, context.question, expected));
    // "On 21 March at half past nine": of a day and an hour the day was asked for.
    const isDated = asked.some((value) => !isClock(value)) && !expected.dimensions.includes("clock");
    const values = nextToAsked(isDated ? asked.filter((value) => !isClock(value)) : asked, clause, context);
    const [value] = values;
    // "From 22:00 to 7:00" is one answer.
    const isRange = values.length === 2 && values.every(isClock);
    if (value === undefined || (values.length > 1 && !isRange) || namesAnother(clause, unit, context)) return [];
    if (/\bno\b|\bnot\b(?! opened| until)|没有|并非|不是/u.test(clause.folded)) return [];
    if (comparesUntil(clause, value, unit) || (expected.type === "time" && isOfALife(clause, context))) return [];
    const isMeasured = expected.dimensions.length > 0 && isLasting(value);
    if (isMeasured && sayName(clause, context)) return [{ unit, value, fit: Math.max(MEASURED_FIT, fitOf(clause, context)) }];
    return asksBesides(clause, context) ? [{ unit, value, fit: fitOf(clause, context) }] : [];
  });
}

/** "The founder of the club, Ana Sel, died in 2024": the day of something that nobody asked for stands in its own clause. */
function isOfOtherEvent(clauses: readonly Reading[], { question }: CheckContext, expected: ExpectedAnswer): boolean {
  return clauses.some(
    ({ quantities, relations }) =>
      quantities.some((value) => isAsked(value, question, expected)) &&
      RELATIONS.some(({ name, isWeak }) => !isWeak && relations.has(name)) &&
      [...relations].every((name) => !question.relations.has(name)),
  );
}

/** When the founder of the club died isn't when it was founded. */
function isOfALife({ relations }: Reading, { question }: CheckContext): boolean {
  return LIFE.some((name) => relations.has(name) && !question.relations.has(name));
}

/** What is compared stands before the value; "open until six, later than before" tells a value of its own first. "Three metres longer" is a difference. */
function comparesUntil(clause: Reading, value: Quantity, { text }: EvidenceUnit): boolean {
  const from = text.indexOf(clause.text.split("\n")[0]?.trim() ?? "");
  return (
    COMPARES.test(clause.text) ||
    DIFFERS.test(clause.text.slice(value.end)) ||
    COMPARES.test(from < 0 ? text : text.slice(0, from))
  );
}

/** "1,610 seats on three levels", 高46.5米、直径3.8米: of several values the one beside a word that was asked for. */
function nextToAsked(values: readonly Quantity[], { text }: Reading, context: CheckContext): readonly Quantity[] {
  if (values.length < 2) return values;
  const asked = termsOf(context).terms.filter(({ term }) => !KIND.test(term.text));
  const isBeside = ({ start, end }: Quantity): boolean => {
    const before = /\p{Script=Han}{1,4}$/u.exec(text.slice(0, start))?.[0] ?? "";
    const after = /^(?:[ -]\p{Ll}{3,}|\p{Script=Han}{1,4})/u.exec(text.slice(end))?.[0] ?? "";
    const topics = topicsOf(readText(`${before} ${after}`));
    return asked.some(({ term }) => termFit(term, topics) > 0.5);
  };
  const beside = values.filter(isBeside);
  return beside.length === 1 ? beside : values;
}

/** A length said of the thing by its name, where lengths are asked for. */
const MEASURED_FIT = 0.6;

function sayName(clause: Reading, context: CheckContext): boolean {
  return termsOf(context).names.some((name) => aliasesOf(name, context).some((alias) => clause.folded.includes(alias)));
}

function isAsked(value: Quantity, question: Reading, { type, dimensions }: ExpectedAnswer): boolean {
  if (question.quantities.some((asked) => isSame(value, asked))) return false;
  if (dimensions.includes("clock")) return dimensionOf(value) === "clock";
  if (type === "time") return yearOf(value) !== undefined || isClock(value);
  if (value.kind !== "number") return false;
  return dimensions.length === 0 ? (value.dimension ?? "") === "" : dimensions.includes(value.dimension ?? "");
}

/** Every name of the question stands in the unit, or in what says what it is about, or in its paragraph before it. */
function isAboutNames(unit: EvidenceUnit, context: CheckContext): boolean {
  const before = context.units.filter(
    ({ piece, paragraph, kind }) => kind === "sentence" && piece === unit.piece && paragraph === unit.paragraph,
  );
  const until = unit.kind === "sentence" ? before.slice(0, before.indexOf(unit) + 1) : [unit];
  const isSaid = (name: string): boolean =>
    until.some(({ own, about, kind, subject }) =>
      kind === "fact" || kind === "row"
        ? subject.includes(name) || own.folded.includes(name)
        : own.folded.includes(name) || about.folded.includes(name),
    );
  return termsOf(context).names.every(
    (name) =>
      aliasesOf(name, context).some((alias) => isSaid(alias) || isTitled(alias, unit, context)) ||
      (unit.kind === "sentence" && namePartings(name, context).some((parts) => parts.every(isSaid))),
  );
}

/** "FROST: a note for the crane crew" is about the FROST camera, if nothing else is called FROST. */
function isTitled(alias: string, { kind, about }: EvidenceUnit, { knownNames, groups }: CheckContext): boolean {
  const [, own = ""] = /^([\p{L}\d]{4,}(?: [\p{L}\d]+)*) \p{L}{3,}$/u.exec(alias) ?? [];
  const title = (about.folded.split("\n")[0] ?? "").split(/[^\p{L}\d]+/u).join(" ");
  if (kind !== "sentence" || own === "" || !` ${title} `.includes(` ${own} `)) return false;
  const same = groups.find((group) => group.includes(alias)) ?? [alias];
  return !knownNames.some((name) => name.includes(own) && !same.includes(name) && !/[:：,，]/u.test(name));
}

function aliasesOf(name: string, { groups }: CheckContext): readonly string[] {
  return [name, ...groups.filter((group) => group.includes(name)).flat()].filter((alias) => alias.length > 1);
}

/** 云埠双塔桥 of two names; 格林沃酒厂, "the brewery" of the Greenwalls: a name's own parts, of which a place may say each. */
function namePartings(name: string, { groups }: CheckContext): string[][] {
  const known = groups.flat().filter((part) => part.length > 1 && part !== name);
  const ofNames = known
    .filter((part) => name.startsWith(part) && known.includes(name.slice(part.length).trim()))
    .map((part) => [part, name.slice(part.length).trim()]);
  if (!/^\p{Script=Han}+$/u.test(name)) {
    const words = name.split(" ");
    return words.length > 1 && words.every((word) => word.length > 2) ? [...ofNames, words] : ofNames;
  }
  const tail = name.slice(-2);
  return name.length > 3 ? [...ofNames, [name.slice(0, -2), tail]] : ofNames;
}

const DAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)s?$/u;

function namesAnother(clause: Reading, unit: EvidenceUnit, context: CheckContext): boolean {
  const { question, knownNames } = context;
  const asked = termsOf(context).names.flatMap((name) => aliasesOf(name, context));
  if (unit.kind === "fact") return !question.folded.includes(unit.subject) && !unit.own.folded.includes("\n");
  const isPartOf =
    (name: string) =>
    (alias: string): boolean =>
      alias === name || alias.split(" ").includes(name);
  const isOther = (name: string): boolean =>
    !question.folded.includes(name) && !unit.about.folded.includes(name) && !asked.some(isPartOf(name));
  const isThing = (name: string): boolean => /\p{Script=Han}/u.test(name) && clause.folded.includes(name) && isOther(name);
  return (
    knownNames.some(isThing) ||
    nameRuns(clause).some((name, at) => (at > 0 || !clause.folded.startsWith(name)) && !DAY.test(name) && isOther(name))
  );
}

/** "On which day", "the number of": what kind of value is asked for, which no clause needs to say. */
const KIND = /^(?:number|数量|day|date|year|month|week|time|hour|哪天|日期|年份|时间)$/u;

function fitOf(clause: Reading, context: CheckContext): number {
  const terms = termsOf(context).terms.filter(({ term }) => isComparable(term, clause.folded) && !KIND.test(term.text));
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : terms.reduce((sum, { term, weight }) => sum + weight * termFit(term, topicsOf(clause)), 0) / all;
}

/** What another place says, where the text gives one of two values that contradict each other; with its number. */
export function contradictionOf(text: string, context: CheckContext): QuotedPart | undefined {
  const conflict = conflictIn(context, expectedAnswer(context.question.text));
  if (conflict === undefined) return undefined;
  const said = readText(text).quantities;
  const isSaid = ({ value }: StatedValue): boolean => said.some((one) => supportsQuantity(one, value, true));
  const [one, other] = conflict;
  if (isSaid(one) === isSaid(other)) return undefined;
  const { unit } = isSaid(one) ? other : one;
  return { number: unit.piece, text: shorten(unit.text) };
}
