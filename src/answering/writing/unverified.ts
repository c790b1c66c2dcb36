import type { Citation } from "../../answer-cache/kept-answer.js";
import { questionLanguage } from "../../language/question-language.js";

const QUOTATION = /^(?:资料中写道|The documents say)(?=[：:])/u;

/** The models that an answer rests on, if it rests on nothing else. */
function onlyModels(citations: readonly Citation[]): readonly string[] {
  if (!citations.every(({ unverified }) => unverified === true)) return [];
  return [...new Set(citations.map(({ source }) => source))];
}

/**
 * The end of an answer that rests only on what models say, so that it says so; unchanged for any other. Pure.
 *
 * @param text of the answer, or the end of it
 */
export function sayingUnverified(text: string, question: string, citations: readonly Citation[]): string {
  const models = onlyModels(citations);
  if (models.length === 0) return text;
  const isChinese = questionLanguage(question) === "zh";
  const names = models.join(isChinese ? "、" : ", ");
  const note = isChinese
    ? `（仅为模型 ${names} 的说法，没有其他来源证实。）`
    : `(Only the model ${names} says so; no other source confirms it.)`;
  if (text.includes(note)) return text;
  const said = text.replace(QUOTATION, isChinese ? `模型 ${names} 的说法` : `The model ${names} says`);
  return isChinese ? `${said}${note}` : `${said.trimEnd()} ${note}`;
}
