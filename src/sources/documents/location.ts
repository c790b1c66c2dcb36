import type { Position } from "./readers/document-reader.js";

/** Where a person can check a passage: `tea.md:3-5`, `report.pdf, pages 3-4`, `prices.csv, row 7`, `lakes.json#/lakes/0`. */
export function locationOf(file: string, unit: string, first: Position, last: Position): string {
  if (unit === "line") return `${file}:${first}-${last}`;
  if (unit === "pointer") return first === last ? `${file}#${first}` : `${file}#${first} to #${last}`;
  return first === last ? `${file}, ${unit} ${first}` : `${file}, ${unit}s ${first}-${last}`;
}
