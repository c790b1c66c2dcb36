/** Writing systems that are told apart, each with how many of its letters make up about a word. */
const SCRIPTS: readonly (readonly [letters: RegExp, lettersOfWord: number])[] = [
  [/\p{Script=Latin}/gu, 5],
  [/\p{Script=Han}/gu, 1],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 1],
  [/\p{Script=Hangul}/gu, 2],
  [/\p{Script=Cyrillic}/gu, 5],
  [/\p{Script=Greek}/gu, 5],
  [/\p{Script=Arabic}/gu, 4],
  [/\p{Script=Hebrew}/gu, 4],
  [/\p{Script=Devanagari}/gu, 4],
  [/\p{Script=Thai}/gu, 4],
];

const LOOKED_AT = 1_000;
const HAN = 1;
const KANA = 2;
/** Of Japanese so much is kana. */
const KANA_SHARE = 0.2;

/** A number for the writing system that most words of a text's beginning are written in: near enough to its language. Latin where there are no letters. */
export function mainScript(text: string): number {
  const beginning = text.slice(0, LOOKED_AT);
  const words = SCRIPTS.map(([letters, ofWord]) => (beginning.match(letters)?.length ?? 0) / ofWord);
  const most = words.indexOf(Math.max(...words));
  return most === HAN && (words[KANA] ?? 0) > KANA_SHARE * (words[HAN] ?? 0) ? KANA : most;
}
