import { RELATIONS } from "../../../../language/relation-words.js";
import { termsOf } from "../../quoting/asked-terms.js";
import { expectedAnswer, isYesNo } from "../../quoting/expected-answer.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { isDenied } from "../../reading/function-words.js";
import { supportsQuantity } from "../../reading/quantities.js";
import { type Reading, readText } from "../../reading/reading.js";
import type { CheckContext } from "../check-context.js";
import { scopeOf } from "../claims.js";
import { countsSame } from "../counted-things.js";
import { turnedIntoOpposite } from "../opposites.js";
import { isOfOtherKind } from "../other-kind.js";
import { turnsRound } from "../roles.js";
import { turnedStatements } from "../turned-statement.js";
import { onlyOfKind } from "./only-of-kind.js";
import { type Place, shareOf } from "./place.js";
import { amountOf, EDGES, holdsText, holdsValue, saidValues } from "./said-value.js";
import { statementOf } from "./statement-ways.js";
import { weighedPlaces } from "./weighed-places.js";

/** A place that answers so little of the question carries nothing alone. */
const LOWEST = 0.25;
/** So much better is the best place than the best of any other value. */
const LEAD = 0.01;
/** So much worse it is the answer to something else. */
const BEHIND = 0.1;
/** A statement that answers so well leaves nothing to what isn't stated of the thing. */
const SURE = 0.75;

/** What is said in a sentence of the question's words must be told, too. */
const LOWEST_SAID = 0.5;
const LEAST_SAID = 0.5;
const MOST_BESIDE = 0.3;
/** Hardly a word of the question is said. */
const UNSAID = 0.1;

export interface Weighed {
  /** `best`: no other place answers as well; `outdone`: another answers clearly better. */
  readonly is: "best" | "outdone" | "open";
  readonly units: readonly EvidenceUnit[];
}

const OPEN: Weighed = { is: "open", units: [] };
const OUTDONE: Weighed = { is: "outdone", units: [] };

/** Holds what a sentence adds to the question against everything else in the evidence that may be what was asked for. Pure. */
export function weighAnswer(read: Reading, context: CheckContext): Weighed {
  const { question } = context;
  if (isYesNo(question.text) || isDenied(read.folded) !== isDenied(question.folded)) return OPEN;
  const { bare, rest } = saidValues(read, question);
  if (isNoAnswer(read, bare, context)) return OUTDONE;
  for (const said of [...bare, ...rest]) {
    const isBare = bare.includes(said);
    const value = isBare ? said : wholeAmount(said, read);
    if (!isBare && !isPutPlainly(value, read, context)) continue;
    const parts = partsOf(value).map((part) => weighValue(part, context, isBare ? undefined : read));
    if (parts.every(({ is }) => is === "best")) {
      const units = [...new Set(parts.flatMap((part) => part.units))];
      if (!isBare && (!namesAll(read, units, context) || isTurned(read, units, context))) return OPEN;
      return isOfOtherKind(read, units, context) ? OPEN : { is: "best", units };
    }
    if (isBare && parts.length === 1 && parts.some(({ is }) => is === "outdone")) return { is: "outdone", units: [] };
  }
  return OPEN;
}

/** What may be chosen from is named. */
const OFFERS = /\bor\b|\band\b|\bversus\b|\bvs\b|还是|[、，,和跟与比]/iu;
const ASKS_KIND = /\b(?:kind|sort|type|class|breed|species)\b|什么(?:样|[\p{Script=Han}]*(?:类|种|型))|哪[种类]|是什么/iu;

/** Nothing but words of the question, an amount for a person or a place, a place for a person, or what kind of thing something is. */
function isNoAnswer({ folded }: Reading, bare: readonly Reading[], context: CheckContext): boolean {
  const { question, kinds, units } = context;
  const said = folded.replace(EDGES, "");
  if (said !== "" && question.folded.includes(said) && !OFFERS.test(question.text)) return true;
  const { type } = expectedAnswer(question.text);
  const isTold = type === "number" || type === "time";
  return bare.some((value) => {
    const amount = amountOf(value);
    if (type === "person" || type === "place") {
      const kind = kinds.get(value.folded);
      if (amount !== undefined || (kind !== undefined && kind !== type)) return true;
    }
    if (isTold && amount !== undefined) return false;
    if (isCutName(value, context)) return true;
    const stated = units.filter(
      ({ kind, object, subject }) => kind === "fact" && (object?.trim() === value.folded || subject === value.folded),
    );
    return (
      stated.length > 0 &&
      !ASKS_KIND.test(question.text) &&
      stated.every(({ text, subject }) => subject !== value.folded && KIND.test(text))
    );
  });
}

