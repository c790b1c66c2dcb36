import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import { fuseRanks } from "./fuse-ranks.js";
import type { PassageOfWords, RankedPassage } from "./passage-index.js";

/** How much more of the question passages of the other language must say, of 1. */
const CLEARLY = 0.2;

/** For each term what it is called in the other language, and itself; nothing if none has a translation. */
export function inTheOtherLanguage(terms: readonly string[], dictionary: Dictionary): ReadonlySet<string>[] {
  const groups = [...new Set(terms)].map((term) => new Set([term, ...dictionary.translations(term).flatMap(formsOf)]));
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
 * say clearly more of it: a dictionary gives every sense of a word. Pure.
 */
export function withTranslated(said: readonly PassageOfWords[], translated: readonly PassageOfWords[]): readonly RankedPassage[] {
  if ((translated[0]?.coverage ?? 0) < (said[0]?.coverage ?? 0) + CLEARLY) return said;
  const weighed = (ranked: readonly PassageOfWords[]) => ranked.map(({ id, coverage }) => ({ id, weight: coverage * coverage }));
  return fuseRanks([weighed(translated), weighed(said)]);
}
