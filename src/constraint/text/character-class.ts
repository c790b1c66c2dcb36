import { type CodePoints, everyCharacter, firstPlane, matching, union, without } from "./code-points.js";
import { PatternError } from "./pattern.js";
import type { PatternReader } from "./pattern-reader.js";

const digits: CodePoints = [[0x30, 0x39]];
const wordCharacters: CodePoints = union(digits, [
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]);
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };
/** Properties looked up, each by asking 63,488 characters: 3 ms. */
const mostProperties = 64;
const properties = new Map<string, CodePoints>();
let spaces: CodePoints | undefined;

/** Every character but line ends. */
export const anyButLineEnds: CodePoints = without(firstPlane, [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
]);

/** What follows a backslash: a set of characters. */
export function readEscape(reader: PatternReader): CodePoints {
  const letter = reader.take() ?? "";
  switch (letter) {
    case "d":
      return digits;
    case "D":
      return without(firstPlane, digits);
    case "w":
      return wordCharacters;
    case "W":
      return without(firstPlane, wordCharacters);
    case "s":
    case "S":
      spaces ??= matching(/^\s$/);
      return letter === "s" ? spaces : without(firstPlane, spaces);
    case "p":
    case "P":
      return readProperty(reader, letter);
    default:
      return one(readCharacterEscape(reader, letter));
  }
}

function readCharacterEscape(reader: PatternReader, letter: string): number {
  const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined;
  if (control !== undefined && !(letter === "0" && /^\d/.test(reader.peek() ?? ""))) return control;
  if (letter === "c") {
    const [, name] = reader.match(/^([A-Za-z])/) ?? reader.refuse("\\c without a letter");
    return (name ?? "").charCodeAt(0) % 32;
  }
  if (letter === "x") return hexadecimal(reader, /^([0-9A-Fa-f]{2})/);
  if (letter === "u") {
    const pair = reader.match(/^([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/);
    if (pair !== undefined) {
      return String.fromCharCode(Number.parseInt(pair[1] ?? "", 16), Number.parseInt(pair[2] ?? "", 16)).codePointAt(0) ?? 0;
    }
    return hexadecimal(reader, reader.peek() === "{" ? /^\{([0-9A-Fa-f]{1,6})\}/ : /^([0-9A-Fa-f]{4})/);
  }
  if (letter === "b" || letter === "B") return reader.refuse(`the word boundary \\${letter}`);
  if (/^[1-9k]$/.test(letter)) return reader.refuse("a backreference");
  if (letter === "" || /^[A-Za-z0-9]$/.test(letter)) return reader.refuse(`the escape \\${letter}`);
  return letter.codePointAt(0) ?? 0;
}

function hexadecimal(reader: PatternReader, form: RegExp): number {
  const [, digits = ""] = reader.match(form) ?? reader.refuse("an escape with too few digits");
  return Number.parseInt(digits, 16);
}

/** `\p{…}`, by JavaScript's own tables, within the first plane. */
function readProperty(reader: PatternReader, letter: string): CodePoints {
  const [, name = ""] = reader.match(/^\{([A-Za-z_]{1,40}(?:=[A-Za-z_]{1,40})?)\}/) ?? reader.refuse("a property without a name");
  let found = properties.get(name);
  if (found === undefined) {
    let expression: RegExp;
    try {
      expression = new RegExp(`^\\p{${name}}$`, "u");
    } catch {
      return reader.refuse(`the unknown property ${name}`);
    }
    found = matching(expression);
    if (properties.size >= mostProperties) properties.clear();
    properties.set(name, found);
  }
  return letter === "p" ? found : without(firstPlane, found);
}

/** What follows an opening bracket, through the closing one. */
export function readClass(reader: PatternReader): CodePoints {
  const negated = reader.skip("^");
  const sets: CodePoints[] = [];
  while (!reader.skip("]")) {
    const from = readClassMember(reader);
    // A dash at the end, or behind a set such as \d, stands for itself.
    if (from.single === undefined || reader.peek() !== "-" || reader.peek(1) === "]") {
      sets.push(from.set);
      continue;
    }
    reader.skip("-");
    const to = readClassMember(reader);
    if (to.single === undefined) sets.push(from.set, one(0x2d), to.set);
    else if (to.single < from.single) reader.refuse("a class whose range runs backwards");
    else sets.push([[from.single, to.single]]);
  }
  const all = union(...sets);
  return negated ? without(firstPlane, all) : without(all, without([[0, 0x10ffff]], everyCharacter));
}

function readClassMember(reader: PatternReader): { readonly set: CodePoints; readonly single?: number } {
  const character = reader.take();
  if (character === undefined) throw new PatternError("it has a class without an end");
  if (character !== "\\") return single(character.codePointAt(0) ?? 0);
  if (reader.skip("b")) return single(8);
  const set = readEscape(reader);
  const [range] = set;
  return set.length === 1 && range !== undefined && range[0] === range[1] ? { set, single: range[0] } : { set };
}

function single(code: number): { readonly set: CodePoints; readonly single: number } {
  return { set: one(code), single: code };
}

export function one(code: number): CodePoints {
  return [[code, code]];
}
