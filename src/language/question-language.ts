/** The two languages answers, prompts and graph labels come in. */
export type QuestionLanguage = "zh" | "en";

/** Chinese when the text has at least as many Han characters as words in other scripts; English otherwise, also for empty text. */
export function questionLanguage(text: string): QuestionLanguage {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const otherWords = text.match(/(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu)?.length ?? 0;
  return han > 0 && han >= otherWords ? "zh" : "en";
}
