import { type PlanStep, references } from "./plan.js";

/** Characters of an answer that replace a `#n`. */
const LONGEST_VALUE = 120;
/** Questions that one step becomes where an earlier answer is a list. */
const MOST_QUESTIONS = 4;

/**
 * The step's question with each `#n` replaced by an answer to step n. An earlier answer of several values makes one question for each,
 * at most 4; if an earlier step has no value, there is nothing to ask, and the list is empty. Pure.
 */
export function fillIn(
  { question }: Pick<PlanStep, "question">,
  values: ReadonlyMap<number, readonly string[]>,
): readonly string[] {
  let filled: readonly ReadonlyMap<number, string>[] = [new Map()];
  for (const number of references(question)) {
    const usable = (values.get(number) ?? [])
      .slice(0, MOST_QUESTIONS)
      .map(asPart)
      .filter((value) => value !== "");
    filled = filled.flatMap((chosen) => [...new Set(usable)].map((value) => new Map([...chosen, [number, value]])));
    filled = filled.slice(0, MOST_QUESTIONS);
  }
  return filled.map((chosen) => question.replace(/#(\d{1,4})/g, (_whole, number: string) => chosen.get(Number(number)) ?? ""));
}

/** An answer as part of a question. Answers come from strangers: one line, bounded, without what would be a reference or end the question. */
function asPart(value: string): string {
  const line = value
    .slice(0, LONGEST_VALUE * 4)
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .replace(/[[【［]\s?\d[\d\s,，、-]{0,40}[\]】］]/gu, "")
    .replaceAll("#", "")
    .replace(/\s{0,9}[?？!！。]+\s{0,9}/gu, " ")
    .trim();
  const characters = [...line];
  const cut = characters.length > LONGEST_VALUE ? characters.slice(0, LONGEST_VALUE).join("") : line;
  return cut.replace(/^[\s,，;；:：、]+|(?:[\s,，;；:：、]|(?<![\p{Lu}]|\b(?:Jr|Sr|St|Inc|Ltd|Co))\.)+$/gu, "").trim();
}
