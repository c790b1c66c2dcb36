import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { type Quantity, supportsQuantity } from "../reading/quantities.js";
import { nameRuns, type Reading, readText } from "../reading/reading.js";
import { isComparable, termFit, topicsOf } from "../reading/topics.js";
import { asksBesides, termsOf } from "./asked-terms.js";
import { type ExpectedAnswer, expectedAnswer, isYesNoOrChoice } from "./expected-answer.js";
import { type QuotedPart, shorten } from "./quoted-parts.js";

/** Where a place says what was asked, and what. */
export interface StatedValue {
  readonly unit: EvidenceUnit;
  readonly value: Quantity;
}

interface Fitting extends StatedValue {
  readonly fit: number;
}

/** A clause must say so much of the question's words, and so much of what the best one says. */
const LOWEST_FIT = 0.12;
const NEAR_BEST = 0.6;
/** Where nothing is named, both must say most of what was asked. */
const LOWEST_NAMELESS = 0.6;
/** The same beside an answer that is known. */
const LOWEST_KNOWN = 0.25;
/** Two accounts of one number are seldom farther apart than this. */
const FARTHEST = 2;
/** Measured once and for all: two years' surveys may contradict each other. What changes from year to year doesn't. */
const LASTING = ["length", "area", "mass"];
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
  const near = stated
    .filter(({ fit }) => fit >= (isNameless ? LOWEST_NAMELESS : LOWEST_FIT) && fit >= best * NEAR_BEST)
    .sort((a, b) => b.fit - a.fit);
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
  return (
    otherThan(known, context, expected) ??
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

function contradicts(one: StatedValue, other: StatedValue, { type, dimensions }: ExpectedAnswer): boolean {
  if (one.unit.piece === other.unit.piece || isSame(one.value, other.value)) return false;
  if (dimensions.includes("clock")) return true;
  if (isClock(one.value) || isClock(other.value)) return isClock(one.value) && isClock(other.value);
  if (type === "time") return isOtherDate(one.value, other.value);
  if (dimensionOf(one.value) !== dimensionOf(other.value) || !isLikely(one.value, other.value)) return false;
  if (LASTING.includes(dimensionOf(one.value) ?? "")) return true;
  const [years, others] = [yearsIn(one), yearsIn(other)];
  return years.length === 0 || others.length === 0 || years.some((year) => others.includes(year));
}

function isLikely(one: Quantity, other: Quantity): boolean {
  if (one.kind !== "number" || other.kind !== "number") return true;
  if (one.counted !== undefined && other.counted !== undefined && one.counted !== other.counted) return false;
  const [small, large] = [Math.min(one.value, other.value), Math.max(one.value, other.value)];
  return small > 0 && large / small <= FARTHEST;
}

function isSame(one: Quantity, other: Quantity): boolean {
  if (isClock(one) && isClock(other)) return one.kind === "number" && other.kind === "number" && one.value === other.value;
  if (supportsQuantity(one, other, false) || supportsQuantity(other, one, false)) return true;
  if (!supportsQuantity(one, other, true) && !supportsQuantity(other, one, true)) return false;
  return (
    one.kind !== "number" || other.kind !== "number" || isRounded(one.value, other.value) || isRounded(other.value, one.value)
  );
}

/** 400 of 418, but not 1301 of 1288. */
function isRounded(round: number, exact: number): boolean {
  return [1, 2, 3, 4].some((digits) => Math.abs(Number(exact.toPrecision(digits)) - round) <= Math.abs(round) * 1e-6);
}

function isClock(value: Quantity): boolean {
  return dimensionOf(value) === "clock";
}

function yearOf(value: Quantity): number | undefined {
  if (value.kind === "date") return value.year;
  const isYear = value.kind === "number" && value.dimension === undefined && value.value >= 1000 && value.value <= 2100;
  return isYear ? value.value : undefined;
}

/** Another year; within a year, another day where both tell it. */
function isOtherDate(one: Quantity, other: Quantity): boolean {
  if (yearOf(one) !== yearOf(other)) return true;
  if (one.kind !== "date" || other.kind !== "date") return false;
  const differs = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a !== b;
  return differs(one.month, other.month) || (one.month === other.month && differs(one.day, other.day));
}

function dimensionOf(value: Quantity): string | undefined {
  return value.kind === "number" ? value.dimension : undefined;
}

/** Of what is said, besides the value itself. */
function yearsIn({ unit: { own, about }, value }: StatedValue): number[] {
  return [own, about].flatMap(({ text, quantities }) =>
    quantities.flatMap((quantity) => {
      const isDated = quantity.kind === "date" || /\b(?:in|since|by|until|from|of) $/iu.test(text.slice(0, quantity.start));
      const year = isDated ? yearOf(quantity) : undefined;
      return year === undefined || isSame(quantity, value) ? [] : [year];
    }),
  );
}

/** Values of the kind asked for in clauses that say what was asked, of the thing asked about and no other. */
function valuesIn(unit: EvidenceUnit, context: CheckContext, expected: ExpectedAnswer): Fitting[] {
  if (/[?？]\s*$/u.test(unit.text) || COMPARES.test(unit.text) || !isAboutNames(unit, context)) return [];
  const isOnly = unit.own.quantities.filter((value) => isAsked(value, context.question, expected)).length === 1;
  const clauses = unit.kind === "fact" ? [unit.own] : unit.clauses;
  const inClauses = valuesOf(clauses, unit, context, expected);
  // "The first boat, the Merle, was launched, as I recall, on 21 April": the date stands in a clause of its own.
  return inClauses.length === 0 && isOnly && expected.type === "time" ? valuesOf([unit.own], unit, context, expected) : inClauses;
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
    const isMeasured = expected.dimensions.length > 0 && LASTING.includes(dimensionOf(value) ?? "");
    if (isMeasured && sayName(clause, context)) return [{ unit, value, fit: Math.max(MEASURED_FIT, fitOf(clause, context)) }];
    return asksBesides(clause, context) ? [{ unit, value, fit: fitOf(clause, context) }] : [];
  });
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

/** "On which day": what kind of value is asked for, which no clause needs to say. */
const KIND = /^(?:day|date|year|month|week|time|hour|哪天|日期|年份|时间)$/u;

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
