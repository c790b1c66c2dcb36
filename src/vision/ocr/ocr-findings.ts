import { findTables } from "../layout/find-tables.js";
import { joinCells, joinText } from "../layout/join-text.js";
import { type Row, readingOrder } from "../layout/reading-order.js";
import { boxAround, type Corners, type Point } from "../picture/picture.js";
import type { Finding } from "../vision-model.js";
import type { TextPiece } from "./ocr-reader.js";

/**
 * Pieces of text as lines in reading order. Pure.
 *
 * @param scale pixels of the picture as it was given per pixel of the one that was read
 */
export function ocrFindings(pieces: readonly TextPiece[], scale: number): readonly Finding[] {
  const rows = readingOrder(pieces);
  const texts = rows.map(({ cells }) => cells.map((cell) => joinText(cell.map(({ text }) => text))));
  const tables = findTables(
    rows.map((row, index) => ({
      column: row.column,
      cells: row.cells.map((cell, at) => {
        const { x, width } = boxAround(cell.flatMap(({ corners }) => corners));
        return { text: texts[index]?.[at] ?? "", left: x, right: x + width };
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

/** From the first piece's beginning to the last one's end; undefined for a row that stands straight. */
function cornersOfRow({ cells }: Row<TextPiece>, scale: number): Corners | undefined {
  const pieces = cells.flat();
  const [first, last] = [pieces[0]?.corners, pieces.at(-1)?.corners];
  if (first === undefined || last === undefined) return undefined;
  const [rise, run] = [last[1].y - first[0].y, last[1].x - first[0].x];
  if (Math.abs(rise) < 0.01 * Math.abs(run)) return undefined;
  const at = ({ x, y }: Point): Point => ({ x: Math.round(x * scale), y: Math.round(y * scale) });
  return [at(first[0]), at(last[1]), at(last[2]), at(first[3])];
}
