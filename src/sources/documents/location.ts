import type { Position } from "./readers/document-reader.js";

/** Where a person can check a passage: `tea.md:3`, `tea.md:3-5`, `report.pdf, pages 3-4`, `prices.csv, row 7`, `photo.png, line 3`, `lakes.json#/lakes/0`. */
export function locationOf(file: string, unit: string, first: Position, last: Position): string {
  if (unit === "line") return first === last ? `${file}:${first}` : `${file}:${first}-${last}`;
  if (unit === "pointer") return first === last ? `${file}#${first}` : `${file}#${first} to #${last}`;
  const called = unit === "text line" ? "line" : unit;
  return first === last ? `${file}, ${called} ${first}` : `${file}, ${called}s ${first}-${last}`;
}
