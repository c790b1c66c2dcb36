import { atomise } from "../../graph/atoms.js";
import { foldName } from "../../graph/fold-name.js";

const MOST_SPANS = 200;
const MOST_WORDS = 6;
const HAN_LENGTHS: readonly [number, number] = [2, 10];

/** Runs of words that may be what something is called, the longest first: values to compare with, nothing else. */
export function spansOf(question: string): string[] {
  const text = foldName(question);
  const atoms = atomise(text).filter(({ kind, text: word }) => kind !== "mark" || word === "the");
  const found = new Set<string>();
  const add = (from: number, to: number): void => {
    const [first, last] = [atoms[from], atoms[to - 1]];
    if (first !== undefined && last !== undefined) found.add(text.slice(first.start, last.end));
  };
  for (let from = 0; from < atoms.length; from += 1) {
    const isHan = atoms[from]?.kind === "han";
    const [least, most] = isHan ? HAN_LENGTHS : [1, MOST_WORDS];
    for (let length = least; length <= most && from + length <= atoms.length; length += 1) add(from, from + length);
  }
  return [...found]
    .filter((span) => span.length > 1 && span.length <= 100)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_SPANS);
}
