import type { RephrasedQuestion } from "../sources/knowledge-source.js";
import { type AskDirectOptions, askDirect } from "./ask-direct.js";
import type { SharedSource } from "./collaborators.js";
import { describedThing } from "./plan/described-thing.js";

/** A question about a thing that a source told from its description. */
export interface SettledDescription extends RephrasedQuestion {
  /** What is described. */
  readonly name: string;
}

/**
 * The question with its description settled by the sources that can answer outright; undefined if it describes nothing, or none is certain what.
 *
 * @param bounds within which all ways to read it are asked
 */
export async function settleDescription(
  question: string,
  sources: readonly SharedSource[],
  bounds: AskDirectOptions,
): Promise<SettledDescription | undefined> {
  const until = performance.now() + bounds.timeout;
  for (const way of describedThing(question)) {
    const timeout = Math.ceil(until - performance.now());
    if (timeout <= 0) return undefined;
    if (way.isWithin === true) continue;
    const answer = await askDirect(sources, way.question, { ...bounds, timeout });
    const [name = "", ...more] = answer?.kind === "answer" ? answer.values : [];
    if (answer === undefined || more.length > 0 || !/\p{L}/u.test(name) || question.includes(name)) continue;
    const { evidence, derivation } = answer;
    return { name, question: way.of(name), evidence, derivation };
  }
  return undefined;
}
