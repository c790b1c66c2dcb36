import type { QuestionLanguage } from "../../../language/question-language.js";
import type { PlanMerge } from "../plan.js";
import type { MergedAnswer, PartAnswer } from "./part-answer.js";
import { readValue } from "./read-value.js";
import { Numbering } from "./renumber.js";

const YES = /^(?:yes|true|correct|是的?|对的?|有的?|会|能|可以|都是)(?![\p{Script=Han}])/iu;
const NO = /^(?:no|not|false|不是|不|否|没有|不对|不会|不能)(?![\p{Script=Han}])/iu;
const MARKERS = /\s?[[【［][\d\s,，、-]{1,40}[\]】］]/gu;

const WORDS = {
  zh: { yes: "是", no: "不是", between: "：", part: "；", end: "。", unknown: "资料中没有" },
  en: { yes: "Yes", no: "No", between: ": ", part: "; ", end: ".", unknown: "not known" },
} as const;

/** Whether an answer says yes; undefined if it says neither. */
function saysYes(answer: PartAnswer | undefined): boolean | undefined {
  for (const said of answer === undefined ? [] : [...answer.values, answer.text]) {
    const bare = said.replace(MARKERS, "").trim();
    if (NO.test(bare)) return false;
    if (YES.test(bare)) return true;
  }
  return undefined;
}

/** Yes if all are (or one is). One "no" settles "both" even if the rest isn't known. */
export function mergeYesNo(
  { kind, subjects }: Extract<PlanMerge, { kind: "all" | "any" }>,
  answers: readonly (PartAnswer | undefined)[],
  language: QuestionLanguage,
): MergedAnswer | undefined {
  const said = answers.map(saysYes);
  const settling = kind === "any";
  if (!said.includes(settling) && said.includes(undefined)) return undefined;
  const yes = said.includes(settling) ? settling : !settling;
  const words = WORDS[language];
  const numbering = new Numbering();
  const parts = answers.map((answer, index) => {
    const own = said[index];
    const word = own === undefined ? words.unknown : (own ? words.yes : words.no).toLowerCase();
    return `${subjects[index]}${words.between}${word}${answer === undefined || own === undefined ? "" : marked(numbering.markers(answer), language)}`;
  });
  const text = `${yes ? words.yes : words.no}${words.end}${language === "zh" ? "" : " "}${parts.join(words.part)}${words.end}`;
  const missing = said.flatMap((own, index) => (own === undefined ? [index + 1] : []));
  return { text, values: [yes ? words.yes : words.no], citations: numbering.citations(), missing };
}

const ASKS_YEAR = /\b(?:which|what) year\b|哪一?年/iu;

/** Yes if the parts have the same answer. Names that only partly agree ("Shanghai", "Xuhui, Shanghai") are left to a model. */
export function mergeSame(
  { subjects }: Extract<PlanMerge, { kind: "same" }>,
  answers: readonly PartAnswer[],
  language: QuestionLanguage,
): MergedAnswer | undefined {
  if (answers.some(({ values }) => values.length !== 1)) return undefined;
  const keys = answers.map(({ question, values: [value = ""] }) => {
    const date = ASKS_YEAR.test(question) ? readValue(value, "date") : undefined;
    return date?.kind === "date" ? String(date.year) : keyOf(value);
  });
  if (keys.some((key) => key === "" || key.length > 80)) return undefined;
  const yes = new Set(keys).size === 1;
  if (
    !yes &&
    keys.some((key, index) =>
      keys.some((other, at) => at !== index && key !== other && (other.includes(key) || isHan(key) !== isHan(other))),
    )
  ) {
    return undefined;
  }
  const words = WORDS[language];
  const numbering = new Numbering();
  const parts = answers.map(
    (answer, index) => `${subjects[index]}${words.between}${answer.values[0]}${marked(numbering.markers(answer), language)}`,
  );
  const text = `${yes ? words.yes : words.no}${words.end}${language === "zh" ? "" : " "}${parts.join(words.part)}${words.end}`;
  return { text, values: [yes ? words.yes : words.no], citations: numbering.citations(), missing: [] };
}

function keyOf(value: string): string {
  return value
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^(?:the|in) /u, "")
    .replace(/[\s.。,，·'’"“”《》-]+/gu, " ")
    .trim();
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

export function marked(markers: string, language: QuestionLanguage): string {
  return markers === "" || language === "zh" ? markers : ` ${markers}`;
}
