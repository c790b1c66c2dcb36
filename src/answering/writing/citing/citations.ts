import type { Citation } from "../../../answer-cache/kept-answer.js";
import { questionLanguage } from "../../../language/question-language.js";
import type { Evidence } from "../../../sources/knowledge-source.js";
import { attribute } from "./attribute.js";

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
  const offered = evidence.map(({ source, title, location, text: quoted, score, unverified }, index): Citation => {
    const optional = { ...(title === undefined ? {} : { title }), ...(unverified === true ? { unverified } : {}) };
    return { number: index + 1, source, ...optional, location, text: quoted, score, cited: numbers.has(index + 1) };
  });
  const cited = offered.filter((citation) => citation.cited);
  return { citations: cited.length > 0 ? cited : offered, invalidCitations: [...numbers].filter((number) => !isOffered(number)) };
}

/**
 * The text with marks for the first `count` pieces of evidence before its final punctuation: `上海[1]。`, `Shanghai [1][2].`, `12 rivers [1-12].`
 */
export function withMarks(text: string, count: number): string {
  if (count <= 3)
    return attribute(
      text,
      Array.from({ length: count }, (_, index) => index + 1),
      questionLanguage(text),
    );
  return attribute(text, [1], questionLanguage(text)).replace(/\[1\](?=[^[]*$)/, `[1-${count}]`);
}

function numbersIn(list: string): number[] {
  return list.split(/[,，、;；]/u).flatMap((part) => {
    const [first = 0, last = first] = part.split(/[–-]/u).map(Number);
    // A range that runs backwards or far isn't one of evidence.
    if (last < first || last - first > 200) return [first, last];
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}
