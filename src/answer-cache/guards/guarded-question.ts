import { type QuestionLanguage, questionLanguage } from "../../language/question-language.js";
import { loadSearchTerms } from "../../language/search-terms.js";
import { normaliseQuestion } from "../normalise-question.js";
import { wordingForm } from "../wording/wording-form.js";

/** A question as guards see it. */
export interface GuardedQuestion {
  readonly language: QuestionLanguage;
  /** Without frame and politeness, in simplified characters, numbers as digits; case as written. */
  readonly text: string;
  /** The same in lower case. */
  readonly folded: string;
  /** Its words in their order, in lower case; Chinese ones as a dictionary divides them, function words left out. */
  readonly terms: readonly string[];
}

/** Reads a question once for all guards. */
export async function guardedQuestion(question: string): Promise<GuardedQuestion> {
  const text = (await wordingForm(question)) ?? normaliseQuestion(question);
  const terms = await loadSearchTerms(text);
  return { language: questionLanguage(question), text, folded: text.toLowerCase(), terms: terms(text) };
}
