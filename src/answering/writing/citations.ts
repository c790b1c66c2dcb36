import type { Citation } from "../../answer-cache/kept-answer.js";
import type { Evidence } from "../../sources/knowledge-source.js";

/** [1], 【1】, ［1］, also with several numbers or a range: [1, 3], 【1、3】, [2-4]. */
const MARKER = /[[【［]\s{0,3}(\d{1,3}(?:\s{0,3}[,，、;；–-]\s{0,3}\d{1,3}){0,20})\s{0,3}[\]】］]/gu;

interface CitedEvidence {
  readonly citations: readonly Citation[];
  /** Numbers without evidence, each once, in the order of appearance. */
  readonly invalidCitations: readonly number[];
}

/** Pure. Numbers count from 1 in the order of `evidence`. */
export function findCitations(text: string, evidence: readonly Evidence[]): CitedEvidence {
  const numbers = new Set<number>();
  for (const [, list = ""] of text.normalize("NFKC").matchAll(MARKER)) for (const number of numbersIn(list)) numbers.add(number);
  const isOffered = (number: number): boolean => number >= 1 && number <= evidence.length;
  const offered = evidence.map(({ source, title, location, text: quoted, score }, index): Citation => {
    const cited = numbers.has(index + 1);
    return { number: index + 1, source, ...(title === undefined ? {} : { title }), location, text: quoted, score, cited };
  });
  const cited = offered.filter((citation) => citation.cited);
  return { citations: cited.length > 0 ? cited : offered, invalidCitations: [...numbers].filter((number) => !isOffered(number)) };
}

function numbersIn(list: string): number[] {
  return list.split(/[,，、;；]/u).flatMap((part) => {
    const [first = 0, last = first] = part.split(/[–-]/u).map(Number);
    // A range that runs backwards or far is no range of evidence.
    if (last < first || last - first > 20) return [first, last];
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}
