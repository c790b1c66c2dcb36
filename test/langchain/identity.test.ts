import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { InMemoryCache } from "@langchain/core/caches";
import { beforeEach, expect, it } from "vitest";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { writeScriptedModel } from "../../src/testing/scripted-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await temporaryFolder();
  folder = path.join(parent, "model");
  await writeScriptedModel(folder, ["old"]);
  await writeScriptedModel(path.join(parent, "next"), ["new"]);
});

async function replace(): Promise<void> {
  await rename(folder, path.join(parent, "gone"));
  await rename(path.join(parent, "next"), folder);
}
const revision = (chat: ChatGLMChatModel): unknown => chat._identifyingParams()["revision"];

it("is the same before and after opening, and the opened model's until it is closed", async () => {
  await using chat = new ChatGLMChatModel({ model: folder, temperature: 0 });
  const before = revision(chat);
  expect((await chat.invoke("hi")).text).toBe("old");
  await replace();
  expect(revision(chat)).toBe(before);
  expect((await chat.invoke("hi")).text).toBe("old");
  await chat.close();
  expect(revision(chat)).not.toBe(before);
  expect((await chat.invoke("hi")).text).toBe("new");
});

it("does not follow a manifest that is overwritten while the model is open", async () => {
  await using chat = new ChatGLMChatModel({ model: folder, temperature: 0 });
  await chat.invoke("hi");
  const [before, profile] = [revision(chat), chat.profile];
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8")) as { source: object };
  await writeFile(file, JSON.stringify({ ...manifest, source: { ...manifest.source, name: "another" } }));
  expect([revision(chat), chat.profile]).toEqual([before, profile]);
});

it("does not mind how the manifest is laid out", async () => {
  const chat = new ChatGLMChatModel({ model: folder });
  const before = revision(chat);
  const file = path.join(folder, "manifest.json");
  await writeFile(file, JSON.stringify(JSON.parse(await readFile(file, "utf8"))));
  expect(revision(chat)).toBe(before);
});

it("keeps LangChain's cache clean of answers of a folder that was replaced", async () => {
  const cache = new InMemoryCache();
  await using holder = new ChatGLMChatModel({ model: folder, temperature: 0, cache });
  await holder.invoke("hi");
  await replace();
  expect((await holder.invoke("how are you?")).text).toBe("old");
  await using newcomer = new ChatGLMChatModel({ model: folder, temperature: 0, cache });
  for (const question of ["hi", "how are you?"]) expect((await newcomer.invoke(question)).text).toBe("new");
  expect((await holder.invoke("how are you?")).text).toBe("old");
});
