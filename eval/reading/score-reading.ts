import { indexOfForm, normalise } from "../normalise.js";
import { abstains, withoutMarks } from "../score.js";
import type { ReadingQuestion } from "./reading-question.js";

export const READING_VERDICTS = ["right", "wrong", "refused", "beside"] as const;

/** `wrong`: wrong and sure of it. `refused`: says that it isn't known. `beside`: given as a quotation that doesn't hold the answer. */
export type ReadingVerdict = (typeof READING_VERDICTS)[number];

/** @param served the chain's word for what answered; undefined for a model asked directly */
export function scoreReading({ answers = [] }: ReadingQuestion, text: string, served?: string): ReadingVerdict {
  const said = normalise(withoutMarks(text));
  const holds = answers.some((answer) => indexOfForm(said, normalise(answer)) >= 0);
  if (holds && served !== "unknown") return "right";
  if (said === "" || served === "unknown" || abstains(said)) return "refused";
  return served === "quotation" ? "beside" : "wrong";
}

export function isBroken(text: string): boolean {
  return text.includes("\uFFFD") || /\p{Surrogate}/u.test(text);
}
