import { type QuestionLanguage, questionLanguage } from "../../language/question-language.js";
import type { NamedThing } from "../../sources/knowledge-source.js";

const MOST_NAMES = 24;
const HAN = /\p{Script=Han}/u;

/** What evidence in the other language is searched with. */
export interface OtherLanguageSearch {
  readonly language: QuestionLanguage;
  /** The question without what it names, whose words aren't to be translated one by one, and the names of that in the other language. */
  readonly text: string;
}

/** The search for a question in documents of the other language. Pure. */
export function inOtherLanguage(question: string, things: readonly NamedThing[]): OtherLanguageSearch {
  const language = questionLanguage(question) === "zh" ? "en" : "zh";
  const isOther = (text: string): boolean => HAN.test(text) === (language === "zh");
  const known = new Set(things.flatMap((thing) => thing.names).filter((name) => isOther(name) && !question.includes(name)));
  const named = things.filter((thing) => thing.names.some((name) => known.has(name)));
  const rest = named.reduce((text, thing) => text.replaceAll(thing.text, " "), question);
  return { language, text: [rest.trim(), ...[...known].slice(0, MOST_NAMES)].join("\n") };
}

/** Whether a text is mostly of the other language than the question. Pure. */
export function isOtherLanguage(text: string, question: string): boolean {
  return questionLanguage(text.slice(0, 600)) !== questionLanguage(question);
}
