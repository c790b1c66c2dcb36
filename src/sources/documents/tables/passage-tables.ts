import type { IndexedPassage } from "../indexing/passage-index.js";

/** A row as it is cited. */
export interface DocumentRow {
  readonly cells: readonly string[];
  /** Of the passage that it stands in. */
  readonly location: string;
}

/** A table that stands in a document. */
export interface DocumentTable {
  readonly file: string;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly DocumentRow[];
}

/** Of all tables together: what is more is found as text. */
const MOST_TABLES = 200;
const MOST_CELLS = 20_000;
const MOST_COLUMNS = 30;
const LONGEST_CELL = 300;
const MARKS = /[*_`[\]<>&\\~]/u;
const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/u;

/**
 * The tables of passages, in their order: lines of cells between bars below a header, as readers of all kinds of documents write them. A table that
 * was cut into passages is put together again.
 *
 * @param plain a cell without Markdown's marks.
 */
export function tablesOf(passages: Iterable<IndexedPassage>, plain: (text: string) => string): DocumentTable[] {
  const tables: (DocumentTable & { readonly rows: DocumentRow[] })[] = [];
  let cells = 0;
  for (const { text, file, headings, location, isMarkdown } of passages) {
    if (!text.includes("|")) continue;
    const clean = (cell: string): string => (isMarkdown === true && MARKS.test(cell) ? plain(cell) : cell);
    for (const { header, rows } of tablesIn(text.split("\n"))) {
      const read = header.map(clean);
      const last = tables.at(-1);
      const goesOn = last?.file === file && equal(last.header, read) && equal(last.headings, headings);
      if (!goesOn && tables.length >= MOST_TABLES) return tables;
      const table = goesOn ? last : { file, headings, header: read, rows: [] };
      if (!goesOn) tables.push(table);
      for (const row of rows) {
        cells += row.length;
        if (cells > MOST_CELLS) return tables;
        table.rows.push({ cells: row.map(clean), location });
      }
    }
  }
  return tables;
}

interface Lines {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function* tablesIn(lines: readonly string[]): Generator<Lines, void, undefined> {
  for (let at = 1; at < lines.length; at += 1) {
    const header = lines[at - 1] ?? "";
    if (!header.includes("|") || !(lines[at] ?? "").includes("|") || !DELIMITER.test(lines[at] ?? "")) continue;
    const rows: string[][] = [];
    for (at += 1; at < lines.length && (lines[at] ?? "").includes("|"); at += 1) rows.push(cellsOf(lines[at] ?? ""));
    yield { header: cellsOf(header), rows };
  }
}

/** `| a | b \| c |` → a, b | c. */
function cellsOf(line: string): string[] {
  const bare = line
    .trim()
    .replace(/^\|/u, "")
    .replace(/(?<!\\)\|$/u, "");
  return bare
    .split(/(?<!\\)\|/u)
    .slice(0, MOST_COLUMNS + 1)
    .map((cell) => cell.replaceAll("\\|", "|").replaceAll("¦", "|").trim().slice(0, LONGEST_CELL));
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
