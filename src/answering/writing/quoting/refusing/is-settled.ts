import { isYesNo } from "../expected-answer.js";

/** Whether yes or no, or one of what the question offers, settles it. Pure. */
export function isSettled(question: string): boolean {
  return isYesNo(question) || /\bor\b|还是/iu.test(question);
}
