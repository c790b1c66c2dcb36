import { InMemoryCache } from "@langchain/core/caches";
import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { beforeEach, describe, expect, it } from "vitest";
import {
  ChatGLMChatModel,
  type ChatGLMChatModelCallOptions,
  type ChatGLMChatModelFields,
} from "../../src/langchain/chat-model.js";
import { ChatGLM } from "../../src/langchain/llm.js";
import { ScriptedModel } from "./scripted-model.js";

let script: ScriptedModel;
beforeEach(() => {
  script = new ScriptedModel();
});

const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;
const generation: readonly [string, unknown][] = [
  ["temperature", "0"],
  ["temperature", Number.POSITIVE_INFINITY],
  ["temperature", null],
  ["topP", 1.1],
  ["topK", 0.5],
  ["maxTokens", Number.NaN],
  ["maxTokens", 1e99],
  ["maxTokens", -1],
  ["repetitionPenalty", "1"],
  ["seed", 2 ** 53],
  ["stop", 5],
  ["stop", [""]],
];

describe("options of a wrong type or out of range are INVALID_OPTION, named", () => {
  it.each<[string, unknown]>([
    ...generation,
    ["threads", 1e6],
    ["threads", "2"],
    ["kvCacheBytes", -1],
    ["maxQueuedRequests", 0.5],
    ["speculation", "draft"],
    ["prefixFolder", 5],
    ["deterministic", "yes"],
    ["systemPrompt", 5],
    ["cache", {}],
    ["model", 5],
  ])("given to the constructor: %s", (name, value) => {
    for (const Model of [ChatGLMChatModel, ChatGLM]) {
      const fields = { model: "./models/tiny", [name]: value } as unknown as ChatGLMChatModelFields;
      expect(() => new Model(fields, script.open)).toThrowError(
        expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(name) }),
      );
    }
  });

  it.each<[string, unknown]>([
    ...generation,
    ["timeout", "5"],
    ["timeout", Number.NaN],
    ["timeout", -1],
    ["timeout", 2 ** 31],
    ["signal", {}],
    ["tools", 5],
    ["tools", [5]],
    ["tools", [null]],
    ["tool_choice", 5],
    ["tool_choice", { name: 5 }],
    ["responseSchema", "string"],
    ["responseSchema", []],
    ["responseSchema", { type: "object", note: () => 1 }],
    ["responseSchema", { const: Symbol("x") }],
    ["responseSchema", { const: 10n }],
    ["responseSchema", { minimum: Number.NaN }],
    ["responseSchema", { const: new Map() }],
    ["responseSchema", cycle],
  ])("given to a call: %s = %o", async (name, value) => {
    const chat = new ChatGLMChatModel({ model: "./models/tiny", cache: new InMemoryCache() }, script.open);
    const options = { [name]: value } as Partial<ChatGLMChatModelCallOptions>;
    const wanted = { code: "INVALID_OPTION", message: expect.stringMatching(new RegExp(name.replace("tools", "[Tt]ool"))) };
    await expect(chat.invoke("hi", options)).rejects.toMatchObject(wanted);
    const reading = async (): Promise<void> => {
      for await (const _ of await chat.stream("hi", options));
    };
    await expect(reading()).rejects.toMatchObject(wanted);
    expect(script.requests).toEqual([]);
    expect((await chat.invoke("hi")).text).toBe("你好, world");
  });

  it("no options at all", () => {
    expect(() => new ChatGLMChatModel(undefined as never)).toThrowError(expect.objectContaining({ code: "INVALID_OPTION" }));
  });

  it("a tool's schema or a message that JSON can't hold, where a key has to be made of it", async () => {
    const chat = new ChatGLMChatModel({ model: "./models/tiny", cache: new InMemoryCache() }, script.open);
    const tools = [{ name: "search", description: "", parameters: { default: 10n } }];
    await expect(chat.invoke("hi", { tools })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    const called = new AIMessage({ content: "", tool_calls: [{ id: "1", name: "search", args: { query: cycle } }] });
    await expect(chat.invoke([called])).rejects.toMatchObject({ code: "INVALID_OPTION" });
    const beside = new HumanMessage({ content: [{ type: "text", text: "hi", extra: cycle }] as never });
    expect((await chat.invoke([beside])).text).toBe("你好, world");
  });

  it("a schema made in another realm is as good as one made here", async () => {
    const { runInNewContext } = await import("node:vm");
    const chat = new ChatGLMChatModel({ model: "./models/tiny" }, script.open);
    const responseSchema = runInNewContext("({ type: 'object', properties: { a: { enum: [1, null] } } })");
    expect((await chat.invoke("hi", { responseSchema })).text).toBe("你好, world");
  });
});
