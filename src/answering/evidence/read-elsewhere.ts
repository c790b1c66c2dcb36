import { foldText } from "../../language/fold-text.js";
import type { DirectAnswer, Evidence } from "../../sources/knowledge-source.js";

/**
 * Whether evidence of another source has a word of the question, in either language, that the source of a likely answer couldn't read: then that one speaks of it.
 * Pure.
 */
export function isReadElsewhere(
  { unread = [], evidence }: DirectAnswer,
  offered: readonly Evidence[],
  translate: (word: string) => readonly string[],
): boolean {
  const own = new Set(evidence.map(({ source }) => source));
  const others = offered.filter(({ source }) => !own.has(source)).map(({ text }) => foldText(text).toLowerCase());
  const words = unread.filter((word) => [...word].length > 1);
  return words.some((word) =>
    [word, ...translate(word)].some((form) => others.some((text) => text.includes(form.toLowerCase()))),
  );
}
