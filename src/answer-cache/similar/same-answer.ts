import { STOP_WORDS } from "../../language/stop-words.js";
import type { Citation, KeptAnswer } from "../kept-answer.js";

const NUMBER = /\d+(?:[.,:]\d+)*/gu;
const CITED = /[[【]\d+(?:[,，、 ]+\d+)*[\]】]/gu;
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}'’-])+/gu;
/** Characters of which Chinese sentences are made, whatever they say. */
const PARTICLES: ReadonlySet<string> = new Set("的了是在它他她其者为由于有这那该就都也和与及把被从到着过个位座名呢吗吧啊");
const NEGATES = /[不没未非无]|并非|(?<!\p{L})(?:not|no|never|none)(?!\p{L})|n['’]t(?!\p{L})/iu;

/**
 * Whether two answers say the same, as far as can be told without a model: the same values where both have some, else the same citations and
 * numbers, both or neither denying, and all names and other words of one in the other. In doubt they don't. Pure.
 */
export function isSameAnswer(one: KeptAnswer, other: KeptAnswer): boolean {
  if (one.text === other.text) return true;
  if ((one.origin === "unknown") !== (other.origin === "unknown")) return false;
  if (one.origin === "unknown") return true;
  if (NEGATES.test(said(one)) !== NEGATES.test(said(other))) return false;
  if (one.values.length > 0 && other.values.length > 0) return isSameSet(one.values.map(folded), other.values.map(folded));
  const [words, others] = [wordsIn(one), wordsIn(other)];
  const marks = (answer: KeptAnswer): string[] => answer.citations.filter(({ cited }) => cited).map(markOf);
  return (
    isSameSet(marks(one), marks(other)) &&
    isSameSet(numbersIn(one), numbersIn(other)) &&
    (isSubset(words, others) || isSubset(others, words))
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

/** Words and Han characters that carry meaning. */
function wordsIn(answer: KeptAnswer): ReadonlySet<string> {
  const words = folded(said(answer)).match(WORD) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word) && !PARTICLES.has(word)));
}

function folded(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return [...new Set(one)].sort().join("\n") === [...new Set(other)].sort().join("\n");
}

function isSubset(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((word) => all.has(word));
}
