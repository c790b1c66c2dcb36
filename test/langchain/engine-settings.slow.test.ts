import { InMemoryCache } from "@langchain/core/caches";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { beforeAll, expect, it } from "vitest";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { ChatGLM } from "../../src/langchain/llm.js";
import { seededModel } from "../support/seeded-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let model: string;
beforeAll(async () => {
  // Quantised, a model rounds a little differently by how many tokens share a step; guesses change that.
  model = await seededModel("fp32");
});

it("a draft model, the look-up or neither: the classes answer the same", async () => {
  const replies: string[] = [];
  for (const speculation of [false, true, { draftModel: model }]) {
    await using chat = new ChatGLMChatModel({ model, speculation, seed: 3, maxTokens: 32 });
    await using llm = new ChatGLM({ model, speculation, seed: 3, maxTokens: 32 });
    replies.push((await chat.invoke("你好")).text, await llm.invoke("你好"));
  }
  expect(replies[0]).not.toBe("");
  expect(new Set(replies).size).toBe(1);
});

it("a folder that can't be a draft model is named by the first call", async () => {
  await using chat = new ChatGLMChatModel({ model, speculation: { draftModel: `${model}-missing` } });
  await expect(chat.invoke("你好")).rejects.toMatchObject({
    code: "MODEL_NOT_FOUND",
    message: expect.stringContaining("-missing"),
  });
});

it("requests beyond those that run and maxQueuedRequests are OVERLOADED; the others are answered", async () => {
  await using chat = new ChatGLMChatModel({ model, maxQueuedRequests: 1, temperature: 0, maxTokens: 4, maxRetries: 0 });
  const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => chat.invoke("你好")));
  const failed = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.length).toBeLessThan(40);
  for (const { reason } of failed) {
    expect(reason).toMatchObject({ code: "OVERLOADED", message: expect.stringContaining("maxQueuedRequests") });
  }
  expect((await chat.invoke("你好")).text).not.toBe("");
});

it("a kept prefix is there for the first question, and for the next process", async () => {
  const prefixFolder = await temporaryFolder();
  const system = new SystemMessage("请用简体中文回答。".repeat(20));
  const tools = [{ name: "search", description: "Looks something up", schema: { type: "object", properties: {} } }];
  for (const source of ["computed", "store"]) {
    await using chat = new ChatGLMChatModel({ model, prefixFolder, temperature: 0, maxTokens: 4, cache: new InMemoryCache() });
    const kept = await chat.keepPrefix("helpdesk", [system], { tools });
    expect(kept).toMatchObject({ source, stored: true });
    const reply = await chat.invoke([system, new HumanMessage("你好")], { tools });
    // All but the token that asks for a reply.
    const shared = (kept?.tokens ?? 0) - 1;
    expect(reply.usage_metadata).toMatchObject({ input_token_details: { cache_read: shared } });
  }
});

it("a model on a server keeps no prefix here", async () => {
  const chat = new ChatGLMChatModel({ baseUrl: "http://localhost:1/v1", model: "m" });
  expect(await chat.keepPrefix("helpdesk", [new SystemMessage("hello")])).toBeUndefined();
});
