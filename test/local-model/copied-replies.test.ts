import { HumanMessage } from "@langchain/core/messages";
import { beforeAll, describe, expect, it } from "vitest";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { ChatGLM } from "../../src/langchain/llm.js";
import { seededModel } from "../support/seeded-model.js";

let model: string;
beforeAll(async () => {
  model = await seededModel();
});

const frame = ["的", "是", "is", "the", "，", "。", "."];
const content = "> 龙井茶产自杭州，每斤3.14元。 [1]\n> The Heron 4 weighs 6.3 kg [2]\n\n问题：龙井茶产自哪里？";
const messages = [new HumanMessage(content)];
const words = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}]+(?:\.[\p{N}]+)*/gu) ?? [];

describe("a model that says anything, kept to copying", () => {
  it("writes no word or number that isn't there, streamed as invoked, guessed ahead or not, alone or beside others", async () => {
    await using chat = new ChatGLMChatModel({ model, copyOnly: frame, maxTokens: 24, topP: 1, temperature: 2 });
    await using plain = new ChatGLMChatModel({
      model,
      copyOnly: frame,
      maxTokens: 24,
      topP: 1,
      temperature: 2,
      speculation: false,
    });
    const known = new Set(words(`${content} ${frame.join(" ")} The Is Weighs Kg`));
    const seeds = Array.from({ length: 8 }, (_, seed) => seed);
    const together = await Promise.all(seeds.map((seed) => chat.invoke(messages, { seed })));
    for (const [seed, reply] of together.entries()) {
      expect([reply.text, words(reply.text).filter((word) => !known.has(word))]).toEqual([reply.text, []]);
      expect(reply.text).not.toBe("");
      let streamed = "";
      for await (const chunk of await chat.stream(messages, { seed })) streamed += chunk.text;
      expect(streamed).toBe(reply.text);
      expect((await plain.invoke(messages, { seed })).text).toBe(reply.text);
    }
    expect(new Set(together.map(({ text }) => text)).size).toBeGreaterThan(4);
  });

  it("is kept to it as a plain model too, and let go of it by the call's option", async () => {
    await using llm = new ChatGLM({ model, copyOnly: frame, maxTokens: 12, seed: 1, temperature: 2, topP: 1 });
    const known = new Set(words(`${content} ${frame.join(" ")} The Is`));
    expect(words(await llm.invoke(content)).filter((word) => !known.has(word))).toEqual([]);
    expect(await llm.invoke(content, { copyOnly: false })).not.toBe(await llm.invoke(content));
  });

  it("is refused where the option is no list of texts", () => {
    expect(() => new ChatGLMChatModel({ model, copyOnly: 3 as unknown as boolean })).toThrow(/copyOnly/);
  });
});
