import { fanOut } from "../../fan-out/fan-out.js";
import type { Evidence } from "../../sources/knowledge-source.js";
import type { FlowEvent, SourceReport } from "../answer.js";
import type { Collaborators, FlowConfig, SharedSource } from "../collaborators.js";
import type { StageClock } from "../stage-clock.js";
import { askSources } from "./ask-sources.js";
import { mergeEvidence } from "./merge-evidence.js";

export interface GatheredEvidence {
  readonly evidence: readonly Evidence[];
  readonly reports: readonly SourceReport[];
  /** Other names, in any language, of the things that the question names. */
  readonly names: readonly string[];
}

/** Names are worth waiting for only this long, milliseconds. */
const NAMES_TIMEOUT = 1_000;
const MOST_NAMES = 24;
const LONGEST_NAME = 100;

/**
 * Asks every source for evidence and merges what they found. Sources that don't know other names themselves are searched with those
 * that the others know, so that a document in another language is found.
 *
 * @param timeout milliseconds that are left for the sources
 */
export async function* gatherEvidence(
  searchText: string,
  { sources, fanOut: { maxConcurrency }, budget }: Collaborators,
  timeout: number,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, GatheredEvidence, undefined> {
  yield clock.start("sources");
  const began = performance.now();
  const names = await otherNames(searchText, sources, Math.min(timeout, NAMES_TIMEOUT), config);
  const reports = new Array<SourceReport>(sources.length);
  const found = new Array<readonly Evidence[]>(sources.length);
  const withNames = names.length === 0 ? searchText : `${searchText}\n${names.join("\n")}`;
  const asked = ({ source }: SharedSource): string => (source.otherNames === undefined ? withNames : searchText);
  const left = Math.max(1, Math.ceil(timeout - (performance.now() - began)));
  const options = { limit: budget.perSource, maxConcurrency, timeout: left, signal: config.signal, config };
  for await (const { index, report, evidence } of askSources(sources, asked, options)) {
    reports[index] = report;
    found[index] = evidence;
    yield { type: "answer-source", data: report };
  }
  config.signal.throwIfAborted();
  yield clock.end("sources");
  yield clock.start("merge");
  const evidence = mergeEvidence(found, budget);
  yield clock.end("merge");
  return { evidence, reports, names };
}

async function otherNames(
  question: string,
  sources: readonly SharedSource[],
  timeout: number,
  config: FlowConfig,
): Promise<readonly string[]> {
  const able = sources.filter(({ source }) => source.otherNames !== undefined);
  if (able.length === 0) return [];
  const tasks = able.map(
    ({ source }) =>
      async (signal: AbortSignal) =>
        source.otherNames?.(question, { signal, config }),
  );
  const outcomes = await fanOut(tasks, { timeout, signal: config.signal });
  const said: unknown[] = outcomes.flatMap((outcome) =>
    outcome.status === "ok" && Array.isArray(outcome.value) ? outcome.value : [],
  );
  const names = said.filter((name): name is string => typeof name === "string" && name.length <= LONGEST_NAME);
  return [...new Set(names)].slice(0, MOST_NAMES);
}
