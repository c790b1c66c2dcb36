import { questionLanguage } from "../../../../language/question-language.js";
import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { isComparable, termFit, topicsOf, topicTerms } from "../../reading/topics.js";
import { candidateFit } from "../answer-candidates.js";
import { isQuestion, says, termsOf } from "../asked-terms.js";
import { codesIn } from "../exact-codes.js";
import { type ExpectedAnswer, isYesNoOrChoice } from "../expected-answer.js";
import { asksPermission, isLight } from "../permission.js";

/** Tell what kind of answer is asked for: the value itself tells it. As stems. */
const KINDS: ReadonlySet<string> = new Set(
  (
    "cost pric pay paid per each charg fee money long big larg old hot far high deep dat day tim year month week hour minut second number amount ag much many tal plac town city us " +
    "used start begin end finish person man woman all 钱 价 价格 费 费用 年 月 日 天 时间 小时 分钟 岁 开始 结束 人 多 大 长 次 位 个 件 条 号 时 后 前 当 名字 名 叫 数 数量 事"
  ).split(" "),
);
const LEAST = { latin: 0.5, han: 0.3 } as const;

/**
 * Whether a text that would be quoted, by itself or after a statement that leads to it, says nothing of what is asked of the things named: neither
 * it nor its heading nor the question that it replies to. Pure.
 */
export function saysNoneOfIt(quoted: readonly EvidenceUnit[], context: CheckContext, expected: ExpectedAnswer): boolean {
  const { text, folded } = context.question;
  const prose = quoted.filter(({ kind }) => kind !== "fact");
  const isLed = prose.length < quoted.length;
  if (prose.length === 0 || (!isLed && !prose.every(isProse))) return false;
  if (isYesNoOrChoice(text) || asksPermission(text)) return false;
  if (codesIn(folded).some((code) => prose.some(({ own }) => own.folded.includes(code)))) return false;
  if (!isLed && prose.some((unit) => isFitInOtherLanguage(unit, context, expected))) return false;
  const asked = prose
    .map((unit) => context.units[context.units.indexOf(unit) - 1])
    .filter((unit) => unit !== undefined && isQuestion(unit));
  const said = [...prose, ...asked].flatMap((unit) => (unit === undefined ? [] : [topicsOf(unit.own), topicsOf(unit.about)]));
  const telling = termsOf(context).terms.filter(
    ({ term }) =>
      !isLight(term.text) &&
      !KINDS.has(term.text) &&
      !(term.isHan && term.text.length === 1 && term.groups.length === 0) &&
      prose.some(({ own }) => isComparable(term, own.folded)),
  );
  return (
    telling.length > 0 &&
    telling.every(({ term }) => said.every((topics) => termFit(term, topics) < (term.isHan ? LEAST.han : LEAST.latin)))
  );
}

const SUBJECTS: readonly RegExp[] = [
  /^(?:when|what time|until when|(?:from|at|until) what time|how (?:long|often|much|many \p{Ll}+)) (?:is|are|was|were|does|do|did|can|may|must) (?:the|my|our|your|an?) ((?:\p{Ll}[\p{L}-]+ )??\p{Ll}[\p{L}-]+)(?= (?:open|close|start|begin|end|leave|run|cost|take|last)|\?|$)/iu,
  /^(\p{Script=Han}{2,5}?)(?:一般|通常|每天|平时|周末)?(?:是|在|要|到)?(?:什么时候|几点|哪天|何时|多少钱|星期几|周几)/u,
];

/** Whether a question that names nothing asks when or for how much of a thing that what would be quoted doesn't speak of: laundry hours, of the gym. Pure. */
export function isOfOtherSubject(quoted: readonly EvidenceUnit[], context: CheckContext): boolean {
  const { terms, names } = termsOf(context);
  if (names.length > 0 || quoted.some(({ kind }) => kind === "fact")) return false;
  const [subject] = SUBJECTS.flatMap((form) => form.exec(context.question.text.trim())?.[1] ?? []);
  if (subject === undefined) return false;
  const asked = termsIn(subject).flatMap((text) => terms.filter(({ term }) => term.text === text && !isLight(text)));
  const before = quoted.map((unit) => context.units[context.units.indexOf(unit) - 1]).filter((unit) => unit !== undefined);
  const said = [...quoted, ...before.filter(isQuestion)].flatMap(({ own, about }) => [topicsOf(own), topicsOf(about)]);
  return asked.length > 0 && asked.every(({ term }) => said.every((topics) => termFit(term, topics) < LEAST.han));
}

function termsIn(text: string): string[] {
  return topicTerms(text).map((term) => term.text);
}

/** In the other language its words are only likely the question's: that it names the thing, and a value of the kind asked for, tells enough. */
function isFitInOtherLanguage(unit: EvidenceUnit, context: CheckContext, expected: ExpectedAnswer): boolean {
  const { question } = context;
  const { names } = termsOf(context);
  if (expected.type === "thing" || names.length === 0) return false;
  if (questionLanguage(unit.text) === questionLanguage(question.text)) return false;
  const isMeasured = expected.type === "time" || expected.dimensions.length > 0;
  const isNamed = (name: string): boolean => (isMeasured ? says(unit, name) : unit.own.folded.includes(name));
  return names.every(isNamed) && candidateFit(unit, question, expected) >= 0.7;
}

/** What stands after a colon may be a sentence too. */
function isProse({ kind, object }: EvidenceUnit): boolean {
  return kind === "sentence" || kind === "heading" || (kind === "field" && /[。！？.!?]\s*$/u.test(object ?? ""));
}

/** Whether nothing of what the question names is named until after what would be quoted: "his wife" is somebody else's. Pure. */
export function isNamedAfterwards(quoted: readonly EvidenceUnit[], context: CheckContext): boolean {
  const { names } = termsOf(context);
  const [first] = quoted;
  if (first === undefined || names.length === 0 || quoted.some(({ kind }) => kind !== "sentence")) return false;
  const last = Math.max(...quoted.map((unit) => context.units.indexOf(unit)));
  const isNamed = (unit: EvidenceUnit): boolean => names.some((name) => says(unit, name));
  const piece = context.units.filter((unit) => unit.piece === first.piece);
  return piece.some(isNamed) && !piece.some((unit) => context.units.indexOf(unit) <= last && isNamed(unit));
}
