import type { UsageMetadata } from "@langchain/core/messages";
import type { Attributes, Context, Span, Tracer } from "@opentelemetry/api";
import { spansOf, type TracedEvent, type TracedSpan } from "./answer-trace.js";

/** One call of a model. Times are milliseconds since the epoch. */
export interface ModelCall {
  readonly model: string;
  readonly provider: string;
  readonly begun: number;
  readonly end: number;
  readonly parent: string | undefined;
  readonly usage: UsageMetadata | undefined;
  readonly finishReason: string | undefined;
  /** The kind of its error. */
  readonly failed: string | undefined;
}

/** What was recorded of one question. */
export interface RecordedRun {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly begun: number;
  readonly events: TracedEvent[];
  readonly calls: ModelCall[];
}

interface EndedRun extends RecordedRun {
  readonly end: number;
  readonly outputs: unknown;
  readonly failed: string | undefined;
}

interface SpanWriting {
  readonly api: typeof import("@opentelemetry/api");
  readonly tracer: Tracer;
  readonly parent: Context;
  readonly recordContent: boolean;
}

/** Writes an answer's spans, all at once and with the times they had. */
export function writeSpans(run: EndedRun, { api, tracer, parent, recordContent }: SpanWriting): void {
  const { name, begun, events, calls } = run;
  const attributes = { ...rootAttributes(name, run.outputs), ...(recordContent ? contentOf(run.outputs) : {}) };
  const root = tracer.startSpan(`invoke_workflow ${name}`, { startTime: begun, attributes }, parent);
  const failAs = (span: Span, kind: string): void => {
    span.setAttribute("error.type", kind);
    span.setStatus({ code: api.SpanStatusCode.ERROR });
  };
  const inRoot = api.trace.setSpan(parent, root);
  const steps = new Map<number, Context>();
  for (const span of spansOf(events)) {
    const around = span.kind === "step" || span.step === undefined ? inRoot : (steps.get(span.step) ?? inRoot);
    const { title, ...described } = describe(span, recordContent);
    const written = tracer.startSpan(title, { startTime: begun + span.start, attributes: described.attributes }, around);
    if (span.kind === "step" && span.step !== undefined) steps.set(span.step, api.trace.setSpan(inRoot, written));
    if (span.failed && span.kind === "source") failAs(written, "_OTHER");
    written.end(begun + span.end);
  }
  for (const call of calls) {
    const written = tracer.startSpan(
      `chat ${call.model}`,
      { startTime: call.begun, kind: api.SpanKind.CLIENT, attributes: callAttributes(call) },
      inRoot,
    );
    if (call.failed !== undefined) failAs(written, call.failed);
    written.end(call.end);
  }
  if (run.failed !== undefined) failAs(root, run.failed);
  root.end(run.end);
}

function describe(span: TracedSpan, recordContent: boolean): { readonly title: string; readonly attributes: Attributes } {
  switch (span.kind) {
    case "source":
      return {
        title: `retrieval ${span.name}`,
        attributes: { "gen_ai.operation.name": "retrieval", "gen_ai.data_source.id": span.name },
      };
    case "step":
      return {
        title: `step ${span.step ?? ""}`.trim(),
        attributes: {
          ...(span.detail === undefined ? {} : { "langchain_chatglm.served": span.detail }),
          ...(recordContent ? { "langchain_chatglm.question": span.name } : {}),
        },
      };
    case "model":
      return {
        title: `cascade ${span.name}`,
        attributes: span.detail === undefined ? {} : { "langchain_chatglm.outcome": span.detail },
      };
    case "stage":
      return { title: `stage ${span.name}`, attributes: {} };
  }
}

function callAttributes({ model, provider, usage, finishReason }: ModelCall): Attributes {
  return {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": provider,
    "gen_ai.request.model": model,
    ...(usage === undefined
      ? {}
      : { "gen_ai.usage.input_tokens": usage.input_tokens, "gen_ai.usage.output_tokens": usage.output_tokens }),
    ...(finishReason === undefined ? {} : { "gen_ai.response.finish_reasons": [finishReason] }),
  };
}

const SERVED = ["served", "origin", "cacheTier", "finishReason"] as const;

function rootAttributes(name: string, outputs: unknown): Attributes {
  const attributes: Attributes = { "gen_ai.operation.name": "invoke_workflow", "gen_ai.workflow.name": name };
  const answer = answerOf(outputs);
  for (const field of SERVED) {
    const value = answer?.[field];
    const key = `langchain_chatglm.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
    if (typeof value === "string") attributes[key] = value;
  }
  const citations = answer?.["citations"];
  if (Array.isArray(citations)) attributes["langchain_chatglm.citations"] = citations.length;
  return attributes;
}

function contentOf(outputs: unknown): Attributes {
  const text = answerOf(outputs)?.["text"];
  return typeof text === "string" ? { "langchain_chatglm.answer": text } : {};
}

/** LangChain tells an output as it is, or under `output`. */
function answerOf(outputs: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof outputs !== "object" || outputs === null) return undefined;
  const fields = outputs as Readonly<Record<string, unknown>>;
  return "served" in fields ? fields : "output" in fields ? answerOf(fields["output"]) : undefined;
}
