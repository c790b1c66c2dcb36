import { ENGLISH_FUNCTION_WORDS } from "../../reading/function-words.js";
import type { Quantity } from "../../reading/quantities.js";
import { type Reading, readText } from "../../reading/reading.js";
import { termFit, topicsOf, topicTerms } from "../../reading/topics.js";

const ASKS_WEEKDAY = /\b(?:which|what) (?:day|days|weekday|night|evening)\b(?: of the week)?|星期几|周几|礼拜几/iu;
const WEEKDAY =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|周[一二三四五六日末]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|weekend/iu;

/** Asks for a day of the week. */
export function isWeekday({ text }: Reading): boolean {
  return /day of the week|weekday|星期几|周几|礼拜几/iu.test(text);
}

export const ASKS_DATE: RegExp =
  /哪[一年月]*[天日]|几号|几月|\b(?:which|what) (?:exact )?(?:date|day)\b|\bdate of\b|\bbirthday\b|生日/iu;
/** Of what is no date, where one is asked for. */
export const NO_DATE = 0.3;
/** Of what counts something else. */
export const OF_OTHERS = 0.3;

/** "Two hand saws", where members are counted. */
export function countsOther({ end }: Quantity, { text }: Reading, question: Reading): boolean {
  const [, asked] = /\bhow many (\p{Ll}{3,})/u.exec(question.folded) ?? [];
  const counted = /^ (\p{Ll}{3,}(?: \p{Ll}{3,})?)/u.exec(text.slice(end))?.[1]?.split(" ") ?? [];
  if (asked === undefined || counted.length === 0 || ENGLISH_FUNCTION_WORDS.has(counted[0] ?? "")) return false;
  const [term] = topicTerms(asked);
  return term !== undefined && termFit(term, topicsOf(readText(counted.join(" ")))) < 0.5;
}

/** A year tells no weekday. */
export function fitsDay({ folded }: Reading, question: Reading): boolean {
  return !isWeekday(question) || (ASKS_WEEKDAY.test(question.text) && WEEKDAY.test(folded));
}
