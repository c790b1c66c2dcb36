import path from "node:path";
import { ContextOverflowError, LangChainError, ModelAbortError } from "@langchain/core/errors";
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, trimMessages } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { ChatGLMError } from "../../src/errors.js";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { ChatGLM } from "../../src/langchain/llm.js";
import { usageOf } from "../../src/testing/conformance-case.js";
import { writeScriptedModel } from "../../src/testing/scripted-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const folder = temporaryFolder();
let models = 0;

async function scripted(reply: string, contextLength?: number): Promise<string> {
  const model = path.join(await folder, `scripted-${models++}`);
  await writeScriptedModel(model, [reply], { contextLength });
  return model;
}
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

const drained = async (chat: ChatGLMChatModel, question: string): Promise<void> => {
  for await (const chunk of await chat.stream(question)) expect(chunk).toBeDefined();
};

describe("limits", () => {
  it("are told before anything is opened, from the model's manifest", async () => {
    const chat = new ChatGLMChatModel({ model: await scripted("Hello", 512) });
    expect(chat.profile).toMatchObject({ maxInputTokens: 512, maxOutputTokens: 512, toolCalling: true, imageInputs: false });
    expect(new ChatGLMChatModel({ model: "./nowhere" }).profile).not.toHaveProperty("maxInputTokens");
  });

  it("are errors of LangChain's kind and ours, with the numbers", async () => {
    const model = await scripted("Hello", 64);
    await using chat = new ChatGLMChatModel({ model });
    await using llm = new ChatGLM({ model });
    const long = "word ".repeat(100);
    for (const error of [await failure(chat.invoke(long)), await failure(llm.invoke(long)), await failure(drained(chat, long))]) {
      expect(ContextOverflowError.isInstance(error)).toBe(true);
      expect(LangChainError.isInstance(error)).toBe(true);
      expect(error).toBeInstanceOf(ChatGLMError);
      expect(error).toMatchObject({ code: "CONTEXT_OVERFLOW", message: expect.stringMatching(/\d{3} tokens .* 64\b/) });
    }
  });

  it("end a reply that fills the context", async () => {
    await using chat = new ChatGLMChatModel({ model: await scripted("word ".repeat(100), 64) });
    const reply = await chat.invoke("hi");
    expect(reply.response_metadata).toMatchObject({ finish_reason: "length" });
    expect(usageOf(reply)?.total_tokens).toBeGreaterThanOrEqual(64);
  });

  it("are kept by trimMessages with the model's own counter", async () => {
    await using chat = new ChatGLMChatModel({ model: await scripted("Hello") });
    const messages = [
      new SystemMessage("You are brief."),
      new HumanMessage("讲一个很长很长的故事。".repeat(5)),
      new AIMessage("从前有座山。".repeat(5)),
      new HumanMessage("后来呢?"),
    ];
    const room = (await chat.getNumTokens("You are brief.")) + (await chat.getNumTokens("后来呢?"));
    const kept = await trimMessages(messages, {
      maxTokens: room,
      tokenCounter: chat,
      strategy: "last",
      includeSystem: true,
      startOn: "human",
    });
    expect(kept.map((message) => message.text)).toEqual(["You are brief.", "后来呢?"]);
  });
});

describe("counting", () => {
  it("gives the very length of the prompt, tools and all", async () => {
    await using chat = new ChatGLMChatModel({ model: await scripted("Hello"), systemPrompt: "You are brief." });
    const messages = [new HumanMessage("讲一个故事。"), new AIMessage("从前…"), new HumanMessage("后来呢?")];
    const tools = [{ name: "search", description: "Searches.", parameters: { type: "object", properties: {} } }];
    expect(await chat.countPromptTokens(messages)).toBe(usageOf(await chat.invoke(messages))?.input_tokens);
    expect(await chat.countPromptTokens(messages, { tools })).toBe(usageOf(await chat.invoke(messages, { tools }))?.input_tokens);
  });

  it("serves trimMessages: what it keeps fits to the token", async () => {
    const model = await scripted("Hello", 64);
    await using chat = new ChatGLMChatModel({ model });
    const history = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? new HumanMessage(`Q${i}?`) : new AIMessage(`A${i}.`)));
    const messages = [...history, new HumanMessage("end?")];
    expect(await failure(chat.invoke(messages))).toMatchObject({ code: "CONTEXT_OVERFLOW" });
    const tokenCounter = (kept: BaseMessage[]): Promise<number> => chat.countPromptTokens(kept);
    const kept = await trimMessages(messages, { maxTokens: 60, tokenCounter, strategy: "last", startOn: "human" });
    expect(kept.at(-1)?.text).toBe("end?");
    expect(kept.length).toBeLessThan(messages.length);
    expect(usageOf(await chat.invoke(kept))?.input_tokens).toBeLessThanOrEqual(60);
  });
});

