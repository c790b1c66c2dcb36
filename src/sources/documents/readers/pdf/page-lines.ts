import { superscript } from "../superscript.js";

/** A run of text on a page, in points from the page's upper left corner; `y` is its baseline. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
}

export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  /** Changes where reading jumps to another column. */
  readonly column: number;
}

interface Row {
  readonly runs: readonly TextRun[];
  readonly y: number;
  readonly x: number;
  readonly right: number;
}

/** Runs whose baselines differ by less than this part of the font's size stand on one line. */
const SAME_LINE = 0.5;
const WORD_GAP = 0.15;
/** A wider gap parts the cells of a table. Both of the font's size. */
const CELL_GAP = 2;
/** A run that is at most this much of the line's size, and stands at least this much higher, is raised. */
const RAISED_SIZE = 0.8;
const RAISED_BY = 0.15;

/** The widest gap between columns of text; a wider one parts the columns of a table. Of the text's width. */
const WIDEST_GUTTER = 0.15;
const NARROWEST_GUTTER = 6;
/** Lines that a column has at least, and letters that they have on average: cells of a table have fewer. */
const COLUMN_LINES = 5;
const COLUMN_CHARACTERS = 12;
/** Lines that may cross the gutter: a title, a wide picture's legend. */
const MOST_CROSSING = 0.25;
const MOST_COLUMNS = 4;
const BINS = 200;

/** A page's lines in the order in which people read them: down one column, then down the next. Pure. */
export function readingOrder(runs: readonly TextRun[]): readonly PageLine[] {
  const filled = runs.filter(({ text, size }) => text.trim() !== "" && size > 0);
  let column = 0;
  const lines: PageLine[] = [];
  const read = (some: readonly TextRun[], columns: number): void => {
    const rows = rowsOf(some);
    const gutter = columns > 1 ? gutterOf(rows) : undefined;
    if (gutter === undefined) {
      column += 1;
      for (const row of rows) lines.push(lineOf(row, column));
      return;
    }
    for (const band of bandsOf(some, rows, gutter)) {
      if (band.crossing.length > 0) read(band.crossing, 1);
      for (const side of [band.left, band.right]) if (side.length > 0) read(side, columns - 1);
    }
  };
  read(filled, MOST_COLUMNS);
  return lines;
}

function rowsOf(runs: readonly TextRun[]): readonly Row[] {
  const sorted = [...runs].sort((a, b) => a.y - b.y);
  const rows: TextRun[][] = [];
  for (const run of sorted) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row !== undefined && first !== undefined && run.y - first.y <= SAME_LINE * Math.max(run.size, first.size)) row.push(run);
    else rows.push([run]);
  }
  return rows.map((row) => {
    row.sort((a, b) => a.x - b.x);
    const largest = row.reduce((most, run) => (run.size > most.size ? run : most));
    const right = row.reduce((most, run) => Math.max(most, run.x + run.width), 0);
    return { runs: row, y: largest.y, x: row[0]?.x ?? 0, right };
  });
}

function lineOf({ runs, x, y, right }: Row, column: number): PageLine {
  const size = Math.max(...runs.map((run) => run.size));
  let text = "";
  let end = x;
  for (const run of runs) {
    const gap = run.x - end;
    const scale = Math.max(run.size, 1);
    if (text !== "" && gap > CELL_GAP * scale) text = `${text.trimEnd()} | `;
    else if (text !== "" && gap > WORD_GAP * scale && !/\s$/.test(text) && !/^\s/.test(run.text)) text += " ";
    const isRaised = run.size <= RAISED_SIZE * size && y - run.y >= RAISED_BY * size;
    text += isRaised ? superscript(run.text) : run.text;
    end = Math.max(end, run.x + run.width);
  }
  return { text: text.replace(/\s+/g, " ").trim(), x, y, right, size, column };
}

/** Where a page of columns is divided: a strip with text on both sides of it and hardly any across. */
function gutterOf(rows: readonly Row[]): number | undefined {
  const left = Math.min(...rows.map(({ x }) => x));
  const width = Math.max(...rows.map(({ right }) => right)) - left;
  if (rows.length < COLUMN_LINES || !(width > 0)) return undefined;
  const covered = new Uint32Array(BINS);
  const binOf = (x: number): number => Math.min(BINS - 1, Math.max(0, Math.floor(((x - left) / width) * BINS)));
  for (const { runs } of rows) {
    const seen = new Set<number>();
    for (const run of runs) for (let bin = binOf(run.x); bin <= binOf(run.x + run.width - 0.01); bin += 1) seen.add(bin);
    for (const bin of seen) covered[bin] = (covered[bin] ?? 0) + 1;
  }
  let best: { readonly from: number; readonly to: number } | undefined;
  for (let from = Math.floor(BINS * 0.15); from < BINS * 0.85; from += 1) {
    let to = from;
    while (to < BINS && (covered[to] ?? 0) <= rows.length * MOST_CROSSING) to += 1;
    if (to - from > (best === undefined ? 0 : best.to - best.from)) best = { from, to };
    from = Math.max(from, to);
  }
  if (best === undefined) return undefined;
  const strip = ((best.to - best.from) / BINS) * width;
  if (strip < NARROWEST_GUTTER || strip > width * WIDEST_GUTTER) return undefined;
  const gutter = left + ((best.from + best.to) / 2 / BINS) * width;
  return isColumn(rows, (run) => run.x + run.width <= gutter) && isColumn(rows, (run) => run.x >= gutter) ? gutter : undefined;
}

function isColumn(rows: readonly Row[], isInside: (run: TextRun) => boolean): boolean {
  const lengths = rows.flatMap(({ runs }) => {
    const length = runs
      .filter(isInside)
      .reduce((sum, run) => sum + run.text.length * (/\p{Script=Han}/u.test(run.text) ? 2 : 1), 0);
    return length > 0 ? [length] : [];
  });
  return lengths.length >= COLUMN_LINES && lengths.reduce((sum, length) => sum + length, 0) >= lengths.length * COLUMN_CHARACTERS;
}

interface Band {
  readonly crossing: TextRun[];
  readonly left: TextRun[];
  readonly right: TextRun[];
}

/** What stands between two lines that cross the gutter is read column by column. */
function bandsOf(runs: readonly TextRun[], rows: readonly Row[], gutter: number): readonly Band[] {
  const bands: Band[] = [{ crossing: [], left: [], right: [] }];
  for (const row of rows) {
    const isCrossing = row.runs.some((run) => run.x < gutter && run.x + run.width > gutter);
    let band = bands.at(-1);
    if (isCrossing && band !== undefined && band.left.length + band.right.length > 0) {
      band = { crossing: [], left: [], right: [] };
      bands.push(band);
    }
    for (const run of row.runs) (isCrossing ? band?.crossing : run.x + run.width <= gutter ? band?.left : band?.right)?.push(run);
  }
  return runs.length === 0 ? [] : bands;
}
