/**
 * A question and the plan it should get: `[question, merge, ...steps]`. A step may list wordings that are as good, parted by `||`.
 * Compared without case and closing punctuation.
 */
export type PlannedCase = readonly [question: string, merge: string, ...steps: string[]];

/** A question that must stay whole, with the names that a graph would know. */
export type WholeCase = readonly [question: string, ...names: string[]];

export interface PlanCases {
  readonly planned: readonly PlannedCase[];
  readonly whole: readonly WholeCase[];
}