describe("content", () => {
  it.each([
    { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } },
    { type: "image", mimeType: "image/png", data: "AAAA" },
    { type: "audio", mimeType: "audio/wav", data: "AAAA" },
    { type: "file", mimeType: "application/pdf", data: "AAAA" },
  ])("that is no text is refused before anything is loaded: $type", async (block) => {
    const chat = new ChatGLMChatModel({ model: "./nowhere" });
    expect(await failure(chat.invoke([new HumanMessage({ content: [block] })]))).toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining(`"${block.type}"`),
    });
  });

  it("comes as standard blocks whenever they are asked for", async () => {
    await using chat = new ChatGLMChatModel({ model: await scripted("Hello"), outputVersion: "v1" });
    const asked = new HumanMessage({ contentBlocks: [{ type: "text", text: "hi" }] });
    expect((await chat.invoke([asked])).content).toEqual([{ type: "text", text: "Hello" }]);
  });
});

describe("one text, whatever the path", () => {
  it("through invoke, stream, both kinds of events, batch and a listening handler", async () => {
    const reply = "你好 <b>&\n  two lines, 🙂.";
    await using chat = new ChatGLMChatModel({ model: await scripted(reply) });
    const texts: string[] = [(await chat.invoke("hi")).text, (await chat.batch(["hi"]))[0]?.text ?? ""];
    let streamed = "";
    for await (const chunk of await chat.stream("hi")) streamed += chunk.text;
    let evented = "";
    for await (const event of chat.streamEvents("hi", { version: "v2" })) {
      if (event.event === "on_chat_model_stream") evented += event.data.chunk.text;
    }
    texts.push(streamed, evented, await chat.streamEvents("hi").text);
    let listened = "";
    const lc_prefer_streaming = true;
    const handleLLMNewToken = (token: string): void => {
      listened += token;
    };
    const handler = { name: "listener", lc_prefer_streaming, handleLLMNewToken };
    texts.push((await chat.invoke("hi", { callbacks: [handler] })).text, listened);
    expect(texts).toEqual(Array(7).fill(reply));
  });

  it("calls back in order: start, tokens, end; and an error once", async () => {
    await using chat = new ChatGLMChatModel({ model: await scripted("one two three") });
    const heard: string[] = [];
    const handler = {
      handleChatModelStart: () => void heard.push("start"),
      handleLLMNewToken: () => void heard.push("token"),
      handleLLMEnd: () => void heard.push("end"),
      handleLLMError: () => void heard.push("error"),
    };
    for await (const _ of await chat.stream("hi", { callbacks: [handler] })) heard.push("chunk");
    expect(heard[0]).toBe("start");
    expect(heard.at(-1)).toBe("end");
    expect(heard.filter((what) => what === "start" || what === "end" || what === "error")).toEqual(["start", "end"]);
    // The last chunk carries the counts and no token.
    expect(heard.filter((what) => what === "token").length).toBe(heard.filter((what) => what === "chunk").length - 1);
    heard.length = 0;
    const error = await failure(chat.invoke("hi", { signal: AbortSignal.abort(), callbacks: [handler] }));
    expect(ModelAbortError.isInstance(error)).toBe(true);
    expect(heard).toEqual(["start", "error"]);
  });
});
