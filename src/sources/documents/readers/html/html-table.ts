import type { DocumentPart, Position } from "../document-reader.js";
import { type TableRow, tableParts } from "../pipe-table.js";

export interface HtmlCell {
  readonly text: string;
  readonly isHeader: boolean;
  readonly columns: number;
  readonly rows: number;
}

export interface HtmlRow {
  readonly cells: readonly HtmlCell[];
  readonly at: Position;
  readonly inHead: boolean;
}

/** Limits of the HTML standard, and for columns less. */
const MOST_COLUMNS = 200;
const MOST_ROWS = 65_534;
/** Merged cells are repeated only as long as that adds fewer characters. */
const MOST_REPEATED = 2 ** 18;
const MOST_HEADER_ROWS = 4;

/** A `colspan` or `rowspan`. A `rowspan` of 0 is for all rows that are left. */
export function spanOf(value: string | undefined, kind: "columns" | "rows"): number {
  const span = Number.parseInt(value ?? "1", 10) || (kind === "rows" && value?.trim() === "0" ? 0 : 1);
  if (kind === "rows" && span === 0) return MOST_ROWS;
  return Math.min(Math.max(span, 1), kind === "columns" ? MOST_COLUMNS : MOST_ROWS);
}

/** A table as rows below their header, a list of names and values as such, and what is no table in truth as text. */
export function htmlTableParts(rows: readonly HtmlRow[]): readonly DocumentPart[] {
  const filled = rows.filter(({ cells }) => cells.some(({ text }) => text !== ""));
  const [firstRow] = filled;
  if (firstRow === undefined) return [];
  const headerRows = headerRowsOf(filled);
  if (headerRows === 0 && filled.every(isNameAndValue)) return [textPart(filled, ": ")];
  const width = Math.max(...filled.map(({ cells }) => cells.length));
  if (width === 1 || filled.length === 1) return [textPart(filled, " · ")];
  const grid = expanded(filled);
  const head = grid.slice(0, Math.max(1, headerRows));
  return tableParts({ cells: joinedHeader(head), at: firstRow.at }, grid.slice(head.length));
}

function headerRowsOf(rows: readonly HtmlRow[]): number {
  const isHeader = ({ inHead, cells }: HtmlRow): boolean => inHead || cells.every((cell) => cell.isHeader);
  const first = rows.findIndex((row) => !isHeader(row));
  return first < 0 ? 1 : Math.min(first, MOST_HEADER_ROWS);
}

function isNameAndValue({ cells: [name, value, ...more] }: HtmlRow): boolean {
  if (name === undefined || more.length > 0) return false;
  return value === undefined || (name.isHeader && !value.isHeader);
}

function textPart(rows: readonly HtmlRow[], separator: string): DocumentPart {
  const text = rows
    .map(({ cells }) =>
      cells
        .map((cell) => cell.text)
        .filter((cell) => cell !== "")
        .join(separator),
    )
    .join("\n");
  return { kind: "text", text, at: rows[0]?.at ?? 1, last: rows.at(-1)?.at };
}

/** Each cell in every row and column that it covers. */
function expanded(rows: readonly HtmlRow[]): TableRow[] {
  let repeatable = MOST_REPEATED;
  const repeated = (text: string): string => {
    repeatable -= text.length;
    return repeatable >= 0 ? text : "";
  };
  const above: { text: string; rows: number }[] = [];
  return rows.map(({ cells, at }) => {
    const row: string[] = [];
    const fillFromAbove = (): void => {
      for (let covering = above[row.length]; covering !== undefined && covering.rows > 0; covering = above[row.length]) {
        covering.rows -= 1;
        row.push(repeated(covering.text));
      }
    };
    const isAlone = cells.length === 1;
    for (const cell of cells) {
      fillFromAbove();
      for (let column = 0; column < cell.columns && row.length < MOST_COLUMNS; column += 1) {
        above[row.length] = { text: cell.text, rows: cell.rows - 1 };
        // What spans the whole table is a heading among its rows.
        row.push(column === 0 ? cell.text : isAlone ? "" : repeated(cell.text));
      }
    }
    fillFromAbove();
    return { cells: row, at };
  });
}

/** The rows of a header in one: what a column is called, from the top down, each word once. */
function joinedHeader(rows: readonly TableRow[]): string[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) =>
    [...new Set(rows.map(({ cells }) => cells[column] ?? ""))].filter((text) => text !== "").join(" "),
  );
}
