import { expectedAnswer } from "../quoting/expected-answer.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { type Quantity, supportsQuantity } from "../reading/quantities.js";
import { fold, hasWord, type Reading } from "../reading/reading.js";
import { groupsOf } from "../reading/topics.js";
import type { CheckContext } from "./check-context.js";
import { claimsOf, scopeOf } from "./claims.js";
import { standingOf } from "./extremes.js";

/**
 * Whether what a sentence adds is plainly not what was asked for: a place for a person, pages for copies, a date for a reason, one of many for the most, what has no
 * such number for what is over one. Pure.
 */
export function isOfOtherKind(read: Reading, units: readonly EvidenceUnit[], context: CheckContext): boolean {
  const { question } = context;
  const { type } = expectedAnswer(question.text);
  return (
    (type === "person" && isOnlyPlaced(read, question)) ||
    countsOther(read, question) ||
    givesNoReason(read, units, context) ||
    isNoExtreme(read, units, context) ||
    isNotWithin(read, units, question)
  );
}

const SUPERLATIVE =
  /最|第一|\b(?:most|least|fewest|first|last|record)\b|\b(?!(?:forest|interest|request|guest|honest|harvest|protest|contest|arrest|invest|suggest|tempest|conquest)\b)\p{L}{3,}est\b/u;

/** Texts are full of first days and last orders. */
const ORDER = /第一|\b(?:first|last|record)\b/gu;

/** The most, the oldest: the evidence must call it so, or its numbers show it, or the sentence tells the number. */
function isNoExtreme(read: Reading, units: readonly EvidenceUnit[], context: CheckContext): boolean {
  const { question } = context;
  if (!SUPERLATIVE.test(question.folded) || standingOf(read, context) === "first") return false;
  if (read.quantities.some((one) => !question.quantities.some((asked) => supportsQuantity(one, asked, false)))) return false;
  const isOrder = question.folded.search(ORDER) >= 0;
  return !units.some(({ own, about }) =>
    [own.folded, about.folded].some((text) => SUPERLATIVE.test(isOrder ? text : text.replaceAll(ORDER, " "))),
  );
}

const LIMIT =
  /\b(?:(over|above|more than|at least|exceed\w*|longer than|heavier than|taller than)|(under|below|less than|fewer than|at most|up to|cheaper than|shorter than|lighter than))\s+(?:\p{Sc}\s?)?(?=\d)|(超过|大于|高于|多于|不少于|不低于|至少)|(低于|少于|小于|不到|不足|不超过|至多|最多)(?=[\d一二三四五六七八九十百千万])/giu;

/** "Which spices cost over 100 crowns?": what the sentence rests on has another number, and on the right side. */
function isNotWithin({ quantities }: Reading, units: readonly EvidenceUnit[], question: Reading): boolean {
  if (!/\bwhich\b|\bwhat\b|\bwho\b|哪|谁|什么/iu.test(question.text)) return false;
  const limit = [...question.text.matchAll(LIMIT)].at(-1);
  if (limit === undefined) return false;
  const at = limit.index + limit[0].length;
  const bound = question.quantities.find(({ start }) => start >= limit.index && start <= at + 2);
  if (bound?.kind !== "number") return false;
  const isMore = (limit[1] ?? limit[3]) !== undefined;
  const measured = (all: readonly Quantity[]) =>
    all.flatMap((one) => (one.kind === "number" && isOneMeasure(one.dimension, bound.dimension) ? [one.value] : []));
  const told = measured(quantities).filter((value) => value !== bound.value);
  const found = told.length > 0 ? told : measured(units.flatMap(({ own }) => own.quantities));
  return !found.some((value) => (isMore ? value >= bound.value : value <= bound.value));
}

/** A number without a unit may be in the other's. */
function isOneMeasure(one: string | undefined, other: string | undefined): boolean {
  return (one ?? "") === "" || (other ?? "") === "" || one === other;
}

const PLACES = new Set(["locate", "headquarters", "capital"]);

/** "The shop is based in Ilvane" says nothing of whose it is. */
function isOnlyPlaced({ relations }: Reading, question: Reading): boolean {
  const isPlace = (name: string): boolean => PLACES.has(name);
  return relations.size > 0 && [...relations].every(isPlace) && ![...question.relations].some(isPlace);
}

/** "How many copies …?": "It had 240 pages." Every number that the sentence adds counts something else by name. */
function countsOther(read: Reading, question: Reading): boolean {
  const [, noun] = /\bhow many (\p{Ll}{3,})\b/u.exec(question.folded) ?? [];
  if (noun === undefined || hasWord(read, { folded: noun, isName: false })) return false;
  const groups = groupsOf(noun);
  const added = read.quantities.filter((one) => !question.quantities.some((asked) => supportsQuantity(one, asked, false)));
  const counted = added.map(({ end }) => /^ ((?!others\b|times\b|years\b|days\b)\p{Ll}{3,}s)\b/u.exec(read.text.slice(end))?.[1]);
  return (
    counted.length > 0 &&
    counted.every(
      (other) =>
        other !== undefined &&
        !hasWord(question, { folded: fold(other), isName: false }) &&
        !groupsOf(other).some((group) => groups.includes(group)),
    )
  );
}

const WHY = /\bwhy\b|\bhow come\b|\bfor what reason\b|为什么|为何|为啥|怎么(?:又|会|就|没|不(?!走|去))|什么原因|是何原因/iu;

/** Asked why, when or how much is no reason. */
function givesNoReason(read: Reading, units: readonly EvidenceUnit[], { question, knownNames }: CheckContext): boolean {
  if (!WHY.test(question.text)) return false;
  const added = claimsOf(read, question, scopeOf(units), knownNames).filter(
    ({ kind, text, standing }) =>
      standing === "own" && (kind !== "han" || text.length > 1) && !question.folded.includes(fold(text)),
  );
  return added.length > 0 && added.every(({ kind }) => kind === "quantity");
}
