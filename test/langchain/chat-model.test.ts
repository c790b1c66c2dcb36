import { InMemoryCache } from "@langchain/core/caches";
import { ModelAbortError } from "@langchain/core/errors";
import { AIMessage, AIMessageChunk, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { concat } from "@langchain/core/utils/stream";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { ChatGLMChatModel, type ChatGLMChatModelFields } from "../../src/langchain/chat-model.js";
import { aborted, ScriptedModel } from "./scripted-model.js";

let script: ScriptedModel;
const chatModel = (fields: Partial<ChatGLMChatModelFields> = {}): ChatGLMChatModel =>
  new ChatGLMChatModel({ model: "./models/tiny-int4", ...fields }, script.open);
const collect = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
};
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

beforeEach(() => {
  script = new ScriptedModel();
});

describe("one call", () => {
  it("answers with an AIMessage that tells its model, its tokens and why it ended", async () => {
    const reply = await chatModel().invoke("hello");
    expect(AIMessage.isInstance(reply)).toBe(true);
    expect(reply.text).toBe("你好, world");
    expect(reply.usage_metadata).toMatchObject({
      input_tokens: 5,
      output_tokens: 4,
      total_tokens: 9,
      input_token_details: { cache_read: 1 },
    });
    expect(reply.response_metadata).toMatchObject({
      model_provider: "chatglm",
      model_name: "tiny-int4",
      model: "tiny-int4",
      finish_reason: "stop",
      timing: { firstTokenMs: 2 },
    });
  });

  it("says when the length ended it", async () => {
    script.finish = "length";
    expect((await chatModel().invoke("hello")).response_metadata["finish_reason"]).toBe("length");
  });

  it("takes strings, message tuples and messages alike", async () => {
    const chat = chatModel();
    await chat.invoke("hi");
    await chat.invoke([["human", "hi"]]);
    await chat.invoke([new HumanMessage("hi")]);
    expect(script.conversations).toEqual(Array(3).fill([{ role: "user", content: "hi" }]));
  });

  it("puts its system prompt before conversations that have none", async () => {
    const chat = chatModel({ systemPrompt: "Be brief." });
    await chat.invoke("hi");
    await chat.invoke([new SystemMessage("Be long."), new HumanMessage("hi")]);
    expect(script.conversations).toEqual([
      [
        { role: "system", content: "Be brief." },
        { role: "user", content: "hi" },
      ],
      [
        { role: "system", content: "Be long." },
        { role: "user", content: "hi" },
      ],
    ]);
  });

  it("works in a chain", async () => {
    const chain = ChatPromptTemplate.fromMessages([["human", "Translate {word}"]])
      .pipe(chatModel())
      .pipe(new StringOutputParser());
    expect(await chain.invoke({ word: "cat" })).toBe("你好, world");
    expect((await collect(await chain.stream({ word: "cat" }))).join("")).toBe("你好, world");
  });
});

