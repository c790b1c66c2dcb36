import { questionLanguage } from "../../../language/question-language.js";
import type { PromptMessage } from "../../writing/prompts/answer-prompt.js";

const WORDING = {
  zh: {
    system: "把查到的结果合成一句回答，保留方括号里的编号。",
    question: "问题：",
    finding: (number: number, text: string) => `结果${number}：${text}`,
  },
  en: {
    system: "Merge the findings into one answer and keep the numbers in brackets.",
    question: "Question: ",
    finding: (number: number, text: string) => `Finding ${number}: ${text}`,
  },
} as const;

/** Asks a model to make one answer of what was found for each part of a question. The findings carry their citations' numbers. */
export function mergePrompt(question: string, findings: readonly string[]): readonly PromptMessage[] {
  const words = WORDING[questionLanguage(question)];
  const lines = findings.map((text, index) => words.finding(index + 1, text.replaceAll(/\s+/g, " ")));
  return [
    { role: "system", content: words.system },
    { role: "user", content: [`${words.question}${question}`, ...lines].join("\n") },
  ];
}
