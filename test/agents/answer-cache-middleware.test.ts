import { AIMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { FakeStreamingChatModel } from "@langchain/core/utils/testing";
import { createAgent } from "langchain";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerCacheMiddleware } from "../../src/agents/answer-cache-middleware.js";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";

/** A model that answers in its order, and counts how often it is asked. */
class CountingModel extends FakeStreamingChatModel {
  asked = 0;
  readonly #replies: readonly AIMessage[];

  constructor(replies: readonly AIMessage[]) {
    super({});
    this.#replies = replies;
  }

  override _identifyingParams(): Record<string, unknown> {
    return { model: "counting" };
  }

  override bindTools(): this {
    return this;
  }

  override async _generate() {
    const message = this.#replies[this.asked % this.#replies.length] ?? new AIMessage("");
    this.asked += 1;
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
