import { describe, expect, it, vi } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { ChatGLM } from "../../src/langchain/llm.js";
import { misspeltOptions, warnOfMisspeltOptions } from "../../src/langchain/misspelt-options.js";
import { parseModelString } from "../../src/langchain/model-string.js";

describe("a model by a text", () => {
  it.each([
    ["chatglm:./a folder", { model: "./a folder" }],
    ["./a", { model: "./a" }],
    ["C:\\models\\a", { model: "C:\\models\\a" }],
    ["chatglm:http://127.0.0.1:8000/v1#glm-4%2F9b", { baseUrl: "http://127.0.0.1:8000/v1", model: "glm-4/9b" }],
    ["https://example.org/v1#a#b", { baseUrl: "https://example.org/v1", model: "a#b" }],
    ["chatglm:http://127.0.0.1:8000/v1", undefined],
    ["openai:gpt", undefined],
    ["chatglm:", undefined],
    ["", undefined],
  ])("%s", (text, expected) => {
    if (expected !== undefined) expect(parseModelString(text)).toEqual(expected);
    else expect(() => parseModelString(text)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });

  it("makes either class, with further options", () => {
    const chat = ChatGLMChatModel.fromString("chatglm:./tiny", { temperature: 0 });
    expect([chat.model, chat.invocationParams().temperature]).toEqual(["tiny", 0]);
    expect(ChatGLM.fromString("chatglm:http://127.0.0.1:1/v1#m").model).toBe("m");
    expect(chat.metadata).toMatchObject({ versions: { "langchain-chatglm": packageJson.version } });
  });
});

describe("options written in another way", () => {
  it("are named with what was meant, once", () => {
    const given = { max_tokens: 1, topP: 0.5, TOPK: 3, modelName: "x", model: "y", callbacks: [], anything: 1 };
    expect(misspeltOptions(given)).toEqual([
      ["max_tokens", "maxTokens"],
      ["TOPK", "topK"],
      ["modelName", "model"],
    ]);
    const emit = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    warnOfMisspeltOptions("Once", { num_predict: 1 });
    warnOfMisspeltOptions("Once", { num_predict: 1 });
    expect(emit.mock.calls).toEqual([["Once ignores num_predict: did you mean maxTokens?", { code: "CHATGLM_OPTION" }]]);
    emit.mockRestore();
  });
});
