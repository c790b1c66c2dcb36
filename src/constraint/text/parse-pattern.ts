import { anyButLineEnds, one, readClass, readEscape } from "./character-class.js";
import { type Pattern, PatternError, type TextRule } from "./pattern.js";
import { PatternReader } from "./pattern-reader.js";

const longestSource = 4000;
const deepestGroups = 64;
/** Larger counts make automata nobody can wait for. */
const mostRepetitions = 10_000;
const allowed = "Classes, groups, alternatives, quantifiers and anchors are read, and lookaheads at the very beginning";

/**
 * A regular expression as JSON Schema means it (ECMA-262), as rules that a text must keep all. Lookaheads directly behind a leading `^`
 * are rules of their own. Throws PatternError for what no finite automaton reads and for what is not supported.
 */
export function parsePattern(source: string): TextRule[] {
  if (source.length > longestSource) throw new PatternError(`it has ${source.length} characters, more than ${longestSource}`);
  requireValid(source);
  const reader = new PatternReader(source);
  const rules: TextRule[] = [];
  const anchored = /^\^(?:\(\?[=!])/.test(source);
  if (anchored) {
    reader.skip("^");
    for (let matches = leading(reader); matches !== undefined; matches = leading(reader)) {
      const inner = readChoice(reader, 1);
      if (!reader.skip(")")) reader.refuse("a group without an end");
      if (/^[*+?{]$/.test(reader.peek() ?? "")) reader.refuse("a repeated lookahead");
      rules.push({ matches, pattern: { kind: "sequence", parts: [{ kind: "start" }, inner] } });
    }
  }
  const rest = readChoice(reader, 0);
  if (reader.peek() !== undefined) reader.refuse("a bracket without a beginning");
  if (anchored && rest.kind === "choice") throw new PatternError(`it has a lookahead in one of several alternatives. ${allowed}`);
  rules.push({ matches: true, pattern: anchored ? { kind: "sequence", parts: [{ kind: "start" }, rest] } : rest });
  return rules;
}

/** By the engine's own parser: what it refuses has no meaning. */
function requireValid(source: string): void {
  for (const flags of ["u", ""]) {
    try {
      new RegExp(source, flags);
      return;
    } catch {
      // The other way to read it is tried.
    }
  }
  throw new PatternError("it is no regular expression");
}

function leading(reader: PatternReader): boolean | undefined {
  if (reader.skip("(?=")) return true;
  return reader.skip("(?!") ? false : undefined;
}

function readChoice(reader: PatternReader, depth: number): Pattern {
  if (depth > deepestGroups) throw new PatternError(`it nests groups more than ${deepestGroups} deep`);
  const parts = [readSequence(reader, depth)];
  while (reader.skip("|")) parts.push(readSequence(reader, depth));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "choice", parts };
}

function readSequence(reader: PatternReader, depth: number): Pattern {
  const parts: Pattern[] = [];
  for (let next = reader.peek(); next !== undefined && next !== "|" && next !== ")"; next = reader.peek()) {
    parts.push(readRepetition(reader, readAtom(reader, depth)));
  }
  return { kind: "sequence", parts };
}

function readAtom(reader: PatternReader, depth: number): Pattern {
  const character = reader.take() ?? "";
  switch (character) {
    case "^":
      return { kind: "start" };
    case "$":
      return { kind: "end" };
    case ".":
      return { kind: "set", set: anyButLineEnds };
    case "[":
      return { kind: "set", set: readClass(reader) };
    case "\\":
      return { kind: "set", set: readEscape(reader) };
    case "(":
      return readGroup(reader, depth);
    default:
      return { kind: "set", set: one(character.codePointAt(0) ?? 0) };
  }
}

function readGroup(reader: PatternReader, depth: number): Pattern {
  if (/^\?(?:[=!]|<[=!])/.test(`${reader.peek()}${reader.peek(1)}${reader.peek(2)}`)) {
    throw new PatternError(`it has a lookaround inside. ${allowed}`);
  }
  if (reader.skip("?") && !reader.skip(":") && reader.match(/^<[\w$]{1,80}>/) === undefined)
    reader.refuse("a group of a kind that is not read");
  const inner = readChoice(reader, depth + 1);
  if (!reader.skip(")")) reader.refuse("a group without an end");
  return inner;
}

function readRepetition(reader: PatternReader, part: Pattern): Pattern {
  const counts = readCounts(reader);
  if (counts === undefined) return part;
  // Greedy or not, the same texts match.
  reader.skip("?");
  const [least, most] = counts;
  if (least > mostRepetitions || (most > mostRepetitions && most !== Number.POSITIVE_INFINITY)) {
    throw new PatternError(`it repeats something more than ${mostRepetitions} times`);
  }
  return { kind: "repeat", part, least, most };
}

function readCounts(reader: PatternReader): readonly [least: number, most: number] | undefined {
  if (reader.skip("*")) return [0, Number.POSITIVE_INFINITY];
  if (reader.skip("+")) return [1, Number.POSITIVE_INFINITY];
  if (reader.skip("?")) return [0, 1];
  const found = reader.match(/^\{(\d{1,9})(?:(,)(\d{1,9})?)?\}/);
  if (found === undefined) return undefined;
  const least = Number(found[1]);
  if (found[2] === undefined) return [least, least];
  return [least, found[3] === undefined ? Number.POSITIVE_INFINITY : Number(found[3])];
}
