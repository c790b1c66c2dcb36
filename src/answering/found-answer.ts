import type { KeptInOtherLanguage } from "../answer-cache/kept-answer.js";
import type { Answer } from "./answer.js";
import type { WrittenAnswer } from "./collaborators.js";
import type { PromptMessage } from "./writing/prompts/answer-prompt.js";

/** An answer before it is timed and kept. */
export interface FoundAnswer extends Omit<Answer, "served" | "timing" | "cacheTier" | "cacheKey"> {
  /** What the model was asked, if it was. */
  readonly prompt?: readonly PromptMessage[] | undefined;
  /** Tells the evidence that the model wrote from, if it was asked. */
  readonly writtenFrom?: string | undefined;
  /** Set if nobody wrote now: it was written before, from the same evidence. */
  readonly written?: WrittenAnswer | undefined;
  /** For who asks the same in the other language. */
  readonly inOtherLanguage?: KeptInOtherLanguage | undefined;
  /** It says, at least of a part, that the answer isn't known. */
  readonly abstains: boolean;
  /** False if it answers another question than the one it would be kept for. Defaults to true. */
  readonly isKept?: boolean | undefined;
}
