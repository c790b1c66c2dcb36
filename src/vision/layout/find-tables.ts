/** A row of cells, and where each begins and ends across the page. */
export interface CellRow {
  readonly cells: readonly { readonly text: string; readonly left: number; readonly right: number }[];
  readonly column: number;
}

/** Rows `from` to before `to` are a table; the first names its columns. */
export interface TableRows {
  readonly from: number;
  readonly to: number;
}

const FEWEST_ROWS = 3;

/**
 * Stretches of three rows or more with as many cells in every row, each cell below the one of its column. Pairs that are labels and values, as on a
 * form, aren't tables: their first row has a number, or ends in a colon. Pure.
 */
export function findTables(rows: readonly CellRow[]): readonly TableRows[] {
  const tables: TableRows[] = [];
  for (let from = 0; from < rows.length; from += 1) {
    const first = rows[from];
    if (first === undefined || first.cells.length < 2 || !first.cells.every(({ text }) => namesColumn(text))) continue;
    let to = from + 1;
    for (let row = rows[to]; row !== undefined && row.column === first.column && isBelow(first, row); row = rows[to]) to += 1;
    if (to - from < FEWEST_ROWS) continue;
    tables.push({ from, to });
    from = to - 1;
  }
  return tables;
}

function namesColumn(text: string): boolean {
  return /\p{L}/u.test(text) && !/[:：]$/.test(text) && !/^\p{L}{0,3}[\s¥$€]*\d[\d,.\s%-]*$/u.test(text);
}

function isBelow(header: CellRow, row: CellRow): boolean {
  return (
    row.cells.length === header.cells.length &&
    row.cells.every((cell, index) => {
      const head = header.cells[index];
      const next = header.cells[index + 1];
      const before = header.cells[index - 1];
      if (head === undefined) return false;
      const [least, most] = [before?.right ?? -Infinity, next?.left ?? Infinity];
      const middle = (cell.left + cell.right) / 2;
      return middle > least && middle < most;
    })
  );
}
