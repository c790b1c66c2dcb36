import { hasTimeOrNumber } from "../quoting/answer-candidates.js";
import { bestPassage } from "../quoting/best-passage.js";
import { expectedAnswer } from "../quoting/expected-answer.js";
import { statementPath } from "../quoting/statement-paths.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { supportsQuantity } from "../reading/quantities.js";
import type { Reading } from "../reading/reading.js";
import type { CheckContext } from "./check-context.js";
import { isOfOtherKind } from "./other-kind.js";

/** Longer sentences say more than what was asked for. Characters. */
const LONGEST_BARE = 60;
const SURE_PASSAGE = 0.4;

/** Nothing but what was asked for: it stands at the end of the way that the question goes, or in the passage that answers it. */
export function asAsked(read: Reading, context: CheckContext): readonly EvidenceUnit[] | undefined {
  const said = read.folded.replace(/^[\s"'“”《》「」]+|[\s"'“”《》「」.。,，;；!！?？]+$/gu, "");
  if (said.length === 0 || said.length > LONGEST_BARE || context.question.folded.includes(said)) return undefined;
  if (isOfOtherKind(read, context.units, context)) return undefined;
  const expected = expectedAnswer(context.question.text);
  const path = statementPath(context, expected);
  const last = path?.last.filter((unit) => holdsWhole(unit, said, read)) ?? [];
  if (path !== undefined && last.length > 0) return path.units;
  const passage = bestPassage(context, expected);
  if (passage === undefined || passage.score < SURE_PASSAGE || !passage.isNamed) return undefined;
  const holding = passage.units.filter((unit) => holdsWhole(unit, said, read));
  if (holding.length === 0 || !hasKindAskedFor(read, context)) return undefined;
  return passage.lead === undefined ? holding : [passage.lead, ...holding];
}

function hasKindAskedFor(read: Reading, { question }: CheckContext): boolean {
  const { type, dimensions } = expectedAnswer(question.text);
  return (type !== "number" && type !== "time") || hasTimeOrNumber(read, question, type, dimensions);
}

function holdsWhole({ own, object, subject, kind }: EvidenceUnit, said: string, read: Reading): boolean {
  const [quantity] = read.quantities;
  if (quantity !== undefined && quantity.end - quantity.start >= said.length * 0.6)
    return own.quantities.some((known) => supportsQuantity(quantity, known, false));
  if (kind === "fact")
    return [object?.trim(), subject, ...own.folded.split("\n").slice(1)].some(
      (name) => name === said || name?.replace(/[《》]/gu, "") === said,
    );
  return new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}])${said.replace(/[.*+?^$(){}|[\]\\/]/gu, "\\$&")}(?![\\p{Script=Latin}\\p{N}])`,
    "u",
  ).test(own.folded);
}