/** "Holidays" of "Marshlight Holidays", which nothing is called by itself; a surname is. */
function isCutName({ folded }: Reading, { kinds, knownNames, units }: CheckContext): boolean {
  if (kinds.size === 0 || knownNames.includes(folded) || !/^[\p{Script=Latin}\p{M}' -]+$/u.test(folded)) return false;
  const longer = knownNames.filter((name) => name.length > folded.length && holdsText(name, folded));
  if (longer.length === 0 || longer.some((name) => kinds.get(name) === "person")) return false;
  const names = longer.toSorted((a, b) => b.length - a.length);
  return units.every(
    ({ own }) =>
      !holdsText(
        names.reduce((text, name) => text.replaceAll(name, " "), own.folded),
        folded,
      ),
  );
}

const KIND = / — (?:type|class|kind|instance of|类型|种类|类别) → /u;

/** "six years", where the question has the years. */
function wholeAmount(said: Reading, { text, quantities }: Reading): Reading {
  const at = text.indexOf(said.text);
  const whole = quantities.find(({ start, end }) => start <= at && at + said.text.length <= end);
  return whole === undefined ? said : readText(text.slice(whole.start, whole.end));
}

/** A sentence in which nothing can be turned round: it says an amount, or the value stands at its edge beside "is", or is where something is. */
function isPutPlainly(value: Reading, read: Reading, { question }: CheckContext): boolean {
  if (amountOf(value) !== undefined) return true;
  const at = read.text.indexOf(value.text);
  if (at < 0) return false;
  const before = read.text.slice(0, at).replace(/[“"《「]\s*$/u, "");
  const after = read.text.slice(at + value.text.length).replace(/^[”"》」]/u, "");
  const ends = /^\P{L}*$/u.test(after);
  const opens = /^\P{L}*$/u.test(before.replace(/\bthe $/iu, ""));
  if (ends && /(?:\b(?:is|was|are|were|called|named)(?: the| called| named)?|[是为叫])\s*$/iu.test(before)) return true;
  if (opens && (/^ (?:is|was|are|were) (?!\p{L}+ by\b)(?!\p{L}+ed\b)/u.test(after) || /^[是为]/u.test(after))) return true;
  const isWhere = expectedAnswer(question.text).type === "place";
  return isWhere && (/\b(?:in|at|from|near)(?: the)? $/iu.test(before) || (ends && /[在于]$/u.test(before)));
}

/** The sentence says the opposite of what carries it, or turns it round. */
function isTurned(read: Reading, units: readonly EvidenceUnit[], context: CheckContext): boolean {
  const scope = scopeOf(units);
  const said = units.map(({ own, kind }) => (kind === "fact" ? (own.folded.split("\n")[0] ?? "") : own.folded));
  return (
    turnedIntoOpposite(read, scope).length > 0 ||
    turnedStatements(read, scope, context).length > 0 ||
    turnsRound(read.folded, said)
  );
}

/** What the question names is named by the sentence, or by what carries it. */
function namesAll(read: Reading, units: readonly EvidenceUnit[], context: CheckContext): boolean {
  return termsOf(context).names.every(
    (name) =>
      read.folded.includes(name) || units.some(({ own, about }) => own.folded.includes(name) || about.folded.includes(name)),
  );
}

/** Of a list, each. */
function partsOf(value: Reading): readonly Reading[] {
  const parts = value.text.split(/\s*[;；、]\s*/u).filter((part) => part !== "");
  return parts.length > 1 ? parts.map(readText) : [value];
}

/** @param sentence in which the value is said with words of the question; undefined: alone */
function weighValue(value: Reading, context: CheckContext, sentence: Reading | undefined): Weighed {
  const places = weighedPlaces(context);
  const holding = places.filter((place) => holds(place, value, sentence, context));
  const [first] = holding;
  const { score, said } = sentence === undefined ? { score: LOWEST, said: 0 } : { score: LOWEST_SAID, said: LEAST_SAID };
  const [top] = places;
  if (
    first === undefined &&
    sentence === undefined &&
    top?.unit.kind === "fact" &&
    isNameOf(value, context) &&
    Math.min(top.score, top.said) >= SURE
  )
    return OUTDONE;
  if (first === undefined || first.score < score || first.said < said)
    return sentence === undefined ? ofKind(value, context) : OPEN;
  if (sentence === undefined && first.said < UNSAID && asksOtherRelation(first, context)) return OPEN;
  const alike = new Set(holding.filter((place) => place.score > first.score - LEAD).map(({ likeness }) => likeness));
  const rival = places.find(
    (place) => !holding.includes(place) && !(place.unit.kind === "fact" && alike.has(place.likeness)) && !isWithin(place, value),
  );
  // A statement leads to one thing; of a text's words, anything may be meant.
  const lead = sentence === undefined && first.unit.kind === "fact" && rival?.value === undefined ? -BEHIND : LEAD;
  if (rival === undefined || first.score >= rival.score + lead)
    return isBoundElsewhere(value, first, context) ? OPEN : { is: "best", units: first.units };
  // Two amounts of one sentence: the other stands with the words asked for.
  if (rival.unit === first.unit && sentence === undefined && first.score < rival.score - LEAD) return OUTDONE;
  const isComparable =
    first.unit.kind === "fact" ? rival.unit.kind === "fact" : first.value !== undefined && rival.value !== undefined;
  const behind = isTwin(first, rival) ? LEAD : BEHIND;
  return isComparable && first.score < rival.score - behind ? OUTDONE : OPEN;
}

/** The same is stated of another of its name. */
function isTwin({ likeness, unit }: Place, other: Place): boolean {
  const relation = (text: string): string => text.split("|").slice(0, 3).join("|");
  return unit.piece !== other.unit.piece && likeness !== other.likeness && relation(likeness) === relation(other.likeness);
}

/** 谁创办的 of who chairs: the question says a relation that is known, and none of what leads to the value is it. */
function asksOtherRelation({ unit, units }: Place, { question, knownNames }: CheckContext): boolean {
  if (unit.kind !== "fact") return false;
  const bare = knownNames
    .filter((name) => question.folded.includes(name))
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, name) => text.replaceAll(name, " "), question.folded);
  const asked = RELATIONS.filter(({ name, isWeak }) => !isWeak && readText(bare).relations.has(name));
  const isSaid = ({ own }: EvidenceUnit): boolean =>
    asked.some(({ saidBy }) => [...saidBy].some((name) => own.relations.has(name)));
  return asked.length > 0 && !units.some(isSaid);
}

/** No words tell what is asked, and the thing that the question names has one value of that kind. */
function ofKind(value: Reading, context: CheckContext): Weighed {
  const statements = context.units.flatMap((unit) => statementOf(unit, context.groups));
  const only = onlyOfKind(context, expectedAnswer(context.question.text), statements);
  return only !== undefined && holdsValue(only.unit, value, context.translate) ? { is: "best", units: [only.unit] } : OPEN;
}

/** A name that statements among the evidence have. */
function isNameOf({ folded }: Reading, { knownNames }: CheckContext): boolean {
  return knownNames.includes(folded);
}

function holds(
  { unit, value: known }: Place,
  value: Reading,
  sentence: Reading | undefined,
  { translate }: CheckContext,
): boolean {
  if (known === undefined) return holdsValue(unit, value, translate);
  const amount = amountOf(value);
  if (typeof known !== "string") {
    const said = sentence?.quantities.find(({ start }) => sentence.text.startsWith(value.text, start)) ?? amount;
    if (amount === undefined || said === undefined) return false;
    return supportsQuantity(amount, known, false) && (sentence === undefined || countsSame(said, sentence, known, unit));
  }
  if (amount !== undefined) {
    const own = known === unit.object ? readText(unit.own.folded.split("\n")[0] ?? "") : readText(known);
    return own.quantities.some((one) => supportsQuantity(amount, one, false));
  }
  return known.split("\n").some((name) => name.replace(/[《》]/gu, "") === value.folded);
}

/** Another part of the sentence, or another cell, says what was asked, and this one nothing of it. */
function isBoundElsewhere(value: Reading, { unit }: Place, context: CheckContext): boolean {
  if (unit.kind === "fact" || unit.clauses.length < 2) return false;
  const here = unit.clauses.filter((clause) => holdsValue({ ...unit, own: clause }, value));
  const best = (clauses: readonly Reading[]): number => Math.max(0, ...clauses.map((clause) => shareOf(clause, context)));
  return here.length > 0 && best(here) < best(unit.clauses) - MOST_BESIDE;
}

/** The other value is said along: "Halvermouth" of "Halvermouth Quay". */
function isWithin({ value: known }: Place, { folded }: Reading): boolean {
  return typeof known === "string" && known.split("\n").some((name) => name.length > 1 && holdsText(folded, name));
}
