import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { saysNoExtreme } from "../asked-terms.js";
import type { ExpectedAnswer } from "../expected-answer.js";
import { isSettled } from "./is-settled.js";
import { comparesOne, isNoneOfAll, isOutOfBounds } from "./not-of-class.js";
import { addsNothing, isLeftEmpty, isOnlyPlanned } from "./not-told.js";
import { isNamedAfterwards, isOfOtherSubject, saysNoneOfIt } from "./says-none-of-it.js";
import { saysTooLittle } from "./says-too-little.js";
import { isTurned } from "./turned-statement.js";
import { isOfOtherForm, isUnfit } from "./unfit-kind.js";
import { isUnfitStatement } from "./unfit-statement.js";
import { lacksQualifier } from "./unmet-qualifier.js";
import { lacksRelation } from "./unmet-relation.js";

/**
 * Whether what would be quoted only stands beside the answer, so that it is better said that it isn't known. Pure.
 *
 * @param context what is told of the thing asked about
 * @param whole with what is told of others
 */
export function isBeside(
  quoted: readonly EvidenceUnit[],
  context: CheckContext,
  whole: CheckContext,
  expected: ExpectedAnswer,
): boolean {
  return (
    (!isSettled(context.question.text) && lacksRelation(quoted, context, whole)) ||
    isUnfit(quoted, context, expected) ||
    isLeftEmpty(quoted, context) ||
    isOnlyPlanned(quoted, context, expected) ||
    isTurned(quoted, context)
  );
}

/**
 * Whether what would be quoted, however surely it was found, is of another sort than what is asked. Pure.
 *
 * @param isMeant it is known to answer by its meaning: it needn't say any of the question's words
 */
export function isOfOtherSort(
  quoted: readonly EvidenceUnit[],
  context: CheckContext,
  expected: ExpectedAnswer,
  isMeant = false,
): boolean {
  const isTyped = expected.type === "number" || expected.type === "time";
  if (!isTyped && quoted.every(({ kind }) => kind !== "fact") && saysNoExtreme(quoted, context)) return true;
  return (
    addsNothing(quoted, context) ||
    comparesOne(quoted, context) ||
    isNoneOfAll(quoted, context) ||
    isOutOfBounds(quoted, context) ||
    isUnfitStatement(quoted, context, expected) ||
    isOfOtherForm(quoted, context.question) ||
    lacksQualifier(quoted, context.question.text, expected) ||
    isNamedAfterwards(quoted, context) ||
    isOfOtherSubject(quoted, context) ||
    saysTooLittle(quoted, context, expected, isMeant) ||
    (!isMeant && saysNoneOfIt(quoted, context, expected))
  );
}
