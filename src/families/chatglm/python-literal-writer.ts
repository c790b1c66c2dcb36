import { ChatGLMError } from "../../errors.js";
import type { PythonCall, PythonLiteral } from "./python-literal.js";
import { pythonNumber } from "./python-number.js";

const deepest = 64;

/** Words that can't be keywords of a call. https://docs.python.org/3/reference/lexical_analysis.html#keywords */
const reservedWords: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/**
 * Writes a call on one line, as Python's `repr` writes its values; arguments whose names are no identifiers follow as `**{…}`.
 * `parsePythonCall` reads it back.
 *
 * @throws ChatGLMError INVALID_OPTION for NaN and infinities, for values that are no literals, and for nesting deeper than 64 levels
 */
export function writePythonCall({ name, keywords }: PythonCall): string {
  const named: string[] = [];
  const others: [string, PythonLiteral][] = [];
  for (const [keyword, value] of Object.entries(keywords)) {
    if (isKeyword(keyword)) named.push(`${keyword}=${write(value, 0)}`);
    else others.push([keyword, value]);
  }
  if (others.length > 0) named.push(`**${write(Object.fromEntries(others), 1)}`);
  return `${name}(${named.join(", ")})`;
}

function isKeyword(text: string): boolean {
  return /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(text) && text.normalize("NFKC") === text && !reservedWords.has(text);
}

function write(value: PythonLiteral, depth: number): string {
  if (depth > deepest) throw refusal(`nested deeper than ${deepest} levels`);
  if (value === null) return "None";
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "number":
      if (!Number.isFinite(value)) throw refusal(`${value}, which no Python literal stands for`);
      // As an int it would be read back as a string of digits.
      return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : pythonNumber(value);
    case "string":
      return writeString(value);
    case "object":
      break;
    default:
      throw refusal(`a ${typeof value}, which no Python literal stands for`);
  }
  if (isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(", ")}]`;
  const members = Object.entries(value).map(([key, item]) => `${writeString(key)}: ${write(item, depth + 1)}`);
  return `{${members.join(", ")}}`;
}

function isArray(value: object): value is readonly PythonLiteral[] {
  return Array.isArray(value);
}

const shortEscapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Single quotes unless only double ones save escapes; what is not printable is escaped. */
function writeString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/[\\'"]|[^\P{C}]|[^\P{Z} ]/gu, (character) => {
    if (character === "'" || character === '"') return character === quote ? `\\${character}` : character;
    return shortEscapes[character] ?? numericEscape(character.codePointAt(0) as number);
  });
  return `${quote}${body}${quote}`;
}

function numericEscape(codePoint: number): string {
  const digits = codePoint.toString(16);
  if (codePoint <= 0xff) return `\\x${digits.padStart(2, "0")}`;
  return codePoint <= 0xffff ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

function refusal(problem: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `A tool call's arguments hold a value that is ${problem}.`);
}
