import type { AnswerCache } from "../answer-cache/answer-cache.js";
import type { CacheLookup } from "../answer-cache/answer-cache-options.js";
import type { AnswerParts } from "../answer-cache/answer-parts.js";
import type { AnswerCost, KeptAnswer } from "../answer-cache/kept-answer.js";
import { type Answer, type AnswerChunk, completeAnswer, type FlowEvent } from "./answer.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import type { CacheUse, Conversation } from "./conversation.js";
import { findAnswer } from "./find-answer.js";
import { callOptions } from "./identity.js";
import { askThrough } from "./jobs/ask-through.js";
import { questionEvidence } from "./question-evidence.js";
import { questionMeaning } from "./question-meaning.js";
import type { AskAgain } from "./run-plan.js";
import { isSampled } from "./sampled.js";
import { setupOf } from "./setup.js";
import { StageClock } from "./stage-clock.js";
import { type UnderstoodQuestion, understand } from "./understand.js";
import { withImages } from "./with-images.js";

/** Milliseconds the sources have to say what their content is; without it the question goes past the cache. */
const FINGERPRINT_TIMEOUT = 1_000;
/** "Not known" may be known tomorrow: milliseconds such an answer is kept. */
const UNKNOWN_TTL = 60_000;

/**
 * A question's way: a follow-up's meaning from the conversation ({@link understand}), the cache, where equal questions that run at the same time share one answer; else it is found ({@link findAnswer})
 * and kept. Yields progress and the answer's parts.
 */
