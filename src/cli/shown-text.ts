import stringWidth from "string-width";
import { printable } from "./printable.js";

const characters = new Intl.Segmenter();

/** One line of at most `columns` columns, of which a Han character takes two. What is cut off is told by "…". */
export function shortened(text: string, columns: number): string {
  const line = oneLine(printable(text));
  // A character takes a column or more, but for those that join others.
  if (line.length <= columns / 2 || (line.length <= columns * 8 && stringWidth(line) <= columns)) return line;
  let shown = "";
  let width = 1;
  for (const { segment } of characters.segment(line.slice(0, columns * 8))) {
    width += stringWidth(segment);
    if (width > columns) break;
    shown += segment;
  }
  return `${shown}…`;
}

/** Statements stand apart, lines of running text don't. */
function oneLine(text: string): string {
  const lines = text.trim().split(/\s*\n\s*/);
  const areStatements = lines.length > 1 && lines.every((line) => line.includes(" → "));
  return lines.join(areStatements ? "; " : " ").replaceAll(/\s+/g, " ");
}

/** Where a passage stands, and what it is called: `tea.md:3  Tea`. */
export function placeText({ location, title }: { readonly location: string; readonly title?: string | undefined }): string {
  return title === undefined ? location : `${location}  ${title}`;
}

/** `3.2 ms`, `1.5 s` */
export function duration(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
