import { FakeListChatModel, FakeStreamingLLM } from "@langchain/core/utils/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, AnswerChunk } from "../../../src/answering/answer.js";
import { type AnswerChainOptions, createAnswerChain } from "../../../src/answering/answer-chain.js";
import { ChatGLMError } from "../../../src/errors.js";
import type { Executor, Job, JobOutcome, RunJobOptions } from "../../../src/fan-out/executor.js";
import type { Json } from "../../../src/fan-out/json.js";
import { LocalExecutor } from "../../../src/fan-out/local-executor.js";
import { ChatGLMChatModel } from "../../../src/langchain/chat-model.js";
import { boxedModel } from "../../../src/model/boxed-model.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import type { FindOptions } from "../../../src/sources/knowledge-source.js";
import { evidence, FixedSource } from "../fixed-source.js";
import { RecordingChatModel } from "../recording-chat-model.js";

/** As from another machine: nothing but text crosses. Keeps what it was asked. */
class TextExecutor implements Executor {
  readonly jobs: Job[] = [];
  readonly options: RunJobOptions[] = [];
  readonly #inner: LocalExecutor;

  constructor(
    handlers: ConstructorParameters<typeof LocalExecutor>[0]["handlers"],
    readonly kinds: (kind: string) => boolean = () => true,
  ) {
    this.#inner = new LocalExecutor({ handlers });
  }

