import { setTimeout as delay } from "node:timers/promises";
import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { FakeStreamingChatModel } from "@langchain/core/utils/testing";
import { createAgent } from "langchain";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerCacheMiddleware } from "../../src/agents/answer-cache-middleware.js";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import { fileStore } from "../../src/answer-cache/stores/file-store.js";
import { temporaryFolder } from "../sources/temporary-folder.js";

/** A model that answers in its order, and counts how often it is asked. */
class CountingModel extends FakeStreamingChatModel {
  asked = 0;
  readonly #replies: readonly AIMessage[];

  readonly #milliseconds: number;

  /** @param milliseconds that each reply takes */
  constructor(replies: readonly AIMessage[], milliseconds = 0) {
    super({});
    this.#replies = replies;
    this.#milliseconds = milliseconds;
  }

  override _identifyingParams(): Record<string, unknown> {
    return { model: "counting" };
  }

  override bindTools(): this {
    return this;
  }

  override async _generate(messages: BaseMessage[], { signal }: { readonly signal?: AbortSignal }) {
    const replies = messages.at(-1)?.getType() === "tool" ? this.#replies.filter((reply) => reply !== calls) : this.#replies;
    const message = replies[this.asked % replies.length] ?? new AIMessage("");
    this.asked += 1;
    if (this.#milliseconds > 0) await delay(this.#milliseconds, undefined, { signal });
    return { generations: [{ text: message.text, message }], llmOutput: {} };
  }
}

const price = tool(async ({ tea }) => `${tea} costs 320 yuan`, {
  name: "get_price",
  description: "The price of a tea.",
  schema: z.object({ tea: z.string() }),
});
const calls = new AIMessage({ content: "", tool_calls: [{ id: "1", name: "get_price", args: { tea: "Longjing" } }] });

function setUp(replies: readonly AIMessage[], options: { readonly afterTools?: boolean; readonly systemPrompt?: string } = {}) {
  const model = new CountingModel(replies);
  const cache = new AnswerCache({ store: new Map() });
  const { afterTools, systemPrompt = "You know teas." } = options;
  const middleware = [answerCacheMiddleware({ cache, afterTools })];
  const agent = createAgent({ model, tools: [price], systemPrompt, middleware });
  const ask = async (question: string, configurable: Record<string, unknown> = {}): Promise<AIMessage> => {
    const { messages } = await agent.invoke({ messages: [new HumanMessage(question)] }, { configurable });
    return messages.at(-1) as AIMessage;
  };
  return { model, cache, agent, ask };
}

describe("answerCacheMiddleware", () => {
  it("serves what was answered before, in other words too, and says so", async () => {
    const { model, ask, cache } = setUp([new AIMessage("Green tea.")]);
    expect((await ask("What is Longjing?")).text).toBe("Green tea.");
    const again = await ask("Excuse me, what is Longjing?");
    expect(again.text).toBe("Green tea.");
    expect(again.response_metadata).toMatchObject({ served: "cache", cacheTier: "wording" });
    expect(model.asked).toBe(1);
    expect(await cache.feedback({ cacheKey: again.response_metadata["cacheKey"] as string }, "bad")).toBe(true);
    await ask("What is Longjing?");
    expect(model.asked).toBe(2);
  });

  it("asks once for all who ask the same at the same time, in several processes too", async () => {
    const folder = temporaryFolder();
    const models = [1, 2].map(() => new CountingModel([new AIMessage("Green tea.")], 50));
    const replies = await Promise.all(
      models.flatMap((model) => {
        // As two processes have them: a cache each, and one folder.
        const cache = new AnswerCache({ store: fileStore({ folder }) });
        const agent = createAgent({ model, tools: [price], middleware: [answerCacheMiddleware({ cache })] });
        return Array.from({ length: 20 }, async () => {
          const { messages } = await agent.invoke({ messages: [new HumanMessage("What is Longjing?")] });
          return messages.at(-1)?.text;
        });
      }),
    );
    expect(new Set(replies)).toEqual(new Set(["Green tea."]));
    expect(models.reduce((sum, { asked }) => sum + asked, 0)).toBe(1);
  });

  it("lets nobody wait for one who leaves, and shares no call of a tool", async () => {
    const model = new CountingModel([new AIMessage("Green tea.")], 50);
    const cache = new AnswerCache({ store: new Map() });
    const agent = createAgent({ model, tools: [price], middleware: [answerCacheMiddleware({ cache })] });
    const leaving = new AbortController();
    const messages = [new HumanMessage("What is Longjing?")];
    const left = agent.invoke({ messages }, { signal: leaving.signal }).catch(() => "left");
    const others = [1, 2, 3].map(() => agent.invoke({ messages }));
    await expect.poll(() => model.asked).toBe(1);
    leaving.abort();
    expect(await left).toBe("left");
    expect((await Promise.all(others)).map((state) => state.messages.at(-1)?.text)).toEqual(Array(3).fill("Green tea."));
    expect(model.asked).toBe(2);
    // Each calls its tool, and then answers.
    const calling = setUp([calls, calls, calls, calls, new AIMessage("320 yuan.")]);
    const asked = [1, 2].map(() => calling.ask("What does Longjing cost?"));
    expect((await Promise.all(asked)).map(({ text }) => text)).toEqual(["320 yuan.", "320 yuan."]);
    expect(calling.model.asked).toBe(4);
  });

  it("tells what hits save", async () => {
    const usage_metadata = { input_tokens: 30, output_tokens: 4, total_tokens: 34 };
    const { ask, cache } = setUp([Object.assign(new AIMessage("Green tea."), { usage_metadata })]);
    for (let round = 0; round < 3; round += 1) await ask("What is Longjing?");
    expect(cache.statistics.saved).toMatchObject({ promptTokens: 60, outputTokens: 8 });
    expect(cache.statistics.saved.seconds).toBeGreaterThan(0);
  });

  it("keeps tenants apart, and shares among threads", async () => {
    const { model, ask } = setUp([new AIMessage("Green tea.")]);
    await ask("What is Longjing?", { user: "a", thread_id: "1" });
    await ask("What is Longjing?", { user: "a", thread_id: "2" });
    expect(model.asked).toBe(1);
    await ask("What is Longjing?", { user: "b", thread_id: "1" });
    expect(model.asked).toBe(2);
  });

  it("keeps no answer that tools had a part in, unless told to", async () => {
    const replies = [calls, new AIMessage("320 yuan.")];
    const careful = setUp(replies);
    for (let round = 0; round < 2; round += 1) expect((await careful.ask("What does Longjing cost?")).text).toBe("320 yuan.");
    expect(careful.model.asked).toBe(4);
    const bold = setUp(replies, { afterTools: true });
    for (let round = 0; round < 2; round += 1) expect((await bold.ask("What does Longjing cost?")).text).toBe("320 yuan.");
    expect(bold.model.asked).toBe(2);
    await bold.ask("What does Longjing cost?", { thread_id: "another" });
    expect(bold.model.asked).toBe(4);
  });

  it.each([
    ["cut", new AIMessage({ content: "Green", response_metadata: { finish_reason: "length" } })],
    ["filtered", new AIMessage({ content: "Green", response_metadata: { finish_reason: "content_filter" } })],
    ["empty", new AIMessage(" ")],
    ["no text", new AIMessage({ content: [{ type: "image_url", image_url: "data:image/png;base64,AA==" }] })],
  ])("keeps no answer that is %s", async (_, reply) => {
    const { model, ask } = setUp([reply]);
    for (let round = 0; round < 2; round += 1) await ask("What is Longjing?");
    expect(model.asked).toBe(2);
  });

  it("goes past the cache for what is no plain text", async () => {
    const { model, agent, cache } = setUp([new AIMessage("A cup.")]);
    const content = [
      { type: "text" as const, text: "What is this?" },
      { type: "image_url" as const, image_url: "data:image/png;base64,AA==" },
    ];
    for (let round = 0; round < 2; round += 1) await agent.invoke({ messages: [new HumanMessage({ content })] });
    expect([model.asked, cache.statistics.misses]).toEqual([2, 0]);
  });

  it("tells conversations apart, tools and their results among them", async () => {
    const { model, agent } = setUp([new AIMessage("Green tea.")]);
    const ask = (result: string) =>
      agent.invoke({
        messages: [
          new HumanMessage("Longjing?"),
          calls,
          new ToolMessage({ tool_call_id: "1", content: result }),
          new HumanMessage("And?"),
        ],
      });
    await ask("320");
    await ask("320");
    expect(model.asked).toBe(1);
    await ask("340");
    expect(model.asked).toBe(2);
  });
});
