import { planByRules } from "../../../src/answering/plan/plan-by-rules.js";
import type { PlanCases } from "./data/plan-cases.js";

export interface PlanScore {
  readonly planned: number;
  readonly right: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly total: number;
}

/** How many plans are as they should be; what was missed; what was planned wrongly. */
export function scorePlans({ planned, whole }: PlanCases): PlanScore {
  const missed: string[] = [];
  const wrong: string[] = [];
  let right = 0;
  for (const [question, merge, ...steps] of planned) {
    const plan = planByRules(question);
    if (plan === undefined) missed.push(question);
    else if (
      plan.merge.kind === merge &&
      sameSteps(
        plan.steps.map((step) => step.question),
        steps,
      )
    )
      right += 1;
    else wrong.push(`${question} → ${plan.merge.kind}: ${plan.steps.map((step) => step.question).join(" | ")}`);
  }
  for (const [question, ...names] of whole) {
    const plan = planByRules(question, { isName: (text) => names.includes(text) });
    if (plan !== undefined)
      wrong.push(`${question} → ${plan.merge.kind}: ${plan.steps.map((step) => step.question).join(" | ")}`);
  }
  return { planned: planned.length, right, missed, wrong, total: planned.length + whole.length };
}

function sameSteps(given: readonly string[], expected: readonly string[]): boolean {
  return (
    given.length === expected.length &&
    expected.every((step, index) =>
      step
        .split("||")
        .map(bare)
        .includes(bare(given[index] ?? "")),
    )
  );
}

export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s?？.。]+/gu, " ")
    .trim();
}
