import { Slots } from "../fan-out/slots.js";
import { translator } from "../language/dictionary/meanings.js";
import type { DirectAnswer, NamedThing, RephrasedQuestion } from "../sources/knowledge-source.js";
import type { FlowEvent } from "./answer.js";
import { askDirectly, type Direct, type TimeLeft } from "./ask-directly.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import { type GatheredEvidence, gatherEvidence } from "./evidence/gather-evidence.js";
import { namedThings } from "./evidence/named-things.js";
import { isReadElsewhere } from "./evidence/read-elsewhere.js";
import type { FoundAnswer } from "./found-answer.js";
import { likelyByMeaning } from "./likely-by-meaning.js";
import { mergeByModel } from "./merge-by-model.js";
import { otherAccount } from "./other-account.js";
import { mergeByRules } from "./plan/merging/merge-answers.js";
import type { Plan } from "./plan/plan.js";
import { planByRules } from "./plan/plan-by-rules.js";
import { planByModel } from "./plan-by-model.js";
import { mayQuery, queryByModel } from "./query-by-model.js";
import { type AskAgain, runPlan } from "./run-plan.js";
import type { StageClock } from "./stage-clock.js";
import { tell, tellLikely } from "./tell-direct.js";
import { type UnderstoodQuestion, understandByModel } from "./understand.js";
import { asksOf } from "./writing/quoting/asked-terms.js";
import { sayingUnverified } from "./writing/unverified.js";
import { writeFreely, writeFromEvidence } from "./writing/write-from-evidence.js";

/**
 * A source's own answer, else a plan of sub-questions, else evidence and the model. The chunks it yields hold text only.
 *
 * @param ask asks a sub-question; undefined for one that is itself part of a plan
 */
export async function* findAnswer(
  asked: UnderstoodQuestion,
  collaborators: Collaborators,
  clock: StageClock,
  config: FlowConfig,
  ask: AskAgain | undefined,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const { sources, fanOut } = collaborators;
  if (asked.isSmallTalk || sources.length === 0) return yield* writeFreely(asked, collaborators, clock, config);
  /** At least a quarter of the time is left for evidence, whatever came before. */
  const timeLeft: TimeLeft = () => Math.ceil(Math.max(fanOut.timeout / 4, fanOut.timeout - clock.elapsed()));
  if (asked.asPut !== undefined) {
    const found = yield* unlessUnknown(findFromSources(asked, collaborators, timeLeft, clock, config, ask));
    if (found !== undefined) return found;
    const { asPut, understoodAs: _, ...rest } = asked;
    const whole = { ...rest, question: asPut, searchText: asPut };
    const said = yield* findFromSources(whole, collaborators, timeLeft, clock, config, ask);
    return { ...said, understoodAs: asPut, isKept: false };
  }
  if (!asked.isUnresolved) return yield* findFromSources(asked, collaborators, timeLeft, clock, config, ask);
  const resolved = await understandByModel(asked, collaborators, timeLeft() / 2, config);
  const found = yield* findFromSources(resolved, collaborators, timeLeft, clock, config, ask);
  return { ...found, understoodAs: resolved.understoodAs };
}

/** An answer whose text is held back until it is known to be one; undefined if it says that nothing is known. */
function unlessUnknown(
  events: AsyncGenerator<FlowEvent, FoundAnswer, undefined>,
): AsyncGenerator<FlowEvent, FoundAnswer | undefined, undefined> {
  return onlyIf(events, ({ origin }) => origin !== "unknown");
}

/**
 * What the model wrote, as it passes the gate, a sentence behind; undefined if nothing of it did and the end is a quotation, or says that nothing is
 * known.
 */
async function* unlessQuoted(
  events: AsyncGenerator<FlowEvent, FoundAnswer, undefined>,
): AsyncGenerator<FlowEvent, FoundAnswer | undefined, undefined> {
  let held: FlowEvent | undefined;
  let hasBegun = false;
  for (;;) {
    const next = await events.next();
    if (next.done === true) {
      const { origin } = next.value;
      if (!hasBegun && (origin === "unknown" || origin === "quotation")) return undefined;
      if (held !== undefined) yield held;
      return next.value;
    }
    if (next.value.type !== "chunk") {
      yield next.value;
      continue;
    }
    if (held !== undefined) {
      hasBegun = true;
      yield held;
    }
    held = next.value;
  }
}

