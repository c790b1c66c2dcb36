const MOST_WORDS = 8;
const MOST_HAN = 12;
const MOST_CANDIDATES = 1_200;
const HAN = /\p{Script=Han}/u;
/** What a name is made of, words apart. */
const WORD = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.&'’\-·/+#]*/gu;
/** A run of Chinese, with what may stand within a name. */
const HAN_RUN = /[\p{Script=Han}\p{L}\p{N}·・•\-—~()（）]*\p{Script=Han}[\p{Script=Han}\p{L}\p{N}·・•\-—~()（）]*/gu;

/**
 * Every stretch of a text that may be a name, as it may be written: an endpoint finds names only as they are spelt. At most 1,200, the
 * earlier ones first.
 */
export function nameCandidates(text: string): string[] {
  const found = new Set<string>();
  const words = [...text.matchAll(WORD)].flatMap((match) => pieces(match[0], match.index));
  for (const [from, first] of words.entries()) {
    for (const last of words.slice(from, from + MOST_WORDS)) {
      for (const written of spellings(text.slice(first.start, last.end))) found.add(written);
    }
  }
  for (const [run] of text.matchAll(HAN_RUN)) {
    const characters = [...run];
    for (let from = 0; from < characters.length; from += 1) {
      for (let to = from + 1; to <= Math.min(characters.length, from + MOST_HAN); to += 1) {
        const name = characters.slice(from, to).join("");
        if (HAN.test(name)) found.add(name);
      }
    }
  }
  return [...found].slice(0, MOST_CANDIDATES);
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A word, without the possessive and the marks behind it. */
function pieces(word: string, start: number): Piece[] {
  if (HAN.test(word)) return [];
  const bare = word.replace(/['’]s?$/u, "").replace(/[.\-'’/]+$/u, "");
  const ends = new Set([word.replace(/[-'’/]+$/u, "").length, bare.length]);
  return [...ends].filter((length) => length > 0).map((length) => ({ start, end: start + length }));
}

function spellings(text: string): string[] {
  const titled = text.replace(/(?<![\p{L}\p{M}\p{N}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
  return [text, text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()), titled, text.toLowerCase()];
}
