import type { CheckContext } from "../checking/check-context.js";
import { readText } from "../reading/reading.js";
import { termsOf } from "./asked-terms.js";
import type { Passage } from "./best-passage.js";
import { type ExpectedAnswer, expectedAnswer } from "./expected-answer.js";
import { questionParts } from "./question-parts.js";
import { statementPath } from "./statement-paths.js";

const SURE_PATH = 0.75;

/** A path of statements that says nearly all that was asked comes first. */
export function chooseStatements(expected: ExpectedAnswer, context: CheckContext): Pick<Passage, "units" | "score"> | undefined {
  const parts = questionParts(context.question.text);
  if (parts.length > 1) return statementsForParts(parts, context);
  const path = statementPath(context, expected);
  return path !== undefined && path.score >= SURE_PATH ? path : undefined;
}

/** Each part of the question has statements of its own that answer it. */
function statementsForParts(parts: readonly string[], context: CheckContext): Pick<Passage, "units" | "score"> | undefined {
  const { names } = termsOf(context);
  const paths = parts.map((part) => {
    const isNamed = names.some((name) => part.toLowerCase().includes(name));
    const question = readText(isNamed ? part : `${names.join(" ")} ${part}`);
    return statementPath({ ...context, question }, expectedAnswer(part));
  });
  if (!paths.every((path) => path !== undefined && path.score >= SURE_PATH)) return undefined;
  const units = [...new Set(paths.flatMap((path) => path?.units ?? []))];
  return { units, score: Math.min(...paths.map((path) => path?.score ?? 0)) };
}
