/** Quotation marks and apostrophes of several shapes; hyphens that differ only in where a line may break. */
const SAME_MARKS: ReadonlyMap<string, string> = new Map([
  ..."“”„‟″".split("").map((mark) => [mark, '"'] as const),
  ..."‘’‚‛′".split("").map((mark) => [mark, "'"] as const),
  ["\u2010", "-"],
  ["\u2011", "-"],
  ["、", ","],
]);

/** Invisible and without meaning, except that joiners shape emoji and some scripts. */
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]/gu;
const JOINER_BESIDE_PLAIN =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\p{M}|\p{Script=Arabic})[\u200c\u200d](?!\p{Extended_Pictographic})/gu;

const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}]/u;
const CLOSING = /[\p{L}\p{N})\]}"'%]/u;

/**
 * Folds what is only a way of typing, and nothing that could carry meaning: canonical Unicode forms (NFC), full-width forms, invisible
 * characters, shapes of quotation marks and hyphens, `、` against a comma, outer and repeated spaces (not those in quotation marks or
 * backticks), spaces between Han and letters or digits, and the one question mark or full stop that ends the sentence. Case, superscripts, other
 * punctuation and line breaks stay: `ls -R`, 5 mW, 2ⁿ and `git add .` are not `ls -r`, 5 MW, 2n and `git add`. Linear time.
 */
export function normaliseQuestion(question: string): string {
  const visible = question.replace(INVISIBLE, "").replace(JOINER_BESIDE_PLAIN, "");
  const folded = Array.from(visible, foldCharacter).join("").normalize("NFC");
  return withoutFinalMark(foldSpaces(Array.from(folded)));
}

function foldCharacter(character: string): string {
  if (character <= "\u007f") return character;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0);
  if (character === "\u2028" || character === "\u2029" || character === "\u0085") return "\n";
  if (/\s/u.test(character)) return " ";
  return SAME_MARKS.get(character) ?? character;
}

/** One pass over the characters; a space is written once it is known what stands on both sides of it. */
function foldSpaces(characters: readonly string[]): string {
  const kept: string[] = [];
  const closes = closingPlaces(characters);
  let quotedUntil = -1;
  let space = "";
  for (const [at, character] of characters.entries()) {
    if (at > quotedUntil && /\s/.test(character)) {
      if (character === "\n" || character === "\r") space = "\n";
      else if (space === "") space = " ";
      continue;
    }
    const before = kept.at(-1);
    if (space !== "" && before !== undefined && !(space === " " && isOptionalSpace(before, character))) kept.push(space);
    space = "";
    kept.push(character);
    if (at > quotedUntil) quotedUntil = closes.get(at) ?? quotedUntil;
  }
  return kept.join("");
}

/** Where each opening `"` or backtick is closed. Apostrophes don't open. */
function closingPlaces(characters: readonly string[]): Map<number, number> {
  const closes = new Map<number, number>();
  const open = new Map<string, number>();
  for (const [at, character] of characters.entries()) {
    const isQuote = character === '"' || character === "`" || (character === "'" && !isApostrophe(characters, at));
    if (!isQuote) continue;
    const start = open.get(character);
    if (start === undefined) open.set(character, at);
    else {
      closes.set(start, at);
      open.delete(character);
    }
  }
  return closes;
}

/** An apostrophe follows a letter or digit: don't, James', '90s is taken for a quotation mark at worst. */
function isApostrophe(characters: readonly string[], at: number): boolean {
  const after = characters[at + 1];
  return WORD.test(characters[at - 1] ?? "") && after !== undefined && WORD.test(after);
}

function isOptionalSpace(before: string, after: string): boolean {
  return (
    (HAN.test(before) && WORD.test(after)) !== (HAN.test(after) && WORD.test(before)) && !(HAN.test(before) && HAN.test(after))
  );
}

/** A mark that stands alone (`git add .`), repeats (`cd ..`) or follows a symbol (`ls *.`) is part of what is asked. */
function withoutFinalMark(text: string): string {
  const mark = text.at(-1);
  if (mark === undefined || !"?.。".includes(mark) || !CLOSING.test(text.at(-2) ?? "")) return text;
  if (mark === "." && !/(?:^|\s)[\p{L}\p{M}\p{N},'"()-]+\.$/u.test(text.slice(-64))) return text;
  return text.slice(0, -1);
}
