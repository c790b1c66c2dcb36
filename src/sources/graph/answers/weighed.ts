import type { Finding } from "./evaluate.js";
import { valueKey } from "./row.js";

/** Readings nearer than this must agree. */
export const CLOSE = 0.45;

/** What a reading comes to, and how far from plain it is. */
export interface Weighed {
  readonly finding: Finding;
  readonly cost: number;
}

/** A number that the graph states beats a count of what it happens to list: three known students of 870. */
export function preferStated(weighed: Weighed[]): void {
  const first = weighed[0]?.cost ?? 0;
  const stated = weighed.some(
    ({ finding: { query }, cost }) => query.ask === "which" && query.expects === "number" && cost <= first + CLOSE,
  );
  if (!stated) return;
  const rest = weighed.filter(({ finding }) => finding.kind !== "count");
  weighed.splice(0, weighed.length, ...rest);
}

/** Equal for findings that answer the same. */
export function answerKey(finding: Finding): string {
  if (finding.kind === "truth") return String(finding.truth);
  if (finding.kind === "parts") return finding.findings.map(answerKey).join("\n\n");
  if (finding.kind === "amount") return `${finding.amount.value} ${finding.amount.unit}`;
  if (finding.kind === "count") return `#${finding.rows.length}`;
  return finding.rows
    .map(({ value }) => valueKey(value))
    .sort()
    .join("\n");
}
