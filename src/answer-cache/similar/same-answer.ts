import type { Citation, KeptAnswer } from "../kept-answer.js";

const NUMBER = /\d+(?:[.,:]\d+)*/gu;
const CITED = /[[【]\d+(?:[,，、 ]+\d+)*[\]】]/gu;
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}'’.-]*/gu;
const SENTENCE_START = /(?:^|[.!?:;]\s+)\p{Lu}/gu;
const NEGATES = /[不没未非无]|并非|(?<!\p{L})(?:not|no|never|none|n't)(?!\p{L})|n't/u;

/**
 * Whether two answers say the same, as far as can be told without a model: the same values where both have some, else the same citations, names
 * and numbers, and both or neither denying. What differs in wording alone is the same; when in doubt it isn't. Pure.
 */
export function isSameAnswer(one: KeptAnswer, other: KeptAnswer): boolean {
  if (one.text === other.text) return true;
  if ((one.origin === "unknown") !== (other.origin === "unknown")) return false;
  if (one.origin === "unknown") return true;
  if (NEGATES.test(said(one)) !== NEGATES.test(said(other))) return false;
  if (one.values.length > 0 && other.values.length > 0) return isSameSet(one.values.map(folded), other.values.map(folded));
  const marks = (answer: KeptAnswer): string[] => answer.citations.filter(({ cited }) => cited).map(markOf);
  return (
    isSameSet(marks(one), marks(other)) && isSameSet(numbersIn(one), numbersIn(other)) && isSameSet(namesIn(one), namesIn(other))
  );
}

function markOf({ source, location, text }: Citation): string {
  return `${source}\n${location}\n${text}`;
}

function said({ text }: KeptAnswer): string {
  return text.replace(CITED, "");
}

function numbersIn(answer: KeptAnswer): string[] {
  return (
    said(answer)
      .match(NUMBER)
      ?.map((number) => number.replaceAll(",", "")) ?? []
  );
}

function namesIn(answer: KeptAnswer): string[] {
  return (
    said(answer)
      .replace(SENTENCE_START, (start) => start.toLowerCase())
      .match(NAME) ?? []
  );
}

function folded(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return [...new Set(one)].sort().join("\n") === [...new Set(other)].sort().join("\n");
}
