import { questionLanguage } from "../../../language/question-language.js";

export interface QuotedPart {
  /** Of the piece, from 1. */
  readonly number: number;
  readonly text: string;
}

/** Characters. */
export const LONGEST_QUOTE = 400;

export function shorten(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1).replace(/[\ud800-\udbff]$/u, "")}…`;
}

export function inQuotes({ number, text }: QuotedPart, isChinese: boolean): string {
  return isChinese ? `“${text}”[${number}]` : `“${text}” [${number}]`;
}

/** `phone: 555-0467`, as the fields of a record are written. */
const FIELD = /(?:^|; |；)[^:：。.;；|]{1,40}[:：]\s*[^。.;；!?！？]+(?:\.\d[^。.;；!?！？]*)*$/u;

function joint(text: string, next: string, isChinese: boolean): string {
  if (/ — .* → /u.test(text) || (FIELD.test(text) && FIELD.test(next))) return isChinese ? "；" : "; ";
  return /\p{Script=Han}[。！？]?$/u.test(text) ? "" : " ";
}

export function sentenceOf(parts: readonly QuotedPart[], question: string): string {
  const isChinese = questionLanguage(question) === "zh";
  // Neighbouring sentences of one piece are one quotation.
  const merged: QuotedPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last?.number === part.number)
      merged[merged.length - 1] = {
        ...last,
        text: `${last.text}${joint(last.text, part.text, isChinese)}${part.text}`,
      };
    else merged.push(part);
  }
  const quoted = merged.map((part) => inQuotes(part, isChinese));
  return isChinese ? `资料中写道：${quoted.join("；")}。` : `The documents say: ${quoted.join("; ")}.`;
}
