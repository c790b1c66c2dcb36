import type { SearchTerms } from "../../language/search-terms.js";
import type { ReadPicture } from "./read-picture.js";

/** A line of one of the pictures, and how much of the question it holds: 0…1. */
export interface RankedLine {
  readonly picture: number;
  readonly line: number;
  readonly score: number;
}

/**
 * Lines that share terms with the question, the best first: each term counts the less, the more lines have it. A row of a table is searched with the
 * names of its columns. Pure.
 */
export function rankLines(pictures: readonly ReadPicture[], question: string, terms: SearchTerms): readonly RankedLine[] {
  const asked = new Set(terms(question));
  const lines = pictures.flatMap(({ findings, tables }, picture) =>
    findings.map(({ text }, line) => {
      const table = tables.find(({ lines: rows }) => rows.includes(line));
      const header = table === undefined ? "" : (findings[table.header]?.text ?? "");
      const own = new Set(terms(text, "keep"));
      const all = new Set([...own, ...terms(header, "keep")]);
      return { picture, line, own, all };
    }),
  );
  const weights = new Map(
    [...asked].map((term) => [term, 1 / Math.max(1, lines.filter(({ own }) => own.has(term)).length)] as const),
  );
  const most = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return lines
    .map(({ picture, line, own, all }) => {
      const found = [...weights].reduce(
        (sum, [term, weight]) => sum + (own.has(term) ? weight : all.has(term) ? weight / 2 : 0),
        0,
      );
      return { picture, line, score: most === 0 ? 0 : found / most };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}
