import type { QuestionLanguage } from "../../../language/question-language.js";

/** A citation as models write it: [1], 【1】, ［1, 3］, [2-4], with the white space before it. */
const MARK = /[ \t]{0,3}[[【［][ \t]{0,3}\d{1,3}(?:[ \t]{0,3}[,，、;；–-][ \t]{0,3}\d{1,3}){0,20}[ \t]{0,3}[\]】］]/gu;
/** Brackets and the marks of titles belong to what they close. */
const TAIL = /[\s。！？!?.；;"'”’」』]*$/u;

/** Their full stop is part of them: "7 a.m.", "Hale & Co." */
const ABBREVIATED = /(?<![\p{L}\p{N}])(?:(?:\p{L}\.)+\p{L}|etc|Jr|Sr|Ltd|Inc|Co|Bros|St|No|vs|approx|dept|est)$/u;

/** Without the numbers that the model wrote: which evidence carries a sentence is worked out, not believed. Pure. */
export function withoutMarks(sentence: string): string {
  return sentence.replace(MARK, "");
}

/** The numbers that the model wrote. Pure. */
export function writtenMarks(sentence: string): number[] {
  return [...sentence.matchAll(MARK)].flatMap(([mark]) => (mark.match(/\d+/gu) ?? []).map(Number));
}

/**
 * The sentence with the numbers of the pieces that carry it before its final punctuation, whatever numbers it had:
 * `林月出生在武夷山[1]。`, `She was born in Kumasi [1][3].` Pure.
 */
export function attribute(sentence: string, pieces: readonly number[], language: QuestionLanguage): string {
  const bare = withoutMarks(sentence);
  if (pieces.length === 0) return bare;
  const plain = bare.replace(TAIL, "");
  const text = bare[plain.length] === "." && ABBREVIATED.test(plain) ? `${plain}.` : plain;
  const marks = pieces.map((number) => `[${number}]`).join("");
  return `${text}${language === "zh" ? "" : " "}${marks}${bare.slice(text.length)}`;
}
