import type { QuestionLanguage } from "../../../language/question-language.js";
import { stepOrder } from "./chain-order.js";
import { chainsOf } from "./chain-search.js";
import { around, chainWords } from "./chain-spans.js";
import { asksHowMany, asksOnce, expectedBy, mayBeChain } from "./chain-words.js";
import { type Executor, TooMuchWork } from "./executor.js";
import type { Lexed } from "./lex.js";
import { count, type Query, type SetQuery, which } from "./query.js";

/**
 * What a question asks that no grammar could read, if it names one thing and everything else in it speaks for a chain from that thing: the order of its words is
 * the asker's, the chain's that of the graph. Every word has to be used. Empty if it is more than such a question.
 */
export function chainQueries(lexed: Lexed, language: QuestionLanguage, executor: Executor): Query[] {
  const words = chainWords(lexed, language);
  if (words === undefined) return [];
  const asked = around(lexed, words);
  if (!mayBeChain(asked, language) || !asksOnce(asked, language)) return [];
  const isCount = (set: SetQuery): boolean =>
    asksHowMany(asked) && [...executor.rows(set).values()].every(({ value }) => value.kind === "node");
  const expects = expectedBy(asked);
  try {
    return chainsOf(words, stepOrder(lexed, words, language), executor)
      .filter(({ set }) => expects !== "person" || isPeople(set, executor))
      .map(({ set }) => (isCount(set) ? count(set) : which(set, expects)));
  } catch (error) {
    if (error instanceof TooMuchWork) return [];
    throw error;
  }
}

const WHO = ["person", "organisation", "company", "university", "museum", "country", "city"];

/** Whoever is asked for is known to be somebody, or nothing is known of what it is. */
function isPeople(set: SetQuery, executor: Executor): boolean {
  return [...executor.rows(set).values()].every(({ value }) => {
    if (value.kind !== "node") return true;
    const implied = executor.membership.implied(value.id);
    return implied.size === 0 ? executor.membership.tellings(value.id).length === 0 : WHO.some((id) => implied.has(id));
  });
}
