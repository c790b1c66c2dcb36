import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, AIMessageChunk } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { BaseRetriever } from "@langchain/core/retrievers";
import { type RunnableConfig, RunnableLambda } from "@langchain/core/runnables";
import { FakeStreamingLLM } from "@langchain/core/utils/testing";
import { describe, expect, it, vi } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import { type AnswerChainOptions, createAnswerChain } from "../../src/answering/answer-chain.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const good = (): FixedSource => new FixedSource("good", () => [evidence("good evidence")]);
const cached = (options: Partial<AnswerChainOptions> = {}) =>
  createAnswerChain({
    model: new RecordingChatModel({ id: "m" }),
    cache: new AnswerCache({ store: new Map() }),
    sources: [good()],
    check: false,
    ...options,
  });

/** A chat model whose reply ends for the reason given, named as its provider names it. */
class EndingModel extends BaseChatModel {
  constructor(readonly ending: Record<string, unknown>) {
    super({});
  }
  override _llmType(): string {
    return "ending";
  }
  override _identifyingParams(): Record<string, unknown> {
    return { model: "ending" };
  }
  override async _generate(): Promise<ChatResult> {
    throw new Error("streams only");
  }
  override async *_streamResponseChunks(): AsyncGenerator<ChatGenerationChunk> {
    const text = "The answer is that the";
    yield new ChatGenerationChunk({ text, message: new AIMessageChunk({ content: text }) });
    const message = new AIMessageChunk({ content: "", response_metadata: this.ending });
    yield new ChatGenerationChunk({ text: "", message });
  }
}

describe("what is kept", () => {
  it.each([
    [{ finish_reason: "length" }, "length"],
    [{ finish_reason: "content_filter" }, "content_filter"],
    [{ stop_reason: "max_tokens" }, "length"],
    [{ stop_reason: "refusal" }, "content_filter"],
    [{ finishReason: "MAX_TOKENS" }, "length"],
    [{ finishReason: "SAFETY" }, "content_filter"],
    [{ done_reason: "length" }, "length"],
    [{ finish_reason: "tool_calls" }, "tool_calls"],
    [{ finish_reason: "something new" }, "other"],
  ])("is no answer that ended by %j", async (ending, finishReason) => {
    const chain = cached({ model: new EndingModel(ending) });
    expect(await chain.invoke("q")).toMatchObject({ finishReason });
    expect((await chain.invoke("q")).served).toBe("model");
  });

  it.each([{ finish_reason: "stop" }, { stop_reason: "end_turn" }, { finishReason: "STOP" }, { done_reason: "stop" }, {}])(
    "is an answer that ended by %j",
    async (ending) => {
      const chain = cached({ model: new EndingModel(ending) });
      await chain.invoke("q");
      expect((await chain.invoke("q")).served).toBe("cache");
    },
  );

  it("is no answer of an LLM that was cut off, which only its callbacks tell", async () => {
    class CutLLM extends FakeStreamingLLM {
      override async *_streamResponseChunks(...call: Parameters<FakeStreamingLLM["_streamResponseChunks"]>) {
        for await (const chunk of super._streamResponseChunks(...call)) {
          chunk.generationInfo = { finish_reason: "length" };
          yield chunk;
        }
      }
    }
    const chain = cached({ model: new CutLLM({ sleep: 0, responses: ["cut"] }), modelIdentity: "llm" });
    expect((await chain.invoke("q")).finishReason).toBe("length");
    expect((await chain.invoke("q")).served).toBe("model");
  });

  it("is no answer that cites evidence that doesn't exist", async () => {
    const chain = cached({ model: new RecordingChatModel({ id: "m", pieces: ["It is so [7]."] }) });
    expect((await chain.invoke("q")).invalidCitations).toEqual([7]);
    expect((await chain.invoke("q")).served).toBe("model");
  });

  it("is kept for a minute only if nothing was found", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const source = new FixedSource("empty", () => []);
    const chain = cached({ model: new RecordingChatModel({ id: "m", pieces: ["I don't know."] }), sources: [source] });
    await chain.invoke("q");
    expect((await chain.invoke("q")).served).toBe("cache");
    vi.setSystemTime(Date.now() + 61_000);
    expect((await chain.invoke("q")).served).not.toBe("cache");
    vi.useRealTimers();
  });
});

