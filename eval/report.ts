import { KINDS } from "./question.js";
import type { Outcome } from "./run.js";
import { VERDICTS, type Verdict } from "./score.js";

/** The figures of some questions. Shares are of 0…1; undefined where they are of nothing. */
export interface Figures {
  readonly name: string;
  readonly questions: number;
  readonly recall5: number | undefined;
  readonly recall8: number | undefined;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Of the right answers, those that cite what they rest on. */
  readonly citedRight: number | undefined;
  /** Median milliseconds, and the 95th of 100. */
  readonly ms: number;
  readonly slow: number;
  readonly repeatMs: number | undefined;
  /** Answers by what served them: "model", "graph", … */
  readonly served: Readonly<Record<string, { readonly questions: number; readonly right: number }>>;
}

export function figuresOf(name: string, outcomes: readonly Outcome[]): Figures {
  const share = (values: readonly (boolean | undefined)[]): number | undefined => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.filter(Boolean).length / known.length;
  };
  const verdicts = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, outcomes.filter((outcome) => outcome.verdict === verdict).length]),
  ) as Record<Verdict, number>;
  const served: Record<string, { questions: number; right: number }> = {};
  for (const outcome of outcomes) {
    const by = outcome.served || "nothing";
    const group = served[by] ?? { questions: 0, right: 0 };
    served[by] = group;
    group.questions += 1;
    if (outcome.verdict === "right") group.right += 1;
  }
  const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  const repeats = outcomes.flatMap(({ repeatMs }) => repeatMs ?? []).sort((a, b) => a - b);
  return {
    name,
    questions: outcomes.length,
    recall5: share(outcomes.map(({ recall5 }) => recall5)),
    recall8: share(outcomes.map(({ recall8 }) => recall8)),
    verdicts,
    citedRight: share(outcomes.flatMap(({ verdict, cited }) => (verdict === "right" ? [cited] : []))),
    ms: at(times, 0.5) ?? 0,
    slow: at(times, 0.95) ?? 0,
    repeatMs: at(repeats, 0.5),
    served,
  };
}

/** One row a kind, then all that can be answered. */
export function summarise(outcomes: readonly Outcome[]): Figures[] {
  const kinds = KINDS.flatMap((kind) => {
    const some = outcomes.filter(({ question }) => question.kind === kind);
    return some.length === 0 ? [] : [figuresOf(kind, some)];
  });
  const answerable = outcomes.filter(({ question }) => question.answers.length > 0);
  return answerable.length === 0 ? kinds : [...kinds, figuresOf("all answerable", answerable)];
}

export function table(rows: readonly Figures[]): string {
  const percent = (value: number | undefined): string => (value === undefined ? "" : `${Math.round(value * 100)} %`);
  const time = (ms: number | undefined): string => (ms === undefined ? "" : ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
  const head = ["kind", "n", "recall@5", "@8", "right", "wrong", "beside", "abstained", "error", "cited", "ms", "95 %", "again"];
  const cells = rows.map(({ name, questions, recall5, recall8, verdicts, citedRight, ms, slow, repeatMs }) => [
    name,
    String(questions),
    percent(recall5),
    percent(recall8),
    ...VERDICTS.map((verdict) => (verdicts[verdict] === 0 ? "·" : percent(verdicts[verdict] / questions))),
    percent(citedRight),
    time(ms),
    time(slow),
    time(repeatMs),
  ]);
  const widths = head.map((title, index) => Math.max(title.length, ...cells.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join("  ");
  return [head, ...cells].map(line).join("\n");
}

const COLOURS: Readonly<Record<Verdict, string>> = {
  right: "#10b981",
  wrong: "#ef4444",
  beside: "#f59e0b",
  abstained: "#cbd5e1",
  error: "#1f2937",
};
const ORDER: readonly Verdict[] = ["right", "abstained", "beside", "wrong", "error"];

/** One bar a kind, parted by verdict; a mark where recall@5 ends. */
export function barChart(title: string, rows: readonly Figures[]): string {
  const left = 150;
  const wide = 480;
  const text = (x: number, y: number, content: string, size = 12, anchor = "start"): string =>
    `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">${content.replace(/[<&]/g, (c) => (c === "<" ? "&lt;" : "&amp;"))}</text>`;
  const parts = [text(16, 24, title, 15)];
  for (const [index, verdict] of ORDER.entries()) {
    parts.push(`<rect x="${left + index * 92}" y="38" width="10" height="10" fill="${COLOURS[verdict]}"/>`);
    parts.push(text(left + 14 + index * 92, 47, verdict, 11));
  }
  parts.push(`<path d="M${left + 470} 38v10" stroke="#000" stroke-width="2"/>`, text(left + 476, 47, "recall@5", 11));
  for (const [index, { name, questions, verdicts, recall5 }] of rows.entries()) {
    const y = 64 + index * 24;
    parts.push(text(left - 8, y + 13, name, 12, "end"));
    let x = left;
    for (const verdict of ORDER) {
      const width = (verdicts[verdict] / questions) * wide;
      if (width > 0)
        parts.push(`<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="17" fill="${COLOURS[verdict]}"/>`);
      x += width;
    }
    if (recall5 !== undefined)
      parts.push(`<path d="M${(left + recall5 * wide).toFixed(1)} ${y - 2}v21" stroke="#000" stroke-width="2"/>`);
    parts.push(text(left + wide + 8, y + 13, `${Math.round((verdicts.right / questions) * 100)} % of ${questions}`, 11));
  }
  const height = 76 + rows.length * 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 740 ${height}" font-family="sans-serif"><rect width="100%" height="100%" fill="#fff"/>${parts.join("")}</svg>\n`;
}

function at(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
