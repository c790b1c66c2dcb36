import type { TurnedRectangle } from "./turned-rectangle.js";

/** A piece of text to be put in order. */
export interface Placed {
  readonly rectangle: TurnedRectangle;
  readonly text: string;
  /** A column of characters that stand one below the other. */
  readonly isStacked?: boolean | undefined;
}

/** What stands on one line: pieces from left to right. */
export interface Row<Piece extends Placed> {
  /** Each cell is one piece or several close together. */
  readonly cells: readonly (readonly Piece[])[];
  /** Changes where reading jumps to another column. */
  readonly column: number;
}

/** A piece as it stands on a straightened page. */
interface Straight<Piece extends Placed> {
  readonly piece: Piece;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Two pieces that share so much of the lower one's height stand on one line. */
const SAME_LINE = 0.5;
/** A wider gap parts cells. Of the line's height. */
const CELL_GAP = 1;
/** Columns of text have at least so many pieces, of so many letters on average (Han count double); cells of a table have fewer. */
const COLUMN_PIECES = 3;
const COLUMN_LETTERS = 12;
/** Gutters are at least so wide, in heights of a line. */
const GUTTER = 0.6;
const MOST_COLUMNS = 4;
/** Pieces turned further than this say nothing of how the page is turned. Radians. */
const MOST_TILT = Math.PI / 6;

/**
 * Rows in the order in which people read them: down one column of text, then down the next; tables row by row; vertical text from right to left. The
 * page's tilt, which is that of most text, is taken out first. Pure.
 */
export function readingOrder<Piece extends Placed>(pieces: readonly Piece[]): readonly Row<Piece>[] {
  const tilt = tiltOf(pieces);
  const straight = pieces.map((piece) => straightened(piece, tilt));
  const rows: Row<Piece>[] = [];
  let column = 0;
  const read = (some: readonly Straight<Piece>[], columns: number): void => {
    const gutter = columns > 1 ? gutterOf(some) : undefined;
    if (gutter === undefined) {
      column += 1;
      for (const row of rowsOf(some)) rows.push({ cells: cellsOf(row), column });
      return;
    }
    for (const band of bandsOf(some, gutter)) for (const part of band) if (part.length > 0) read(part, columns - 1);
  };
  const level = straight.filter(({ piece }) => piece.isStacked !== true);
  const stacks = stacksOf(straight.filter(({ piece }) => piece.isStacked === true));
  // Vertical text is read where it begins: before the first line that stands wholly below its top.
  let rest = level;
  for (const stack of stacks) {
    const top = Math.min(...stack.map((one) => one.top));
    const above = rest.filter((one) => one.bottom <= top);
    if (above.length > 0) read(above, MOST_COLUMNS);
    rest = rest.filter((one) => one.bottom > top);
    column += 1;
    for (const { piece } of stack) rows.push({ cells: [[piece]], column });
  }
  if (rest.length > 0) read(rest, MOST_COLUMNS);
  return rows;
}

/**
 * How far the page is turned: the median of its lines' angles. A line weighs the square of its length, since the angle of a short one is off by more.
 * Radians.
 */
export function tiltOf(pieces: readonly Placed[]): number {
  const lines = pieces
    .filter(({ rectangle, isStacked }) => isStacked !== true && rectangle.width > 1.5 * rectangle.height)
    .map(({ rectangle }) => ({ angle: rectangle.angle, weight: rectangle.width ** 2 }))
    .filter(({ angle }) => Math.abs(angle) <= MOST_TILT)
    .sort((a, b) => a.angle - b.angle);
  const half = lines.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { angle, weight } of lines) {
    sum += weight;
    if (sum >= half) return angle;
  }
  return 0;
}

function straightened<Piece extends Placed>(piece: Piece, tilt: number): Straight<Piece> {
  const { centre, width, height, angle } = piece.rectangle;
  const [cos, sin] = [Math.cos(-tilt), Math.sin(-tilt)];
  const [x, y] = [centre.x * cos - centre.y * sin, centre.x * sin + centre.y * cos];
  const [c, s] = [Math.abs(Math.cos(angle - tilt)), Math.abs(Math.sin(angle - tilt))];
  const [w, h] = [(width * c + height * s) / 2, (width * s + height * c) / 2];
  return { piece, left: x - w, right: x + w, top: y - h, bottom: y + h };
}

