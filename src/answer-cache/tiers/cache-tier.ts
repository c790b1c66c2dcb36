import type { AnswerParts } from "../answer-parts.js";

/**
 * How a kept answer was found: the same question, in the same words but for their form, with the same meaning, a similar question whose answer
 * the evidence for this one proves, or the same question when the sources held something else besides the evidence that the answer is written from.
 */
export type CacheTierName = "exact" | "wording" | "meaning" | "similar" | "evidence";

/** One way to tell that two questions are the same. Tiers are asked in their order, and each must never be wrong. */
export interface CacheTier {
  readonly name: CacheTierName;
  /**
   * A text that two questions share only if an answer to one answers the other in full, with history and scope alike. Undefined if this
   * tier can't tell; what it throws counts as that.
   */
  form(parts: AnswerParts, signal?: AbortSignal): string | undefined | Promise<string | undefined>;
  /** Set if equal forms mean the same in Chinese and English: an answer that is told in both is found by both. Defaults to false. */
  readonly isOfAnyLanguage?: boolean;
  /** Whether the answer kept for one question may be given to another of equal form. Defaults to yes. */
  agrees?(asked: string, kept: string): boolean | Promise<boolean>;
}
