import type { ReadingOutcome } from "./measure.js";
import { READING_KINDS } from "./reading-question.js";

/** Counts of some questions. */
export interface ReadingFigures {
  readonly name: string;
  /** That can be answered. */
  readonly answerable: number;
  readonly right: number;
  /** Wrong and sure of it. */
  readonly wrong: number;
  readonly beside: number;
  readonly refusedFalsely: number;
  readonly unanswerable: number;
  readonly refused: number;
  /** Unanswerable, and answered all the same. */
  readonly invented: number;
  readonly broken: number;
  /** Median of a question. */
  readonly ms: number;
}

function readingFigures(name: string, outcomes: readonly ReadingOutcome[]): ReadingFigures {
  const [answerable, unanswerable] = [true, false].map((is) =>
    outcomes.filter(({ question }) => (question.answers !== undefined) === is),
  );
  const count = (some: readonly ReadingOutcome[] | undefined, verdict: ReadingOutcome["verdict"]): number =>
    some?.filter((outcome) => outcome.verdict === verdict).length ?? 0;
  const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    name,
    answerable: answerable?.length ?? 0,
    right: count(answerable, "right"),
    wrong: count(answerable, "wrong"),
    beside: count(answerable, "beside") + count(unanswerable, "beside"),
    refusedFalsely: count(answerable, "refused"),
    unanswerable: unanswerable?.length ?? 0,
    refused: count(unanswerable, "refused"),
    invented: count(unanswerable, "wrong"),
    broken: outcomes.filter(({ isBroken }) => isBroken).length,
    ms: times[times.length >> 1] ?? 0,
  };
}

/** One row a kind and language, then all. */
export function summariseReading(outcomes: readonly ReadingOutcome[]): ReadingFigures[] {
  const rows = READING_KINDS.flatMap((kind) =>
    rowOf(
      kind,
      outcomes.filter(({ question }) => question.kind === kind),
    ),
  );
  const languages = (["zh", "en"] as const).flatMap((lang) =>
    rowOf(
      lang,
      outcomes.filter(({ question }) => question.lang === lang),
    ),
  );
  return [...rows, ...languages, readingFigures("all", outcomes)];
}

function rowOf(name: string, outcomes: readonly ReadingOutcome[]): ReadingFigures[] {
  return outcomes.length === 0 ? [] : [readingFigures(name, outcomes)];
}

export function readingTable(rows: readonly ReadingFigures[]): string {
  const head = ["", "n", "right", "wrong", "refused", "beside", "not told", "refused", "invented", "broken", "ms"];
  const share = (count: number, of: number): string =>
    of === 0 ? "" : count === 0 ? "·" : `${Math.round((100 * count) / of)} %`;
  const cells = rows.map((row) => [
    row.name,
    String(row.answerable),
    share(row.right, row.answerable),
    share(row.wrong, row.answerable),
    share(row.refusedFalsely, row.answerable),
    share(row.beside, row.answerable + row.unanswerable),
    String(row.unanswerable),
    share(row.refused, row.unanswerable),
    share(row.invented, row.unanswerable),
    String(row.broken),
    row.ms.toFixed(0),
  ]);
  const widths = head.map((title, index) => Math.max(title.length, ...cells.map((cell) => cell[index]?.length ?? 0)));
  const line = (cell: readonly string[]): string =>
    cell.map((text, index) => (index === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[index] ?? 0))).join("  ");
  return [head, ...cells].map(line).join("\n");
}
