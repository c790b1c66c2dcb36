import { fileURLToPath } from "node:url";
import { HumanMessage } from "@langchain/core/messages";
import { expect, it } from "vitest";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const model = fileURLToPath(new URL("../../models/chatglm-mini/", import.meta.url));
const options = { model, deterministic: true, temperature: 0, maxTokens: 24 };

it("replies are the same alone, together, and after a prefix was kept", async () => {
  const questions = Array.from({ length: 16 }, (_, index) => `${index}：西湖、故宫和长城各在哪里？`);
  const alone: string[] = [];
  {
    await using single = new ChatGLMChatModel(options);
    for (const question of questions) alone.push((await single.invoke(question)).text);
  }
  await using chat = new ChatGLMChatModel({ ...options, prefixFolder: await temporaryFolder() });
  await chat.keepPrefix("questions", [new HumanMessage("1：西湖、故宫和长城各在哪里？")]);
  const together = await Promise.all(questions.map((question) => chat.invoke(question)));
  expect(together.map(({ text }) => text)).toEqual(alone);
});

it("is part of what identifies the model, and excludes guesses", () => {
  expect(new ChatGLMChatModel(options)._identifyingParams()).toMatchObject({ deterministic: true });
  expect(new ChatGLMChatModel({ model })._identifyingParams()).not.toHaveProperty("deterministic");
  expect(() => new ChatGLMChatModel({ ...options, speculation: true })).toThrow(/exclude each other/);
  expect(() => new ChatGLMChatModel({ ...options, deterministic: "yes" as never })).toThrow(/deterministic/);
});
