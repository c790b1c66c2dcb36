import type { Dictionary } from "../../language/dictionary/dictionary.js";
import { questionLanguage } from "../../language/question-language.js";
import { STOP_WORDS } from "../../language/stop-words.js";
import type { NamedThing } from "../../sources/knowledge-source.js";

const MOST_WORDS = 24;
/** The commonest translations say most. */
const MOST_TRANSLATIONS = 3;
const HAN = /\p{Script=Han}/u;

/**
 * What a question is searched with in documents of the other language: the other names of what it names, and its words' commonest translations. Undefined
 * where there is nothing to translate. Pure.
 */
export function inOtherLanguage(
  question: string,
  things: readonly NamedThing[],
  dictionary: Pick<Dictionary, "cut" | "translations">,
): string | undefined {
  const isChinese = questionLanguage(question) === "zh";
  const isOther = (text: string): boolean => HAN.test(text) !== isChinese;
  const names = [...new Set(things.flatMap((thing) => thing.names))].filter((name) => isOther(name) && !question.includes(name));
  // A name isn't translated word by word.
  const rest = things.reduce((text, thing) => text.replaceAll(thing.text, " "), question);
  const words = isChinese
    ? (rest.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => dictionary.cut(run)).filter((word) => [...word].length > 1)
    : (rest.toLowerCase().match(/\p{Script=Latin}{3,}/gu) ?? []);
  const telling = [...new Set(words)].filter((word) => !STOP_WORDS.has(word)).slice(0, MOST_WORDS);
  const translated = telling.flatMap((word) => dictionary.translations(word).filter(isOther).slice(0, MOST_TRANSLATIONS));
  return names.length + translated.length === 0 ? undefined : [...names, ...new Set(translated)].join(isChinese ? " " : "，");
}

/** Whether a text is mostly of the other language than the question. Pure. */
export function isOtherLanguage(text: string, question: string): boolean {
  return questionLanguage(text.slice(0, 600)) !== questionLanguage(question);
}
