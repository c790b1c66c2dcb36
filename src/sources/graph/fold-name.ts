import { loadSimplifier } from "../../language/simplified-chinese.js";

/** Drawn, not written: zero-width characters, soft hyphens, direction marks, variation selectors. */
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\ufe00-\ufe0f]/gu;
/** Middle dots as they stand in names: 玛丽·居里, 玛丽・居里, 玛丽•居里. */
const MIDDLE_DOTS = /[·・•‧∙⋅･᛫]/gu;
const LATIN_MARKS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{Mn}*)\p{Mn}/gu;
/** Letters that no decomposition takes apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
};
const UNPLAIN = /[ßæœøđðþłıħ]/gu;
const APOSTROPHES = /[‘’‛ʼ`´′＇]/gu;
const QUOTES = /[“”„‟«»″〝〞]/gu;
const DASHES = /[‐‑‒–—―−]/gu;

/** Nothing but case, spaces and one apostrophe to fold. */
const ASCII = /^[ -~]*$/u;
const HAN = /\p{Script=Han}/u;
let simplify = (text: string): string => text;

/** Makes `foldName` take traditional characters for simplified ones. Once per process; the lexicon is simplified already. */
export async function loadSimplified(): Promise<void> {
  simplify = await loadSimplifier();
}

/**
 * One spelling for texts that people take for the same: width, case, accents (not in Japanese, where they tell sounds apart), kinds of
 * apostrophes, dashes and middle dots, invisible characters, runs of spaces.
 */
export function foldName(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replaceAll("`", "'").replace(/ {2,}/gu, " ").trim();
  const folded = text
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .toLowerCase()
    .normalize("NFD")
    .replace(LATIN_MARKS, "")
    .normalize("NFC")
    .replace(UNPLAIN, (letter) => PLAIN[letter] ?? letter)
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(DASHES, "-")
    .replace(MIDDLE_DOTS, "·")
    .replace(/\s*·\s*/gu, "·")
    .replace(/\s+/gu, " ")
    .trim();
  return HAN.test(folded) ? simplify(folded) : folded;
}

/** A stretch of a folded text as it was written, if folding moved nothing; else as it is folded. */
export function unfolded(text: string, start: number, end?: number): string {
  const folded = foldName(text);
  const spaced = text.replace(/\s+/gu, " ").trim();
  const written = [spaced, spaced.normalize("NFKC")].find(({ length }) => length === folded.length) ?? folded;
  return written.slice(start, end);
}
