import { PythonSyntaxError } from "./python-syntax-error.js";

/** Prefix and opening quotes. Also matches prefixes that are refused, to say so. */
const opening = /([A-Za-z]{0,2})("""|'''|"|')/y;

const simpleEscapes: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/**
 * The Python string literal that begins at `start`, if one does.
 *
 * @returns its value and the offset behind its closing quotes
 * @throws PythonSyntaxError when it does not end, or holds a malformed or named (`\N{…}`) escape, and for b and f prefixes
 */
export function pythonStringAt(source: string, start: number): { readonly value: string; readonly end: number } | undefined {
  opening.lastIndex = start;
  const [match, prefix = "", quotes = ""] = opening.exec(source) ?? [];
  if (match === undefined) return undefined;
  const kind = prefix.toLowerCase();
  if (kind !== "" && kind !== "r" && kind !== "u")
    throw new PythonSyntaxError(`strings with prefix ${prefix} are not supported`, start);
  return readBody(source, start + match.length, quotes, kind === "r");
}

function readBody(source: string, start: number, quotes: string, raw: boolean): { value: string; end: number } {
  const multiline = quotes.length === 3;
  const parts: string[] = [];
  let copied = start;
  for (let i = start; i < source.length; ) {
    if (source[i] === "\\") {
      if (i + 1 === source.length) break;
      if (raw) {
        i += 2;
        continue;
      }
      const { text, end } = readEscape(source, i);
      parts.push(source.slice(copied, i), text);
      copied = end;
      i = end;
    } else if (source.startsWith(quotes, i)) {
      parts.push(source.slice(copied, i));
      return { value: parts.join(""), end: i + quotes.length };
    } else if (source[i] === "\n" && !multiline) {
      throw new PythonSyntaxError("a line break inside a string", i);
    } else {
      i++;
    }
  }
  throw new PythonSyntaxError("a string without end", start - quotes.length);
}

const octalEscape = /[0-7]{1,3}/y;
const hexadecimalDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** An unknown escape stands for itself, backslash included, as in Python. */
function readEscape(source: string, backslash: number): { text: string; end: number } {
  const letter = source[backslash + 1] as string;
  const simple = simpleEscapes[letter];
  if (simple !== undefined) return { text: simple, end: backslash + 2 };
  octalEscape.lastIndex = backslash + 1;
  const octal = octalEscape.exec(source)?.[0];
  if (octal !== undefined) return { text: String.fromCharCode(Number.parseInt(octal, 8)), end: backslash + 1 + octal.length };
  if (letter === "N") throw new PythonSyntaxError("\\N{…} escapes are not supported", backslash);
  const length = hexadecimalDigits[letter];
  if (length === undefined) return { text: `\\${letter}`, end: backslash + 2 };
  const end = backslash + 2 + length;
  const hexadecimal = source.slice(backslash + 2, end);
  const codePoint = Number.parseInt(hexadecimal, 16);
  if (hexadecimal.length < length || !/^[0-9a-fA-F]+$/.test(hexadecimal) || codePoint > 0x10ffff) {
    throw new PythonSyntaxError(`a malformed \\${letter} escape`, backslash);
  }
  return { text: String.fromCodePoint(codePoint), end };
}
