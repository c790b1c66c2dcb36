import { conflictIn, contradictionOf } from "../../quoting/conflicting-values.js";
import { expectedAnswer } from "../../quoting/expected-answer.js";
import { supportsQuantity } from "../../reading/quantities.js";
import { type Reading, readText } from "../../reading/reading.js";
import type { CheckContext } from "../check-context.js";
import { amountOf, EDGES, holdsValue } from "../weighing/said-value.js";
import { askedParts } from "./asked-parts.js";

/** The check of one value: which pieces carry it, and whether it answers. */
type CheckValue = (
  value: string,
  context: CheckContext,
) => { readonly status: string; readonly answers: boolean; readonly evidence: readonly number[] };

const LISTED = /\s*[;；]\s*/u;

function valuesOf({ text }: Reading): readonly string[] {
  return text
    .split(LISTED)
    .map((value) => value.replace(EDGES, ""))
    .filter((value) => value !== "");
}

/**
 * "16.8; 8; 1240." for a question of three parts: each part is answered, in order, and each value answers the part that it stands for. Or what two sources
 * tell that contradict each other. The pieces that carry it; undefined where it isn't so. Pure, as the check is.
 */
export function byParts(read: Reading, context: CheckContext, check: CheckValue): readonly number[] | undefined {
  const values = valuesOf(read);
  if (values.length < 2) return undefined;
  const parts = askedParts(context);
  if (parts === undefined) return values.length === 2 ? bothTold(values, context, check) : undefined;
  if (parts.length > values.length) return undefined;
  const evidence = new Set<number>();
  let at = -1;
  for (const value of values) {
    const place = [at, at + 1].find((one) => {
      const part = parts[one];
      const checked = part === undefined ? undefined : check(value, part);
      if (checked?.status !== "supported" || !checked.answers) return false;
      for (const number of checked.evidence) evidence.add(number);
      return true;
    });
    if (place === undefined) return undefined;
    at = place;
  }
  return at < parts.length - 1 ? undefined : sorted(evidence);
}

/** "2,300; 1,850." of two sources that contradict each other: one of them answers, and the other is what contradicts it. */
function bothTold(values: readonly string[], context: CheckContext, check: CheckValue): readonly number[] | undefined {
  for (const [value = "", other = ""] of [values, values.toReversed()]) {
    const checked = check(value, context);
    if (checked.status !== "supported" || !checked.answers) continue;
    const told = contradictionOf(value, context);
    const unit = context.units.find(({ text, piece }) => text === told?.text && piece === told.number);
    if (told === undefined || unit === undefined || !holdsValue(unit, readText(other), context.translate)) continue;
    return sorted(new Set([...checked.evidence, told.number]));
  }
  const stated = conflictIn(context, expectedAnswer(context.question.text)) ?? [];
  const amounts = values.map((value) => amountOf(readText(value)));
  const isTold = stated.every(({ value: known }) =>
    amounts.some((amount) => amount !== undefined && supportsQuantity(amount, known, false)),
  );
  return stated.length === 2 && isTold ? sorted(new Set(stated.map(({ unit }) => unit.piece))) : undefined;
}

/** Amounts of several places, one of which answers something else: "2,300; 900." of the workers and of the dinners. */
export function isGathered(read: Reading, context: CheckContext, check: CheckValue): boolean {
  const values = valuesOf(read).map(readText);
  if (values.length < 2 || values.some((value) => amountOf(value) === undefined) || askedParts(context) !== undefined)
    return false;
  if (context.units.some((unit) => values.every((value) => holdsValue(unit, value, context.translate)))) return false;
  const texts = values.map(({ text }) => text);
  return bothTold(texts, context, check) === undefined && !texts.every((text) => check(text, context).answers);
}

function sorted(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}
