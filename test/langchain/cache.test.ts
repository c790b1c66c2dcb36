import { BaseCache, InMemoryCache } from "@langchain/core/caches";
import { AIMessage, type AIMessageChunk, type BaseMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import type { Generation } from "@langchain/core/outputs";
import { concat } from "@langchain/core/utils/stream";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ChatGLMChatModel, type ChatGLMChatModelFields } from "../../src/langchain/chat-model.js";
import { ChatGLM } from "../../src/langchain/llm.js";
import { ScriptedModel } from "./scripted-model.js";

/** Each of core's mistakes with its cache (as of 1.4) has a test here that shows ours does without it. */

let script: ScriptedModel;
let cache: BaseCache<Generation[]>;
const chatModel = (fields: Partial<ChatGLMChatModelFields> = {}): ChatGLMChatModel =>
  new ChatGLMChatModel({ model: "./models/tiny-int4", cache, ...fields }, script.open);
const read = async (stream: AsyncIterable<AIMessageChunk>): Promise<AIMessageChunk[]> => {
  const chunks: AIMessageChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
};

beforeEach(() => {
  script = new ScriptedModel();
  cache = new InMemoryCache();
});

describe("LangChain's cache", () => {
  it("is used by streams too: written, read, and replayed in the same pieces", async () => {
    const chat = chatModel();
    const first = await read(await chat.stream("hi"));
    const second = await read(await chat.stream("hi"));
    expect(script.requests).toHaveLength(1);
    expect(second.map((chunk) => chunk.text)).toEqual(first.map((chunk) => chunk.text));
    expect(second.length).toBeGreaterThan(3);
    const whole = second.reduce((left, right) => concat(left, right));
    expect(whole.usage_metadata).toMatchObject({ input_tokens: 0, output_tokens: 0, total_tokens: 0 });
    expect(whole.response_metadata).toMatchObject({ finish_reason: "stop", cached: true });
    expect((await chat.invoke("hi")).text).toBe(whole.text);
    expect(script.requests).toHaveLength(1);
  });

  it("serves the hits among several prompts, and each at its place", async () => {
    const chat = chatModel();
    await chat.invoke("hit");
    script.pieces = ["new"];
    const { generations } = await chat.generate([[new HumanMessage("miss")], [new HumanMessage("hit")]]);
    expect(generations.map(([generation]) => generation?.text)).toEqual(["new", "你好, world"]);
    expect(script.requests).toHaveLength(2);
  });

  it("knows a question again whatever signal or timeout comes with it", async () => {
    const chat = chatModel();
    await chat.invoke("hi");
    await chat.invoke("hi", { signal: new AbortController().signal });
    await chat.invoke("hi", { timeout: 60_000 });
    expect(script.requests).toHaveLength(1);
  });

  it("refuses images before any cache could take one for another", async () => {
    const chat = chatModel();
    for (const url of ["https://a/1.png", "https://a/2.png"]) {
      const content = [{ type: "image_url", image_url: { url } }];
      await expect(chat.invoke([new HumanMessage({ content })])).rejects.toMatchObject({ code: "INVALID_OPTION" });
    }
    expect(script.requests).toHaveLength(0);
  });

  it("tells one message that looks like two from two", async () => {
    const chat = chatModel();
    await chat.invoke([new HumanMessage("a\nAI: b")]);
    await chat.invoke([new HumanMessage("a"), new AIMessage("b")]);
    expect(script.requests).toHaveLength(2);
  });

  it("that fails is left out, with one warning", async () => {
    class Broken extends BaseCache<Generation[]> {
      async lookup(): Promise<null> {
        throw new Error("connection refused");
      }
      async update(): Promise<void> {
        throw new Error("connection refused");
      }
    }
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    try {
      const chat = chatModel({ cache: new Broken() });
      expect((await chat.invoke("hi")).text).toBe("你好, world");
      expect((await read(await chat.stream("hi"))).length).toBeGreaterThan(1);
      expect(warned).toHaveBeenCalledTimes(1);
      expect(warned.mock.calls[0]?.[0]).toContain("connection refused");
    } finally {
      warned.mockRestore();
    }
  });

  it("has equal calls that overlap generate once", async () => {
    const chat = chatModel();
    const replies = await Promise.all([chat.invoke("hi"), chat.invoke("hi"), chat.invoke("hi"), read(await chat.stream("hi"))]);
    expect(script.requests).toHaveLength(1);
    expect(replies.slice(0, 3).map((reply) => (reply as AIMessage).text)).toEqual(Array(3).fill("你好, world"));
  });

  it("lets nobody wait for a reader who pauses", async () => {
    const chat = chatModel();
    const slow = (await chat.stream("hi"))[Symbol.asyncIterator]();
    const pieces = [(await slow.next()).value?.text];
    expect((await chat.invoke("hi")).text).toBe("你好, world");
    expect((await chat.invoke("hi")).text).toBe("你好, world");
    expect(script.requests).toHaveLength(1);
    for (let next = await slow.next(); next.done !== true; next = await slow.next()) pieces.push(next.value.text);
    expect(pieces).toEqual([...script.pieces, ""]);
  });

  it("tells the failure to a reader who paused meanwhile, and has those that wait try themselves", async () => {
    const chat = chatModel();
    const pieces = script.pieces;
    script.beforePiece = (index) => {
      if (index === 3 && script.requests.length === 1) throw new Error("broken");
    };
    const slow = (await chat.stream("hi"))[Symbol.asyncIterator]();
    await slow.next();
    expect((await chat.invoke("hi")).text).toBe(pieces.join(""));
    expect(script.requests).toHaveLength(2);
    const rest = (async () => {
      while ((await slow.next()).done !== true);
    })();
    await expect(rest).rejects.toThrow("broken");
  });

  it("has those that wait take over when the first is aborted, and keeps nothing of it", async () => {
    const chat = chatModel();
    const controller = new AbortController();
    script.beforePiece = (index) => {
      if (index === 2) controller.abort();
    };
    const first = chat.invoke("hi", { signal: controller.signal });
    const second = chat.invoke("hi");
    await expect(first).rejects.toMatchObject({ name: "ModelAbortError" });
    expect((await second).text).toBe("你好, world");
    expect(script.requests).toHaveLength(2);
  });

  it("lets one that waits leave at its own signal", async () => {
    const chat = chatModel();
    const controller = new AbortController();
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    script.beforePiece = (index) => {
      if (index !== 1) return;
      controller.abort();
      return gate;
    };
    const first = chat.invoke("hi");
    const second = chat.invoke("hi", { signal: controller.signal });
    await expect(second).rejects.toMatchObject({ name: "ModelAbortError" });
    open();
    expect((await first).text).toBe("你好, world");
  });

  it("gives each hit a message of its own", async () => {
    const chat = chatModel();
    await chat.invoke("hi");
    const hit = await chat.invoke("hi");
    hit.content = "spoiled";
    hit.response_metadata["finish_reason"] = "spoiled";
    const again = await chat.invoke("hi");
    expect(again.content).toBe("你好, world");
    expect(again.response_metadata).toMatchObject({ finish_reason: "stop" });
  });

  it("keeps apart everything that changes the answer", async () => {
    const search = { name: "search", description: "Searches.", parameters: { type: "object", properties: {} } };
    const calls = [
      {},
      { temperature: 0 },
      { topP: 0.5 },
      { topK: 3 },
      { seed: 1 },
      { maxTokens: 3 },
      { repetitionPenalty: 1.5 },
      { stop: ["x"] },
      { tools: [search] },
      { tools: [{ ...search, description: "Finds." }] },
      { tools: [search], tool_choice: "search" },
      { tools: [search], tool_choice: "none" },
    ];
    for (const round of [1, 2]) {
      for (const options of calls) await chatModel().invoke("hi", options);
      for (const fields of [{ systemPrompt: "Rhyme." }, { model: "./other" }]) await chatModel(fields).invoke("hi");
      expect([round, script.requests.length]).toEqual([round, calls.length + 2]);
    }
  });

  it("does not mind the ids of messages and calls", async () => {
    const conversation = (id: string): (HumanMessage | AIMessage | ToolMessage)[] => [
      new HumanMessage({ content: "hi", id }),
      new AIMessage({ content: "", tool_calls: [{ name: "search", id, args: { query: "x" } }] }),
      new ToolMessage({ content: "y", tool_call_id: id }),
    ];
    await chatModel().invoke(conversation("1"));
    await chatModel().invoke(conversation("2"));
    expect(script.requests).toHaveLength(1);
  });

  it("minds which call a result belongs to", async () => {
    const conversation = (first: string, second: string): BaseMessage[] => [
      new HumanMessage("hi"),
      new AIMessage({
        content: "",
        tool_calls: [
          { name: "search", id: "a", args: { query: "x" } },
          { name: "search", id: "b", args: { query: "y" } },
        ],
      }),
      new ToolMessage({ content: "1", tool_call_id: first }),
      new ToolMessage({ content: "2", tool_call_id: second }),
    ];
    await chatModel().invoke(conversation("a", "b"));
    await chatModel().invoke(conversation("b", "a"));
    expect(script.requests).toHaveLength(2);
  });

  it("keeps calls, good and bad", async () => {
    script.pieces = ["search\n```python\ntool_call(query='x')\n```"];
    const tools = [{ name: "search", description: "", parameters: {} }];
    const [made, hit] = [await chatModel().invoke("hi", { tools }), await chatModel().invoke("hi", { tools })];
    expect(hit.tool_calls).toEqual(made.tool_calls);
    expect(hit.tool_calls).toMatchObject([{ name: "search", args: { query: "x" } }]);
    script.pieces = ["search\nnonsense"];
    const [bad, badHit] = [await chatModel().invoke("?", { tools }), await chatModel().invoke("?", { tools })];
    expect(badHit.invalid_tool_calls).toEqual(bad.invalid_tool_calls);
    expect(bad.invalid_tool_calls).toHaveLength(1);
    expect(script.requests).toHaveLength(2);
  });

  it("may have dropped everything but the text and the message", async () => {
    await chatModel().invoke("hi");
    const inner = cache;
    cache = new (class extends BaseCache<Generation[]> {
      async lookup(prompt: string, key: string): Promise<Generation[] | null> {
        const stored = await inner.lookup(prompt, key);
        return stored?.map(({ generationInfo: _dropped, ...rest }) => rest) ?? null;
      }
      async update(): Promise<void> {}
    })();
    expect((await chatModel().invoke("hi")).text).toBe("你好, world");
    expect(script.requests).toHaveLength(1);
  });

  it("may hold what is no reply", async () => {
    for (const stored of [[], [{ text: "no message" }], ["text"], {}]) {
      cache = new (class extends BaseCache<Generation[]> {
        async lookup(): Promise<Generation[]> {
          return stored as Generation[];
        }
        async update(): Promise<void> {}
      })();
      expect((await chatModel().invoke("hi")).text).toBe("你好, world");
    }
    expect(script.requests).toHaveLength(4);
  });

  it("is passed by for one call, or has its reply replaced", async () => {
    const chat = chatModel();
    const text = async (options = {}): Promise<string> => (await chat.invoke("hi", options)).text;
    expect(await text()).toBe("你好, world");
    script.pieces = ["new"];
    expect(await text({ cache: "bypass" })).toBe("new");
    expect(await text()).toBe("你好, world");
    expect(await text({ cache: "refresh" })).toBe("new");
    script.pieces = ["newer"];
    expect(await text()).toBe("new");
    expect((await read(await chat.stream("hi", { cache: "refresh" }))).map((chunk) => chunk.text).join("")).toBe("newer");
    expect(await text()).toBe("newer");
    await expect(text({ cache: "sometimes" })).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });

  it("shares a fresh reply among those who ask for one at once, and with nobody else", async () => {
    const chat = chatModel();
    await chat.invoke("hi");
    script.pieces = ["new"];
    const calls = [{ cache: "refresh" }, { cache: "refresh" }, {}] as const;
    const replies = await Promise.all(calls.map((options) => chat.invoke("hi", options)));
    expect(replies.map((reply) => reply.text)).toEqual(["new", "new", "你好, world"]);
    expect(script.requests).toHaveLength(2);
  });

  it("is passed by for one call of the LLM", async () => {
    const llm = new ChatGLM({ model: "./models/tiny-int4", cache }, script.open);
    for (const options of [{}, {}, { cache: "bypass" }] as const) await llm.invoke("hi", options);
    expect(script.requests).toHaveLength(2);
  });

  it("serves the LLM as well", async () => {
    const llm = new ChatGLM({ model: "./models/tiny-int4", cache }, script.open);
    await llm.invoke("hi");
    const pieces: string[] = [];
    for await (const piece of await llm.stream("hi")) pieces.push(piece);
    expect(pieces.filter((piece) => piece !== "")).toEqual(script.pieces);
    expect(script.requests).toHaveLength(1);
  });
});
