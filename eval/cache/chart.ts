import type { Row } from "./figures.js";

const LEFT = 200;
const WIDE = 360;

/** A pair of bars for each row: paraphrases served, and questions served wrongly, with their intervals. */
export function cacheChart(rows: readonly Row[]): string {
  const text = (x: number, y: number, content: string, size = 12, anchor = "start"): string =>
    `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">${content}</text>`;
  const parts = [text(16, 24, "Answer cache: served rightly (green) and wrongly (red), 95 % intervals", 14)];
  for (const [index, { name, all, wrong }] of rows.entries()) {
    const y = 44 + index * 30;
    parts.push(text(LEFT - 8, y + 15, name, 12, "end"));
    for (const [at, { hits, of, interval }] of [all, wrong].entries()) {
      const top = y + at * 12;
      const width = of === 0 ? 0 : (hits / of) * WIDE;
      const [low, high] = interval.map((value) => (LEFT + value * WIDE).toFixed(1));
      parts.push(
        `<rect x="${LEFT}" y="${top}" width="${width.toFixed(1)}" height="10" fill="${at === 0 ? "#10b981" : "#ef4444"}"/>`,
        `<path d="M${low} ${top + 5}H${high}" stroke="#1f2937"/>`,
        text(LEFT + WIDE + 10, top + 9, `${hits} of ${of}`, 10),
      );
    }
  }
  const height = 60 + rows.length * 30;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 ${height}" font-family="sans-serif"><rect width="100%" height="100%" fill="#fff"/>${parts.join("")}</svg>\n`;
}
