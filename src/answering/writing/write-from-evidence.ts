import { createHash } from "node:crypto";
import { ContextOverflowError } from "@langchain/core/errors";
import type { UsageMetadata } from "@langchain/core/messages";
import { translator } from "../../language/dictionary/meanings.js";
import type { Evidence, NamedThing } from "../../sources/knowledge-source.js";
import type { FlowEvent } from "../answer.js";
import { askMatcher } from "../ask-matcher.js";
import type { Collaborators, FlowConfig, WritingModel } from "../collaborators.js";
import { calledInShort } from "../evidence/called-in-short.js";
import { fitHistory, fitPrompt, promptRoom } from "../evidence/fit-prompt.js";
import type { GatheredEvidence } from "../evidence/gather-evidence.js";
import { namedThings } from "../evidence/named-things.js";
import type { FoundAnswer } from "../found-answer.js";
import type { StageClock } from "../stage-clock.js";
import type { UnderstoodQuestion } from "../understand.js";
import { type Attempt, writeCascade } from "./cascade.js";
import { AnswerGate, type GatedAnswer } from "./checking/answer-gate.js";
import { findCitations } from "./citing/citations.js";
import type { AnswerFinishReason } from "./finish-reason.js";
import type { PromptMessage } from "./prompts/answer-prompt.js";
import { answerValues } from "./quoting/answer-values.js";
import type { Quotation } from "./quoting/quote-evidence.js";
import { isFarFrom, quoteMatched } from "./quoting/quote-matched.js";
import { sayingUnverified } from "./unverified.js";
import { writeAnswer } from "./write-answer.js";

/** The model writes an answer from the evidence, and the gate lets pass what the evidence carries. */
export async function* writeFromEvidence(
  asked: UnderstoodQuestion,
  { evidence, reports }: GatheredEvidence,
  things: readonly NamedThing[],
  collaborators: Collaborators,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const { check, strong } = collaborators;
  yield clock.start("write");
  const known = check === false ? things : [...things, ...(await thingsKnown(evidence, things, collaborators, config))];
  const attempt = (by: WritingModel) => attemptWith(asked, evidence, known, { ...collaborators, ...by }, config);
  const isAsked = evidence.length > 0 && (check !== "gate" || collaborators.prompt.quotes !== true);
  const writtenFrom = isAsked ? evidenceKey(asked, evidence, known) : undefined;
  const before = writtenFrom === undefined ? undefined : await collaborators.written?.(writtenFrom, config.signal);
  if (before !== undefined) {
    yield { type: "chunk", chunk: { text: before.answer.text } };
    yield clock.end("write");
    const abstains = before.answer.origin === "unknown";
    return { ...before.answer, invalidCitations: [], sources: reports, writtenFrom, written: before, abstains };
  }
  const isCascade = strong !== undefined && check === "gate" && evidence.length > 0;
  const written: Attempt & Pick<FoundAnswer, "writtenBy"> = isCascade
    ? yield* writeCascade(collaborators, strong, attempt, config.signal)
    : yield* attempt(collaborators);
  const { gated, usage, finishReason, prompt, writtenBy } = written;
  const origin = gated?.served ?? "model";
  const cited = findCitations(written.text, evidence);
  const end = origin === "unknown" ? written.unsaid : sayingUnverified(written.unsaid, asked.question, cited.citations);
  if (end !== "") yield { type: "chunk", chunk: { text: end } };
  yield clock.end("write");
  const text = `${written.text.slice(0, written.text.length - written.unsaid.length)}${end}`;
  return {
    ...cited,
    ...(gated === undefined ? {} : { invalidCitations: check === "gate" ? [] : gated.invalidCitations, checks: gated.checks }),
    text,
    origin,
    values: origin === "unknown" ? [] : answerValues(written.text, asked.question),
    sources: reports,
    usage,
    finishReason,
    prompt,
    writtenBy,
    writtenFrom,
    abstains: origin === "unknown" || evidence.length === 0,
  };
}

