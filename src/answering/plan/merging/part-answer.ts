import type { Citation } from "../../../answer-cache/kept-answer.js";
import type { QuestionLanguage } from "../../../language/question-language.js";

/** What came of one step. */
export interface PartAnswer {
  /** As it was asked: with each `#n` filled in. */
  readonly question: string;
  /** Refers to its own `citations` by number. Empty if the answer isn't known. */
  readonly text: string;
  /** The bare answers: "2.26 m", "上海". Empty if not known. */
  readonly values: readonly string[];
  readonly citations: readonly Citation[];
}

export interface MergedAnswer {
  readonly text: string;
  readonly values: readonly string[];
  /** Of all parts, numbered as the text refers to them. */
  readonly citations: readonly Citation[];
  /** Steps without an answer, by number. The text names each. */
  readonly missing: readonly number[];
}

const NOUNS: Readonly<Record<string, string>> = {
  tall: "height",
  high: "height",
  long: "length",
  deep: "depth",
  wide: "width",
  heavy: "weight",
  old: "age",
  fast: "speed",
  large: "size",
  big: "size",
};

/** What a question asks for, as a noun, followed by "not known": "X's height: not known." */
export function notKnown(question: string, language: QuestionLanguage): string {
  const asked = question.trim().replace(/[?？]+$/u, "");
  if (language === "zh") {
    const noun = asked
      .replace(/有多(高|长|深|宽|重|大)$/u, "的$1度")
      .replace("重度", "重量")
      .replace("大度", "大小")
      .replace("长度", "长度");
    const subject = noun.replace(/(?:是|在|有)?(?:谁|哪里|哪儿|(?:多少|什么)\p{Script=Han}{0,3})$/u, "");
    return subject === asked || subject.length < 2 ? `“${asked}？”：资料中没有。` : `${subject}：资料中没有。`;
  }
  const [, adjective = "", measured] =
    /^how (tall|high|long|deep|wide|heavy|old|fast|large|big) (?:is|was) (.+)$/iu.exec(asked) ?? [];
  if (measured !== undefined) return `${possessive(measured)} ${NOUNS[adjective.toLowerCase()]}: not known.`;
  const [, noun, owner] = /^(?:what|who|where) (?:is|was) the ([\w -]{1,40}) of (.+)$/iu.exec(asked) ?? [];
  if (noun !== undefined) return `${possessive(owner ?? "")} ${noun}: not known.`;
  const [, asker = "", born] = /^(where|when) was (.+) born$/iu.exec(asked) ?? [];
  if (born !== undefined) return `${possessive(born)} ${asker.toLowerCase() === "where" ? "place" : "date"} of birth: not known.`;
  return `"${asked}?": not known.`;
}

function possessive(name: string): string {
  const shown = name.charAt(0).toUpperCase() + name.slice(1);
  return /s$/.test(shown) ? `${shown}'` : `${shown}'s`;
}
