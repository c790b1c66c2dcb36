import { HAN_NUMBER, hanNumber } from "../reading/numerals.js";
import type { Reading } from "../reading/reading.js";
import type { Scope } from "./claims.js";

const NUMBERED = new RegExp(`(?<![\\d.])(第?)(${HAN_NUMBER}|\\d{1,4})(?=([\\p{Script=Han}“]{1,2}))`, "gu");
/** A numeral before these is a date or a measure, or none at all: other checks hold them. */
const NO_COUNT =
  /^(?:年|月|日|号(?!船|线|楼|馆|井)|点|分|秒|时|世纪|样|起|些|下|直|旦|般|定|共|切|向|律|同|路|边|面|种|位|名|个)/u;

/** 一等舱 of 三等舱, 三条水沟 of 一条水沟: a numeral before the same word as in the evidence, but another one. */
export function swappedNumerals(sentence: Reading, { own, about }: Scope, question: Reading): string[] {
  const said = numbered(sentence.text);
  if (said.length === 0) return [];
  const known = [...numbered(own), ...numbered(about), ...numbered(question.text)];
  return said.flatMap(({ number, word, text }) => {
    // 一座石塔: a tower.
    if (number === 1 && /^[座口只家件条项届场份]/u.test(word)) return [];
    const same = known.filter((other) => other.word.startsWith(word) || (word.length > 1 && word.startsWith(other.word)));
    return same.length > 0 && same.every((other) => other.number !== number) ? [text] : [];
  });
}

function numbered(text: string): { readonly number: number; readonly word: string; readonly text: string }[] {
  return [...text.matchAll(NUMBERED)].flatMap(([whole, , numeral = "", word = ""]) => {
    const number = /^\d/u.test(numeral) ? Number(numeral) : hanNumber(numeral);
    return number === undefined || NO_COUNT.test(word) ? [] : [{ number, word: word.slice(0, 2), text: whole }];
  });
}

const FRAME = /(?<![\p{L}])(\p{Ll}{3,}) (of|in|at|to|from|for|by) (?:the )?(\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)*)/gu;

/** "the postmistress of Nettleford" of "the postmistress of Ternwick". */
export function swappedNames(sentence: Reading, { units }: Scope): string[] {
  const texts = units.filter(({ kind }) => kind === "sentence").map(({ text }) => text.normalize("NFKC"));
  return [...sentence.text.matchAll(FRAME)].flatMap(([whole, word, link, name = ""]) => {
    const rivals = texts.flatMap((text) =>
      [...text.matchAll(FRAME)].filter((match) => match[1] === word && match[2] === link).map((match) => match[3] ?? ""),
    );
    const isHere = rivals.some((rival) => rival.includes(name) || name.includes(rival));
    const isInText = texts.some((text) => text.includes(name));
    return rivals.length > 0 && !isHere && !isInText ? [whole] : [];
  });
}
