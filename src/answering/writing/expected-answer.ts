

const CHOICE = /\bor\b|还是|\bwhich\b|哪[一个座条种部]/iu;
const YES_NO = /^(?:is|are|was|were|do|does|did|can|could|may|has|have|had|will|would|should|must)\b|[吗嘛][?？]?\s*$|是否|是不是|有没有|能不能|可不可以|要不要/iu;

/** Questions that an answer may settle without naming anything new. */
export function isYesNoOrChoice(question: string): boolean {
  const text = question.trim();
  return YES_NO.test(text) || CHOICE.test(text);
}