describe("streaming", () => {
  it("gives each piece as it comes, and the usage once, at the end", async () => {
    const chunks = await collect(await chatModel().stream("hello"));
    expect(chunks.map((chunk) => chunk.text)).toEqual(["你", "好", ", ", "world", ""]);
    expect(chunks.filter((chunk) => chunk.usage_metadata !== undefined)).toHaveLength(1);
    const whole = chunks.reduce((left, right) => concat(left, right));
    expect(whole.usage_metadata).toMatchObject({ input_tokens: 5, output_tokens: 4, total_tokens: 9 });
    expect(whole.response_metadata).toMatchObject({ model_provider: "chatglm", model_name: "tiny-int4", finish_reason: "stop" });
  });

  it("leaves out the empty metadata line and the dummy space that ChatGLM3 begins with", async () => {
    script.pieces = ["\n", " ", " 你", " 好\n"];
    expect((await collect(await chatModel().stream("hello"))).map((chunk) => chunk.text)).toEqual(["你", " 好\n", ""]);
  });

  it("streams what invoke answers, however the reply is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom(" ", "\n", "龙", "a") }), { maxLength: 12 }),
        async (pieces) => {
          script.pieces = pieces;
          const chat = chatModel();
          const streamed = (await collect(await chat.stream("x"))).reduce((left, right) => concat(left, right));
          const invoked = await chat.invoke("x");
          expect(streamed.text).toBe(pieces.join("").trimStart());
          expect(invoked.text).toBe(streamed.text);
          expect(invoked.usage_metadata).toMatchObject(streamed.usage_metadata ?? {});
          expect(invoked.response_metadata).toMatchObject(streamed.response_metadata);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("tells callbacks each token after its chunk, with the chunk", async () => {
    const tokens: string[] = [];
    const ends: unknown[] = [];
    const callbacks = [
      {
        handleLLMNewToken: (
          token: string,
          _index: unknown,
          _run: string,
          _parent?: string,
          _tags?: string[],
          fields?: { chunk?: unknown },
        ) => {
          tokens.push(token);
          expect(fields?.chunk).toMatchObject({ text: token });
        },
        handleLLMEnd: (output: { llmOutput?: unknown }) => void ends.push(output.llmOutput),
      },
    ];
    await collect(await chatModel().stream("hello", { callbacks }));
    await chatModel().invoke("hello", { callbacks });
    expect(tokens).toEqual([...script.pieces, ...script.pieces]);
    expect(ends).toMatchObject(Array(2).fill({ tokenUsage: { promptTokens: 5, completionTokens: 4, totalTokens: 9 } }));
  });

  it("shows up in streamEvents, both protocols", async () => {
    const events = await collect(chatModel().streamEvents("hello", { version: "v2" }));
    expect(events.filter((event) => event.event === "on_chat_model_stream")).toHaveLength(5);
    const stream = chatModel().streamEvents("hello");
    expect((await stream).text).toBe("你好, world");
    expect(await collect(stream.usage)).toMatchObject([{ input_tokens: 5, output_tokens: 4, total_tokens: 9 }]);
  });

  it("gives standard content blocks when asked for them", async () => {
    expect((await chatModel({ outputVersion: "v1" }).invoke("hello")).content).toEqual([{ type: "text", text: "你好, world" }]);
  });

  it("answers a batch, and names the failing one when exceptions are asked for as values", async () => {
    const replies = await chatModel().batch(["a", "b", "c"], { maxConcurrency: 2 });
    expect(replies.map((reply) => reply.text)).toEqual(Array(3).fill("你好, world"));
    script.openingError = new Error("no such folder");
    const [first] = await chatModel().batch(["a"], {}, { returnExceptions: true });
    expect(first).toMatchObject({ message: "no such folder" });
  });
});

describe("options", () => {
  it("reach the model: the call's over the constructor's", async () => {
    const chat = chatModel({
      temperature: 0.5,
      topP: 0.9,
      maxTokens: 100,
      seed: 7,
      stop: ["END"],
      threads: 3,
      kvCacheBytes: 1 << 20,
    });
    await chat.invoke("hi");
    await chat.invoke("hi", { temperature: 0, topK: 5, repetitionPenalty: 1.1, maxTokens: 10, stop: ["\n"] });
    expect(script.requests[0]).toMatchObject({
      maxTokens: 100,
      stopStrings: ["END"],
      sampling: { temperature: 0.5, topP: 0.9, seed: 7 },
    });
    expect(script.requests[1]).toMatchObject({
      maxTokens: 10,
      stopStrings: ["\n"],
      sampling: { temperature: 0, topP: 0.9, topK: 5, repetitionPenalty: 1.1, seed: 7 },
    });
    expect(script.opened).toMatchObject([{ threads: 3, kvCacheBytes: 1 << 20 }]);
  });

  it("left out or undefined, keep the model's defaults", async () => {
    await chatModel({ temperature: undefined }).invoke("hi", { topP: undefined });
    expect(script.requests[0]?.sampling).toEqual({});
  });

  it("can be bound", async () => {
    await chatModel().withConfig({ temperature: 0.1 }).invoke("hi");
    expect(script.requests[0]?.sampling).toEqual({ temperature: 0.1 });
  });

  it.each([
    [{ temperature: -1 }, "temperature"],
    [{ topP: 0 }, "topP"],
    [{ topP: 1.5 }, "topP"],
    [{ topK: 2.5 }, "topK"],
    [{ maxTokens: 0 }, "maxTokens"],
    [{ repetitionPenalty: 0.5 }, "repetitionPenalty"],
    [{ seed: Number.NaN }, "seed"],
    [{ stop: [""] }, "stop"],
    [{ model: "" }, "model"],
  ])("out of range are refused where they are given: %j", async (fields, name) => {
    expect(() => chatModel(fields)).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(name) }),
    );
    if (name === "model") return;
    const { model: _model, ...call } = { model: "", ...fields };
    expect(await failure(chatModel().invoke("hi", call))).toMatchObject({ code: "INVALID_OPTION" });
    expect(script.requests).toEqual([]);
  });

  it("are told to tracers and to LangChain's cache, without loading anything", () => {
    const chat = chatModel({ temperature: 0.5, maxTokens: 9, stop: ["END"] });
    expect(chat.invocationParams()).toEqual({ temperature: 0.5, maxTokens: 9, stop: ["END"] });
    expect(chat.getLsParams({})).toEqual({
      ls_provider: "chatglm",
      ls_model_name: "tiny-int4",
      ls_model_type: "chat",
      ls_temperature: 0.5,
      ls_max_tokens: 9,
      ls_stop: ["END"],
    });
    expect(chat._identifyingParams()).toMatchObject({ temperature: 0.5, maxTokens: 9 });
    expect(chat._llmType()).toBe("chatglm");
    expect(chat.callKeys).toEqual(expect.arrayContaining(["stop", "signal", "temperature", "seed"]));
    expect(script.opened).toEqual([]);
  });

  it("keep models apart in LangChain's cache", async () => {
    const cache = new InMemoryCache();
    for (const fields of [
      { temperature: 0 },
      { temperature: 0 },
      { temperature: 1 },
      { model: "./other" },
      { systemPrompt: "Rhyme." },
    ]) {
      await chatModel({ cache, ...fields }).invoke("hi");
    }
    expect(script.requests).toHaveLength(4);
  });
});

