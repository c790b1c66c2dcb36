import type { DocumentPart, Position } from "./document-reader.js";

export interface TableRow {
  readonly cells: readonly string[];
  readonly at: Position;
}

export interface TableHeader extends TableRow {
  /** The rows go on with a table whose header was given before. */
  readonly continues?: boolean | undefined;
}

/** More columns are cut off: a hostile `colspan` must not fill the memory. */
const MOST_COLUMNS = 1_000;
/** Rows in one part: whoever takes it has its turn between parts. */
const ROWS_AT_ONCE = 100;
/** A longer header would leave no room for rows in a passage. Characters. */
const LONGEST_HEADER = 300;

/** Rows below their header; a wide table's rows as records of `column: cell` lines. */
export function tableParts(header: TableHeader, rows: readonly TableRow[]): readonly DocumentPart[] {
  const cells = header.cells.slice(0, MOST_COLUMNS).map(cellText);
  const head = [`| ${cells.join(" | ")} |`, `|${" --- |".repeat(cells.length)}`];
  if ((head[0]?.length ?? 0) + (head[1]?.length ?? 0) > LONGEST_HEADER) {
    return rows.flatMap((row): DocumentPart[] => [
      { kind: "text", text: fieldLines(cells, row.cells), at: row.at },
      { kind: "rule" },
    ]);
  }
  const parts: DocumentPart[] = [];
  for (let start = 0; start === 0 || start < rows.length; start += ROWS_AT_ONCE) {
    parts.push({
      kind: "table",
      header: head,
      headerAt: header.continues === true || start > 0 ? undefined : header.at,
      rows: rows.slice(start, start + ROWS_AT_ONCE).map((row) => {
        const text = `| ${row.cells.slice(0, MOST_COLUMNS).map(cellText).join(" | ")} |`;
        return { text, at: row.at };
      }),
    });
  }
  return parts;
}

function fieldLines(header: readonly string[], cells: readonly string[]): string {
  return cells
    .slice(0, MOST_COLUMNS)
    .flatMap((cell, column) => {
      const text = cellText(cell);
      return text === "" ? [] : [`${header[column] || `column ${column + 1}`}: ${text}`];
    })
    .join("\n");
}

/** On one line; a bar in a cell would begin another one. */
function cellText(cell: string): string {
  return cell.replace(/\s+/g, " ").trim().replaceAll("|", "¦");
}
