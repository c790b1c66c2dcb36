import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import type { ExpectedAnswer } from "../expected-answer.js";
import { isSettled } from "./is-settled.js";
import { addsNothing, isLeftEmpty, isOnlyPlanned } from "./not-told.js";
import { isTurned } from "./turned-statement.js";
import { isUnfit } from "./unfit-kind.js";
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
    addsNothing(quoted, context) ||
    isOnlyPlanned(quoted, context, expected) ||
    isTurned(quoted, context)
  );
}
