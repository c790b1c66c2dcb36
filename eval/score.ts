import { indexOfForm, normalise } from "./normalise.js";
import type { Question } from "./question.js";

export const VERDICTS = ["right", "wrong", "beside", "abstained", "error"] as const;

/** `wrong`: wrong and sure of it. `beside`: given as a quotation that doesn't hold the answer. */
export type Verdict = (typeof VERDICTS)[number];

export interface ScoredAnswer {
  readonly text: string;
  /** The answer's `served`, where the product says it. */
  readonly served?: string | undefined;
  /** Where what it cites stands: tells whether an answer that names two things of one name means both. */
  readonly citedSubjects?: readonly string[] | undefined;
}

const ABSTAINS = [
  /(资料|文件|文档|证据|信息|内容)(中|里|里面)?(都|并|也)?(没有?|未)/,
  /不知道|不清楚|不得而知|无法(回答|确定|得知|判断)|没有?(找到|提到|提及|说明|相关|足够|给出)|未(提及|提到|找到|知|说明|给出)|查不到|无从/,
  /\b(not|n t) (known|mentioned|stated|given|specified|provided|found|available|included|clear|in the)\b/,
  /\b(do not|don t|does not|doesn t|did not|didn t) (know|say|mention|contain|provide|specify|state|give|include|tell|have)\b/,
  /\bno (information|evidence|mention|answer|data|record)\b|\b(can ?not|can t|unable to|could not|couldn t) (be )?(answer|determin|find|found|say|tell|provide)/,
  /\bunknown\b|\bnothing (here |in )/,
];
const SEVERAL =
  /两|2[个位]|几[个位]|多位|同名|哪[一个位]|分别|\b(2|several|both|different|which|more than|ambiguous|same name)\b/;
const YES = /^(yes|true|correct|right|indeed|是的?|对的?|没错|确实|正确|会|有)(?![a-z])/;
const NO =
  /^(?:no(?! (?:information|evidence|mention|answer|data|record))|false|incorrect|wrong|not(?! (?:known|mentioned|stated|given|specified|found|available|in the))|不(?!知|清楚|详|确定)|没有(?![提找说给足任记相])|没(?![有提找说给])|否|并非|错)(?![a-z])/;
const DENIES = /\b(not|n t|never|rather than|instead)\b|不是|并非|没(?!错)|不在|不属|而是|不对|并未/;
/** "Of A and B, B …": what is compared comes before what is said. */
const PREAMBLE =
  /^.{0,80}?(?:中间|之间|相比|比较|当中|里面|中|里)[，,：:]\s*|^(?:of|between|among|comparing)\b[^,:]{0,120}[,:]\s*/iu;

/** Judges an answer against the gold. `names` are normalised names of the world: one that holds the gold's name is another thing. Pure. */
export function score(
  question: Question,
  { text, served, citedSubjects = [] }: ScoredAnswer,
  names: readonly string[] = [],
): Verdict {
  const said = normalise(withoutMarks(text));
  const refuses = said === "" || served === "unknown" || abstains(said);
  const quotation = served === "quotation";
  if (question.answers.length === 0) return refuses ? "abstained" : quotation ? "beside" : "wrong";
  const right = quotation ? holdsAll(question, said, names) : isRight(question, text, said, citedSubjects, names);
  if (right && served !== "unknown") return "right";
  return refuses ? "abstained" : quotation ? "beside" : "wrong";
}

/** Whether a normalised text says that something isn't known. */
export function abstains(said: string): boolean {
  return ABSTAINS.some((pattern) => pattern.test(said));
}

function isRight(question: Question, text: string, said: string, cited: readonly string[], names: readonly string[]): boolean {
  switch (question.kind) {
    case "yes-no":
      return rightPolarity(question, said, names);
    case "count":
      return rightCount(question, said, names);
    case "superlative":
    case "comparison":
      return (
        namedFirst(question, normalise(withoutMarks(text).replace(PREAMBLE, "")), names) || namedFirst(question, said, names)
      );
    case "filter":
      return holdsAll(question, said, names) && !(question.others ?? []).some((forms) => find(said, forms, names) >= 0);
    case "two-of-one-name":
      return holdsAll(question, said, names) || (SEVERAL.test(said) && new Set(cited).size >= 2);
    default:
      return holdsAll(question, said, names);
  }
}

function holdsAll({ answers, question }: Question, said: string, names: readonly string[]): boolean {
  const asksYear = /哪[一]?年(?!.*[月日天])|\b(what|which) year\b/.test(question.toLowerCase());
  return answers.every((forms) => {
    const years = asksYear ? forms.flatMap((form) => /^(\d{4})-\d\d-\d\d$/.exec(form)?.[1] ?? []) : [];
    return find(said, [...forms, ...years], names) >= 0;
  });
}

/** Position of the first of these names, where it isn't part of a longer name of something else. */
function find(said: string, forms: readonly string[], names: readonly string[]): number {
  const wanted = new Set(forms.map(normalise));
  let first = -1;
  for (const form of wanted) {
    const longer = names.filter((name) => name.length > form.length && name.includes(form) && !wanted.has(name));
    const masked = longer
      .sort((a, b) => b.length - a.length)
      .reduce((text, name) => text.replaceAll(name, "▮".repeat(name.length)), said);
    const at = indexOfForm(masked, form);
    if (at >= 0 && (first < 0 || at < first)) first = at;
  }
  return first;
}

function rightPolarity(question: Question, said: string, names: readonly string[]): boolean {
  if (YES.test(said) && !NO.test(said)) return question.polarity === true;
  if (NO.test(said)) return question.polarity === false;
  if (abstains(said)) return false;
  const denied = DENIES.test(said);
  // Where the graph only says "true" or "false", the answer says so by denying or not.
  if (question.answers.every((forms) => forms.every((form) => /^(?:true|false)$/u.test(form))))
    return denied !== question.polarity;
  const fact = holdsAll(question, said, names);
  return question.polarity === true ? fact && !denied : fact || denied;
}

/** The number is given, and is the first that isn't a year or the question's own. */
function rightCount({ count, question }: Question, said: string, names: readonly string[]): boolean {
  const withoutNames = (text: string): string =>
    names.filter((name) => /\d/.test(name)).reduce((rest, name) => rest.replaceAll(name, " "), text);
  const asked = new Set(withoutNames(normalise(question)).match(/\d+/g));
  const given = (withoutNames(said).match(/(?<![\d.\-:])\d+(?![\d\-:]|\.\d)/g) ?? []).filter(
    (number) => number.length < 4 && !asked.has(number),
  );
  return given[0] === String(count);
}

function namedFirst(question: Question, said: string, names: readonly string[]): boolean {
  const at = find(said, question.answers[0] ?? [], names);
  return (
    at >= 0 &&
    (question.others ?? []).every((forms) => {
      const other = find(said, forms, names);
      return other < 0 || at < other;
    })
  );
}

/** Drops citation marks, as [1] and [2, 3]. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/[[【]\s*\d+(?:\s*[,，、]\s*\d+)*\s*[\]】]/g, " ");
}
