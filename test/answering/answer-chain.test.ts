import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import { concat } from "@langchain/core/utils/stream";
import { FakeListChatModel, FakeRetriever, FakeStreamingLLM } from "@langchain/core/utils/testing";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import { fileStore } from "../../src/answer-cache/stores/file-store.js";
import type { AnswerChunk } from "../../src/answering/answer.js";
import { type AnswerChainOptions, createAnswerChain } from "../../src/answering/answer-chain.js";
import { DocumentSource } from "../../src/sources/documents/document-source.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const hang = (): Promise<never> => new Promise(() => {});
const good = (name = "good"): FixedSource => new FixedSource(name, () => [evidence(`${name} evidence`)]);
const chain = (options: Partial<AnswerChainOptions> = {}) =>
  createAnswerChain({ model: new RecordingChatModel(), cache: false, check: false, ...options });

describe("createAnswerChain", () => {
  it("answers from the corpus: both sources contribute to a two-hop question, in Chinese and in English", async () => {
    const sources = [
      new GraphSource({ path: "examples/corpus/facts.ttl" }),
      new DocumentSource({ path: "examples/corpus/documents" }),
    ];
    for (const [question, facts] of [
      ["听泉茶博物馆的创始人出生在哪座城市？", ["沈砚秋 — 出生地 → 绍兴", "听泉茶博物馆一九八六年由沈砚秋创办"]],
      [
        "Which tea did the teacher of Lin Yue study?",
        ["Chen Bozhou — field of study → Keemun", "Lin Yue became the second director"],
      ],
    ] as const) {
      const model = new RecordingChatModel({ pieces: ["Answer [1][2]."] });
      const answer = await chain({ model, sources, direct: false, plan: false, fanOut: { timeout: 120_000 } }).invoke(question);
      expect(answer.sources.map(({ name, status }) => [name, status])).toEqual([
        ["graph", "ok"],
        ["documents", "ok"],
      ]);
      expect(answer.citations.map(({ number }) => number)).toEqual([1, 2]);
      expect(answer.citations.map(({ source }) => source).sort()).toEqual(["documents", "graph"]);
      const prompt = model.asked[0]?.at(-1)?.text;
      for (const fact of facts) expect(prompt).toContain(fact);
    }
  });

  it("tells in a source's report what the source left out", async () => {
    const path = temporaryFolder({ "a.md": "A kettle.", "b.md": new Uint8Array([0, 1, 2]) });
    const { sources } = await chain({ sources: [new DocumentSource({ path }), good()] }).invoke("kettle");
    expect(sources).toMatchObject([{ found: 1, skipped: [{ name: "b.md", reason: "binary" }] }, { name: "good" }]);
    expect(sources[1]).not.toHaveProperty("skipped");
  });

  it("gives the whole answer: text, citations, sources, timing by stage, usage", async () => {
    const answer = await chain({ sources: [good()] }).invoke("问题");
    expect(answer).toEqual({
      text: "答案在这里[1]。",
      citations: [{ number: 1, source: "good", location: "good evidence.md:1-1", text: "good evidence", score: 1, cited: true }],
      invalidCitations: [],
      served: "model",
      origin: "model",
      values: [],
      sources: [{ name: "good", status: "ok", ms: expect.any(Number), found: 1 }],
      timing: { sources: expect.any(Number), merge: expect.any(Number), write: expect.any(Number), total: expect.any(Number) },
      usage: { input_tokens: 10, output_tokens: 3, total_tokens: 13 },
    });
  });

  it("streams the same answer as invoke, delta by delta", async () => {
    const options = { sources: [good()] };
    const chunks: AnswerChunk[] = [];
    for await (const chunk of await chain(options).stream("问题")) chunks.push(chunk);
    expect(chunks.map((chunk) => chunk.text)).toEqual(["答案", "在这里", "[1]。", ""]);
    const folded = chunks.reduce((one, other) => concat(one, other));
    const invoked = await chain(options).invoke("问题");
    const timeless = (answer: AnswerChunk): unknown => ({
      ...answer,
      timing: undefined,
      sources: answer.sources?.map(({ ms: _, ...report }) => report),
    });
    expect(timeless(folded)).toEqual(timeless(invoked));
  });

  it("works with LangChain's own test models, chat model and LLM", async () => {
    expect((await chain({ model: new FakeListChatModel({ responses: ["hi"] }) }).invoke("q")).text).toBe("hi");
    const llm = new FakeStreamingLLM({ sleep: 0 });
    const { text } = await chain({ model: llm, sources: [good()] }).invoke("What?"); // echoes its prompt
    expect(text).toMatch(
      /^Answer the question in one full sentence[\s\S]*> good evidence\n\nQuestion: What\?\nAnswer in one full sentence\.$/,
    );
  });

  it("batches, pipes, and shows progress in streamEvents", async () => {
    const answers = await chain().batch(["a", { question: "b" }]);
    expect(answers.map((answer) => answer.text)).toEqual(["答案在这里[1]。", "答案在这里[1]。"]);
    const piped = chain().pipe(RunnableLambda.from((answer: AnswerChunk) => answer.text.length));
    expect(await piped.invoke("a")).toBe(9);
    const seen: string[] = [];
    for await (const { event, name, data } of chain({ sources: [good()] }).streamEvents("a", { version: "v2" })) {
      if (event === "on_custom_event") seen.push(`${name} ${Object.values(data)[0]}`);
      if (event === "on_chat_model_start") seen.push("model");
    }
    expect(seen.filter((line) => line !== "model")).toEqual([
      "answer-stage-start sources",
      "answer-source good",
      "answer-stage-end sources",
      "answer-stage-start merge",
      "answer-stage-end merge",
      "answer-stage-start write",
      "answer-stage-end write",
    ]);
    expect(seen).toContain("model");
  });

  it("puts in what a follow-up points to, and passes callbacks on", async () => {
    const model = new RecordingChatModel();
    const source = good();
    const names: string[] = [];
    const history = [new HumanMessage("姚明是谁？"), new AIMessage("篮球运动员。"), { role: "user", content: "好" }] as const;
    const answer = await chain({ model, sources: [source] }).invoke(
      { question: "他出生在哪里？", history },
      { callbacks: [{ handleCustomEvent: (name) => void names.push(name) }] },
    );
    expect(source.asked).toEqual(["姚明出生在哪里？"]);
    expect(answer.understoodAs).toBe("姚明出生在哪里？");
    expect(model.asked[0]?.at(-1)?.text).toContain("问题：姚明出生在哪里？");
    expect(names).toContain("answer-source");
  });

  it("leaves the conversation to the model if nobody can say what a follow-up points to, or no source is there", async () => {
    const history = [
      new SystemMessage("be brief"),
      new HumanMessage("Who built the bridge and the tower?"),
      new AIMessage("Two brothers."),
    ];
    const types = ["system", "human", "ai", "human"];
    const source = good();
    const model = new RecordingChatModel();
    await chain({ model, sources: [source] }).invoke({ question: "And the other one of them?", history });
    expect(model.asked.at(-1)?.map((message) => message.getType())).toEqual(types);
    expect(source.asked).toEqual(["Who built the bridge and the tower?\nAnd the other one of them?"]);
    const alone = new RecordingChatModel();
    await chain({ model: alone }).invoke({
      question: "他出生在哪里？",
      history: [new HumanMessage("姚明是谁？"), new AIMessage("他是球员。")],
    });
    expect(alone.asked[0]?.map((message) => message.getType())).toEqual(types);
  });

  it("searches nothing for thanks", async () => {
    const source = good();
    const history = [new HumanMessage("姚明是谁？"), new AIMessage("篮球运动员。")];
    await chain({ sources: [source] }).invoke({ question: "谢谢！", history });
    expect(source.asked).toEqual([]);
  });

  it("rejects an empty question and a turn that is none", async () => {
    await expect(chain().invoke("  ")).rejects.toMatchObject({ code: "INVALID_OPTION" });
    const broken = [{ role: "tool", content: 7 }] as unknown as [];
    await expect(chain().invoke({ question: "q", history: broken })).rejects.toThrow("history[0]");
  });

  it("takes LangChain retrievers as sources", async () => {
    const { citations } = await chain({ sources: [new FakeRetriever()] }).invoke("q");
    expect(citations[0]).toMatchObject({ source: "FakeRetriever", text: "foo" });
  });
});

