import type { PlanMerge } from "./plan.js";

/** What a rule makes of a question: its parts, and how their answers become one. Names are still masked. */
export interface Draft {
  readonly questions: readonly string[];
  readonly merge: PlanMerge;
}

/** A way to split one question, without its closing mark. */
export type Rule = (question: string) => Draft | undefined;
