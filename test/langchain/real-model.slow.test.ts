import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { concat } from "@langchain/core/utils/stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { ChatGLM } from "../../src/langchain/llm.js";
import { openModel } from "../../src/model/open-model.js";
import { makeSeededModel } from "../support/seeded-model.js";

let folder: string;
let model: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-real-"));
  model = path.join(folder, "tiny-int4");
  await makeSeededModel(model);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("on a small converted model", () => {
  it("streams what it answers whole, alone and in a batch", async () => {
    await using chat = new ChatGLMChatModel({ model, temperature: 0, maxTokens: 24 });
    const questions = ["龙井茶产自哪里？", "Who founded the museum?", "你好"];
    const alone: string[] = [];
    for (const question of questions) {
      let whole: Awaited<ReturnType<typeof chat.invoke>> | undefined;
      for await (const chunk of await chat.stream(question)) whole = whole === undefined ? chunk : concat(whole, chunk);
      expect(whole?.usage_metadata).toMatchObject({ output_tokens: 24 });
      expect(whole?.response_metadata).toMatchObject({ finish_reason: "length", model_name: "tiny-int4" });
      alone.push(whole?.text ?? "");
    }
    expect(new Set(alone).size).toBe(3);
    expect((await chat.batch(questions)).map((reply) => reply.text)).toEqual(alone);
    await using llm = new ChatGLM({ model, temperature: 0, maxTokens: 24 });
    expect(await llm.batch(questions)).toEqual(alone);
  });

  it("says the same for the same seed", async () => {
    await using chat = new ChatGLMChatModel({ model, maxTokens: 16 });
    // One after the other: in a batch, rows that began at different steps differ in the last bits, and a draw may fall between.
    // The prompt is kept from then on, and what is computed with it is the same to the last bit.
    await chat.invoke("你好", { seed: 1 });
    const first = await chat.invoke("你好", { seed: 7 });
    const again = await chat.invoke("你好", { seed: 7 });
    const other = await chat.invoke("你好", { seed: 8 });
    expect(first.text).toBe(again.text);
    expect(first.text).not.toBe(other.text);
  });

  it("counts prompt tokens as the model's own format writes them, and text exactly", async () => {
    await using chat = new ChatGLMChatModel({ model, maxTokens: 1 });
    await using opened = await openModel({ path: model });
    const text = "龙井茶产自哪里？";
    const prompt = opened.chatFormat.encode([{ role: "user", content: text }]);
    expect((await chat.invoke(text)).usage_metadata).toMatchObject({ input_tokens: prompt.length });
    expect(await chat.getNumTokens(text)).toBe(opened.tokenizer.encode(text).length);
  });

  it("stops in the middle of an answer and goes on answering", async () => {
    await using chat = new ChatGLMChatModel({ model, temperature: 0 });
    const controller = new AbortController();
    const pieces: string[] = [];
    const reading = (async () => {
      for await (const chunk of await chat.stream("讲一个故事", { signal: controller.signal })) {
        pieces.push(chunk.text);
        controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(pieces.length).toBeGreaterThan(0);
    expect((await chat.invoke("你好", { maxTokens: 2 })).usage_metadata).toMatchObject({ output_tokens: 2 });
  });

  it("ends before a stop string", async () => {
    await using chat = new ChatGLMChatModel({ model, temperature: 0, maxTokens: 24 });
    await chat.invoke("你好", { maxTokens: 1 }); // as above
    const { text } = await chat.invoke("你好");
    const stop = text.slice(8, 11);
    const stopped = await chat.invoke("你好", { stop: [stop] });
    expect(stopped.text).toBe(text.slice(0, text.indexOf(stop)));
    expect(stopped.response_metadata).toMatchObject({ finish_reason: "stop" });
  });

  it("refuses a conversation longer than its context before anything runs", async () => {
    await using chat = new ChatGLMChatModel({ model });
    await expect(chat.invoke("茶".repeat(9000))).rejects.toMatchObject({ code: "CONTEXT_OVERFLOW" });
  });

  it("says what is missing of a folder that is none, and how to make one", async () => {
    const chat = new ChatGLMChatModel({ model: path.join(folder, "nowhere") });
    await expect(chat.invoke("你好")).rejects.toMatchObject({
      code: "MODEL_NOT_FOUND",
      message: expect.stringContaining("nowhere"),
      remedy: expect.stringContaining("langchain-chatglm convert"),
    });
  });
});
