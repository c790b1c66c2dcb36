import type { WeightedTerm } from "../../quoting/asked-terms.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { isDenied } from "../../reading/function-words.js";
import { supportsQuantity } from "../../reading/quantities.js";
import { type Reading, readText } from "../../reading/reading.js";
import type { CheckContext } from "../check-context.js";
import { inOtherWords } from "../weighing/other-words.js";
import { fitOf } from "../weighing/place.js";
import { saysTerm } from "../weighing/statement-ways.js";
import { measuredFor, scaleOf } from "./asked-extreme.js";
import { SAID, shareSaid, wordsOf } from "./asked-members.js";
import { amountIn, isWithin, limitOf } from "./limits.js";
import { columnsOf, type Entry, isSameEnd, namesOf } from "./listings.js";

/** What statements make of a question that yes or no settles. */
export interface Polarity {
  readonly isYes: boolean;
  readonly units: readonly EvidenceUnit[];
}

/** A word that the dictionary has in the other language. */
const TRANSLATED = 0.7;
const LEAST = 0.5;
const MAXIMUM = /\b(?:maximum|max|limit|clearance|headroom)\b|最大|最高|限[宽高长重]/u;
/** Whether something so big fits. */
const ASKS_ROOM =
  /\b(?:fits?|pass|enter|go (?:through|under|in)|get (?:through|under|in)|allowed|moor)\b|[能可]不?[能可]?以?(?:过|进|停|通行)|过得去|进得去|放得下/u;
const FLAG = /^(?:true|false|yes|no|是|否)$/u;
const TRUE = /^(?:true|yes|是)$/u;

/** Whether statements about what a question names say yes to it, or no; undefined where that isn't sure. Pure. */
export function askedPolarity(context: CheckContext): Polarity | undefined {
  const { question } = context;
  if (isDenied(question.folded) || /\bor\b|还是/u.test(question.folded)) return undefined;
  const { names } = wordsOf(context);
  const compared = names.length === 2 ? ofTwo(context) : undefined;
  if (compared !== undefined) return compared;
  const told = statementsOf(names, context).flatMap((one) => judged(one, context) ?? []);
  const best = Math.max(0, ...told.map(({ said }) => said));
  const surest = told.filter(({ said }) => said >= best - 0.1);
  const [first] = surest;
  if (first === undefined || best < LEAST) return undefined;
  // One of several values may be the one that is asked about.
  const isYes = surest.some((one) => one.isYes);
  const deciding = surest.filter((one) => one.isYes === isYes);
  if (surest.some(({ isValue }) => isValue !== first.isValue)) return undefined;
  if (!first.isValue && deciding.length < surest.length) return undefined;
  return { isYes, units: deciding.map(({ unit }) => unit) };
}

interface Stated extends Entry {
  readonly predicate: Reading;
}

/** What is stated of the one thing that the question names, whatever else it names being a value. */
function statementsOf(names: readonly string[], context: CheckContext): readonly Stated[] {
  const columns = columnsOf(context);
  const all = columns.flatMap(({ predicate, entries }) => entries.map((entry) => ({ ...entry, predicate })));
  const of = (name: string): readonly Stated[] => all.filter(({ subject }) => namesOf(subject).includes(name));
  const [subject, ...values] = names.toSorted((a, b) => context.question.folded.indexOf(a) - context.question.folded.indexOf(b));
  if (subject === undefined || values.length > 1) return [];
  const own = of(subject);
  const [value] = values;
  if (value === undefined || CODE_ONLY.test(value)) return own;
  const having = own.filter(({ object }) => namesOf(object).includes(value));
  if (having.length > 0) return having;
  // Another in its place: of the same relation elsewhere.
  return own.filter(({ predicate }) =>
    all.some((other) => other.predicate.folded === predicate.folded && namesOf(other.object).includes(value)),
  );
}

interface Judged {
  readonly unit: EvidenceUnit;
  readonly isYes: boolean;
  readonly said: number;
  /** It is decided by a value that the question says, or another in its place. */
  readonly isValue: boolean;
}

