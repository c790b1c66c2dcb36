import { mergeUsageMetadata, type UsageMetadata } from "@langchain/core/messages";
import type { AnsweredStep, AnswerOrigin } from "../answer-cache/kept-answer.js";
import { mergeStreams } from "../async/merge-streams.js";
import type { Slots } from "../fan-out/slots.js";
import type { Answer, FlowEvent, SourceReport } from "./answer.js";
import type { FlowConfig } from "./collaborators.js";
import { fillIn } from "./plan/fill-in.js";
import type { PartAnswer } from "./plan/merging/part-answer.js";
import { Numbering } from "./plan/merging/renumber.js";
import { type Plan, type PlanStep, waves } from "./plan/plan.js";

/** Asks a sub-question: yields its progress, returns its answer. */
export type AskAgain = (question: string, config: FlowConfig) => AsyncGenerator<FlowEvent, Answer, undefined>;

/** What the steps of a plan came to. */
export interface PlanRun {
  /** One per step; undefined if it isn't known. */
  readonly parts: readonly (PartAnswer | undefined)[];
  /** Every question that was asked, in the order of the steps. */
  readonly asked: readonly AnsweredStep[];
  /** The least certain of the parts that are known. */
  readonly origin: AnswerOrigin;
  readonly sources: readonly SourceReport[];
  readonly usage: UsageMetadata | undefined;
}

/** From certain to not known at all. */
const CERTAINTY: readonly AnswerOrigin[] = ["graph", "model", "quotation", "unknown"];

/**
 * Asks the steps of a plan, wave by wave: those of one wave at the same time, each with the earlier answers filled in. A step whose
 * answer isn't known leaves those that need it unasked.
 *
 * @param slots how many sub-questions run at once
 */
export async function* runPlan(
  plan: Plan,
  ask: AskAgain,
  slots: Slots,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, PlanRun, undefined> {
  const answers = new Map<number, readonly StepAnswer[]>();
  for (const wave of waves(plan)) {
    const values = new Map([...answers].map(([step, found]) => [step, found.filter(isKnown).flatMap(valuesBeyond)]));
    const found = yield* mergeStreams(wave.map((step) => runStep(step, fillIn(step, values), ask, slots, config)));
    for (const [index, step] of wave.entries()) answers.set(step.id, found[index] ?? []);
  }
  const all = plan.steps.flatMap(({ id }) => answers.get(id) ?? []);
  const usages = all.map(({ usage }) => usage).filter((usage) => usage !== undefined);
  return {
    parts: plan.steps.map(({ id }) => partOf(answers.get(id) ?? [])),
    asked: plan.steps.flatMap(({ id }) =>
      (answers.get(id) ?? []).map(({ asked, text, served }) => ({ question: asked, text, served })),
    ),
    origin: CERTAINTY[Math.max(0, ...all.filter(isKnown).map(({ origin }) => CERTAINTY.indexOf(origin)))] ?? "unknown",
    sources: together(all.flatMap(({ sources }) => sources)),
    usage: usages.length === 0 ? undefined : usages.reduce((sum, usage) => mergeUsageMetadata(sum, usage)),
  };
}

/** The answer to one of a step's questions, as it was asked. */
type StepAnswer = Answer & { readonly asked: string };

async function* runStep(
  { id, instead }: PlanStep,
  questions: readonly string[],
  ask: AskAgain,
  slots: Slots,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, StepAnswer[], undefined> {
  const found = yield* mergeStreams(questions.map((question) => runQuestion(id, question, ask, slots, config)));
  const answers = found.filter((answer) => answer !== undefined);
  if (instead === undefined || answers.some(isKnown)) return answers;
  const other = yield* runQuestion(id, instead, ask, slots, config);
  // What is meant is a guess: only what is certain, and says of whom, stands for it.
  return other?.origin === "graph" ? [other] : answers;
}

async function* runQuestion(
  step: number,
  question: string,
  ask: AskAgain,
  slots: Slots,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, StepAnswer | undefined, undefined> {
  const release = await slots.acquire(config.signal, config.priority);
  const began = performance.now();
  try {
    yield { type: "answer-step-start", data: { step, question } };
    const answer = yield* inStep(step, ask(question, config));
    const { text, served } = answer;
    yield { type: "answer-step-end", data: { step, question, text, served, ms: performance.now() - began } };
    return { ...answer, asked: question };
  } catch (error) {
    config.signal.throwIfAborted();
    // One part that fails doesn't hide the others; if the model itself is gone, the whole question fails next.
    yield {
      type: "answer-warning",
      data: { message: `${question}: ${error instanceof Error ? error.message : String(error)}`, step },
    };
    return undefined;
  } finally {
    release();
  }
}

/** The progress of a sub-question says which step it belongs to; its text isn't the answer's. */
async function* inStep(
  step: number,
  events: AsyncGenerator<FlowEvent, Answer, undefined>,
): AsyncGenerator<FlowEvent, Answer, undefined> {
  for (;;) {
    const next = await events.next();
    if (next.done) return next.value;
    const event = next.value;
    if (event.type === "chunk") continue;
    yield { ...event, data: { ...event.data, step } } as FlowEvent;
  }
}

function isKnown({ origin, text }: Answer): boolean {
  return origin !== "unknown" && text.trim() !== "";
}

/** What an answer tells that its question doesn't name: a quotation may hold no more than what was asked about. */
function valuesBeyond({ asked, origin, values }: StepAnswer): readonly string[] {
  return origin === "graph" ? values : values.filter((value) => !asked.includes(value));
}

/** A step that was asked once for each of several earlier answers has one answer: theirs together. */
function partOf(answers: readonly StepAnswer[]): PartAnswer | undefined {
  const known = answers.filter(isKnown);
  const [only] = known;
  if (only === undefined) return undefined;
  if (known.length === 1) return { question: only.asked, text: only.text, values: only.values, citations: only.citations };
  const numbering = new Numbering();
  const text = known.map((answer) => numbering.text({ ...answer, question: answer.asked })).join(" ");
  const values = [...new Set(known.flatMap((answer) => answer.values))];
  return { question: known.map(({ asked }) => asked).join(" "), text, values, citations: numbering.citations() };
}

/** One report per source: of all the sub-questions that asked it. A failure isn't hidden by what went well. */
function together(reports: readonly SourceReport[]): SourceReport[] {
  const bySource = new Map<string, SourceReport>();
  for (const report of reports) {
    const { name } = report;
    const before = bySource.get(name) ?? report;
    const worse = before.status === "ok" ? report : before;
    const found = before === report ? report.found : before.found + report.found;
    bySource.set(name, { ...worse, ms: Math.max(before.ms, report.ms), found });
  }
  return [...bySource.values()];
}