async function* onlyIf(
  events: AsyncGenerator<FlowEvent, FoundAnswer | undefined, undefined>,
  isWanted: (found: FoundAnswer) => boolean,
): AsyncGenerator<FlowEvent, FoundAnswer | undefined, undefined> {
  const held: FlowEvent[] = [];
  for (;;) {
    const next = await events.next();
    if (next.done === true) {
      if (next.value === undefined || !isWanted(next.value)) return undefined;
      yield* held;
      return next.value;
    }
    if (next.value.type === "chunk") held.push(next.value);
    else yield next.value;
  }
}

/** What is asked of one thing, and of it again, isn't asked of what describes it. */
const SEVERAL = /分别|各自|\brespectively\b/iu;

async function* findFromSources(
  asked: UnderstoodQuestion,
  collaborators: Collaborators,
  timeLeft: TimeLeft,
  clock: StageClock,
  config: FlowConfig,
  ask: AskAgain | undefined,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const { sources } = collaborators;
  const { question, searchText } = asked;
  const direct = yield* askDirectly(question, collaborators, timeLeft, clock, config);
  if (direct.answer !== undefined) {
    const { answer, otherwise } = direct;
    const other = otherwise ?? (await otherAccount(question, answer, collaborators, timeLeft(), config));
    return yield* tell(answer, other);
  }
  const things = await namedThings(searchText, sources, timeLeft(), config);
  if (ask !== undefined && collaborators.plan && direct.isSettled !== true) {
    const known = new Set(things.flatMap(({ text, names }) => [text, ...names]));
    const ruled = planByRules(question, { isName: (text) => known.has(text) });
    const chosen = ruled === undefined ? yield* queriedByModel(question, collaborators, timeLeft, clock, config) : undefined;
    if (chosen !== undefined) return yield* tell(chosen, await otherAccount(question, chosen, collaborators, timeLeft(), config));
    const plan = ruled ?? (await planByModel(question, collaborators, timeLeft() / 2, config));
    const following = plan === undefined ? undefined : followPlan(plan, question, collaborators, clock, config, ask);
    // Steps that are certain beat what is likely of the whole; others don't.
    const isWanted = ({ origin }: FoundAnswer): boolean => direct.likely === undefined || origin === "graph";
    const planned = following === undefined ? undefined : yield* onlyIf(following, isWanted);
    if (planned !== undefined) return planned;
  }
  const likely = direct.likely ?? (yield* likelyByMeaning(question, collaborators, timeLeft(), config));
  return yield* findFromEvidence(asked, { ...direct, likely }, things, collaborators, timeLeft, clock, config);
}

/** Evidence of the documents about what descriptions describe, and the model. */
async function* findFromEvidence(
  asked: UnderstoodQuestion,
  direct: Direct,
  things: readonly NamedThing[],
  collaborators: Collaborators,
  timeLeft: TimeLeft,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const { sources } = collaborators;
  const { question, searchText } = asked;
  const meant =
    direct.meant !== undefined && !SEVERAL.test(question) && (await stillAsks(direct.meant, sources, timeLeft(), config))
      ? direct.meant
      : undefined;
  if (meant === undefined) {
    const gathered = yield* gatherEvidence({ searchText, things, timeout: timeLeft() }, collaborators, clock, config);
    return yield* writeUnlessLikely(asked, gathered, things, direct.likely, collaborators, timeLeft, clock, config);
  }
  // What descriptions describe is known: that is what the documents are asked about.
  const named = await namedThings(meant.question, sources, timeLeft(), config);
  const search = direct.isSettled === true ? meant.question : `${meant.question}\n${searchText}`;
  const all = direct.isSettled === true ? named : [...things, ...named];
  const gathered = yield* gatherEvidence({ searchText: search, things: all, timeout: timeLeft() }, collaborators, clock, config);
  const stated = meant.evidence.filter(({ text }) => !gathered.evidence.some((piece) => piece.text === text));
  const offered = { ...gathered, evidence: [...gathered.evidence, ...stated] };
  const described = { ...asked, question: meant.question };
  const write = (of: UnderstoodQuestion) =>
    writeUnlessLikely(of, offered, all, direct.likely, collaborators, timeLeft, clock, config);
  if (collaborators.prompt.quotes !== true || collaborators.check !== "gate")
    return { ...(yield* write(described)), derivation: meant.derivation };
  const isSettled = direct.isSettled === true;
  const found = yield* onlyIf(
    write(described),
    (said) => (isSettled || said.origin !== "unknown") && !tellsOnlyWhich(said, meant),
  );
  if (found !== undefined) return { ...found, derivation: meant.derivation };
  // Quoting costs little: what was no description may have been read as one.
  const asPut = isSettled ? undefined : yield* onlyIf(write(asked), (said) => !tellsOnlyWhich(said, meant));
  return asPut ?? (yield* writeFromEvidence(described, { ...offered, evidence: [] }, all, collaborators, clock, config));
}

