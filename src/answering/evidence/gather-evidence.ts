import type { BaseDocumentCompressor } from "@langchain/core/retrievers/document_compressors";
import type { Evidence, NamedThing } from "../../sources/knowledge-source.js";
import type { FlowEvent, SourceReport } from "../answer.js";
import type { Collaborators, FlowConfig, SharedSource } from "../collaborators.js";
import type { StageClock } from "../stage-clock.js";
import { askSources } from "./ask-sources.js";
import { foundInOtherLanguage } from "./found-in-other-language.js";
import { type EvidenceBudget, mergeEvidence, withinBudget } from "./merge-evidence.js";
import { rerankEvidence } from "./rerank-evidence.js";
import { secondLook } from "./second-look.js";

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
/** What a reranker chooses from. */
const CANDIDATES: EvidenceBudget = { perSource: 0, pieces: 32, characters: 64_000 };

/** A reranker that fails is done without. */
async function* reranked(
  merged: readonly Evidence[],
  query: string,
  reranker: BaseDocumentCompressor,
  left: { readonly timeout: number; readonly signal: AbortSignal },
): AsyncGenerator<FlowEvent, readonly Evidence[], undefined> {
  try {
    return await rerankEvidence(merged, query, reranker, left);
  } catch (error) {
    left.signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    yield { type: "answer-warning", data: { message: `The evidence was not reranked: ${reason}` } };
    return merged;
  }
}

/** Asks every source for evidence and merges what they found. */
export async function* gatherEvidence(
  { searchText, things, timeout }: GatherOptions,
  { sources, fanOut: { maxConcurrency }, budget, reranker }: Collaborators,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, GatheredEvidence, undefined> {
  const deadline = performance.now() + timeout;
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
  const left = (): number => Math.max(1, deadline - performance.now());
  const known = new Set(found.flat().map(({ text }) => text));
  const translated = await foundInOtherLanguage(searchText, things, sources, known, { ...options, timeout: left() });
  const first = { found, known: [...found, ...translated].flat().filter((piece) => piece !== undefined) };
  const second = await secondLook(searchText, things, first, sources, { ...options, timeout: left() });
  config.signal.throwIfAborted();
  yield clock.end("sources");
  yield clock.start("merge");
  const merged = mergeEvidence([...found, ...translated, ...second], reranker === undefined ? budget : CANDIDATES);
  const bounds = { timeout: Math.max(0, deadline - performance.now()), signal: config.signal };
  const ranked = reranker === undefined ? merged : yield* reranked(merged, searchText, reranker, bounds);
  yield clock.end("merge");
  return { evidence: reranker === undefined ? ranked : withinBudget(ranked, budget), reports };
}
