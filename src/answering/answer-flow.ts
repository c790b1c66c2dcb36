import type { AnswerParts } from "../answer-cache/answer-parts.js";
import type { KeptAnswer } from "../answer-cache/kept-answer.js";
import type { Answer, FlowEvent } from "./answer.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import type { Conversation } from "./conversation.js";
import { findAnswer } from "./find-answer.js";
import { callOptions } from "./identity.js";
import { StageClock } from "./stage-clock.js";

/** Milliseconds the sources have to say what their content is; without it the question goes past the cache. */
const FINGERPRINT_TIMEOUT = 1_000;
/** "Not known" may be known tomorrow: milliseconds such an answer is kept. */
const UNKNOWN_TTL = 60_000;

/**
 * A question's way: the cache, where equal questions that run at the same time share one answer; else it is found ({@link findAnswer})
 * and kept. Yields progress and the answer's parts.
 */
export async function* answerFlow(
  asked: Conversation,
  collaborators: Collaborators,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, void, undefined> {
  const clock = new StageClock();
  const { cache } = collaborators;
  if (cache === undefined) return yield* findAndKeep(asked, collaborators, config, clock, undefined);
  yield clock.start("cache");
  const parts = await cacheParts(asked, collaborators, config);
  if ("message" in parts) {
    yield { type: "answer-warning", data: parts };
    yield clock.end("cache");
    return yield* findAndKeep(asked, collaborators, config, clock, undefined);
  }
  let leads = false;
  const start = (signal: AbortSignal): AsyncGenerator<FlowEvent, void, undefined> => {
    leads = true;
    return lookUpOrFind(asked, collaborators, { ...config, signal }, clock, parts);
  };
  for await (const event of cache.share<FlowEvent>(parts, start, config.signal)) {
    yield leads || event.type !== "chunk" ? event : { type: "chunk", chunk: { ...event.chunk, usage: undefined } };
  }
}

async function* lookUpOrFind(
  asked: Conversation,
  collaborators: Collaborators,
  config: FlowConfig,
  clock: StageClock,
  parts: AnswerParts,
): AsyncGenerator<FlowEvent, void, undefined> {
  const lookup = await collaborators.cache?.lookup(parts, config.signal);
  if (lookup?.status === "miss" && lookup.warning !== undefined)
    yield { type: "answer-warning", data: { message: lookup.warning.message } };
  yield clock.end("cache");
  if (lookup?.status !== "hit") return yield* findAndKeep(asked, collaborators, config, clock, parts);
  const { text, ...kept } = lookup.answer;
  yield { type: "chunk", chunk: { text } };
  const rest = { invalidCitations: [], served: "cache" as const, cacheTier: lookup.tier, sources: [], timing: clock.timing() };
  yield { type: "chunk", chunk: { text: "", ...kept, ...rest } };
}

/** The last chunk goes out before the answer is kept: nobody waits for the store. */
async function* findAndKeep(
  asked: Conversation,
  collaborators: Collaborators,
  config: FlowConfig,
  clock: StageClock,
  parts: AnswerParts | undefined,
): AsyncGenerator<FlowEvent, void, undefined> {
  const { prompt, abstains, ...found } = yield* findAnswer(asked, collaborators, clock, config);
  const answer: Answer = { ...found, served: found.origin, timing: clock.timing() };
  if (parts !== undefined && collaborators.shouldCache(answer)) {
    void collaborators.cache?.keep(parts, keptPart(answer), { prompt, ...(abstains ? { ttl: UNKNOWN_TTL } : {}) });
  }
  yield { type: "chunk", chunk: { ...answer, text: "" } };
}

function keptPart({ text, citations, origin, values, finishReason, understoodAs, derivation, plan }: Answer): KeptAnswer {
  return { text, citations, origin, values, finishReason, understoodAs, derivation, plan };
}

/** What the answer depends on, or why that can't be said. */
async function cacheParts(
  { question, history }: Conversation,
  { identities, modelIdentity, prompt, budget, direct, fanOut, tenant }: Collaborators,
  config: FlowConfig,
): Promise<AnswerParts | { readonly message: string }> {
  const sources = await identities.read(Math.min(FINGERPRINT_TIMEOUT, fanOut.timeout), config.signal);
  if ("failed" in sources) {
    return { message: `The cache was not asked: the source ${sources.failed.name} could not say whether it has changed.` };
  }
  const scope = {
    model: modelIdentity(),
    prompt: JSON.stringify([prompt.version, budget, direct]),
    options: callOptions(config),
    tenant: tenant(config),
    sources,
  };
  return { scope, question, history };
}

/**
 * The default policy: a whole answer, every number of which has evidence, to which every source contributed what it had. Pure.
 */
export function shouldCache({ text, finishReason = "stop", invalidCitations, sources }: Answer): boolean {
  const whole = text.trim() !== "" && finishReason === "stop" && !text.includes("\ufffd");
  return whole && invalidCitations.length === 0 && sources.every((source) => source.status === "ok");
}
