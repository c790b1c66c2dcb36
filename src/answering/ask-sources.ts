import { type FanOutOptions, fanOutAsSettled } from "../fan-out/fan-out.js";
import type { Outcome } from "../fan-out/outcome.js";
import type { Evidence, KnowledgeSource } from "../sources/knowledge-source.js";
import type { SkippedFile } from "../sources/skipped-files.js";
import type { SourceReport } from "./answer.js";
import { cleanEvidence } from "./clean-evidence.js";

/** What one source said, and how it went. */
interface SourceAnswer {
  readonly index: number;
  readonly report: SourceReport;
  readonly evidence: readonly Evidence[];
}

const LONGEST_ERROR = 500;
const MOST_SKIPPED = 100;

/** Asks every source at once and yields each as it settles. Never throws: a failed source is a report. */
export async function* askSources(
  sources: readonly KnowledgeSource[],
  question: string,
  limit: number,
  options: FanOutOptions,
): AsyncGenerator<SourceAnswer, void, undefined> {
  const tasks = sources.map(
    (source) => async (signal: AbortSignal) => cleanEvidence(await source.find(question, { limit, signal }), source.name, limit),
  );
  for await (const { index, outcome } of fanOutAsSettled(tasks, options)) {
    const evidence = outcome.status === "ok" ? outcome.value : [];
    const error = describe(outcome);
    const { name = "", skipped = [] } = sources[index] ?? {};
    const ms = outcome.waitedMs + outcome.ranMs;
    yield {
      index,
      evidence,
      report: {
        name,
        status: outcome.status,
        ms,
        found: evidence.length,
        ...(error === undefined ? {} : { error }),
        ...toldSkipped(skipped),
      },
    };
  }
}

function toldSkipped(skipped: readonly SkippedFile[]): Pick<SourceReport, "skipped"> {
  return skipped.length === 0 ? {} : { skipped: skipped.slice(0, MOST_SKIPPED) };
}

function describe(outcome: Outcome<unknown>): string | undefined {
  if (outcome.status === "timed-out") return `No result within ${outcome.deadlineMs} ms.`;
  if (outcome.status !== "failed") return undefined;
  const { error } = outcome;
  return (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
}
