import { InMemoryCache } from "@langchain/core/caches";
import { AIMessage, type AIMessageChunk, HumanMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { ScriptedModel } from "./scripted-model.js";

function thinking(): ScriptedModel {
  const script = new ScriptedModel();
  script.chatFormat = "glm-z1";
  script.pieces = ["\nAdd ", "them.", "</think>", "\nIt is", " 2."];
  return script;
}

describe("a model that thinks before it answers", () => {
  it("gives its thought as a reasoning block, and the answer alone as text", async () => {
    const reply = await new ChatGLMChatModel({ model: "./z1" }, thinking().open).invoke("1+1?");
    expect(reply.content).toEqual([
      { type: "reasoning", reasoning: "Add them." },
      { type: "text", text: "It is 2." },
    ]);
    expect(reply.text).toBe("It is 2.");
    expect(reply.usage_metadata).toMatchObject({ output_tokens: 5, output_token_details: { reasoning: 3 } });
  });

  it("streams the two apart: the chunks add up to the whole", async () => {
    const chunks: AIMessageChunk[] = [];
    for await (const chunk of await new ChatGLMChatModel({ model: "./z1" }, thinking().open).stream("1+1?")) chunks.push(chunk);
    expect(chunks.map((chunk) => chunk.text).join("")).toBe("It is 2.");
    const whole = chunks.reduce((sum, chunk) => sum.concat(chunk));
    expect(whole.content).toEqual([
      { type: "reasoning", reasoning: "Add them.", index: 0 },
      { type: "text", text: "It is 2.", index: 1 },
    ]);
  });

  it("streams blocks in LangChain's protocol", async () => {
    const events: { readonly event: string; readonly content?: unknown }[] = [];
    const chat = new ChatGLMChatModel({ model: "./z1" }, thinking().open);
    for await (const event of chat._streamChatModelEvents([new HumanMessage("1+1?")], {} as never)) events.push(event);
    expect(events.filter(({ event }) => event === "content-block-finish").map(({ content }) => content)).toEqual([
      { type: "reasoning", reasoning: "Add them." },
      { type: "text", text: "It is 2." },
    ]);
  });

  it("has only the answer kept in a cache", async () => {
    const script = thinking();
    const chat = new ChatGLMChatModel({ model: "./z1", cache: new InMemoryCache() }, script.open);
    await chat.invoke("1+1?");
    const again = await chat.invoke("1+1?");
    expect(script.requests).toHaveLength(1);
    expect(again.content).toBe("It is 2.");
  });

  it("is not shown its own thought again", async () => {
    const script = thinking();
    const content = [
      { type: "reasoning", reasoning: "Add them." },
      { type: "text", text: "It is 2." },
    ];
    await new ChatGLMChatModel({ model: "./z1" }, script.open).invoke(["1+1?", new AIMessage({ content }), "And 2+2?"]);
    expect(script.conversations[0]?.map((turn) => turn.content)).toEqual(["1+1?", "It is 2.", "And 2+2?"]);
  });

  it("is told how long it may think, apart from how long its reply may be", async () => {
    const script = thinking();
    const chat = new ChatGLMChatModel({ model: "./z1", maxThinkingTokens: 64, maxTokens: 300 }, script.open);
    await chat.invoke("1+1?");
    await chat.invoke("1+1?", { maxThinkingTokens: 0 });
    const end = [..."\n</think>\n"].map((character) => character.codePointAt(0));
    expect(script.requests.map(({ maxTokens, thought }) => ({ maxTokens, thought }))).toEqual([
      { maxTokens: 300, thought: { maxTokens: 64, mark: "</think>", endIds: end } },
      { maxTokens: 300, thought: { maxTokens: 0, mark: "</think>", endIds: end } },
    ]);
  });

  it("has no bound on thought where models of its form don't think", async () => {
    const script = new ScriptedModel();
    await new ChatGLMChatModel({ model: "./chatglm3", maxThinkingTokens: 64 }, script.open).invoke("1+1?");
    expect(script.requests[0]).toMatchObject({ thought: undefined });
  });

  it("does not think where its reply is kept to a schema", async () => {
    const script = thinking();
    script.pieces = ['{"sum": ', "2}"];
    const chat = new ChatGLMChatModel({ model: "./z1" }, script.open).withStructuredOutput({
      type: "object",
      properties: { sum: { type: "integer" } },
    });
    expect(await chat.invoke("1+1?")).toEqual({ sum: 2 });
    expect(String.fromCodePoint(...(script.requests[0]?.promptIds ?? []))).toMatch(/\n<\/think>\n$/);
  });
});