function judged({ predicate, object, unit }: Stated, context: CheckContext): Judged | undefined {
  const { question } = context;
  const { terms, names } = wordsOf(context);
  const fits = new Map(
    terms.map((one) => [one.term.text, Math.max(saysTerm(one, predicate), isTranslated(one.term, predicate, context) ? 1 : 0)]),
  );
  for (const word of inOtherWords(predicate, context)) fits.set(word, 1);
  const isSaid = [...fits.values()].some((fit) => fit >= TRANSLATED);
  const share = (says: (term: WeightedTerm["term"]) => number): number =>
    shareSaid(terms, (term) => {
      const fit = Math.max(fits.get(term.text) ?? 0, says(term));
      return fit >= TRANSLATED ? Math.max(fit, SAID) : fit;
    });
  const [value = ""] = namesOf(object);
  if (FLAG.test(value)) {
    if (question.quantities.length > 0 || !isSaid) return undefined;
    return { unit, isYes: TRUE.test(value), said: share(() => 0), isValue: false };
  }
  const bare = readText(names.reduce((text, name) => text.replaceAll(name, " "), question.folded));
  const limit = limitOf(bare);
  if (limit !== undefined) {
    if (!isSaid) return undefined;
    const said = share(() => 0);
    if (limit !== "unread") {
      const isYes = isWithin(value, limit);
      return isYes === undefined ? undefined : { unit, isYes, said, isValue: false };
    }
    const [asked, ...more] = bare.quantities;
    const [known, ...others] = unit.own.quantities;
    if (asked === undefined || known === undefined || more.length > 0 || others.length > 0) return undefined;
    if (asked.kind !== known.kind && amountIn(value) === undefined) return undefined;
    if (MAXIMUM.test(predicate.folded) && ASKS_ROOM.test(question.folded)) {
      if (asked.kind !== "number" || known.kind !== "number" || asked.dimension !== known.dimension) return undefined;
      return { unit, isYes: asked.value <= known.value, said: Math.max(said, LEAST), isValue: false };
    }
    return { unit, isYes: supportsQuantity(asked, known, false), said, isValue: false };
  }
  const isNamed = names.some((name) => namesOf(object).includes(name));
  const said = share((term) => valueFit(term, object, context));
  if (isNamed)
    return isSaid || isLiteral(object, context) ? { unit, isYes: true, said: Math.max(said, LEAST), isValue: true } : undefined;
  const code = CODE.exec(question.text)?.[0];
  // 是不是A2驾照: the one value written like the one that is asked about.
  if (code !== undefined)
    return CODE_ONLY.test(value) && isSameShape(code, value)
      ? { unit, isYes: code.toLowerCase() === value, said: 1, isValue: true }
      : undefined;
  if (terms.some(({ term }) => valueFit(term, object, context) >= TRANSLATED)) return { unit, isYes: true, said, isValue: true };
  return names.length > 1 && isSaid ? { unit, isYes: false, said, isValue: true } : undefined;
}

/** Nothing else is stated of it: 糖浆 is what something is, whatever the relation is called. */
function isLiteral(object: string, context: CheckContext): boolean {
  return !columnsOf(context).some(({ entries }) => entries.some(({ subject }) => isSameEnd(subject, object)));
}

/** How well a value, or one of several in one statement, says a word of the question. */
function valueFit(term: WeightedTerm["term"], object: string, context: CheckContext): number {
  const read = readText(object);
  if (inOtherWords(read, context).includes(term.text) || isTranslated(term, read, context)) return 1;
  return term.text.length > 1 ? fitOf(term, read) : 0;
}

/** The question has a word, of which this is part or all, that a word of the text may be in the other language: 照明灯 "floodlights". */
function isTranslated({ text }: WeightedTerm["term"], { words }: Reading, { question, translate }: CheckContext): boolean {
  return words.some(({ folded }) =>
    translate(folded).some((word) => word.length > 1 && word.includes(text) && question.folded.includes(word)),
  );
}

const CODE = /(?<![\p{Script=Latin}\p{N}])\p{Script=Latin}{1,3}-?\d{1,4}(?![\p{Script=Latin}\p{N}])/u;
const CODE_ONLY = /^\p{Script=Latin}{1,3}-?\d{1,4}$/u;

function isSameShape(one: string, other: string): boolean {
  const shape = (text: string): string =>
    text
      .toLowerCase()
      .replace(/\p{Script=Latin}/gu, "a")
      .replace(/\d+/gu, "1");
  return shape(one) === shape(other);
}

/** "Is the Red Lamp older than the Blue Lamp?" */
function ofTwo(context: CheckContext): Polarity | undefined {
  const { question } = context;
  const scale = scaleOf(question);
  if (scale === undefined || !/比|\bthan\b/u.test(question.folded)) return undefined;
  const [first] = wordsOf(context).names.toSorted((a, b) => question.folded.indexOf(a) - question.folded.indexOf(b));
  const extreme = measuredFor(scale, context);
  if (first === undefined || extreme === undefined) return undefined;
  return { isYes: namesOf(extreme.winner).includes(first), units: extreme.units };
}
