import { setImmediate as nextTurn } from "node:timers/promises";
import { type Options, parse } from "csv-parse";
import { decodeText } from "../decode-text.js";
import type { DocumentPart, DocumentReader } from "./document-reader.js";
import { type TableHeader, type TableRow, tableParts } from "./pipe-table.js";
import { UnreadableError } from "./unreadable-error.js";

const DELIMITERS = [",", ";", "\t", "|"];
/** The delimiter is told by the first lines. Characters. */
const SAMPLE = 16_384;
/** Characters parsed before other work has its turn. */
const PARSED_AT_ONCE = 65_536;
const ROWS_AT_ONCE = 1_000;
const LONGEST_RECORD = 2 ** 20;

export const csvReader: DocumentReader & { readonly name: "CSV" } = {
  name: "CSV",
  extensions: [".csv", ".tsv", ".tab"],
  unit: "row",
  async *read(bytes, { name, signal }) {
    const read = await decodeText(bytes);
    if ("reason" in read) throw new UnreadableError(read.reason, { remedy: read.remedy });
    // Excel's own first line, which it doesn't show.
    const [directive, named] = /^sep=(.)\r?\n/i.exec(read.text) ?? [""];
    const text = read.text.slice(directive.length);
    const delimiter = named ?? (/\.(?:tsv|tab)$/i.test(name) && text.includes("\t") ? "\t" : delimiterOf(text));
    const rows = await recordsOf(text, delimiter, signal);
    yield* rowParts(rows);
  },
};

/** The delimiter that most evenly divides the first lines, outside quotes. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, SAMPLE)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "");
  if (text.length > SAMPLE && lines.length > 1) lines.pop();
  let best = ",";
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = modeOf(counts.filter((count) => count > 0));
    const score = usual === 0 ? 0 : counts.filter((count) => count === usual).length / lines.length + Math.min(usual, 50) / 1_000;
    if (score > most) {
      best = delimiter;
      most = score;
    }
  }
  return best;
}

function modeOf(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Numbered as a spreadsheet numbers them; empty ones are left out. */
async function recordsOf(text: string, delimiter: string, signal: AbortSignal): Promise<readonly TableRow[]> {
  try {
    return await parsed(text, { delimiter, relax_quotes: true, max_record_size: LONGEST_RECORD }, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!isCsvError(error)) throw error;
    // A quotation mark that never ends would swallow the rest: then none of them quotes.
    return await parsed(text, { delimiter, quote: null }, signal);
  }
}

async function parsed(text: string, options: Options, signal: AbortSignal): Promise<readonly TableRow[]> {
  const parser = parse({ ...options, relax_column_count: true, skip_empty_lines: false });
  const rows: TableRow[] = [];
  let number = 0;
  let failure: unknown;
  parser.on("error", (error) => {
    failure = error;
  });
  const takeRows = (): void => {
    for (let record: unknown = parser.read(); record !== null; record = parser.read()) {
      number += 1;
      if (!Array.isArray(record)) continue;
      const cells = record.map(String);
      if (cells.some((cell) => cell.trim() !== "")) rows.push({ cells, at: number });
    }
  };
  for (let start = 0; start < text.length && failure === undefined; start += PARSED_AT_ONCE) {
    parser.write(text.slice(start, start + PARSED_AT_ONCE));
    takeRows();
    await nextTurn();
    signal.throwIfAborted();
  }
  const ended = new Promise<void>((resolve) => parser.once("close", resolve).once("end", resolve));
  parser.end();
  takeRows();
  await ended;
  takeRows();
  if (failure !== undefined) throw failure;
  return rows;
}

function isCsvError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("CSV_");
}

/** A title above the table as text, then the rows below their header. */
function* rowParts(rows: readonly TableRow[]): Generator<readonly DocumentPart[], void, undefined> {
  const first = headerIndex(rows);
  const above = rows.slice(0, first);
  yield above.map(({ cells, at }): DocumentPart => ({ kind: "text", text: cells.filter((cell) => cell !== "").join(" · "), at }));
  const header = rows[first];
  if (header === undefined) return;
  const isData = header.cells.every((cell) => cell.trim() === "" || /^[-+]?[\d.,\s%]+$/.test(cell));
  const head: TableHeader = isData ? { cells: header.cells.map((_, column) => `column ${column + 1}`), at: header.at } : header;
  const body = rows.slice(isData ? first : first + 1);
  if (body.length === 0) yield [{ kind: "text", text: header.cells.join(" · "), at: header.at }];
  for (let start = 0; start < body.length; start += ROWS_AT_ONCE) {
    for (const part of tableParts({ ...head, continues: start > 0 }, body.slice(start, start + ROWS_AT_ONCE))) yield [part];
  }
}

/** The first row that is about as wide as most are. */
function headerIndex(rows: readonly TableRow[]): number {
  const widths = rows.slice(0, 100).map(({ cells }) => cells.filter((cell) => cell.trim() !== "").length);
  const usual = modeOf(widths);
  const found = widths.findIndex((width) => width >= Math.max(1, usual / 2) && (width > 1 || usual <= 1));
  return Math.max(found, 0);
}
