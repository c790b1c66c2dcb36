import { getEventListeners } from "node:events";
import { beforeAll, expect, it } from "vitest";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { ChatGLM } from "../../src/langchain/llm.js";
import { openModel } from "../../src/model/open-model.js";
import { writeScriptedModel } from "../../src/testing/scripted-model.js";
import { events, hello, ScriptedServer, status } from "../remote-model/support/scripted-server.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const calls = 60;
let model: string;
beforeAll(async () => {
  model = `${await temporaryFolder()}/model`;
  await writeScriptedModel(model, ["好"]);
});

/** Runs the work, all at once over one signal; the names of the warnings that come, and the listeners left. */
async function together(work: (signal: AbortSignal, index: number) => Promise<unknown>): Promise<unknown> {
  const warnings: string[] = [];
  const listener = (warning: Error): void => void warnings.push(warning.name);
  process.on("warning", listener);
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: calls }, (_, index) => work(signal, index)));
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("warning", listener);
  return { warnings, listeners: getEventListeners(signal, "abort").length };
}

const quiet = { warnings: [], listeners: 0 };
const drain = async (stream: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of stream);
};

it("many calls of every kind over one signal leave no warning and no listener", async () => {
  await using chat = new ChatGLMChatModel({ model, temperature: 0, maxTokens: 1 });
  await using llm = new ChatGLM({ model, temperature: 0, maxTokens: 1 });
  expect(await together((signal, index) => chat.invoke(`hi ${index}`, { signal }))).toEqual(quiet);
  expect(await together(async (signal, index) => drain(await chat.stream(`hi ${index}`, { signal })))).toEqual(quiet);
  expect(await together((signal, index) => llm.invoke(`hi ${index}`, { signal }))).toEqual(quiet);
  expect(await together(async (signal, index) => drain(await llm.stream(`hi ${index}`, { signal })))).toEqual(quiet);
  const bound = chat.bindTools([{ name: "search", description: "", schema: { type: "object", properties: {} } }]);
  expect(await together(async (signal) => drain(await bound.stream("hi", { signal })))).toEqual(quiet);
  expect(await together(async (signal) => drain(chat.streamEvents("hi", { signal, version: "v2" })))).toEqual(quiet);
  expect(await together(async (signal) => drain(chat.streamEvents("hi", { signal })))).toEqual(quiet);
  const inputs = Array.from({ length: calls }, (_, index) => `hi ${index}`);
  expect(await together(async (signal, index) => index === 0 && chat.batch(inputs, { signal }))).toEqual(quiet);
  expect(await together((signal) => chat.countPromptTokens([], { signal }).catch(() => {}))).toEqual(quiet);
});

it("nor do those that wait for one reply under way, or for a cache", async () => {
  const cache = { lookup: async () => null, update: async () => {} };
  await using chat = new ChatGLMChatModel({ model, temperature: 0, maxTokens: 1, cache: cache as never });
  expect(await together((signal) => chat.invoke("hi", { signal }))).toEqual(quiet);
});

it("nor do the model's own generations, scores and prefixes", async () => {
  await using opened = await openModel({ path: model });
  const promptIds = opened.chatFormat.encode([{ role: "user", content: "hi" }]);
  expect(await together((signal) => drain(opened.generate({ promptIds, maxTokens: 1, signal })))).toEqual(quiet);
  expect(await together((signal) => opened.score(promptIds, { signal }))).toEqual(quiet);
  expect(await together((signal) => opened.keepPrefix("same", promptIds, signal))).toEqual(quiet);
});

it("nor do requests to a server, answered or tried again", async () => {
  await using server = await ScriptedServer.start(events(...hello));
  const chat = new ChatGLMChatModel({ baseUrl: server.baseUrl, model: "m", maxRetries: 0 });
  expect(await together((signal, index) => chat.invoke(`hi ${index}`, { signal }))).toEqual(quiet);
  await using busy = await ScriptedServer.start(status(503, { error: { message: "busy" } }, { "retry-after-ms": "30" }));
  const refused = new ChatGLMChatModel({ baseUrl: busy.baseUrl, model: "m", maxRetries: 1 });
  expect(await together((signal, index) => refused.invoke(`hi ${index}`, { signal }).catch(() => {}))).toEqual(quiet);
});
