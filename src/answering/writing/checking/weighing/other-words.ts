import type { Reading } from "../../reading/reading.js";
import { sensesIn } from "../../reading/senses.js";
import { topicTerms } from "../../reading/topics.js";
import type { CheckContext } from "../check-context.js";

/** Words of the question that say a relation, or a value, by a turn of phrase: "by hand" what is manual, "in charge" the director. Pure. */
export function inOtherWords(said: Reading, { question }: CheckContext): readonly string[] {
  const senses = new Set(sensesIn(said).flatMap((one) => [...one.senses]));
  if (senses.size === 0) return [];
  return sensesIn(question)
    .filter((one) => [...one.senses].some((sense) => senses.has(sense)))
    .flatMap(({ start, end }) => topicTerms(question.folded.slice(start, end)).map(({ text }) => text));
}
