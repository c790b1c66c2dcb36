import type { PlanMerge, PlanStep } from "./plan.js";

/** What a rule makes of a question: its parts, and how their answers become one. Names are still masked. */
export interface Draft {
  readonly questions: readonly string[];
  readonly merge: PlanMerge;
  /** By question: what it may mean instead. See {@link PlanStep.instead}. */
  readonly instead?: readonly (string | undefined)[] | undefined;
}

/** A way to split one question, without its closing mark. */
export type Rule = (question: string) => Draft | undefined;
