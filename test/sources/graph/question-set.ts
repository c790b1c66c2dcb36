import { readFileSync } from "node:fs";
import type { DirectAnswer } from "../../../src/sources/knowledge-source.js";

/** A question of a `*.questions.txt` file: `kind | question | expected`. */
export interface AskedQuestion {
  readonly kind: string;
  readonly question: string;
  /** Values between semicolons; `yes`, `no`; `?` where two things share the name; `-` where nothing may be answered. */
  readonly expected: string;
}

export function readQuestions(path: string): AskedQuestion[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const [kind = "", question = "", expected = ""] = line.split(" | ");
      return { kind, question, expected: expected.trim() };
    });
}

export type Verdict = "right" | "wrong" | "abstained" | "rightly abstained";

const YES = ["Yes", "是"];
const NO = ["No", "不是"];

export function judge({ expected }: AskedQuestion, answer: DirectAnswer | undefined): Verdict {
  if (expected === "-") return answer === undefined ? "rightly abstained" : "wrong";
  if (answer === undefined) return "abstained";
  if (expected === "?") return answer.kind === "ambiguous" ? "right" : "wrong";
  if (answer.kind === "ambiguous") return "wrong";
  if (expected === "yes" || expected === "no")
    return (expected === "yes" ? YES : NO).includes(answer.values[0] ?? "") ? "right" : "wrong";
  const fold = (values: readonly string[]): string =>
    values
      .map((value) => value.trim().toLowerCase())
      .sort()
      .join(";");
  return fold(answer.values) === fold(expected.split(";")) ? "right" : "wrong";
}
