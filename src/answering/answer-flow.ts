import type { LanguageModelLike } from "@langchain/core/language_models/base";
import type { UsageMetadata } from "@langchain/core/messages";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { AnswerCache } from "../answer-cache/answer-cache.js";
import { type FanOutOptions, fanOut } from "../fan-out/fan-out.js";
import type { Evidence, KnowledgeSource } from "../sources/knowledge-source.js";
import type { Answer, FlowEvent, SourceReport } from "./answer.js";
import { askSources } from "./ask-sources.js";
import { type Conversation, searchText } from "./conversation.js";
import { sourceIdentity } from "./identity.js";
import { type EvidenceBudget, mergeEvidence } from "./merge-evidence.js";
import { StageClock } from "./stage-clock.js";
import { writeAnswer } from "./write-answer.js";
import type { AnswerPrompt } from "./writing/answer-prompt.js";
import { findCitations } from "./writing/citations.js";

/** The collaborators of a question. */
export interface AnswerParts {
  readonly model: LanguageModelLike;
  readonly modelIdentity: () => string;
  readonly cache: AnswerCache | undefined;
  readonly sources: readonly KnowledgeSource[];
  readonly fanOut: Pick<FanOutOptions, "concurrency" | "deadline">;
  readonly prompt: AnswerPrompt;
  readonly budget: EvidenceBudget;
  readonly worthKeeping: (answer: Answer) => boolean;
}

type FlowConfig = RunnableConfig & { readonly signal: AbortSignal };

/** Milliseconds the sources have to say what their content is; without it the question goes past the cache. */
const FINGERPRINT_DEADLINE = 5_000;

/** A question's way: the cache if it can be asked, shared with equal questions asked at the same time; else straight on. */
export async function* answerFlow(
  asked: Conversation,
  parts: AnswerParts,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, void, undefined> {
  const clock = new StageClock();
  const { cache } = parts;
  if (cache === undefined) return yield* find(asked, parts, config, clock, undefined);
  yield clock.start("cache");
  const key = await cacheKey(cache, asked, parts, config.signal);
  if (typeof key !== "string") {
    yield { type: "answer-warning", data: key };
    yield clock.end("cache");
    return yield* find(asked, parts, config, clock, undefined);
  }
  yield* cache.share<FlowEvent>(
    key,
    (signal) => lookUpOrFind(asked, parts, { ...config, signal }, clock, { cache, key }),
    config.signal,
  );
}

interface CachePlace {
  readonly cache: AnswerCache;
  readonly key: string;
}

async function* lookUpOrFind(
  asked: Conversation,
  parts: AnswerParts,
  config: FlowConfig,
  clock: StageClock,
  place: CachePlace,
): AsyncGenerator<FlowEvent, void, undefined> {
  const lookup = await place.cache.lookup(place.key, config.signal);
  if (lookup.status === "miss" && lookup.warning !== undefined)
    yield { type: "answer-warning", data: { message: lookup.warning.message } };
  yield clock.end("cache");
  if (lookup.status === "miss") return yield* find(asked, parts, config, clock, place);
  const { text, citations, invalidCitations } = lookup.answer;
  yield { type: "chunk", chunk: { text } };
  const timing = clock.timing();
  yield {
    type: "chunk",
    chunk: { text: "", citations, invalidCitations, served: "cache", cacheTier: lookup.tier, sources: [], timing },
  };
}

/** Fan out → merge → write → keep. */
async function* find(
  asked: Conversation,
  { model, sources, fanOut: bounds, prompt, budget, worthKeeping }: AnswerParts,
  config: FlowConfig,
  clock: StageClock,
  place: CachePlace | undefined,
): AsyncGenerator<FlowEvent, void, undefined> {
  yield clock.start("sources");
  const reports = new Array<SourceReport>(sources.length);
  const found = new Array<readonly Evidence[]>(sources.length);
  for await (const { index, report, evidence } of askSources(sources, searchText(asked), budget.perSource, {
    ...bounds,
    signal: config.signal,
  })) {
    reports[index] = report;
    found[index] = evidence;
    yield { type: "answer-source", data: report };
  }
  config.signal.throwIfAborted();
  yield clock.end("sources");

  yield clock.start("merge");
  const evidence = mergeEvidence(found, budget);
  const messages = prompt.write({ ...asked, evidence });
  yield clock.end("merge");

  yield clock.start("write");
  let text = "";
  let usage: UsageMetadata | undefined;
  for await (const delta of writeAnswer(model, messages, config)) {
    text += delta.text;
    usage = delta.usage;
    if (delta.text !== "") yield { type: "chunk", chunk: { text: delta.text } };
  }
  yield clock.end("write");

  const { citations, invalidCitations } = findCitations(text, evidence);
  const answer: Answer = { text, citations, invalidCitations, served: "model", sources: reports, timing: clock.timing(), usage };
  if (place !== undefined && worthKeeping(answer)) {
    yield clock.start("keep");
    const warning = await place.cache.keep(place.key, answer, messages);
    if (warning !== undefined) yield { type: "answer-warning", data: { message: warning.message } };
    yield clock.end("keep");
  }
  yield { type: "chunk", chunk: { ...answer, text: "", timing: clock.timing() } };
}

/** The question's key, or why it has none. */
async function cacheKey(
  cache: AnswerCache,
  { question, history }: Conversation,
  { sources, modelIdentity, prompt, budget }: AnswerParts,
  signal: AbortSignal,
): Promise<string | { readonly message: string }> {
  const tasks = sources.map((source) => (stop: AbortSignal) => sourceIdentity(source, stop));
  const outcomes = await fanOut(tasks, { deadline: FINGERPRINT_DEADLINE, signal });
  signal.throwIfAborted();
  const identities: string[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status !== "ok") {
      return { message: `The cache was not asked: the source ${sources[index]?.name} could not say whether it has changed.` };
    }
    identities.push(outcome.value);
  }
  const wording = JSON.stringify([prompt.version, budget]);
  return cache.key({ question, history, model: modelIdentity(), prompt: wording, sources: identities });
}

/** The default policy: an answer with text, to which every source contributed what it had. Pure. */
export function worthKeeping({ text, sources }: Answer): boolean {
  return text.trim() !== "" && sources.every((source) => source.status === "ok");
}