describe("sources in trouble", () => {
  it("never fail the answer, and are named in it", async () => {
    const sources = [
      new FixedSource("failing", () => {
        throw new Error("no connection");
      }),
      new FixedSource("slow", hang),
      new FixedSource("odd", () => "not a list"),
      good(),
    ];
    const answer = await chain({ sources, fanOut: { timeout: 20 } }).invoke("问题");
    expect(answer.text).toBe("答案在这里[1]。");
    expect(answer.sources.map(({ name, status, found, error }) => ({ name, status, found, error }))).toEqual([
      { name: "failing", status: "failed", found: 0, error: "no connection" },
      { name: "slow", status: "timed-out", found: 0, error: expect.stringMatching(/^No result within (1\d|20) ms\.$/) },
      { name: "odd", status: "failed", found: 0, error: "The source odd returned no list of evidence." },
      { name: "good", status: "ok", found: 1, error: undefined },
    ]);
    expect(sources[1]?.signals[0]?.aborted).toBe(true);
  });

  it("leave the model to answer without evidence", async () => {
    const model = new RecordingChatModel();
    const { citations } = await chain({ model, sources: [new FixedSource("empty", () => [])] }).invoke("有人吗？");
    expect(citations).toEqual([]);
    expect(model.asked[0]?.[0]?.text).toContain("没有找到与问题有关的资料");
  });

  it("don't hide a failing model", async () => {
    await expect(chain({ model: new RecordingChatModel({ failAfter: 1 }) }).invoke("q")).rejects.toThrow("the model broke");
  });
});