function rowsOf<Piece extends Placed>(pieces: readonly Straight<Piece>[]): readonly (readonly Straight<Piece>[])[] {
  const sorted = [...pieces].sort((a, b) => a.top + a.bottom - b.top - b.bottom);
  const rows: { pieces: Straight<Piece>[]; top: number; bottom: number }[] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    const overlap = row === undefined ? 0 : Math.min(row.bottom, piece.bottom) - Math.max(row.top, piece.top);
    const least = row === undefined ? 1 : Math.min(row.bottom - row.top, piece.bottom - piece.top);
    const isFree = row?.pieces.every((one) => sharedWidth(one, piece) < 0.3 * Math.min(widthOf(one), widthOf(piece)));
    if (row !== undefined && isFree === true && overlap >= SAME_LINE * least) {
      row.pieces.push(piece);
      // The row's band is that of all its pieces' middles, so that a tilted table doesn't run away.
      row.top = mean(row.pieces.map(({ top }) => top));
      row.bottom = mean(row.pieces.map(({ bottom }) => bottom));
    } else rows.push({ pieces: [piece], top: piece.top, bottom: piece.bottom });
  }
  return rows.map((row) => row.pieces.sort((a, b) => a.left - b.left));
}

function cellsOf<Piece extends Placed>(row: readonly Straight<Piece>[]): readonly (readonly Piece[])[] {
  const cells: Piece[][] = [];
  let before: Straight<Piece> | undefined;
  for (const one of row) {
    const height = Math.min(heightOf(one), before === undefined ? heightOf(one) : heightOf(before));
    const cell = cells.at(-1);
    if (cell === undefined || before === undefined || one.left - before.right > CELL_GAP * height) cells.push([one.piece]);
    else cell.push(one.piece);
    before = one;
  }
  return cells;
}

/** Where columns of text are divided: the widest strip that few pieces cross, with enough text on both sides. */
function gutterOf<Piece extends Placed>(pieces: readonly Straight<Piece>[]): number | undefined {
  if (pieces.length < 2 * COLUMN_PIECES) return undefined;
  const height = median(pieces.map(heightOf));
  const edges = pieces.map(({ left }) => left).sort((a, b) => a - b);
  let best: { readonly at: number; readonly width: number } | undefined;
  for (const edge of edges) {
    const left = pieces.filter(({ right }) => right <= edge);
    const crossing = pieces.filter((one) => one.left < edge && one.right > edge);
    if (left.length < COLUMN_PIECES || crossing.length > pieces.length / 4) continue;
    const width = edge - Math.max(...left.map(({ right }) => right));
    if (width < GUTTER * height || width <= (best?.width ?? 0)) continue;
    const right = pieces.filter((one) => one.left >= edge);
    if (isColumn(left) && isColumn(right)) best = { at: edge - width / 2, width };
  }
  return best?.at;
}

function isColumn<Piece extends Placed>(pieces: readonly Straight<Piece>[]): boolean {
  const letters = pieces.reduce((sum, { piece }) => sum + lettersOf(piece.text), 0);
  return pieces.length >= COLUMN_PIECES && letters >= pieces.length * COLUMN_LETTERS;
}

function lettersOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);
}

/** What crosses the gutter, and what stands left and right of it until the next that does. */
function bandsOf<Piece extends Placed>(
  pieces: readonly Straight<Piece>[],
  gutter: number,
): readonly (readonly Straight<Piece>[])[][] {
  const sorted = [...pieces].sort((a, b) => a.top + a.bottom - b.top - b.bottom);
  const bands: Straight<Piece>[][][] = [[[], [], []]];
  for (const one of sorted) {
    let band = bands.at(-1);
    const crosses = one.left < gutter && one.right > gutter;
    if (crosses && band !== undefined && (band[1]?.length ?? 0) + (band[2]?.length ?? 0) > 0) {
      band = [[], [], []];
      bands.push(band);
    }
    band?.[crosses ? 0 : one.right <= gutter ? 1 : 2]?.push(one);
  }
  return bands;
}

/** Columns of vertical text that stand side by side, each group from right to left; groups from top to bottom. */
function stacksOf<Piece extends Placed>(pieces: readonly Straight<Piece>[]): readonly (readonly Straight<Piece>[])[] {
  const groups: Straight<Piece>[][] = [];
  for (const one of [...pieces].sort((a, b) => a.top - b.top)) {
    const beside = groups.find((group) =>
      group.some((other) => Math.min(other.bottom, one.bottom) - Math.max(other.top, one.top) > 0.3 * heightOf(one)),
    );
    if (beside === undefined) groups.push([one]);
    else beside.push(one);
  }
  for (const group of groups) group.sort((a, b) => b.right - a.right);
  return groups;
}

function sharedWidth<Piece extends Placed>(a: Straight<Piece>, b: Straight<Piece>): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left);
}

function widthOf<Piece extends Placed>({ left, right }: Straight<Piece>): number {
  return right - left;
}

function heightOf<Piece extends Placed>({ top, bottom }: Straight<Piece>): number {
  return bottom - top;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
