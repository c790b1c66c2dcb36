import type { DocumentPart } from "./document-reader.js";
import { UnreadableError } from "./unreadable-error.js";

const DEEPEST = 100;
/** A value that says more is told in several parts. Characters. */
const LONGEST_PART = 600;
const LONGEST_LINE = 200;
/** Fields that say what a record is about. */
const NAMES = ["name", "title", "label", "id", "key", "名称", "姓名", "标题", "名字"];

type JsonObject = Readonly<Record<string, unknown>>;
type Entry = readonly [key: string, value: unknown];

/**
 * A JSON value as `path: value` lines, each part with the pointer (RFC 6901) of the value that it tells. A record stands below its name, and
 * in a passage of its own, so that no field is taken for another record's.
 */
export function* jsonParts(value: unknown, pointer: string, depth = 1): Generator<DocumentPart, void, undefined> {
  if (depth > DEEPEST) throw new UnreadableError(`nested deeper than ${DEEPEST} levels`, { isText: true });
  if (!isNested(value)) {
    const text = scalarText(value);
    if (text !== "") yield { kind: "text", text, at: pointer };
    return;
  }
  if (Array.isArray(value) && !value.some(isNested)) {
    yield* listParts(value, pointer);
    return;
  }
  if (!Array.isArray(value)) {
    const lines = linesWithin(value, LONGEST_PART);
    if (lines !== undefined) {
      if (lines.length > 0) yield { kind: "text", text: lines.join("\n"), at: pointer };
      return;
    }
  }
  yield* childParts(value, pointer, depth);
}

/** Small neighbouring fields in one part, each large one in parts of its own. */
function* childParts(value: object, pointer: string, depth: number): Generator<DocumentPart, void, undefined> {
  let together: string[] = [];
  let length = 0;
  const flush = function* (): Generator<DocumentPart, void, undefined> {
    if (together.length > 0) yield { kind: "text", text: together.join("\n"), at: pointer };
    together = [];
    length = 0;
  };
  const isList = Array.isArray(value);
  const large: Entry[] = [];
  for (const entry of Object.entries(value)) {
    const lines = isList
      ? undefined
      : isNested(entry[1])
        ? linesWithin({ [entry[0]]: entry[1] }, LONGEST_PART / 2)
        : fieldLine(entry);
    if (lines === undefined) {
      large.push(entry);
      continue;
    }
    const added = lines.reduce((sum, line) => sum + line.length + 1, 0);
    if (length + added > LONGEST_PART) yield* flush();
    together.push(...lines);
    length += added;
  }
  yield* flush();
  for (const [key, child] of large) {
    const at = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const own = nameOf(child);
    yield { kind: "heading", level: depth, text: isList ? own : own === "" ? key : `${key} › ${own}`, at };
    yield* jsonParts(child, at, depth + 1);
  }
  if (large.length > 0) yield { kind: "heading", level: depth, text: "", at: pointer };
}

/** Short items side by side: "1, 2, 3". */
function* listParts(list: readonly unknown[], pointer: string): Generator<DocumentPart, void, undefined> {
  let first = 0;
  let text = "";
  for (const [index, item] of list.entries()) {
    const said = scalarText(item);
    if (text !== "" && text.length + said.length > LONGEST_LINE) {
      yield { kind: "text", text, at: `${pointer}/${first}`, last: `${pointer}/${index - 1}` };
      text = "";
    }
    if (text === "") first = index;
    text += text === "" || said === "" ? said : `, ${said}`;
  }
  if (text !== "") yield { kind: "text", text, at: `${pointer}/${first}`, last: `${pointer}/${list.length - 1}` };
}

/** The fields as lines, or undefined if they say more than `most` characters. */
function linesWithin(value: object, most: number): string[] | undefined {
  const lines: string[] = [];
  let left = most;
  const add = (path: string, inner: unknown, depth: number): boolean => {
    if (depth > DEEPEST || left < 0) return false;
    if (isNested(inner) && !(Array.isArray(inner) && !inner.some(isNested))) {
      return Object.entries(inner).every(([key, child]) => add(path === "" ? key : `${path} › ${key}`, child, depth + 1));
    }
    const [line] = fieldLine([path, inner]);
    if (line === undefined) return true;
    left -= line.length + 1;
    lines.push(line);
    return left >= 0;
  };
  return add("", value, 0) ? lines : undefined;
}

function fieldLine([key, value]: Entry): readonly string[] {
  const text = Array.isArray(value) ? value.map(scalarText).join(", ") : scalarText(value);
  return text === "" ? [] : [`${key}: ${text}`];
}

function scalarText(value: unknown): string {
  return value === null || value === undefined ? "" : String(value).trim();
}

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** What a record is called, if a field says so. */
export function nameOf(value: unknown): string {
  if (!isNested(value) || Array.isArray(value)) return "";
  const record = value as JsonObject;
  for (const name of NAMES) {
    const own = Object.hasOwn(record, name) ? record[name] : undefined;
    if (typeof own === "string" && own.trim() !== "" && own.length <= 100) return own.replace(/\s+/g, " ").trim();
  }
  return "";
}