describe("cancelling", () => {
  it("cancels the sources", async () => {
    const source = new FixedSource("slow", hang);
    const controller = new AbortController();
    const asking = chain({ sources: [source] }).invoke("q", { signal: controller.signal });
    setImmediate(() => controller.abort(new Error("left")));
    await expect(asking).rejects.toThrow("left");
    expect(source.signals[0]?.aborted).toBe(true);
  });

  it.each([true, false])("cancels the model (with cache: %s), and keeps nothing", async (cached) => {
    const store = new Map<string, string>();
    const controller = new AbortController();
    const leave = (): Promise<never> => {
      controller.abort(new Error("left"));
      return hang();
    };
    const model = new RecordingChatModel({
      id: "m",
      gate: (piece) => (piece === 1 ? leave() : undefined),
    });
    const answer = chain({ model, cache: cached ? new AnswerCache({ store }) : false });
    await expect(answer.invoke("q", { signal: controller.signal })).rejects.toThrow("left");
    expect(model.signals[0]?.aborted).toBe(true);
    expect(store.size).toBe(0);
  });

  it("honours a timeout", async () => {
    const model = new RecordingChatModel({ gate: hang });
    await expect(chain({ model }).invoke("q", { timeout: 20 })).rejects.toThrow(/timeout|aborted/i);
    expect(model.signals[0]?.aborted).toBe(true);
  });

  it("cancels the model when the stream is left while the model hangs", async () => {
    const model = new RecordingChatModel({ gate: (piece) => (piece === 1 ? hang() : undefined) });
    for await (const chunk of await chain({ model }).stream("q")) {
      expect(chunk.text).toBe("答案");
      break;
    }
    expect(model.signals[0]?.aborted).toBe(true);
  });
});

