import type { QuestionLanguage } from "../../../language/question-language.js";
import type { Comparison, PlanMerge } from "../plan.js";
import { marked } from "./merge-yes-no.js";
import type { MergedAnswer, PartAnswer } from "./part-answer.js";
import type { ReadValue } from "./read-value.js";
import { Numbering } from "./renumber.js";
import { comparableValues, weigh, writeLike } from "./weigh.js";

/** "The Nile is longer. The Nile: 6,650 km [1]; the Amazon: 6,400 km [2]." */
export function mergeComparison(
  merge: Comparison,
  answers: readonly PartAnswer[],
  language: QuestionLanguage,
): MergedAnswer | undefined {
  const values = comparableValues(
    answers.map((answer) => answer.values),
    merge.measure,
  );
  if (values === undefined) return undefined;
  // Who was born earlier is older.
  const turned = merge.measure === "age" && values.every(({ kind }) => kind === "date");
  const sign = (merge.by === "greater") === turned ? -1 : 1;
  const ranks = values.map((value) => values.map((other) => weigh(value, other)));
  if (ranks.some((rank) => rank.includes(undefined))) return undefined;
  const isBest = (index: number): boolean => ranks[index]?.every((rank) => (rank ?? 0) * sign >= 0) ?? false;
  const best = values.flatMap((_value, index) => (isBest(index) ? [index] : []));
  const allEqual = best.length === values.length;
  const numbering = new Numbering();
  const facts = factsOf(merge.subjects, answers, numbering, language);
  const winners = best.map((index) => merge.subjects[index] ?? "");
  const verdict = merge.asks === "whether" ? whether(best, allEqual, language) : which(winners, allEqual, merge.word, language);
  const text = language === "zh" ? `${verdict}。${facts}。` : `${verdict}. ${facts}.`;
  const said = merge.asks === "whether" ? [verdict] : winners;
  return {
    text: capital(text),
    values: allEqual && merge.asks === "which" ? [] : said,
    citations: numbering.citations(),
    missing: [],
  };
}

function whether(best: readonly number[], allEqual: boolean, language: QuestionLanguage): string {
  const yes = !allEqual && best.length === 1 && best[0] === 0;
  return language === "zh" ? (yes ? "是" : "不是") : yes ? "Yes" : "No";
}

const HAS =
  /^(?:more|fewer|less|most|fewest|larger|bigger|greater|higher|smaller|lower|longer|shorter|largest|biggest|greatest|highest|smallest|lowest|longest|shortest) \w/;
const ACTED = /^(?:died|opened|ended|started|began|came) /;

function which(winners: readonly string[], allEqual: boolean, word: string, language: QuestionLanguage): string {
  if (allEqual) return language === "zh" ? "两者相同" : "They are equal";
  const names = winners.join(language === "zh" ? "和" : " and ");
  if (language === "zh") return `${names}${word}`;
  const superlative = /^(?:most|fewest|\w+est)\b/.test(word.replace(/^the /, ""));
  const bare = word.replace(/^the /, "");
  if (HAS.test(bare))
    return `${names} ${winners.length > 1 ? "have" : "has"} ${superlative ? "the " : /^(?:more|fewer|less)/.test(bare) ? "" : "a "}${bare}`;
  if (ACTED.test(bare)) return `${names} ${bare}`;
  const be = /\b(?:first|last|earlier|later|before|after)$/.test(bare)
    ? winners.length > 1
      ? "were"
      : "was"
    : winners.length > 1
      ? "are"
      : "is";
  return `${names} ${be} ${superlative ? "the " : ""}${bare}`;
}

/** "A is 0.28 m taller than B. A: 2.26 m [1]; B: 1.98 m [2]." */
export function mergeDifference(
  { subjects, word, measure }: Extract<PlanMerge, { kind: "difference" }>,
  answers: readonly PartAnswer[],
  language: QuestionLanguage,
): MergedAnswer | undefined {
  const values = comparableValues(
    answers.map((answer) => answer.values),
    measure,
  );
  const [a, b] = values ?? [];
  if (a === undefined || b === undefined || weigh(a, b) === undefined) return undefined;
  const amount = differenceOf(a, b, language);
  if (amount === undefined) return undefined;
  const numbering = new Numbering();
  const facts = factsOf(subjects, answers, numbering, language);
  // Of two dates of birth, the earlier one is the older person's.
  const ahead =
    (weigh(a, b) ?? 0) *
      (a.kind === "date" ? -1 : 1) *
      (/^(?:shorter|smaller|lighter|lower|younger|slower|narrower|shallower|矮|低|短|小|轻|慢|窄|浅|少|年轻)$|[小少低短矮轻]$/u.test(
        word,
      )
        ? -1
        : 1) >=
    0;
  const [more = "", less = ""] = ahead ? subjects : [...subjects].reverse();
  const comparative =
    language === "zh" ? /(?:高|矮|低|长|短|大|小|深|浅|重|轻|宽|窄|快|慢|多|少)$/u.test(word) : /er$/.test(word);
  const verdict =
    language === "zh"
      ? comparative
        ? `${more}比${less}${word}${amount}`
        : `${word}相差${amount}`
      : comparative
        ? `${more} is ${amount} ${word} than ${less}`
        : `The difference is ${amount}`;
  const text = language === "zh" ? `${verdict}。${facts}。` : `${verdict}. ${facts}.`;
  return { text: capital(text), values: [amount], citations: numbering.citations(), missing: [] };
}

function differenceOf(a: ReadValue, b: ReadValue, language: QuestionLanguage): string | undefined {
  if (a.kind === "quantity" && b.kind === "quantity") return writeLike(a, Math.abs(a.amount - b.amount), [b]);
  if (a.kind !== "date" || b.kind !== "date") return undefined;
  const years = Math.abs(a.year - b.year) - (a.year < 0 !== b.year < 0 ? 1 : 0);
  return language === "zh" ? `约${years}年` : `about ${years} ${years === 1 ? "year" : "years"}`;
}

/** "3.2 million in total. …" */
export function mergeSum(answers: readonly PartAnswer[], language: QuestionLanguage): MergedAnswer | undefined {
  const values = comparableValues(
    answers.map((answer) => answer.values),
    "quantity",
  );
  const [first, ...others] = values ?? [];
  if (values === undefined || first === undefined) return undefined;
  const total = writeLike(
    first,
    values.reduce((sum, value) => sum + (value.kind === "quantity" ? value.amount : 0), 0),
    others,
  );
  if (total === undefined) return undefined;
  const numbering = new Numbering();
  const terms = answers.map((answer) => `${answer.values[0]}${marked(numbering.markers(answer), language)}`).join(" + ");
  const text = language === "zh" ? `共${total}（${terms}）。` : `${capital(total)} in total (${terms}).`;
  return { text, values: [total], citations: numbering.citations(), missing: [] };
}

function factsOf(
  subjects: readonly string[],
  answers: readonly PartAnswer[],
  numbering: Numbering,
  language: QuestionLanguage,
): string {
  const facts = answers.map((answer, index) => {
    const colon = language === "zh" ? "：" : ": ";
    return `${subjects[index]}${colon}${answer.values[0]}${marked(numbering.markers(answer), language)}`;
  });
  return capital(facts.join(language === "zh" ? "；" : "; "));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