/** Equal if what is written must be: the same question, what was said before it, and the same evidence. */
function evidenceKey(
  { question, searchText, history, isUnresolved }: UnderstoodQuestion,
  evidence: readonly Evidence[],
  things: readonly NamedThing[],
): string {
  const pieces = evidence.map((piece) => [
    piece.source,
    piece.title,
    piece.location,
    piece.text,
    piece.unverified,
    piece.isAside,
  ]);
  const turns = history.map(({ role, content }) => [role, content]);
  const all = [question, searchText, turns, isUnresolved, pieces, things.map(({ text, names, kind }) => [text, names, kind])];
  return createHash("sha256").update(JSON.stringify(all)).digest("hex");
}

/** Writes with one model. What the gate lets go of last is left to the caller to say. */
async function* attemptWith(
  asked: UnderstoodQuestion,
  evidence: readonly Evidence[],
  things: readonly NamedThing[],
  collaborators: Collaborators,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, Attempt, undefined> {
  const { check, prompt } = collaborators;
  const gate =
    check === false
      ? undefined
      : new AnswerGate({
          ...gateInput(asked, evidence, things),
          translate: await translator(),
          mode: check,
          overruleAbstention: prompt.overruleAbstention,
        });
  // If nothing was found, nothing carries whatever the model would say.
  const isUnasked = check === "gate" && (evidence.length === 0 || prompt.quotes === true);
  const found = isUnasked ? undefined : yield* writeFitting(asked, evidence, collaborators, gate, config);
  gate?.settle();
  const chosen = gate?.hasNothing === true ? yield* chooseByMeaning(asked, gate, evidence, collaborators, config) : undefined;
  const gated: GatedAnswer | undefined = gate?.end(chosen);
  const unsaid = `${found?.unsaid ?? ""}${gated?.text ?? ""}`;
  const { usage, finishReason } = found ?? {};
  return { text: `${found?.said ?? ""}${unsaid}`, unsaid, gated, usage, finishReason, prompt: found?.prompt };
}

/**
 * What answers by its meaning, where rules find nothing, or what is far from an answer; undefined where what rules find stands. A matcher that fails
 * or hangs has no say.
 */
async function* chooseByMeaning(
  { isUnresolved }: UnderstoodQuestion,
  { context, quotation, refused }: AnswerGate,
  evidence: readonly Evidence[],
  collaborators: Collaborators,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, { readonly quotation: Quotation | undefined } | undefined, undefined> {
  if (isUnresolved) return undefined;
  return yield* askMatcher(
    async (matcher, options) => {
      const titleOf = (number: number): string | undefined => evidence[number - 1]?.title;
      const stands = quotation !== undefined && !(await isFarFrom(context.question.text, quotation, titleOf, matcher, options));
      return stands ? undefined : { quotation: await quoteMatched(context, matcher, { ...options, said: refused }) };
    },
    collaborators,
    config,
  );
}

/** The model answers by itself: there is nothing to ask, or nobody to ask. Nothing is checked. */
export async function* writeFreely(
  asked: UnderstoodQuestion,
  collaborators: Collaborators,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const unchecked: Collaborators = { ...collaborators, check: false };
  return yield* writeFromEvidence(asked, { evidence: [], reports: [] }, [], unchecked, clock, config);
}

const STATEMENT = /^\s*(.{1,80}?) — .{1,80}? → (.{1,80})$/gmu;
const MOST_ENDS = 60;

/**
 * Writes with as much of the evidence as the model turns out to hold: where its context isn't known beforehand, an overflow halves the
 * evidence. Undefined if even the question alone is too long and the evidence can still be quoted.
 */
async function* writeFitting(
  asked: UnderstoodQuestion,
  evidence: readonly Evidence[],
  collaborators: Collaborators,
  gate: AnswerGate | undefined,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, Written | undefined, undefined> {
  for (let offered = evidence; ; offered = offered.slice(0, offered.length >> 1)) {
    try {
      return yield* write(await fittedPrompt(asked, offered, collaborators), collaborators, gate, config);
    } catch (error) {
      if (!isContextOverflow(error) || (offered.length === 0 && gate === undefined)) throw error;
      if (offered.length === 0) return undefined;
    }
  }
}

function isContextOverflow(error: unknown): boolean {
  if (ContextOverflowError.isInstance(error)) return true;
  if (!(error instanceof Error)) return false;
  return (
    ("code" in error && error.code === "CONTEXT_OVERFLOW") || /context[ _](?:length|window)|maximum context/i.test(error.message)
  );
}

interface Written {
  readonly said: string;
  /** What the gate let go of as it closed. */
  readonly unsaid: string;
  readonly usage: UsageMetadata | undefined;
  readonly finishReason: AnswerFinishReason | undefined;
  readonly prompt: readonly PromptMessage[];
}

/** Streams the model through the gate; the model is cancelled once nothing it may still write would pass. */
async function* write(
  prompt: readonly PromptMessage[],
  { model, modelSlots }: Collaborators,
  gate: AnswerGate | undefined,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, Written, undefined> {
  let said = "";
  let unsaid = "";
  let usage: UsageMetadata | undefined;
  let finishReason: AnswerFinishReason | undefined;
  const enough = new AbortController();
  const release = await modelSlots.acquire(config.signal, config.priority);
  try {
    const signal = AbortSignal.any([config.signal, enough.signal]);
    for await (const delta of writeAnswer(model, prompt, { ...config, signal })) {
      usage = delta.usage;
      finishReason = delta.finishReason;
      const passed = gate === undefined ? delta.text : gate.push(delta.text);
      if (gate?.done) {
        unsaid = passed;
        break;
      }
      said += passed;
      if (passed !== "") yield { type: "chunk", chunk: { text: passed } };
    }
  } finally {
    enough.abort(new DOMException("The rest isn't needed.", "AbortError"));
    release();
  }
  return { said, unsaid, usage, finishReason, prompt };
}

/** What the evidence speaks of: what statements are about, and what the documents call by a shorter name. */
async function thingsKnown(
  evidence: readonly Evidence[],
  things: readonly NamedThing[],
  collaborators: Collaborators,
  config: FlowConfig,
): Promise<readonly NamedThing[]> {
  const [stated, short] = await Promise.all([
    thingsStated(evidence, collaborators, config),
    calledInShort(evidence, things, collaborators, config),
  ]);
  return [...stated, ...short];
}

/** What statements among the evidence are about, by all its names: a document may tell of it in the other language. */
async function thingsStated(
  evidence: readonly Evidence[],
  { sources, fanOut }: Collaborators,
  config: FlowConfig,
): Promise<readonly NamedThing[]> {
  const ends = new Set(
    evidence.flatMap(({ text }) => [...text.matchAll(STATEMENT)].flatMap(([, from = "", to = ""]) => [from, to])),
  );
  const text = [...ends]
    .filter((end) => /\p{L}{2}/u.test(end))
    .slice(0, MOST_ENDS)
    .join("\n");
  if (text === "") return [];
  const things = await namedThings(text, sources, fanOut.timeout, config);
  return things.filter(({ kind, names }) => kind !== undefined && kind !== "thing" && names.some((name) => ends.has(name)));
}

async function fittedPrompt(
  asked: UnderstoodQuestion,
  evidence: readonly Evidence[],
  { model, prompt }: Collaborators,
): Promise<readonly PromptMessage[]> {
  const { room: most, count } = promptRoom(model);
  const room = Math.min(most, prompt.mostTokens ?? most);
  // What was said before may take half of the room: the oldest turns go first.
  const history = await fitHistory(
    asked.history,
    (turns) => prompt.write({ ...asked, history: turns, evidence: [] }),
    count,
    room / 2,
  );
  const { messages } = await fitPrompt(evidence, (pieces) => prompt.write({ ...asked, history, evidence: pieces }), count, room);
  return messages;
}

function gateInput(
  { question, history, isUnresolved }: UnderstoodQuestion,
  evidence: readonly Evidence[],
  things: readonly NamedThing[],
) {
  // A follow-up that nobody could put in: what was said before is part of what is asked.
  const before = isUnresolved ? history.slice(-2).map(({ content }) => content) : [];
  return {
    question: before.length === 0 ? question : `${before.join("\n")}\n${question}`,
    evidence,
    sameNames: things.map(({ names }) => names),
    kinds: new Map(
      things.flatMap(({ names, kind }) =>
        kind === undefined || kind === "thing" ? [] : names.map((name) => [name, kind] as const),
      ),
    ),
  };
}