describe("with a cache", () => {
  const setUp = (fields: ConstructorParameters<typeof RecordingChatModel>[0] = {}) => {
    const model = new RecordingChatModel({ id: "m", ...fields });
    const source = good();
    const cache = new AnswerCache({ store: new Map() });
    return { model, source, cache, answer: chain({ model, cache, sources: [source] }) };
  };

  it("serves the same question from the cache, with its citations", async () => {
    const { answer, model, source } = setUp();
    const first = await answer.invoke("姚明出生在哪里?");
    const second = await answer.invoke(" 姚明出生在哪里？");
    expect(first.served).toBe("model");
    expect(second).toEqual({
      text: first.text,
      citations: first.citations,
      invalidCitations: [],
      served: "cache",
      origin: "model",
      values: [],
      cacheTier: "exact",
      cacheKey: first.cacheKey,
      sources: [],
      timing: { cache: expect.any(Number), total: expect.any(Number) },
    });
    expect([model.asked.length, source.asked.length]).toEqual([1, 1]);
  });

  it("asks again when question, history, source content, prompt or model differ", async () => {
    const { model, cache } = setUp();
    const source: FixedSource = new FixedSource("s", () => [evidence(`Version ${source.content}.`)]);
    const answer = chain({ model, cache, sources: [source] });
    await answer.invoke("q1");
    await answer.invoke("q2");
    await answer.invoke({ question: "q1", history: [{ role: "user", content: "x" }] });
    source.content = "2";
    await answer.invoke("q1");
    expect(model.asked.length).toBe(4);
    const other = new RecordingChatModel({ id: "other" });
    await chain({ model: other, cache, sources: [source] }).invoke("q1");
    expect(other.asked.length).toBe(1);
  });

  it("tells models apart that say nothing of themselves", async () => {
    const cache = new AnswerCache({ store: new Map() });
    const models = [new FakeListChatModel({ responses: ["one"] }), new FakeListChatModel({ responses: ["two"] })];
    const texts = await Promise.all(models.map(async (model) => (await chain({ model, cache }).invoke("q")).text));
    expect(texts).toEqual(["one", "two"]);
  });

  it("makes one generation for equal questions at the same time, and streams it to all", async () => {
    const { answer, model } = setUp();
    const streams = await Promise.all(["q", "q?", " q "].map((question) => answer.stream(question)));
    const texts = await Promise.all(
      streams.map(async (stream) => {
        const pieces: string[] = [];
        for await (const chunk of stream) pieces.push(chunk.text);
        return pieces;
      }),
    );
    expect(texts).toEqual(Array.from({ length: 3 }, () => ["答案", "在这里", "[1]。", ""]));
    expect(model.asked.length).toBe(1);
  });

  it("goes on for the others when the one who asked first aborts", async () => {
    const controller = new AbortController();
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { answer, model } = setUp({ gate: (piece) => (piece === 1 ? gate : undefined) });
    const first = answer.invoke("q", { signal: controller.signal });
    const second = answer.invoke("q");
    for await (const _ of await answer.stream("q")) break;
    controller.abort(new Error("left"));
    await expect(first).rejects.toThrow("left");
    open();
    expect((await second).text).toBe("答案在这里[1]。");
    expect(model.asked.length).toBe(1);
  });

  it("keeps no answer made without a source that failed, and none without text", async () => {
    let broken = true;
    const source = new FixedSource("flaky", () => {
      if (broken) throw new Error("down");
      return [evidence("e")];
    });
    const model = new RecordingChatModel({ id: "m" });
    const answer = chain({ model, cache: new AnswerCache({ store: new Map() }), sources: [source] });
    await answer.invoke("q");
    broken = false;
    expect((await answer.invoke("q")).served).toBe("model");
    expect((await answer.invoke("q")).served).toBe("cache");
    const silent = setUp({ pieces: ["  "] });
    await silent.answer.invoke("q");
    expect((await silent.answer.invoke("q")).served).toBe("model");
  });

  it("answers past a failing cache and a source that can't tell its content, with a warning", async () => {
    const fail = (): never => {
      throw new Error("store down");
    };
    const warnings: string[] = [];
    const callbacks = [
      {
        handleCustomEvent: (name: string, data: { message?: string }) =>
          void (name === "answer-warning" && warnings.push(data.message ?? "")),
      },
    ];
    const failing = chain({ cache: new AnswerCache({ store: { get: fail, set: fail, delete: fail } }) });
    expect((await failing.invoke("q", { callbacks })).served).toBe("model");
    expect(warnings).toEqual(["The answer cache could not be read: store down"]);
    const source = good();
    source.fingerprint = fail;
    const answer = chain({ cache: new AnswerCache({ store: new Map() }), sources: [source] });
    expect([(await answer.invoke("q", { callbacks })).served, (await answer.invoke("q")).served]).toEqual(["model", "model"]);
    expect(warnings.at(-1)).toContain("good");
  });

  it("serves an answer that an earlier run kept", async () => {
    const folder = temporaryFolder();
    const ask = async () => {
      await using store = fileStore({ folder });
      return await chain({
        model: new RecordingChatModel({ id: "m" }),
        cache: new AnswerCache({ store }),
        sources: [good()],
      }).invoke("q");
    };
    expect([(await ask()).served, (await ask()).served]).toEqual(["model", "cache"]);
  });

  it("opens nothing when constructed", async () => {
    await using answer = createAnswerChain({
      model: new RecordingChatModel(),
      sources: [new DocumentSource({ path: "/nowhere" })],
    });
    expect(answer.getName()).toBe("AnswerChain");
  });

  it("lets the more urgent question write first, and keeps one answer for all priorities", async () => {
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const model = new RecordingChatModel({ id: "m", pieces: ["plain"], gate: () => opened });
    const answers = chain({ model, limits: { model: 1 }, cache: new AnswerCache({ store: new Map() }) });
    const asked = [answers.invoke("first")];
    while (model.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    asked.push(answers.invoke("later", { priority: 2 }), answers.invoke("soon", { priority: 1 }), answers.invoke("now"));
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    open();
    await Promise.all(asked);
    expect(model.asked.map((messages) => messages.at(-1)?.text)).toEqual(["first", "now", "soon", "later"]);
    expect((await answers.invoke("now", { priority: 7 })).served).toBe("cache");
  });
});