describe("whose answer it is", () => {
  const tenantModel = () =>
    RunnableLambda.from(
      async (_: unknown, config?: RunnableConfig) => new AIMessage(`tenant ${config?.configurable?.["tenant"]}`),
    );

  it("never shares an answer between callers of different `configurable`, one after the other or at once", async () => {
    const chain = cached({ model: tenantModel(), modelIdentity: "m", sources: [] });
    const ask = async (tenant: string) => (await chain.invoke("q", { configurable: { tenant } })).text;
    expect(await Promise.all(["A", "B", "A", "C"].map(ask))).toEqual(["tenant A", "tenant B", "tenant A", "tenant C"]);
    expect([await ask("B"), await ask("A")]).toEqual(["tenant B", "tenant A"]);
    expect((await chain.invoke("q", { configurable: { tenant: "A" } })).served).toBe("cache");
  });

  it("takes the caller's word for what tells callers apart", async () => {
    const model = new RecordingChatModel({ id: "m" });
    const chain = cached({ model, cacheScope: ({ configurable }) => configurable?.["tenant"] });
    await chain.invoke("q", { configurable: { tenant: "A", thread_id: "1" } });
    expect((await chain.invoke("q", { configurable: { tenant: "A", thread_id: "2" } })).served).toBe("cache");
    expect((await chain.invoke("q", { configurable: { tenant: "B", thread_id: "1" } })).served).toBe("model");
  });

  it.each([[{ maxTokens: 5 }], [{ stop: ["a"] }], [{ temperature: 0 }]])(
    "keeps answers of calls with %j apart",
    async (options) => {
      const chain = cached();
      await chain.invoke("q", options as Partial<RunnableConfig>);
      expect((await chain.invoke("q")).served).toBe("model");
      expect((await chain.invoke("q", options as Partial<RunnableConfig>)).served).toBe("cache");
    },
  );

  it("doesn't mind how a call is run or traced", async () => {
    const chain = cached();
    await chain.invoke("q", { tags: ["a"], metadata: { run: 1 }, runName: "one" });
    const again = await chain.invoke("q", { timeout: 5_000, signal: new AbortController().signal, callbacks: [{}] });
    expect(again.served).toBe("cache");
  });

  it("knows a model through its wrappers", async () => {
    const cache = new AnswerCache({ store: new Map() });
    const ask = async (model: AnswerChainOptions["model"]) => (await cached({ cache, model }).invoke("q")).served;
    const wrapped = () => new RecordingChatModel({ id: "m" }).withConfig({ tags: ["traced"] });
    expect([await ask(wrapped()), await ask(wrapped())]).toEqual(["model", "cache"]);
    const bound = (stop: string) => new RecordingChatModel({ id: "m" }).withConfig({ stop: [stop] } as Partial<RunnableConfig>);
    expect([await ask(bound("a")), await ask(bound("b")), await ask(bound("a"))]).toEqual(["model", "model", "cache"]);
    const other = new RecordingChatModel({ id: "other" }).withConfig({ tags: ["traced"] });
    expect(await ask(other)).toBe("model");
  });
});

describe("what a call carries", () => {
  it("reaches retrievers: configurable, metadata and callbacks", async () => {
    const seen: unknown[] = [];
    class TenantRetriever extends BaseRetriever {
      lc_namespace = ["test"];
      override async _getRelevantDocuments() {
        return [{ pageContent: "doc", metadata: { source: "d" } }];
      }
      override async invoke(question: string, config?: RunnableConfig) {
        seen.push(config?.configurable, config?.metadata);
        return await super.invoke(question, config);
      }
    }
    const started: string[] = [];
    const callbacks = [{ handleRetrieverStart: () => void started.push("retriever") }];
    await cached({ sources: [new TenantRetriever()] }).invoke("q", {
      configurable: { tenant: "A" },
      metadata: { a: 1 },
      callbacks,
    });
    expect(seen[0]).toMatchObject({ tenant: "A" });
    expect(seen[1]).toMatchObject({ a: 1 });
    expect(started).toEqual(["retriever"]);
  });
});

describe("sharing", () => {
  it("bounds calls of the model and of each source over all questions", async () => {
    let [running, most] = [0, 0];
    const source = new FixedSource("slow", async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
      return [evidence("e")];
    });
    let [writing, mostWriting] = [0, 0];
    const gate = async (piece: number): Promise<void> => {
      if (piece === 0) writing += 1;
      mostWriting = Math.max(mostWriting, writing);
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (piece === 2) writing -= 1;
    };
    const chain = cached({
      model: new RecordingChatModel({ gate }),
      cache: false,
      sources: [source],
      limits: { model: 3, source: 2 },
    });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => chain.invoke(`question ${index}`)));
    expect(answers.every(({ sources }) => sources[0]?.status === "ok")).toBe(true);
    expect([most, mostWriting]).toEqual([2, 3]);
  });

  it("counts tokens once, however many share an answer", async () => {
    const chain = cached();
    const answers = await Promise.all([chain.invoke("q"), chain.invoke("q"), chain.invoke("q?")]);
    expect(answers.filter(({ usage }) => usage !== undefined)).toHaveLength(1);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it("isn't slowed down again and again by a source that can't say whether it has changed", async () => {
    let calls = 0;
    const source = good();
    source.fingerprint = () => {
      calls += 1;
      return new Promise(() => {});
    };
    const chain = cached({ sources: [source], fanOut: { timeout: 20 } });
    for (let round = 0; round < 10; round += 1) expect((await chain.invoke("q")).served).toBe("model");
    expect(calls).toBe(2);
  });

  it("refuses a question of absurd length", async () => {
    await expect(cached().invoke("?".repeat(80_000))).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });
});
