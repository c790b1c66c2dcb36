import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAnswerChain } from "../../../src/answering/answer-chain.js";
import { type AnswerSpansOptions, answerSpans } from "../../../src/answering/trace/answer-spans.js";
import { evidence, FixedSource } from "../fixed-source.js";
import { RecordingChatModel } from "../recording-chat-model.js";

const exporter = new InMemorySpanExporter();
beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
});
beforeEach(() => exporter.reset());
afterAll(() => {
  trace.disable();
  context.disable();
});

const SECRET = "Where was Lin Yue born, and how tall is Chen Bozhou?";

async function ask(options: AnswerSpansOptions = {}, model = new RecordingChatModel(), question = SECRET) {
  const sources = [
    new FixedSource("notes", () => [evidence("Lin Yue was born in Shaoxing.")]),
    new FixedSource("down", () => {
      throw new Error(`${SECRET} failed`);
    }),
  ];
  const chain = createAnswerChain({ model, cache: false, sources, check: false });
  const handler = await answerSpans(options);
  const tracer = trace.getTracer("caller");
  return tracer.startActiveSpan("request", async (request) => {
    await chain.invoke(question, { callbacks: [handler] }).catch(() => undefined);
    request.end();
    return request.spanContext();
  });
}

describe("answerSpans", () => {
  it("writes workflow, sub-questions, sources and models below the caller's span, with times inside the whole", async () => {
    const request = await ask();
    const spans = exporter.getFinishedSpans();
    const root = spans.find(({ name }) => name === "invoke_workflow AnswerChain");
    expect(root?.parentSpanContext?.spanId).toBe(request.spanId);
    expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([request.traceId]));
    expect(root?.attributes).toMatchObject({ "gen_ai.operation.name": "invoke_workflow", "langchain_chatglm.served": "model" });
    const steps = spans.filter(({ name }) => name.startsWith("step "));
    expect(steps.map(({ name }) => name).sort()).toEqual(["step 1", "step 2"]);
    const stepIds = new Set(steps.map((step) => step.spanContext().spanId));
    const retrievals = spans.filter(({ name }) => name.startsWith("retrieval "));
    expect(retrievals.map(({ name }) => name).sort()).toEqual([
      "retrieval down",
      "retrieval down",
      "retrieval notes",
      "retrieval notes",
    ]);
    for (const { parentSpanContext, name, status } of retrievals) {
      expect(stepIds.has(parentSpanContext?.spanId ?? "")).toBe(true);
      expect(status.code).toBe(name === "retrieval down" ? SpanStatusCode.ERROR : SpanStatusCode.UNSET);
    }
    const chats = spans.filter(({ name }) => name.startsWith("chat "));
    expect(chats.length).toBeGreaterThan(0);
    expect(chats[0]?.attributes).toMatchObject({ "gen_ai.operation.name": "chat", "gen_ai.usage.input_tokens": 10 });
    const ms = ([seconds, nanoseconds]: readonly [number, number]): number => seconds * 1000 + nanoseconds / 1e6;
    for (const span of spans.filter(({ name }) => name !== "request")) {
      expect(ms(span.startTime)).toBeGreaterThanOrEqual(ms(root?.startTime ?? [0, 0]) - 2);
      expect(ms(span.endTime)).toBeLessThanOrEqual(ms(root?.endTime ?? [0, 0]) + 2);
    }
  });

  it("holds nothing of what was asked or said, unless told to", async () => {
    await ask();
    const all = (): string =>
      JSON.stringify(
        exporter.getFinishedSpans().map(({ name, attributes, status, events }) => [name, attributes, status, events]),
      );
    expect(all()).not.toMatch(/Lin Yue|Shaoxing|答案/);
    exporter.reset();
    await ask({ recordContent: true });
    expect(all()).toMatch(/Lin Yue/);
    expect(all()).toMatch(/答案/);
  });

  it("tells a failure by its kind", async () => {
    await ask({}, new RecordingChatModel({ failAfter: 0 }), "q?");
    const root = exporter.getFinishedSpans().find(({ name }) => name.startsWith("invoke_workflow"));
    expect(root?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(root?.attributes["error.type"]).toEqual(expect.any(String));
    expect(exporter.getFinishedSpans().find(({ name }) => name.startsWith("chat "))?.status.code).toBe(SpanStatusCode.ERROR);
  });

  it("keeps questions asked at once apart", async () => {
    const requests = await Promise.all([ask(), ask(), ask()]);
    const roots = exporter.getFinishedSpans().filter(({ name }) => name.startsWith("invoke_workflow"));
    expect(new Set(roots.map(({ parentSpanContext }) => parentSpanContext?.spanId))).toEqual(
      new Set(requests.map(({ spanId }) => spanId)),
    );
    const counts = roots.map(
      (root) => exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === root.spanContext().traceId).length,
    );
    expect(new Set(counts).size).toBe(1);
  });
});
