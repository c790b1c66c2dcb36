import type { Meanings } from "../../../language/dictionary/meanings.js";
import type { QuestionLanguage } from "../../../language/question-language.js";
import { STOP_WORDS } from "../../../language/stop-words.js";
import { fuseRanks } from "./fuse-ranks.js";
import type { PassageOfWords, RankedPassage } from "./passage-index.js";
import type { WordGroup } from "./word-index.js";

/** How much more of the question passages of the other language must say, of 1. */
const CLEARLY = 0.1;

/** 那家, 哪年, 这个: a pointing word and what is counted, whose translations say nothing. */
const POINTS = /^[这那哪]\p{Script=Han}$/u;

/** For each term what it may be called in the other language, and itself; nothing if none has a translation. */
export function inTheOtherLanguage(terms: readonly string[], meanings: Pick<Meanings, "of">): WordGroup[] {
  const groups = [...new Set(terms)].map((term) => {
    const group = new Map<string, number>();
    const meant = POINTS.test(term) ? [] : [...meanings.of(term)].filter(([word]) => !STOP_WORDS.has(word));
    for (const [word, likely] of meant) for (const form of formsOf(word)) group.set(form, Math.max(group.get(form) ?? 0, likely));
    return group.set(term, 1);
  });
  return groups.some(({ size }) => size > 1) ? groups : [];
}

/** The index holds English words as they stand in texts, but for the plural. */
function formsOf(word: string): string[] {
  if (!/^[a-z]{3,}$/u.test(word)) return [word];
  const root = word.replace(/e$/u, "");
  const doubled = /[aeiou][bdgklmnprt]$/u.test(word) ? `${word}${word.at(-1)}` : root;
  const past = word.endsWith("y") ? `${word.slice(0, -1)}ied` : `${root}ed`;
  return [word, `${root}ing`, `${doubled}ing`, past, `${doubled}ed`];
}

/**
 * Passages that say a question in its own words, and those that say it in the other language's, best first. The latter count only where they
 * say clearly more of it than any in the question's language: a dictionary gives every sense of a word. Pure.
 *
 * @param meant by the words and their translations, in each language
 */
export function withTranslated(
  said: readonly PassageOfWords[],
  meant: Readonly<Record<QuestionLanguage, readonly PassageOfWords[]>>,
  language: QuestionLanguage,
): readonly RankedPassage[] {
  const [own, translated] = language === "zh" ? [meant.zh, meant.en] : [meant.en, meant.zh];
  if ((translated[0]?.coverage ?? 0) < (own[0]?.coverage ?? 0) + CLEARLY) return said;
  const weighed = (ranked: readonly PassageOfWords[]) => ranked.map(({ id, coverage }) => ({ id, weight: coverage * coverage }));
  return fuseRanks([weighed(translated), weighed(said)]);
}
