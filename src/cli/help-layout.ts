import stringWidth from "string-width";

/** No line begins with these. */
const CLOSING = /^[。，、；：？！）】》」』”’…·%]$/u;
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Lines of at most `width` columns: broken at spaces, and between Chinese characters, of which each takes two columns.
 * A word that is longer stands alone.
 */
export function wrapped(text: string, width: number): string {
  return text
    .split(/\r?\n/)
    .map((line) => wrappedLine(line, width))
    .join("\n");
}

function wrappedLine(line: string, width: number): string {
  const lines: string[] = [];
  let current = "";
  for (const piece of pieces(line)) {
    if (current !== "" && stringWidth((current + piece).trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = piece.trimStart();
    } else current += piece;
  }
  return [...lines, current.trimEnd()].join("\n");
}

/** What isn't broken: words with the space before them, Chinese characters with the punctuation behind them. */
function pieces(line: string): string[] {
  const found: string[] = [];
  let word = "";
  const end = (): void => {
    if (word !== "") found.push(word);
    word = "";
  };
  for (const character of line) {
    if (CLOSING.test(character)) {
      if (word === "") word = found.pop() ?? "";
      word += character;
      if (WIDE.test(character)) end();
    } else if (WIDE.test(character)) {
      const opens = /[（【《「『“‘]$/u.test(word);
      if (!opens) end();
      word += character;
      if (!/[（【《「『“‘]$/u.test(character)) end();
    } else if (character === " ") {
      if (word.trim() !== "") end();
      word += character;
    } else word += character;
  }
  end();
  return found;
}
