import { type QuestionLanguage, questionLanguage } from "../../../language/question-language.js";
import { fillIn } from "../fill-in.js";
import { type Plan, references } from "../plan.js";
import { mergeComparison, mergeDifference, mergeSum } from "./merge-measures.js";
import { mergeSame, mergeYesNo } from "./merge-yes-no.js";
import { type MergedAnswer, notKnown, type PartAnswer } from "./part-answer.js";
import { Numbering } from "./renumber.js";

/**
 * One answer of the steps' answers (one per step, in their order; undefined for a step that failed), in the question's language and with
 * one numbering of citations. A part that isn't known is named. Undefined if it takes a model to merge: values that don't compare, an
 * answer that is neither yes nor no. Pure.
 */
export function mergeByRules(plan: Plan, answers: readonly (PartAnswer | undefined)[]): MergedAnswer | undefined {
  const { merge, steps } = plan;
  if (answers.length !== steps.length || merge.kind === "model") return undefined;
  const language = questionLanguage(steps.map(({ question }) => question).join(" "));
  const missing = steps.filter((_step, index) => !isKnown(answers[index])).map(({ id }) => id);
  if (missing.length === steps.length) return partial(plan, answers, language, missing);
  if (merge.kind === "join") return partial(plan, answers, language, missing);
  if (merge.kind === "last") return last(plan, answers, language, missing);
  const known = answers.filter(isKnown);
  if (merge.kind === "all" || merge.kind === "any")
    return mergeYesNo(merge, answers, language) ?? (missing.length > 0 ? partial(plan, answers, language, missing) : undefined);
  if (missing.length > 0) return partial(plan, answers, language, missing);
  switch (merge.kind) {
    case "same":
      return mergeSame(merge, known, language);
    case "compare":
      return mergeComparison(merge, known, language);
    case "difference":
      return mergeDifference(merge, known, language);
    case "sum":
      return mergeSum(known, language);
  }
}

function isKnown(answer: PartAnswer | undefined): answer is PartAnswer {
  return answer !== undefined && answer.text.trim() !== "";
}

/** What is known, one after the other, and what isn't. */
function partial(
  plan: Plan,
  answers: readonly (PartAnswer | undefined)[],
  language: QuestionLanguage,
  missing: readonly number[],
): MergedAnswer {
  const numbering = new Numbering();
  const found = new Map(plan.steps.map(({ id }, index) => [id, answers[index]?.values ?? []]));
  const sentences = plan.steps.flatMap((step, index) => {
    const answer = answers[index];
    if (isKnown(answer)) return [closed(numbering.text(answer).trim(), language)];
    const asked = answers[index]?.question ?? fillIn(step, found)[0];
    if (asked !== undefined) return [notKnown(asked, language)];
    // A step that waited for one without an answer was never asked: that one is named.
    const isTold = references(step.question).every((id) => !missing.includes(id));
    return isTold ? [notKnown(step.question.replace(/#\d+/gu, language === "zh" ? "其" : "that one"), language)] : [];
  });
  const text = [...new Set(sentences)].join(
    sentences.some((sentence) => sentence.includes("\n")) ? "\n\n" : language === "zh" ? "" : " ",
  );
  // What a comparison or chain found on its way is no answer to it.
  const values = plan.merge.kind === "join" ? [...new Set(answers.flatMap((answer) => answer?.values ?? []))] : [];
  return { text, values, citations: numbering.citations(), missing };
}

/** The last answer; the steps before it are part of what it rests on. */
function last(
  plan: Plan,
  answers: readonly (PartAnswer | undefined)[],
  language: QuestionLanguage,
  missing: readonly number[],
): MergedAnswer | undefined {
  const firstMissing = missing[0];
  if (firstMissing !== undefined) {
    const upTo = plan.steps.slice(0, firstMissing);
    return partial({ ...plan, steps: upTo }, answers.slice(0, firstMissing), language, missing);
  }
  const final = answers.at(-1);
  if (final === undefined) return undefined;
  const numbering = new Numbering();
  const text = closed(numbering.text(final).trim(), language);
  const before = answers
    .slice(0, -1)
    .filter(isKnown)
    .map((answer) => numbering.markers(answer))
    .join("");
  const added = before.replace(/\[\d+\]/g, (marker) => (text.includes(marker) ? "" : marker));
  const distinct = [...new Set(added.match(/\[\d+\]/g) ?? [])].join("");
  return {
    text: distinct === "" ? text : `${text} ${distinct}`,
    values: final.values,
    citations: numbering.citations(),
    missing,
  };
}

/** A sentence ends with a mark. */
function closed(text: string, language: QuestionLanguage): string {
  return /(?:[.!?。！？…:：]|[.!?。！？]\s?(?:\[\d+\])+|\n.*)$/u.test(text) ? text : `${text}${language === "zh" ? "。" : "."}`;
}
