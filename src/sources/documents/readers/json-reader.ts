import { decodeText } from "../decode-text.js";
import type { DocumentPart, DocumentReader } from "./document-reader.js";
import { jsonParts, nameOf } from "./json-parts.js";
import { UnreadableError } from "./unreadable-error.js";

const PARTS_AT_ONCE = 100;
const LINES_AT_ONCE = 200;
/** More broken lines are counted, not named. */
const MOST_NAMED = 20;

export const jsonReader: DocumentReader & { readonly name: "JSON" } = {
  name: "JSON",
  extensions: [".json", ".geojson"],
  unit: "pointer",
  async *read(bytes) {
    const text = await textOf(bytes);
    if (text.trim() === "") return;
    let parts: DocumentPart[] = [];
    for (const part of jsonParts(parseJson(text), "")) {
      parts.push(part);
      if (parts.length < PARTS_AT_ONCE) continue;
      yield parts;
      parts = [];
    }
    yield parts;
  },
};

/** A record on each line; a line that is none is left out and told. */
export const jsonLinesReader: DocumentReader & { readonly name: "JSON lines" } = {
  name: "JSON lines",
  extensions: [".jsonl", ".ndjson"],
  unit: "line",
  async *read(bytes) {
    const lines = (await textOf(bytes)).split(/\r?\n/);
    const broken: number[] = [];
    let filled = 0;
    let parts: DocumentPart[] = [];
    for (const [index, line] of lines.entries()) {
      if (index % LINES_AT_ONCE === LINES_AT_ONCE - 1) {
        yield parts;
        parts = [];
      }
      if (line.trim() === "") continue;
      filled += 1;
      try {
        const record = parseJson(line);
        const at = index + 1;
        const own = [...jsonParts(record, "", 2)].map((part): DocumentPart => placedAt(part, at));
        parts.push({ kind: "heading", level: 1, text: nameOf(record), at }, ...own);
      } catch {
        broken.push(index + 1);
      }
    }
    if (filled > 0 && broken.length === filled) throw new UnreadableError("no line of it is valid JSON", { isText: true });
    for (const line of broken.slice(0, MOST_NAMED)) parts.push({ kind: "omission", reason: `line ${line} is not valid JSON` });
    const unnamed = broken.length - MOST_NAMED;
    if (unnamed > 0) parts.push({ kind: "omission", reason: `${unnamed} more lines are not valid JSON` });
    yield parts;
  },
};

function placedAt(part: DocumentPart, at: number): DocumentPart {
  if (part.kind === "text") return { ...part, at, last: at };
  return part.kind === "heading" ? { ...part, at } : part;
}

/** A value of JSON in whatever encoding, its numbers as they are written. Throws an UnreadableError. */
export async function parseJsonBytes(bytes: Uint8Array): Promise<unknown> {
  return parseJson(await textOf(bytes));
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const read = await decodeText(bytes);
  if ("reason" in read) throw new UnreadableError(read.reason, { remedy: read.remedy });
  return read.text;
}

const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Numbers as they are written: 12.50 is no 12.5, and 12345678901234567890 is no 12345678901234567000. */
function parseJson(text: string): unknown {
  try {
    JSON.parse(text);
    return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`)));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/,? ?"[\s\S]*$/, "") : "";
    throw new UnreadableError(`not valid JSON${why === "" ? "" : ` (${why})`}`, { isText: true, cause });
  }
}
