import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { Answer, ProgressEvent } from "../answer.js";

/** One thing that happened, milliseconds after the question was asked. */
export interface TracedEvent {
  readonly at: number;
  readonly event: ProgressEvent;
}

/** Something that took time, for a waterfall. */
export interface TracedSpan {
  readonly kind: "stage" | "step" | "source" | "model";
  readonly name: string;
  /** Milliseconds after the question was asked. */
  readonly start: number;
  readonly end: number;
  /** The plan's step that it belongs to, from 1; undefined if to the question itself. */
  readonly step: number | undefined;
  /** Why it failed, what was asked or found: for people. */
  readonly detail: string | undefined;
  readonly failed: boolean;
}

const EVENT_NAMES: ReadonlySet<string> = new Set<ProgressEvent["type"]>([
  "answer-stage-start",
  "answer-stage-end",
  "answer-cache",
  "answer-source",
  "answer-plan",
  "answer-step-start",
  "answer-step-end",
  "answer-model",
  "answer-warning",
]);

/** Whether a custom event of this name is one of the chain's. */
export function isProgressEvent(name: string): name is ProgressEvent["type"] {
  return EVENT_NAMES.has(name);
}

/**
 * Records what happens to one question, as a LangChain callback handler.
 *
 * @example
 * const trace = new AnswerTrace(question);
 * const answer = await chain.invoke(question, { callbacks: [trace] });
 * await writeFile("trace.html", renderTrace(trace, answer));
 */
export class AnswerTrace extends BaseCallbackHandler {
  readonly name: string = "answer_trace";
  override awaitHandlers: boolean = true;
  readonly question: string;
  readonly askedAt: Date = new Date();
  readonly events: TracedEvent[] = [];
  readonly #begun = performance.now();

  constructor(question: string) {
    super();
    this.question = question;
  }

  /** Records one event of the chain. */
  override handleCustomEvent(name: string, data: unknown): void {
    if (!isProgressEvent(name)) return;
    this.events.push({ at: performance.now() - this.#begun, event: { type: name, data } as ProgressEvent });
  }
}

/** What took time, in the order of its beginning; what belongs to a sub-question right behind it. Pure. */
export function spansOf(events: readonly TracedEvent[]): TracedSpan[] {
  const spans: TracedSpan[] = [];
  for (const { at, event } of events) {
    if (event.type === "answer-stage-end") {
      const { stage, ms, step } = event.data;
      spans.push({ kind: "stage", name: stage, start: at - ms, end: at, step, detail: undefined, failed: false });
    } else if (event.type === "answer-source") {
      const { name, status, ms, found, error, step } = event.data;
      const failed = status !== "ok";
      spans.push({ kind: "source", name, start: at - ms, end: at, step, detail: error ?? String(found), failed });
    } else if (event.type === "answer-model") {
      const { model, outcome, ms, step } = event.data;
      spans.push({ kind: "model", name: model, start: at - ms, end: at, step, detail: outcome, failed: outcome === "failed" });
    } else if (event.type === "answer-step-end") {
      const { step, question, ms, served } = event.data;
      spans.push({ kind: "step", name: question, start: at - ms, end: at, step, detail: served, failed: served === "unknown" });
    }
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const isInner = ({ kind, step }: TracedSpan): boolean => step !== undefined && kind !== "step";
  const shown = new Set<number | undefined>();
  return spans
    .filter((span) => !isInner(span))
    .flatMap((span) => {
      if (span.kind !== "step" || shown.has(span.step)) return [span];
      shown.add(span.step);
      return [span, ...spans.filter((inner) => isInner(inner) && inner.step === span.step)];
    });
}

/** The whole answer's length on the time axis, milliseconds: at least 1. */
export function totalOf(events: readonly TracedEvent[], answer: Pick<Answer, "timing">): number {
  return Math.max(1, answer.timing.total, ...events.map(({ at }) => at));
}