  async handles(kind: string): Promise<boolean> {
    return this.kinds(kind) && (await this.#inner.handles(kind));
  }

  async *run(job: Job, options: RunJobOptions = {}): AsyncGenerator<Json, JobOutcome, undefined> {
    const sent = JSON.parse(JSON.stringify(job)) as Job;
    this.options.push(options);
    this.jobs.push(sent);
    const running = this.#inner.run(sent, options);
    for (;;) {
      const next = await running.next();
      if (next.done) return JSON.parse(JSON.stringify(next.value)) as JobOutcome;
      yield JSON.parse(JSON.stringify(next.value)) as Json;
    }
  }

  async close(): Promise<void> {
    await this.#inner.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

const kindsOf = ({ jobs }: TextExecutor): string[] => [...new Set(jobs.map(({ kind }) => kind))].sort();

function timeless(answer: AnswerChunk): unknown {
  const sources = answer.sources?.map((source) => ({ ...source, ms: 0 }));
  return { ...answer, sources, timing: undefined };
}

/** A chain that answers here, one that sends everything to a worker with the same options, and what was sent. */
function pair(options: () => Omit<AnswerChainOptions, "executor">, kinds?: (kind: string) => boolean) {
  const here = createAnswerChain(options());
  const executor = new TextExecutor(createAnswerChain(options()).jobHandlers, kinds);
  const sent = createAnswerChain({ ...options(), executor });
  return { here, sent, executor };
}

const corpus = () => [
  new GraphSource({ path: "examples/corpus/facts.ttl" }),
  new DocumentSource({ path: "examples/corpus/documents" }),
];

const questions = [
  "林月的老师出生在哪里？",
  "Where was Lin Yue's teacher born?",
  "Which tea did the teacher of Lin Yue study?",
  "听泉茶博物馆的创始人出生在哪座城市？",
  "Who founded the Tingquan tea museum, and where was Lin Yue's teacher born?",
  "Who is the king of the moon?",
];

describe("an executor", () => {
  it("changes no answer: everything here, or sent as text to somebody with the same options", async () => {
    for (const kinds of [undefined, (kind: string) => kind.startsWith("source:"), (kind: string) => kind === "answer"]) {
      const { here, sent } = pair(
        () => ({
          model: new RecordingChatModel({ id: "m", pieces: ["The museum", " was founded by Shen Yanqiu [1]."] }),
          cache: false,
          sources: corpus(),
          fanOut: { timeout: 120_000 },
        }),
        kinds,
      );
      for (const question of questions) {
        expect(timeless(await sent.invoke(question)), question).toEqual(timeless(await here.invoke(question)));
      }
    }
  });

  it("sends sub-questions, sources and replies as jobs", async () => {
    const { sent, executor } = pair(() => ({
      model: new RecordingChatModel({ id: "m", pieces: ["Nobody [1]."] }),
      cache: false,
      check: false,
      sources: corpus(),
      fanOut: { timeout: 120_000 },
    }));
    await sent.invoke("Who founded the Tingquan tea museum, and where was Lin Yue's teacher born?");
    await sent.invoke("Why is the sky blue over the museum?");
    expect(kindsOf(executor)).toEqual(["answer", "generate", "source:documents", "source:graph"]);
  });

  it("streams the reply as it comes, with usage and the reason it ended", async () => {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const model = new RecordingChatModel({ id: "m", gate: (piece) => (piece === 1 ? released : undefined) });
    const executor = new TextExecutor(createAnswerChain({ model, cache: false }).jobHandlers);
    const chain = createAnswerChain({ model: new RecordingChatModel({ id: "m" }), cache: false, executor });
    const chunks: AnswerChunk[] = [];
    for await (const chunk of await chain.stream("问题")) {
      chunks.push(chunk);
      if (chunk.text === "答案") release(); // the second piece is written only now
    }
    expect(chunks.map(({ text }) => text)).toEqual(["答案", "在这里", "[1]。", ""]);
    expect(chunks.at(-1)?.usage).toEqual({ input_tokens: 10, output_tokens: 3, total_tokens: 13 });
    expect(model.asked).toHaveLength(1);
  });

  it("changes nothing about the reply of a real model: text, tokens, why it ended", async () => {
    const options = { model: boxedModel(), temperature: 0, maxTokens: 8 };
    await using here = new ChatGLMChatModel(options);
    await using there = new ChatGLMChatModel(options);
    const executor = new TextExecutor(createAnswerChain({ model: there, cache: false }).jobHandlers);
    const sent = await createAnswerChain({ model: here, cache: false, executor }).invoke("1+1=?");
    const plain = await createAnswerChain({ model: here, cache: false }).invoke("1+1=?");
    // The second one finds the first one's prefix.
    const details = { input_token_details: { cache_read: expect.any(Number) } };
    expect({ ...sent, timing: plain.timing, usage: { ...sent.usage, ...details } }).toEqual({
      ...plain,
      usage: { ...plain.usage, ...details },
    });
    expect(sent).toMatchObject({ finishReason: expect.any(String), usage: { output_tokens: expect.any(Number) } });
    expect(kindsOf(executor)).toEqual(["generate"]);
  });

  it("sends the reply of a model that takes text, too", async () => {
    const { here, sent } = pair(() => ({
      model: new FakeStreamingLLM({ responses: ["plain text"] }),
      modelIdentity: "llm",
      cache: false,
    }));
    expect((await sent.invoke("hello")).text).toBe((await here.invoke("hello")).text);
  });

  it("stops the worker when the reader leaves", async () => {
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const gate = (piece: number, signal: AbortSignal | undefined): Promise<void> | void => {
      if (piece === 0) return;
      return new Promise((_, reject) =>
        signal?.addEventListener("abort", () => {
          stop();
          reject(signal.reason);
        }),
      );
    };
    const worker = createAnswerChain({ model: new RecordingChatModel({ id: "m", gate }), cache: false });
    const executor = new LocalExecutor({ handlers: worker.jobHandlers });
    const chain = createAnswerChain({ model: new RecordingChatModel({ id: "m" }), cache: false, executor });
    for await (const chunk of await chain.stream("问题")) {
      expect(chunk.text).toBe("答案");
      break;
    }
    await stopped;
  });

  it("reports a source that fails elsewhere like one that fails here", async () => {
    const { here, sent } = pair(() => ({
      model: new RecordingChatModel({ id: "m" }),
      cache: false,
      check: false,
      sources: [
        new FixedSource("broken", () => {
          throw new ChatGLMError("DOCUMENT_INVALID", "line 3 is no text", { remedy: "Mend it." });
        }),
        new FixedSource("strange", () => "no list"),
        new FixedSource("good", () => [evidence("a")]),
      ],
    }));
    expect(timeless(await sent.invoke("q"))).toEqual(timeless(await here.invoke("q")));
  });

  it("hands the error of a model on with its code", async () => {
    const { sent } = pair(() => ({ model: new RecordingChatModel({ id: "m", failAfter: 1 }), cache: false }));
    await expect(sent.invoke("q")).rejects.toMatchObject({ code: "JOB_FAILED", message: "the model broke" });
  });

  it("refuses a job for another model or other options, and does nothing for it", async () => {
    const model = new RecordingChatModel({ id: "other" });
    const executor = new LocalExecutor({ handlers: createAnswerChain({ model, cache: false }).jobHandlers });
    const chain = createAnswerChain({ model: new RecordingChatModel({ id: "m" }), cache: false, executor });
    await expect(chain.invoke("q")).rejects.toMatchObject({ code: "INVALID_OPTION", message: /another model/ });
    expect(model.asked).toEqual([]);
  });

  it("carries configurable and call options, and refuses what can't travel", async () => {
    const seen: unknown[] = [];
    const source = {
      name: "docs",
      find: async (_question: string, { config }: FindOptions) => {
        seen.push(config);
        return [];
      },
    };
    const options = {
      model: new RecordingChatModel({ id: "m" }),
      cache: false as const,
      sources: [source],
      check: false as const,
    };
    const executor = new LocalExecutor({ handlers: createAnswerChain(options).jobHandlers });
    const chain = createAnswerChain({ ...options, executor });
    await chain.invoke("q", { configurable: { tenant: "a", __internal: () => 1 }, maxTokens: 9 } as object);
    expect(seen).toMatchObject([{ configurable: { tenant: "a" }, maxTokens: 9 }]);
    expect(seen[0]).not.toHaveProperty("configurable.__internal");
    const { sources } = await createAnswerChain({
      ...options,
      executor: new TextExecutor(createAnswerChain(options).jobHandlers, (kind) => kind !== "generate"),
    }).invoke("q", { configurable: { tenant: new Map() } });
    expect(sources).toMatchObject([{ status: "failed", error: expect.stringMatching(/not JSON at \.configurable\.tenant/) }]);
  });

  it("says how long anybody waits, and how urgent it is", async () => {
    const options = { model: new RecordingChatModel({ id: "m" }), cache: false as const, check: false as const };
    const sources = [new FixedSource("docs", () => [evidence("a")])];
    const executor = new TextExecutor(createAnswerChain({ ...options, sources }).jobHandlers);
    await createAnswerChain({ ...options, sources, executor, fanOut: { timeout: 500_000 } }).invoke("q", { priority: 3 });
    expect(kindsOf(executor)).toEqual(["generate", "source:docs"]);
    expect(executor.options.map(({ priority }) => priority)).toEqual([3, 3]);
    expect(executor.options[0]?.totalTimeout).toBeGreaterThan(125_000 - 1);
    expect(executor.options[0]?.totalTimeout).toBeLessThanOrEqual(500_000);
  });

  it("does itself what the executor has nobody for, and sources that share a name", async () => {
    const executor = new TextExecutor({});
    const sources = [new FixedSource("twin", () => [evidence("a")]), new FixedSource("twin", () => [evidence("b")])];
    const model = new RecordingChatModel({ id: "m" });
    const { citations } = await createAnswerChain({ model, cache: false, check: false, sources, executor }).invoke("q");
    expect(citations.map(({ text }) => text)).toEqual(["a"]);
    expect(executor.jobs).toEqual([]);
    expect(Object.keys(createAnswerChain({ model, sources }).jobHandlers)).toEqual(["answer", "generate"]);
  });

  it("takes nothing for an answer that a worker makes up", async () => {
    const outputs = [null, "text", {}, { text: 1 }, { text: "x", citations: [{}] }];
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...outputs), fc.jsonValue()), async (output) => {
        const executor = new LocalExecutor({
          handlers: { answer: () => output as Json },
        });
        const warnings: unknown[] = [];
        const chain = createAnswerChain({
          model: new FakeListChatModel({ responses: ["unused"] }),
          cache: false,
          sources: [new GraphSource({ path: "examples/corpus/facts.ttl" })],
          direct: false,
          executor,
        });
        const answer: Answer = await chain.invoke("Who founded the Tingquan tea museum, and where was Lin Yue's teacher born?", {
          callbacks: [{ handleCustomEvent: (name, data) => void (name === "answer-warning" && warnings.push(data)) }],
        });
        expect(answer.served).toBe("quotation");
        expect(warnings).toMatchObject([{ message: /another form/ }, { message: /another form/ }]);
      }),
      { numRuns: 10 },
    );
  });
});
