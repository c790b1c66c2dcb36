import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import { stem } from "../../../language/english-stem.js";
import { nameKey } from "../atoms.js";
import { CALENDAR_WORDS } from "../lexicon/calendar-words.js";
import { isFunctionWord } from "./chain-words.js";
import { listed } from "./relation-words.js";

const HAN = /\p{Script=Han}/u;
const FEWEST_HAN = 2;
const FEW = 3;
/** By what a day or a month is called or how it is shortened: all that it is called. */
const CALENDAR: ReadonlyMap<string, readonly string[]> = new Map(
  CALENDAR_WORDS.flatMap(({ names, short }) => {
    const called = listed(names);
    return [...called, ...listed(short)].flatMap((name) => [
      [nameKey(name), called] as const,
      ...(HAN.test(name) ? [] : [[`${nameKey(name)}s`, called] as const]),
    ]);
  }),
);

/** Whether it is a day of the week or a month, in either language. */
export function isCalendarWord(text: string): boolean {
  return CALENDAR.has(nameKey(text));
}

/**
 * What else a value is called: a day or a month in either language, 周六 as 星期六; a word that one of the other language translates, and it alone.
 *
 * @param dictionary none where the graph itself tells the value in both languages
 */
export function otherNames(text: string, dictionary: Dictionary | undefined): readonly string[] {
  const isHan = HAN.test(text);
  const known = CALENDAR.get(nameKey(text));
  if (known !== undefined) return known.filter((name) => dictionary !== undefined || HAN.test(name) === isHan);
  return dictionary === undefined ? [] : isHan ? englishNames(text, dictionary) : chineseNames(text, dictionary);
}

function chineseNames(text: string, dictionary: Dictionary): string[] {
  const word = text.toLowerCase();
  return dictionary.chinese(word).filter((chinese) => [...chinese].length >= FEWEST_HAN && isOnly(word, chinese, dictionary));
}

function englishNames(text: string, dictionary: Dictionary): string[] {
  return [...text].length < FEWEST_HAN ? [] : dictionary.english(text).filter((word) => isOnly(word, text, dictionary));
}

/** 其他, `none`: what chooses or denies, and what only joins, is never the name of a value that isn't written so. */
const SMALL = /[没不无非未第每各其几哪谁]|^(?:all|none|other|others|most|first|last|same|new|old|more|less)$/u;

/** 电池 is a cell, too, but commonly no cell is 电池. */
function isOnly(word: string, chinese: string, dictionary: Dictionary): boolean {
  if ([word, chinese].some((name) => SMALL.test(name)) || isFunctionWord(word, "en") || isFunctionWord(chinese, "zh"))
    return false;
  const all = dictionary.chinese(word);
  // Far down in its list a word is translated oddly.
  if (!all.slice(0, FEW).includes(chinese)) return false;
  const others = dictionary.english(chinese).filter((other) => stem(other) !== stem(word));
  if (others.length === 0) return true;
  const isCommon = (english: string): boolean => dictionary.chinese(english)[0] === chinese;
  return all.length <= FEW && isCommon(word) && !others.some(isCommon);
}
