import type { AnswerEvent, Span } from "./protocol.js";

/** One bar of the trace: as a {@link Span}, but it may still run. */
export interface Bar extends Omit<Span, "end"> {
  /** Undefined while it runs. */
  readonly end: number | undefined;
}

/** What is known of a question's way so far. */
export interface Progress {
  readonly bars: readonly Bar[];
  /** The plan's sub-questions, and the steps (from 1) that each waits for. */
  readonly plan: readonly { readonly question: string; readonly after: readonly number[] }[];
  readonly warnings: readonly string[];
  /** Whether the server has told its own times. */
  readonly isFinal: boolean;
}

export const noProgress: Progress = { bars: [], plan: [], warnings: [], isFinal: false };

/** Progress with one more event, `at` milliseconds after the question was asked. Pure. */
export function withEvent(progress: Progress, { name, data }: AnswerEvent, at: number): Progress {
  const { bars } = progress;
  switch (name) {
    case "answer-stage-start":
      return { ...progress, bars: [...bars, running("stage", data.stage, at, data.step)] };
    case "answer-stage-end":
      return { ...progress, bars: ended(bars, running("stage", data.stage, at - data.ms, data.step), at) };
    case "answer-source": {
      const { status, ms, found, error, step } = data;
      const failed = status !== "ok";
      const bar = { kind: "source", name: data.name, start: Math.max(0, at - ms), end: at, step, failed } as const;
      return { ...progress, bars: [...bars, { ...bar, detail: failed ? (error ?? status) : String(found) }] };
    }
    case "answer-plan":
      return { ...progress, plan: data.steps };
    case "answer-step-start":
      return { ...progress, bars: [...bars, running("step", data.question, at, data.step)] };
    case "answer-step-end":
      return { ...progress, bars: ended(bars, running("step", data.question, at - data.ms, data.step), at, data.served) };
    case "answer-model": {
      const { model, outcome, ms, step } = data;
      const bar = { kind: "model", name: model, start: Math.max(0, at - ms), end: at, step, detail: outcome } as const;
      return { ...progress, bars: [...bars, { ...bar, failed: outcome === "failed" }] };
    }
    case "answer-warning":
      return { ...progress, warnings: [...progress.warnings, data.message] };
    case "answer-trace":
      return { ...progress, bars: data.spans, isFinal: true };
    case "answer":
    case "answer-cache":
    case "answer-text":
      return progress;
  }
}

/** Bars as they are read: by their beginning, sub-questions by their number, and what belongs to one right behind it. Pure. */
export function inOrder(bars: readonly Bar[]): Bar[] {
  const outer = bars.filter(({ kind, step }) => kind !== "step" && step === undefined);
  const steps = bars.filter(({ kind }) => kind === "step").sort((a, b) => (a.step ?? 0) - (b.step ?? 0));
  const stages = withParts(outer);
  const plan = stages.findIndex(({ name }) => name === "plan");
  const inSteps = steps.flatMap((step) => [
    step,
    ...withParts(bars.filter((bar) => bar.kind !== "step" && bar.step === step.step)),
  ]);
  return [...stages.slice(0, plan + 1), ...inSteps, ...stages.slice(plan + 1)];
}

/** Stages by their beginning; sources behind the stage that asks them, models behind the one that writes. */
function withParts(bars: readonly Bar[]): Bar[] {
  const stages = bars.filter(({ kind }) => kind === "stage").sort((a, b) => a.start - b.start);
  const parts = bars.filter(({ kind }) => kind !== "stage");
  const parent = ({ kind }: Bar): string => (kind === "source" ? "sources" : "write");
  const last = new Map(stages.map((stage) => [stage.name, stage]));
  const lost = parts.filter((part) => !last.has(parent(part)));
  return [
    ...stages.flatMap((stage) => [
      stage,
      ...(last.get(stage.name) === stage ? parts.filter((part) => parent(part) === stage.name) : []),
    ]),
    ...lost,
  ];
}

function running(kind: Bar["kind"], name: string, start: number, step: number | undefined): Bar {
  return { kind, name, start: Math.max(0, start), end: undefined, step, failed: false };
}

/** The bar that ran is replaced: how long it took the server knows better, and how a sub-question was put in the end. */
function ended(bars: readonly Bar[], bar: Bar, end: number, detail?: string): Bar[] {
  const isIt = ({ kind, step, name, end: before }: Bar): boolean =>
    kind === bar.kind && step === bar.step && before === undefined && (kind === "step" || name === bar.name);
  return bars.map((one) => (isIt(one) ? { ...bar, end, detail, failed: detail === "unknown" } : one));
}
