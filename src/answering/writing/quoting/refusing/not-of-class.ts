import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { type Quantity, readQuantities, supportsQuantity } from "../../reading/quantities.js";
import { termFit, topicsOf, topicTerms } from "../../reading/topics.js";
import { says, termsOf } from "../asked-terms.js";
import { questionParts } from "../question-parts.js";

const ENGLISH_CLASS =
  /\b(?:which (?:of (?:the|our|your|their|these|those) |our |your )?|what (?:are|were) (?:all )?(?:the |your |our ))((?:\p{Ll}[\p{L}-]+ )?\p{Ll}[\p{L}-]+s)(?= (?:are|were|have|had|can|could|may|must|do|did|will|would|should|cost|take|use|sell|need|get|go|run|stop|open|close|grow|came|come|won|live|work|lie|start|\p{Ll}+ed|in|on|at|from|over|under|after|before|with)\b|\?|$)/u;
const HAN_CLASSES: readonly RegExp[] = [
  /哪[几些][个位家座所种条项部本只辆台支]?(?!年|月|天|日|周)(\p{Script=Han}{1,2})/u,
  /(\p{Script=Han}(?![里中上内])\p{Script=Han}?)(?:都|各|总共|一共)?(?:有哪[些几]|是哪些|有谁|都是谁)/u,
];

/** Whether all of a kind are asked for, and what would be quoted from a text speaks of nothing of the kind, or not of what they are to have. Pure. */
export function isNoneOfAll(quoted: readonly EvidenceUnit[], context: CheckContext): boolean {
  if (quoted.some(({ kind }) => kind === "fact")) return false;
  const { folded } = context.question;
  const [, latin] = ENGLISH_CLASS.exec(folded) ?? [];
  const [han] = HAN_CLASSES.flatMap((words) => words.exec(folded)?.[1] ?? []);
  const noun = latin?.split(" ").at(-1) ?? han;
  if (noun === undefined) return false;
  const said = quoted.flatMap(({ own, about }) => [topicsOf(own), topicsOf(about)]);
  const isSaid = topicTerms(noun).some((term) => {
    const translations = context.translate(term.text).filter((word) => word.length > 1);
    return said.some((topics) => termFit({ ...term, translations }, topics) > 0.5);
  });
  return !isSaid || !termsOf(context).names.every((name) => quoted.some((unit) => says(unit, name)));
}

interface Bound {
  readonly isMost: boolean;
  readonly value: Quantity;
}

const ASKS_WHICH = /\b(?:which|what|who)\b|哪|谁|什么/iu;
const BEFORE_NUMBER: readonly (readonly [RegExp, boolean])[] = [
  [
    /(?:\b(?:over|above|after|since|more than|later than|longer than|higher than|at least)|超过|高于|多于|大于|晚于|至少)\s*$/iu,
    false,
  ],
  [
    /(?:\b(?:under|below|before|until|less than|fewer than|earlier than|shorter than|lower than|at most|up to)|不到|低于|少于|不足|小于|早于)\s*$/iu,
    true,
  ],
];
const AFTER_NUMBER: readonly (readonly [RegExp, boolean])[] = [
  [/^\s*(?:or (?:more|later)|and (?:over|up)|以上|[以之]后|起)/iu, false],
  [/^\s*(?:or (?:less|fewer|earlier)|and under|以下|[以之]前|以内)/iu, true],
];

/** Whether what is above or below some value is asked for, and what would be quoted tells no value there: "Which cost over 100?" Pure. */
export function isOutOfBounds(quoted: readonly EvidenceUnit[], { question }: CheckContext): boolean {
  if (!ASKS_WHICH.test(question.text)) return false;
  const bounds = boundsIn(question.text);
  if (bounds.length === 0) return false;
  // A heading may say in which year.
  const told = quoted.flatMap(({ own, about }) => [...own.quantities, ...about.quantities.filter(({ kind }) => kind === "date")]);
  return bounds.some((bound) => !told.some((value) => supportsQuantity(bound.value, value, false) || isWithin(value, bound)));
}

function boundsIn(text: string): Bound[] {
  return readQuantities(text).flatMap((value) => {
    if (value.kind === "code") return [];
    const [before, after] = [text.slice(0, value.start), text.slice(value.end)];
    const found = BEFORE_NUMBER.find(([words]) => words.test(before)) ?? AFTER_NUMBER.find(([words]) => words.test(after));
    return found === undefined ? [] : [{ isMost: found[1], value }];
  });
}

function isWithin(value: Quantity, { isMost, value: bound }: Bound): boolean {
  const [one, other] = [orderOf(value), orderOf(bound)];
  if (one === undefined || other === undefined || !isSameSort(value, bound)) return false;
  return isMost ? one <= other : one >= other;
}

function isSameSort(one: Quantity, other: Quantity): boolean {
  const isDated = (quantity: Quantity): boolean =>
    quantity.kind === "date" || (quantity.kind === "number" && quantity.dimension === undefined && quantity.value >= 1000);
  if (one.kind === "date" || other.kind === "date") return isDated(one) && isDated(other);
  if (one.kind !== "number" || other.kind !== "number") return false;
  return one.dimension === undefined || other.dimension === undefined || one.dimension === other.dimension;
}

function orderOf(quantity: Quantity): number | undefined {
  if (quantity.kind === "date") return quantity.year;
  return quantity.kind === "number" ? quantity.value : undefined;
}

const COMPARES =
  /(?:谁|哪[个一座条家]?).{0,8}(?:更|[早晚大小高低长短多少新老久快慢重轻深贵远近][得]?(?:一点|一些|些))|\b(?:\p{L}{3,}er|more|less|first)\b.*\bor\b|\bor\b.*\b(?:\p{L}{3,}er|more|less|first)\b/iu;

const EACH = /各|分别|\b(?:both|each|respectively)\b/iu;

/** Whether two things are compared, or asked about, and only one is spoken of. Pure. */
export function comparesOne(quoted: readonly EvidenceUnit[], context: CheckContext): boolean {
  const { text } = context.question;
  if (!COMPARES.test(text) && !EACH.test(text) && questionParts(text).length < 2) return false;
  const { names } = termsOf(context);
  return names.length === 2 && names.filter((name) => quoted.some((unit) => says(unit, name))).length === 1;
}