describe("stopping", () => {
  it("ends a stream with the signal's reason, after the chunks that came", async () => {
    const controller = new AbortController();
    script.beforePiece = (index, signal) => {
      if (index === 2) controller.abort();
      return index === 2 ? aborted(signal) : undefined;
    };
    const seen: string[] = [];
    const error = await failure(
      (async () => {
        for await (const chunk of await chatModel().stream("hi", { signal: controller.signal })) seen.push(chunk.text);
      })(),
    );
    expect(error).toMatchObject({ name: "AbortError" });
    expect(seen.join("")).toBe("你好");
    expect(script.left).toBe(1);
  });

  it("ends invoke with what was said so far", async () => {
    const controller = new AbortController();
    script.beforePiece = (index) => {
      if (index === 2) controller.abort();
    };
    const error = await failure(chatModel().invoke("hi", { signal: controller.signal }));
    expect(ModelAbortError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ partialOutput: expect.objectContaining({ content: "你好" }), cause: { name: "AbortError" } });
  });

  it("keeps what was said so far on every path that gives one message", async () => {
    const chat = chatModel();
    // What agents listen with while they stream: core then takes its message from the chunks, or from the events.
    for (const preference of [{}, { lc_prefer_streaming: true }, { lc_prefer_chat_model_stream_events: true }]) {
      const controller = new AbortController();
      script.beforePiece = (index) => {
        if (index === 2) controller.abort();
      };
      const raised: unknown[] = [];
      const listener = { name: "listener", ...preference, handleLLMError: (error: unknown) => void raised.push(error) };
      const error = await failure(chat.invoke("hi", { signal: controller.signal, callbacks: [listener] }));
      expect([preference, ModelAbortError.isInstance(error)]).toEqual([preference, true]);
      expect(error).toMatchObject({ partialOutput: expect.objectContaining({ content: "你好" }) });
      expect(raised).toEqual([error]);
    }
  });

  it("ends the newer stream with what was said so far", async () => {
    const controller = new AbortController();
    script.beforePiece = (index) => {
      if (index === 2) controller.abort();
    };
    const stream = chatModel().streamEvents("hi", { signal: controller.signal });
    const error = await failure(collect(stream));
    expect(ModelAbortError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ partialOutput: expect.objectContaining({ content: "你好" }), cause: { name: "AbortError" } });
    expect(await failure(Promise.resolve(stream.output))).toBe(error);
  });

  it("keeps calls among what was said so far", async () => {
    const controller = new AbortController();
    script.pieces = ["get_weather\n", "```python\n", "tool_call("];
    script.beforePiece = (index) => {
      if (index === 2) controller.abort();
    };
    const tools = [{ name: "get_weather", description: "", parameters: {} }];
    const error = await failure(chatModel().invoke("hi", { tools, signal: controller.signal }));
    const begun = [expect.objectContaining({ name: "get_weather" })];
    expect(error).toMatchObject({ partialOutput: expect.objectContaining({ tool_call_chunks: begun }) });
  });

  it("ends at a timeout", async () => {
    script.beforePiece = (_index, signal) => aborted(signal);
    const error = await failure(chatModel().invoke("hi", { timeout: 5 }));
    expect(error).toMatchObject({ name: "ModelAbortError", cause: { name: "TimeoutError" } });
    expect(script.left).toBe(1);
  });

  it("never starts when the signal has fired already", async () => {
    expect(await failure(chatModel().invoke("hi", { signal: AbortSignal.abort() }))).toMatchObject({ name: "ModelAbortError" });
    expect(script.opened).toEqual([]);
  });

  it("leaves the generation when the reader leaves the stream", async () => {
    for await (const chunk of await chatModel().stream("hi")) {
      expect(chunk).toBeInstanceOf(AIMessageChunk);
      break;
    }
    expect(script.left).toBe(1);
  });

  it("gives up waiting for a model that opens, without taking it from the others", async () => {
    const controller = new AbortController();
    const chat = chatModel();
    const stopped = failure(chat.invoke("a", { signal: controller.signal }));
    const kept = chat.invoke("b");
    controller.abort();
    expect(await stopped).toMatchObject({ name: "ModelAbortError" });
    expect((await kept).text).toBe("你好, world");
    expect(script.opened).toHaveLength(1);
  });
});

