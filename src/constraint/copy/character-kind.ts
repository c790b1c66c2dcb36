/** What a character is to the words around it. */
export type CharacterKind = "han" | "word" | "digit" | "space" | "open" | "stop" | "joiner" | "other";

/** Scripts that put no spaces between words. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}々〆ー〇]$/u;
const DIGIT = /^\p{N}$/u;
const LETTER = /^[\p{L}\p{M}]$/u;
const SPACE = /^[\p{Z}\p{Cc}]$/u;
const OPEN = /^[\p{Ps}\p{Pi}"]$/u;
/** Ends a clause without a space behind it. */
const STOP = /^[，。、；：！？…\]\p{Pf}）］｝〕】」』》〉]$/u;
/** Holds the parts of a name or a number together. */
const JOINER = /^[-'’·•・‧‐‑–/\\_@&+#~=.,:%‰]$/u;

/** Characters remembered. */
const mostKnown = 8192;
const known = new Map<string, CharacterKind>();

/** @param character one code point */
export function characterKind(character: string): CharacterKind {
  let kind = known.get(character);
  if (kind === undefined) {
    kind = tell(character);
    if (known.size >= mostKnown) known.clear();
    known.set(character, kind);
  }
  return kind;
}

function tell(character: string): CharacterKind {
  if (UNSPACED.test(character)) return "han";
  if (DIGIT.test(character)) return "digit";
  if (LETTER.test(character)) return "word";
  if (SPACE.test(character)) return "space";
  if (STOP.test(character)) return "stop";
  if (OPEN.test(character)) return "open";
  return JOINER.test(character) ? "joiner" : "other";
}

/** What a written item may begin with. Whatever is neither a letter nor a digit counts as a mark. */
export const FIRST_KINDS = ["han", "word", "digit", "mark"] as const;
export type FirstKind = (typeof FIRST_KINDS)[number];

export function firstKind(character: string): FirstKind {
  const kind = characterKind(character);
  return kind === "han" || kind === "word" || kind === "digit" ? kind : "mark";
}

/** Whether something may begin so right behind such a character, without making one word or number of two. */
export function mayFollow(before: CharacterKind, first: FirstKind): boolean {
  if (first === "mark") return true;
  if (first === "han") return before !== "joiner";
  return before === "space" || before === "han" || before === "open" || before === "stop";
}