export async function* answerFlow(
  asked: Conversation,
  whole: Collaborators,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, void, undefined> {
  const collaborators = withImages(forCall(whole, asked.cache), asked.images);
  const { executor } = collaborators;
  const here = askHere(collaborators);
  // Elsewhere the cache is used as usual, and there are no pictures.
  const asksHere = executor === undefined || asked.cache !== undefined || asked.images !== undefined;
  yield* answer(asked, collaborators, config, asksHere ? here : askThrough(executor, here, collaborators));
}

/** Sub-questions go the same way, but aren't planned again. */
export function askHere(collaborators: Collaborators): AskAgain {
  return async function* (question, config) {
    return yield* folded(answer({ question, history: [] }, collaborators, config, undefined));
  };
}

/** The collaborators of a call that goes past the cache, anew into it, or leaves nothing there. */
function forCall(collaborators: Collaborators, use: CacheUse | undefined): Collaborators {
  switch (use) {
    case undefined:
      return collaborators;
    case "bypass":
      return { ...collaborators, cache: undefined };
    case "refresh":
      return { ...collaborators, refreshes: true };
    case "noStore":
      return { ...collaborators, keepsNothing: true };
  }
}

async function* answer(
  conversation: Conversation,
  collaborators: Collaborators,
  config: FlowConfig,
  ask: AskAgain | undefined,
): AsyncGenerator<FlowEvent, void, undefined> {
  const asked = await understand(conversation, collaborators, config);
  const { understoodAs } = asked;
  for await (const event of answerUnderstood(asked, collaborators, config, ask)) {
    const isLast = event.type === "chunk" && event.chunk.served !== undefined;
    yield isLast && understoodAs !== undefined
      ? { type: "chunk", chunk: { ...event.chunk, understoodAs: event.chunk.understoodAs ?? understoodAs } }
      : event;
  }
}

async function* answerUnderstood(
  asked: UnderstoodQuestion,
  collaborators: Collaborators,
  config: FlowConfig,
  ask: AskAgain | undefined,
): AsyncGenerator<FlowEvent, void, undefined> {
  const clock = new StageClock();
  const { cache } = collaborators;
  const find: Find = (signal, parts) => findAndKeep(asked, collaborators, { ...config, signal }, clock, parts, ask);
  if (cache === undefined) return yield* find(config.signal, undefined);
  yield clock.start("cache");
  const parts = await cacheParts(asked, collaborators, config);
  if ("message" in parts) {
    yield { type: "answer-warning", data: parts };
    yield clock.end("cache");
    return yield* find(config.signal, undefined);
  }
  // Sub-questions share among themselves: two plans that hold each other's question would wait for each other.
  const way = `${ask === undefined ? " part" : ""}${collaborators.refreshes ? " anew" : ""}${collaborators.keepsNothing ? " unkept" : ""}${asked.asPut === undefined ? "" : ` put as ${asked.asPut}`}`;
  let leads = false;
  const start = (signal: AbortSignal): AsyncGenerator<FlowEvent, void, undefined> => {
    leads = true;
    if (collaborators.refreshes) return findAnew(parts, signal, clock, find);
    const quiet: FlowConfig = { ...config, callbacks: [] };
    // Nobody listens any more to an answer that is found anew in the background.
    const renew = async (stop: AbortSignal): Promise<void> => {
      const events = findAndKeep(asked, collaborators, { ...quiet, signal: stop }, new StageClock(), parts, ask);
      for await (const _ of events);
    };
    return lookUpOrFind(cache, parts, signal, clock, find, collaborators.keepsNothing === true ? undefined : { renew, way });
  };
  for await (const event of cache.share<FlowEvent>(parts, start, config.signal, way)) {
    yield leads || event.type !== "chunk" ? event : { type: "chunk", chunk: { ...event.chunk, usage: undefined } };
  }
}

/** How an answer that is kept is found anew, and what mustn't wait for each other. */
interface Keeping {
  readonly renew: (signal: AbortSignal) => Promise<void>;
  readonly way: string;
}

type Find = (signal: AbortSignal, parts: AnswerParts | undefined) => AsyncGenerator<FlowEvent, void, undefined>;

async function* findAnew(
  parts: AnswerParts,
  signal: AbortSignal,
  clock: StageClock,
  find: Find,
): AsyncGenerator<FlowEvent, void, undefined> {
  yield clock.end("cache");
  yield* find(signal, parts);
}

async function* lookUpOrFind(
  cache: AnswerCache,
  parts: AnswerParts,
  signal: AbortSignal,
  clock: StageClock,
  find: Find,
  keeping: Keeping | undefined,
): AsyncGenerator<FlowEvent, void, undefined> {
  if (keeping === undefined) return yield* servedOrFound(await cache.lookup(parts, signal), parts, signal, clock, find);
  const { lookup, finish } = await cache.lookUpToAnswer(parts, signal, keeping.way);
  try {
    yield* servedOrFound(lookup, parts, signal, clock, find);
    if (lookup.status === "hit" && lookup.isStale) cache.renew(parts, keeping.renew);
  } finally {
    finish();
  }
}

async function* servedOrFound(
  lookup: CacheLookup,
  parts: AnswerParts,
  signal: AbortSignal,
  clock: StageClock,
  find: Find,
): AsyncGenerator<FlowEvent, void, undefined> {
  if (lookup.status === "miss" && lookup.warning !== undefined)
    yield { type: "answer-warning", data: { message: lookup.warning.message } };
  yield { type: "answer-cache", data: lookup.status === "miss" ? {} : { tier: lookup.tier, saved: lookup.cost } };
  yield clock.end("cache");
  if (lookup.status === "miss") return yield* find(signal, parts);
  const { text, ...kept } = lookup.answer;
  yield { type: "chunk", chunk: { text } };
  const { tier: cacheTier, key: cacheKey } = lookup;
  const rest = { invalidCitations: [], served: "cache" as const, cacheTier, cacheKey, sources: [], timing: clock.timing() };
  yield { type: "chunk", chunk: { text: "", ...kept, ...rest } };
}

/** The last chunk goes out before the answer is kept: nobody waits for the store. */
async function* findAndKeep(
  asked: UnderstoodQuestion,
  collaborators: Collaborators,
  config: FlowConfig,
  clock: StageClock,
  parts: AnswerParts | undefined,
  ask: AskAgain | undefined,
): AsyncGenerator<FlowEvent, void, undefined> {
  const knowing = { ...collaborators, written: writtenBefore(parts, collaborators) };
  const {
    prompt,
    abstains,
    writtenFrom,
    written,
    isKept: mayKeep = true,
    inOtherLanguage,
    ...found
  } = yield* findAnswer(asked, knowing, clock, config, ask);
  const by = written === undefined ? { served: found.origin } : { served: "cache" as const, cacheTier: written.tier };
  const answer: Answer = { ...found, ...by, timing: clock.timing() };
  // A model that was replaced while the question ran is not the one that the answer would be kept for.
  const isSameModel = parts?.scope.model === collaborators.modelIdentity();
  const { cache, keepsNothing, keepsSampled, shouldCache: isKept } = collaborators;
  const mayBeKept = mayKeep && isSameModel && (keepsSampled || !isSampled(answer, collaborators, config)) && isKept(answer);
  if (parts === undefined || cache === undefined || keepsNothing === true || !mayBeKept)
    return yield { type: "chunk", chunk: { ...answer, text: "" } };
  void cache.keep(
    parts,
    { ...keptPart(answer), inOtherLanguage },
    {
      prompt,
      cost: written?.cost ?? costOf(answer),
      writtenFrom,
      ...(abstains ? { ttl: UNKNOWN_TTL } : {}),
      // What was written before is no younger for being found again.
      ...(written?.expiresAt === undefined ? {} : { ttl: Math.max(1, written.expiresAt - Date.now()) }),
    },
  );
  yield { type: "chunk", chunk: { ...answer, text: "", cacheKey: cache.keyOf(parts) } };
}

function keptPart({ text, citations, origin, values, finishReason, derivation, plan }: Answer): KeptAnswer {
  return { text, citations, origin, values, finishReason, derivation, plan };
}

/** Answers to this question that were written from what the sources still find for it. */
function writtenBefore(parts: AnswerParts | undefined, { cache, refreshes }: Collaborators): Collaborators["written"] {
  if (parts === undefined || cache === undefined || refreshes === true) return undefined;
  return async (from, signal) => {
    const lookup = await cache.lookUpWritten(parts, from, signal);
    return lookup.status === "hit" ? lookup : undefined;
  };
}

function costOf({ usage, timing }: Answer): AnswerCost {
  return { promptTokens: usage?.input_tokens, outputTokens: usage?.output_tokens, milliseconds: timing.total };
}

/** A stream's chunks as one answer; its progress passes through. */
async function* folded(events: AsyncGenerator<FlowEvent, void, undefined>): AsyncGenerator<FlowEvent, Answer, undefined> {
  let text = "";
  let last: AnswerChunk = { text: "" };
  for await (const event of events) {
    if (event.type !== "chunk") yield event;
    else {
      text += event.chunk.text;
      last = event.chunk;
    }
  }
  return completeAnswer({ ...last, text });
}

/** What the answer depends on, or why that can't be said. */
async function cacheParts(
  { question, history }: Conversation,
  collaborators: Collaborators,
  config: FlowConfig,
): Promise<AnswerParts | { readonly message: string }> {
  const { identities, modelIdentity, fanOut, tenant } = collaborators;
  const sources = await identities.read(Math.min(FINGERPRINT_TIMEOUT, fanOut.timeout), config.signal);
  if ("failed" in sources) {
    return { message: `The cache was not asked: the source ${sources.failed.name} could not say whether it has changed.` };
  }
  const scope = {
    model: modelIdentity(),
    prompt: setupOf(collaborators),
    options: callOptions(config),
    tenant: tenant(config),
    sources,
  };
  // What a conversation adds to the question is not in what a source makes of it.
  if (history.length > 0) return { scope, question, history };
  const meaning = questionMeaning(question, collaborators.sources, fanOut.timeout / 4, config);
  return { scope, question, history, meaning, evidence: questionEvidence(question, collaborators, config) };
}

/**
 * The default policy: a whole answer, every number of which has evidence, to which every source contributed what it had. Pure.
 */
export function shouldCache({ text, finishReason = "stop", invalidCitations, sources }: Answer): boolean {
  const whole = text.trim() !== "" && finishReason === "stop" && !text.includes("\ufffd");
  return whole && invalidCitations.length === 0 && sources.every((source) => source.status === "ok");
}