describe("the model behind it", () => {
  it("is opened by the first call, once, for all that come meanwhile", async () => {
    const chat = chatModel();
    expect(script.opened).toEqual([]);
    await Promise.all([chat.invoke("a"), chat.invoke("b"), chat.getNumTokens("c")]);
    expect(script.opened).toHaveLength(1);
  });

  it("is tried again after an opening that failed", async () => {
    const chat = chatModel();
    script.openingError = new Error("disk asleep");
    expect(await failure(chat.invoke("a"))).toMatchObject({ message: "disk asleep" });
    expect((await chat.invoke("a")).text).toBe("你好, world");
  });

  it("is released by close and by leaving an await using block, and opened again when needed", async () => {
    const chat = chatModel();
    await chat.close();
    await chat.invoke("a");
    await chat.close();
    await chat.close();
    expect(script.released).toBe(1);
    await chat.invoke("a");
    await chat[Symbol.asyncDispose]();
    expect(script.released).toBe(2);
  });

  it("counts tokens with its own tokenizer", async () => {
    expect(await chatModel().getNumTokens("你好吗")).toBe(3);
    expect(
      await chatModel().getNumTokens([
        { type: "text", text: "你" },
        { type: "text", text: "好" },
      ]),
    ).toBe(2);
  });

  it("is not serialised", () => {
    expect(chatModel().lc_serializable).toBe(false);
    expect(JSON.stringify(chatModel())).toContain("not_implemented");
  });
});
