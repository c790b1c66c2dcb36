import type { Evidence, NamedThing } from "../../sources/knowledge-source.js";
import type { FlowEvent, SourceReport } from "../answer.js";
import type { Collaborators, FlowConfig, SharedSource } from "../collaborators.js";
import type { StageClock } from "../stage-clock.js";
import { askSources } from "./ask-sources.js";
import { mergeEvidence } from "./merge-evidence.js";

export interface GatheredEvidence {
  readonly evidence: readonly Evidence[];
  readonly reports: readonly SourceReport[];
}

export interface GatherOptions {
  readonly searchText: string;
  /** The things that the question names: their other names are searched for in the sources that don't know them. */
  readonly things: readonly NamedThing[];
  /** Milliseconds that are left for the sources. */
  readonly timeout: number;
}

const MOST_NAMES = 24;

/** Asks every source for evidence and merges what they found. */
export async function* gatherEvidence(
  { searchText, things, timeout }: GatherOptions,
  { sources, fanOut: { maxConcurrency }, budget }: Collaborators,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, GatheredEvidence, undefined> {
  yield clock.start("sources");
  const reports = new Array<SourceReport>(sources.length);
  const found = new Array<readonly Evidence[]>(sources.length);
  const names = new Set(things.flatMap((thing) => thing.names).filter((name) => !searchText.includes(name)));
  const withNames = [searchText, ...[...names].slice(0, MOST_NAMES)].join("\n");
  const asked = ({ source }: SharedSource): string => (source.mentions === undefined ? withNames : searchText);
  const options = { limit: budget.perSource, maxConcurrency, timeout, signal: config.signal, config };
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
  return { evidence, reports };
}
