import { fanOutAsSettled } from "../../fan-out/fan-out.js";
import type { Outcome } from "../../fan-out/outcome.js";
import type { QuestionLanguage } from "../../language/question-language.js";
import type { Evidence, FindOptions } from "../../sources/knowledge-source.js";
import type { SkippedFile } from "../../sources/skipped-files.js";
import type { SourceReport } from "../answer.js";
import type { FlowConfig, SharedSource } from "../collaborators.js";
import { cleanEvidence } from "./clean-evidence.js";

/** What one source said, and how it went. */
interface SourceAnswer {
  readonly index: number;
  readonly report: SourceReport;
  readonly evidence: readonly Evidence[];
}

export interface AskSourcesOptions {
  /** See {@link FindOptions.about}. */
  readonly about?: readonly string[] | undefined;
  /** Most pieces of each source. */
  readonly limit: number;
  /** Only pieces in this language, where a source can tell. */
  readonly language?: QuestionLanguage | undefined;
  readonly maxConcurrency: number;
  /** Milliseconds all of them have together, waiting for slots included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly config: FlowConfig;
}

const LONGEST_ERROR = 500;
const MOST_SKIPPED = 100;

/** Asks every source at once and yields each as it settles. Never throws: a failed source is a report. */
export async function* askSources(
  sources: readonly SharedSource[],
  question: (source: SharedSource) => string,
  { about, limit, language, config, maxConcurrency, timeout, signal }: AskSourcesOptions,
): AsyncGenerator<SourceAnswer, void, undefined> {
  // Where not all are asked at once, each has its share: the first ones must not take the others' time.
  const turns = Math.ceil(sources.length / maxConcurrency);
  const bounds = { maxConcurrency, timeout: Math.ceil(timeout / Math.max(turns, 1)), totalTimeout: timeout };
  // So that a source, and a worker that has it, know how long anybody waits. What no timer holds counts as no limit.
  const timed = bounds.timeout < 2 ** 31 ? { ...config, timeout: bounds.timeout } : config;
  const tasks = sources.map((shared) => async (signal: AbortSignal) => {
    const { source } = shared;
    const options = { about, limit, language, signal, config: timed };
    return cleanEvidence(await source.find(question(shared), options), source.name, limit);
  });
  const shared = sources.map(({ slots }) => slots);
  for await (const { index, outcome } of fanOutAsSettled(tasks, { ...bounds, priority: config.priority, signal, shared })) {
    const evidence = outcome.status === "ok" ? outcome.value : [];
    const error = describe(outcome);
    const { name = "", skipped = [] } = sources[index]?.source ?? {};
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

/** What each source found, in the order of the sources, however long each took: nothing of one that failed. */
export async function askAll(
  sources: readonly SharedSource[],
  question: (source: SharedSource) => string,
  options: AskSourcesOptions,
): Promise<readonly (readonly Evidence[])[]> {
  const found = new Array<readonly Evidence[]>(sources.length).fill([]);
  for await (const { index, evidence } of askSources(sources, question, options)) found[index] = evidence;
  return found;
}

function toldSkipped(skipped: readonly SkippedFile[]): Pick<SourceReport, "skipped"> {
  return skipped.length === 0 ? {} : { skipped: skipped.slice(0, MOST_SKIPPED) };
}

function describe(outcome: Outcome<unknown>): string | undefined {
  if (outcome.status === "timed-out") return `No result within ${outcome.timeout} ms.`;
  if (outcome.status !== "failed") return undefined;
  const { error } = outcome;
  return (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
}
