import type { QuestionLanguage } from "../../language/question-language.js";

interface ModelSourceWords {
  readonly system: string;
  readonly title: (name: string) => string;
}

/** What the model is told. Statements that name their subject stand alone as evidence. */
export const MODEL_SOURCE_WORDS: Readonly<Record<QuestionLanguage, ModelSourceWords>> = {
  zh: {
    system:
      "回答问题。每行写一句完整的话，写明主语，不用代词，最多五行。只写你有把握的事实；没有把握时只写：不知道。不要写别的内容。",
    title: (name: string) => `模型 ${name} 的说法（未经核实）`,
  },
  en: {
    system:
      "Answer the question. Write one full sentence a line, at most five, each naming its subject instead of a pronoun. State only facts that " +
      "you are sure of; if you are not sure, write only: UNKNOWN. Write nothing else.",
    title: (name: string) => `What the model ${name} says (unverified)`,
  },
};