/** What is quoted only told which thing is described: "who leads the choir" doesn't answer what its leader mends. */
function tellsOnlyWhich({ origin, text }: FoundAnswer, { evidence }: RephrasedQuestion): boolean {
  const quoted = [...text.matchAll(/“([^”]*)”/gu)].map(([, said = ""]) => said);
  const stated = new Set(evidence.flatMap((piece) => piece.text.split("\n")));
  return origin === "quotation" && quoted.length > 0 && quoted.every((said) => stated.has(said));
}

/**
 * A model that may write knows better than what is likely; if none is asked, or nothing of it passes, that is told, unless the other sources have the
 * words that it couldn't read.
 */
async function* writeUnlessLikely(
  asked: UnderstoodQuestion,
  gathered: GatheredEvidence,
  things: readonly NamedThing[],
  likely: DirectAnswer | undefined,
  collaborators: Collaborators,
  timeLeft: TimeLeft,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const written = writeFromEvidence(asked, gathered, things, collaborators, clock, config);
  if (likely === undefined || collaborators.check !== "gate" || isReadElsewhere(likely, gathered.evidence, await translator()))
    return yield* written;
  const isAsked = collaborators.prompt.quotes !== true;
  const passed = isAsked ? yield* unlessQuoted(written) : undefined;
  if (passed !== undefined) return passed;
  return yield* tellLikely(likely, asked.question, await otherAccount(asked.question, likely, collaborators, timeLeft(), config));
}

/** What a source works out of the model's choice: a plan of one step. */
async function* queriedByModel(
  question: string,
  collaborators: Collaborators,
  timeLeft: TimeLeft,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, DirectAnswer | undefined, undefined> {
  if (!collaborators.direct || !mayQuery(collaborators)) return undefined;
  yield clock.start("plan");
  const answer = await queryByModel(question, collaborators, timeLeft() / 2, config);
  yield clock.end("plan");
  return answer;
}

/** "Who is he?" is left of a question that only described somebody: then the description is what is asked about. */
async function stillAsks(
  { question }: RephrasedQuestion,
  sources: Collaborators["sources"],
  timeout: number,
  config: FlowConfig,
): Promise<boolean> {
  const things = await namedThings(question, sources, timeout, config);
  return asksOf(
    question,
    things.flatMap(({ text, names }) => [text, ...names]),
  );
}

/** Undefined if the plan came to nothing: the question is then asked as it is. */
async function* followPlan(
  plan: Plan,
  question: string,
  collaborators: Collaborators,
  clock: StageClock,
  config: FlowConfig,
  ask: AskAgain,
): AsyncGenerator<FlowEvent, FoundAnswer | undefined, undefined> {
  yield clock.start("plan");
  yield { type: "answer-plan", data: { origin: plan.origin, steps: plan.steps } };
  const { parts, asked, ...run } = yield* runPlan(plan, ask, new Slots(collaborators.fanOut.maxConcurrency), config);
  const merged = mergeByRules(plan, parts) ?? (yield* mergeByModel(question, parts, collaborators, config));
  yield clock.end("plan");
  if (merged === undefined || merged.missing.length === plan.steps.length) return undefined;
  if (plan.merge.kind === "last" && merged.missing.length > 0) return undefined;
  const { values, citations, missing } = merged;
  const text = sayingUnverified(merged.text, question, citations);
  yield { type: "chunk", chunk: { text } };
  return { ...run, text, values, citations, invalidCitations: [], plan: asked, abstains: missing.length > 0 };
}
