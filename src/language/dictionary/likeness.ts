import { stem } from "../english-stem.js";
import type { Dictionary } from "./dictionary.js";

/** Words that say only what form the rest has: the date of what? */
const FORMS = new Set(
  "of the a an is has was are in on at to by for with from and date day time number count no name value total amount per its their".split(
    " ",
  ),
);
const CHINESE_FORMS = /^(?:号码?|数|数量|时间|日期|名称?|量|率|度|情况|的)$/u;
/** The third translation of a word says less about it than the first. */
const FADING = 0.1;
/** A character within a word is a weaker sign than the word. */
const CHARACTER = 0.6;
const PART = 0.8;
const PIVOT = 0.7;
/** A question's word that fits worse than this isn't explained by the name. */
const LEAST = 0.4;

/** A name or a part of a question, ready to be compared. */
export interface Phrase {
  readonly words: readonly PhraseWord[];
}

export interface PhraseWord {
  readonly text: string;
  readonly isChinese: boolean;
  /** Chinese: itself first, then what it means. English: its translations. */
  readonly chinese: readonly string[];
}

/** @param text lower case, simplified characters */
export function phrase(text: string, dictionary: Dictionary): Phrase {
  const parts = text.match(/\p{Script=Han}+|[a-z']+/gu) ?? [];
  const words = parts.flatMap((part): PhraseWord[] => {
    if (/^\p{Script=Han}/u.test(part))
      return dictionary.cut(part).map((word) => ({ text: word, isChinese: true, chinese: [word] }));
    return FORMS.has(part) ? [] : [{ text: stem(part), isChinese: false, chinese: dictionary.chinese(part) }];
  });
  const telling = words.filter(({ text, isChinese }) => !isChinese || !CHINESE_FORMS.test(text));
  return { words: telling.length > 0 ? telling : words };
}

/**
 * How well the words of a question fit a name, 0…1: the mean, over the words of both, of how well each fits the best of the other's; 0 if
 * a word of the question fits none. Pure.
 *
 * @param compare how well two words fit, as {@link wordLikeness} tells
 */
export function likeness(asked: Phrase, named: Phrase, compare: (asked: PhraseWord, named: PhraseWord) => number): number {
  if (asked.words.length === 0 || named.words.length === 0) return 0;
  const best: number[] = [];
  const bestOfNamed = named.words.map(() => 0);
  for (const word of asked.words) {
    let most = 0;
    for (const [index, other] of named.words.entries()) {
      const fits = compare(word, other);
      most = Math.max(most, fits);
      bestOfNamed[index] = Math.max(bestOfNamed[index] ?? 0, fits);
    }
    if (most < LEAST) return 0;
    best.push(most);
  }
  return 0.7 * mean(best) + 0.3 * mean(bestOfNamed);
}

/** Two words fit if they are the same, if one is within the other, if one translates the other, or if they translate the same word. Pure. */
export function wordLikeness(a: PhraseWord, b: PhraseWord, dictionary: Dictionary): number {
  if (a.text === b.text) return 1;
  if (a.isChinese && b.isChinese) {
    const part = partLikeness(a.text, b.text);
    if (part >= PART) return part;
    const means = new Set(dictionary.english(a.text));
    return dictionary.english(b.text).some((word) => means.has(word)) ? PIVOT : part;
  }
  if (!a.isChinese && !b.isChinese) return sharedTranslation(a.chinese, b.chinese);
  if (a.isChinese) return bestOf(b.chinese, (word) => partLikeness(a.text, word));
  return bestOf(a.chinese, (word) => partLikeness(word, b.text));
}

function bestOf(translations: readonly string[], likenessTo: (word: string) => number): number {
  return Math.max(0, ...translations.map((word, rank) => likenessTo(word) * weight(rank)));
}

/** Two words that translate the same word: `buy` and `purchase` are both 购买. */
function sharedTranslation(a: readonly string[], b: readonly string[]): number {
  let best = 0;
  for (const [rank, word] of a.entries()) {
    const other = b.indexOf(word);
    if (other >= 0) best = Math.max(best, weight(rank) * weight(other));
  }
  return best * PART;
}

/**
 * A word asked with may be a part of the name, or hold it; a single character of the name says too little (市长 isn't 市花). The head stands
 * last: 电影剧本 is a 剧本, and no 电影.
 */
function partLikeness(asked: string, named: string): number {
  if (asked === named) return 1;
  if (named.includes(asked) && named.length - asked.length <= 2)
    return asked.length > 1 && named.endsWith(asked) ? PART : CHARACTER;
  if (named.length < 2 || !asked.includes(named) || asked.length - named.length > 2) return 0;
  return asked.endsWith(named) ? PART : CHARACTER;
}

function weight(rank: number): number {
  return 1 / (1 + FADING * rank);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
