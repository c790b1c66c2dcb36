import { questionLanguage } from "../../language/question-language.js";
import type { PromptMessage } from "../writing/prompts/answer-prompt.js";

/** More sub-questions than this are not a plan but a loop. */
const MOST_SUB_QUESTIONS = 6;
const LONGEST_SUB_QUESTION = 500;
const NUMBERED_LINE = /^\s{0,8}(\d{1,2})\s{0,3}[.、．)）:：]\s{0,8}(\S.*)$/u;

const WORDING = {
  zh: "把问题拆成可以分别查找的子问题，每行一个，写上编号。后面的子问题用 #1、#2 指代前面的答案。不必拆的问题照写一行。",
  en:
    "Split the question into sub-questions that can be looked up one by one, numbered, one per line. A later one calls an earlier answer #1 or #2. " +
    "A question that needs no splitting stays one line.",
} as const;

/** Asks a model to split a question, in the question's language. */
export function decompositionPrompt(question: string): readonly PromptMessage[] {
  return [
    { role: "system", content: WORDING[questionLanguage(question)] },
    { role: "user", content: question },
  ];
}

/**
 * The sub-questions of a model's reply: lines numbered 1, 2, 3 …, where `#n` stands for the answer to an earlier line. Undefined where the
 * reply is no such list: no lines, wrong numbers, too many, or a reference to a line that doesn't come before.
 */
export function readSubQuestions(reply: string): readonly string[] | undefined {
  const lines = reply.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length === 0 || lines.length > MOST_SUB_QUESTIONS) return undefined;
  const questions: string[] = [];
  for (const [index, line] of lines.entries()) {
    const [, number, question = ""] = NUMBERED_LINE.exec(line) ?? [];
    if (number !== String(index + 1) || question.length > LONGEST_SUB_QUESTION) return undefined;
    const references = Array.from(question.matchAll(/#(\d{1,2})/g), ([, earlier]) => Number(earlier));
    if (references.some((earlier) => earlier < 1 || earlier > index)) return undefined;
    questions.push(question.trim());
  }
  return questions;
}
