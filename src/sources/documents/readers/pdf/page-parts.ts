import type { DocumentPart } from "../document-reader.js";
import type { PageLine } from "./page-lines.js";

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly lines: readonly PageLine[];
}

/** Larger by this factor than most text is a heading. */
const HEADING_SIZE = 1.15;
const LONGEST_HEADING = 150;
const MOST_LEVELS = 4;
/** A gap between lines of more than this many font sizes ends a paragraph, if it is also larger than the usual one. */
const PARAGRAPH_GAP = 1.7;
/** A line at a page's edge that stands on this share of the pages is repeated for the page, not said by the document. */
const RUNNING_SHARE = 0.6;
const FEWEST_PAGES = 3;
const EDGE_LINES = 2;
const MOST_NUMBERS = 3;
/** A line of a table of contents: dots that lead to a page's number. */
const CONTENTS = /(?:\s?[.·…]){6,}\s*[\divxlc]+$/i;
/** A shorter line is no beginning of a sentence that goes on over the page. Characters. */
const SHORTEST_OPEN = 20;

interface PlacedLine extends PageLine {
  readonly page: number;
}

/** The pages' lines as headings and paragraphs, without what is printed on each page. Pure. */
export function pageParts(pages: readonly Page[]): readonly DocumentPart[] {
  const running = runningLines(pages);
  const body = bodySize(pages);
  const levels = headingLevels(pages, body);
  const parts: DocumentPart[] = [];
  let paragraph: PlacedLine[] = [];
  const flush = (): void => {
    const [first] = paragraph;
    if (first === undefined) return;
    const level = levels.get(rounded(first.size));
    const text = paragraph.map((line) => line.text).join("\n");
    const isHeading = level !== undefined && text.length <= LONGEST_HEADING && /\p{L}/u.test(text);
    const at = first.page;
    parts.push(isHeading ? { kind: "heading", level, text, at } : { kind: "text", text, at, last: paragraph.at(-1)?.page });
    paragraph = [];
  };
  for (const { number, lines } of pages) {
    const kept = lines.filter(
      (line, index) =>
        !CONTENTS.test(line.text) && !(isAtEdge(index, lines) && variants(line.text, number).some((one) => running.has(one))),
    );
    const pitch = usualPitch(kept);
    for (const line of kept) {
      const before = paragraph.at(-1);
      const isNewPage = before !== undefined && before.page !== number;
      if (before !== undefined && !(isNewPage ? goesOver(before, line) : goesOn(before, line, pitch))) {
        flush();
        // What stands on one page is cited with that page.
        if (isNewPage) parts.push({ kind: "rule" });
      }
      paragraph.push({ ...line, page: number });
    }
  }
  flush();
  return parts;
}

/** Whether a sentence goes on behind the end of a page. */
function goesOver(before: PageLine, line: PageLine): boolean {
  const isOpen = before.text.length >= SHORTEST_OPEN && !/[.!?:;。！？：；…]["'”’)）」』]?$/u.test(before.text);
  return isOpen && rounded(before.size) === rounded(line.size) && /^["'“‘(（]?(?:\p{Ll}|\p{Script=Han})/u.test(line.text);
}

function goesOn(before: PageLine, line: PageLine, pitch: number): boolean {
  const gap = line.y - before.y;
  const size = Math.max(line.size, before.size);
  if (before.column !== line.column || rounded(before.size) !== rounded(line.size) || gap <= 0) return false;
  if (/^(?:[•●▪‣◦]|[-–—*]\s|\(?\d{1,3}[.)、]\s)/u.test(line.text)) return false;
  return gap <= Math.max(PARAGRAPH_GAP * size, pitch * 1.25);
}

function usualPitch(lines: readonly PageLine[]): number {
  const gaps = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return before !== undefined && before.column === line.column && line.y > before.y ? [line.y - before.y] : [];
  });
  gaps.sort((a, b) => a - b);
  // Half of all gaps are between lines of a paragraph, unless every line stands alone.
  return Math.min(gaps[Math.floor(gaps.length / 2)] ?? 0, 3 * (lines[0]?.size ?? 0));
}

/** Sizes differ by rounding within one font. */
function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

/** The size that most characters have. */
function bodySize(pages: readonly Page[]): number {
  const characters = new Map<number, number>();
  for (const { lines } of pages)
    for (const { size, text } of lines) characters.set(rounded(size), (characters.get(rounded(size)) ?? 0) + text.length);
  return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function headingLevels(pages: readonly Page[], body: number): ReadonlyMap<number, number> {
  const sizes = new Set(pages.flatMap(({ lines }) => lines.map((line) => rounded(line.size))));
  const large = [...sizes].filter((size) => size >= body * HEADING_SIZE).sort((a, b) => b - a);
  return new Map(large.map((size, index) => [size, Math.min(index + 1, MOST_LEVELS)]));
}

function runningLines(pages: readonly Page[]): ReadonlySet<string> {
  if (pages.length < FEWEST_PAGES) return new Set();
  const times = new Map<string, number>();
  for (const { number, lines } of pages) {
    const edges = lines.filter((_, index) => isAtEdge(index, lines)).flatMap((line) => variants(line.text, number));
    for (const text of new Set(edges)) times.set(text, (times.get(text) ?? 0) + 1);
  }
  return new Set([...times].filter(([, count]) => count >= pages.length * RUNNING_SHARE).map(([text]) => text));
}

function isAtEdge(index: number, lines: readonly PageLine[]): boolean {
  return index < EDGE_LINES || index >= lines.length - EDGE_LINES;
}

/** The line as it would be on another page: with each number as it is, or counted from the page's. */
function variants(text: string, page: number): readonly string[] {
  const pieces = text.split(/(\d+)/);
  if (pieces.length > 2 * MOST_NUMBERS + 1) return [text];
  return pieces.reduce<readonly string[]>(
    (all, piece, index) =>
      all.flatMap((one) => (index % 2 === 0 ? [one + piece] : [one + piece, `${one}#${Number(piece) - page}#`])),
    [""],
  );
}
