import { findTables } from "../layout/find-tables.js";
import { joinCells, joinText } from "../layout/join-text.js";
import { type Row, readingOrder } from "../layout/reading-order.js";
import { boxAround, type Corners, type Point } from "../picture/picture.js";
import type { Finding } from "../vision-model.js";
import type { TextPiece } from "./ocr-reader.js";
import { isUpsideDown } from "./upside-down.js";

/**
 * Pieces of text as lines in reading order. Pure.
 *
 * @param scale pixels of the picture as it was given per pixel of the one that was read
 */
export function ocrFindings(pieces: readonly TextPiece[], scale: number): readonly Finding[] {
  // A page that lies upside down is put in order as if it stood upright.
  const side = isUpsideDown(pieces) ? -1 : 1;
  const rows = readingOrder(pieces.map((piece) => turnedPage(piece, side)));
  const texts = rows.map(({ cells }) => cells.map((cell) => joinText(cell.map(({ text }) => text))));
  const tables = findTables(
    rows.map((row, index) => ({
      column: row.column,
      cells: row.cells.map((cell, at) => {
        const { x, width } = boxAround(cell.flatMap(({ corners }) => corners));
        const [left, right] = side === 1 ? [x, x + width] : [-x - width, -x];
        return { text: texts[index]?.[at] ?? "", left, right };
      }),
    })),
  );
  return rows.map((row, index) => {
    const pieces = row.cells.flat();
    const cells = texts[index] ?? [];
    const table = tables.findIndex(({ from, to }) => index >= from && index < to);
    const letters = pieces.reduce((sum, { text }) => sum + text.length, 0);
    const confidence = pieces.reduce((sum, piece) => sum + piece.confidence * piece.text.length, 0) / Math.max(letters, 1);
    const scaled = pieces.flatMap(({ corners }) => corners.map(({ x, y }) => ({ x: x * scale, y: y * scale })));
    const corners = cornersOfRow(row, scale);
    return {
      kind: "text",
      text: joinCells(cells),
      confidence: Math.round(confidence * 1_000) / 1_000,
      box: boxAround(scaled.map(({ x, y }) => ({ x: Math.max(0, x), y: Math.max(0, y) }))),
      ...(corners === undefined ? {} : { corners }),
      column: row.column,
      ...(table === -1 ? {} : { table: { number: table + 1, cells } }),
    };
  });
}

function turnedPage(piece: TextPiece, side: 1 | -1): TextPiece {
  const { centre } = piece.rectangle;
  return side === 1 ? piece : { ...piece, rectangle: { ...piece.rectangle, centre: { x: -centre.x, y: -centre.y } } };
}

/** From the first piece's beginning to the last one's end; undefined for a row that stands straight. */
function cornersOfRow({ cells }: Row<TextPiece>, scale: number): Corners | undefined {
  const pieces = cells.flat();
  const [first, last] = [pieces[0]?.corners, pieces.at(-1)?.corners];
  if (first === undefined || last === undefined) return undefined;
  const [rise, run] = [last[1].y - first[0].y, last[1].x - first[0].x];
  if (run >= 0 && Math.abs(rise) < 0.01 * run) return undefined;
  const at = ({ x, y }: Point): Point => ({ x: Math.round(x * scale), y: Math.round(y * scale) });
  return [at(first[0]), at(last[1]), at(last[2]), at(first[3])];
}
