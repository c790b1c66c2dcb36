import { PromptTemplate } from "@langchain/core/prompts";
import { beforeEach, describe, expect, it } from "vitest";
import { ChatGLM, type ChatGLMFields } from "../../src/langchain/llm.js";
import { aborted, ScriptedModel } from "./scripted-model.js";

let script: ScriptedModel;
const llm = (fields: Partial<ChatGLMFields> = {}): ChatGLM =>
  new ChatGLM({ model: "./models/tiny-int4", ...fields }, script.open);

beforeEach(() => {
  script = new ScriptedModel();
});

describe("ChatGLM", () => {
  it("loads nothing until it is asked", async () => {
    const model = llm();
    expect(script.opened).toEqual([]);
    expect(await model.invoke("hi")).toBe("你好, world");
    expect(script.opened).toHaveLength(1);
    expect(script.conversations).toEqual([[{ role: "user", content: "hi" }]]);
  });

  it("streams pieces and tells callbacks each token", async () => {
    const pieces: string[] = [];
    const tokens: string[] = [];
    const callbacks = [{ handleLLMNewToken: (token: string) => void tokens.push(token) }];
    for await (const piece of await llm().stream("hi", { callbacks })) pieces.push(piece);
    expect(pieces.join("")).toBe("你好, world");
    expect(tokens).toEqual([...script.pieces]);
  });

  it("answers several prompts with their usage in all", async () => {
    const result = await llm().generate(["a", "bc"]);
    expect(result.generations.map(([generation]) => generation?.text)).toEqual(["你好, world", "你好, world"]);
    expect(result.generations[0]?.[0]?.generationInfo).toMatchObject({ finish_reason: "stop", model_name: "tiny-int4" });
    expect(result.llmOutput).toEqual({ tokenUsage: { promptTokens: 3, completionTokens: 8, totalTokens: 11 } });
    expect(await llm().batch(["a", "b"])).toEqual(["你好, world", "你好, world"]);
  });

  it("takes options from constructor and call, and works in a chain", async () => {
    const chain = PromptTemplate.fromTemplate("Say {what}").pipe(llm({ temperature: 0.3, maxTokens: 5 }));
    await chain.invoke({ what: "it" }, {});
    await llm({ temperature: 0.3 }).invoke("x", { temperature: 0, stop: ["."] });
    expect(script.requests).toMatchObject([
      { maxTokens: 5, sampling: { temperature: 0.3 } },
      { sampling: { temperature: 0 }, stopStrings: ["."] },
    ]);
  });

  it("stops at its signal, streamed and whole", async () => {
    const controller = new AbortController();
    script.beforePiece = (index, signal) => {
      if (index === 1) controller.abort();
      return index === 1 ? aborted(signal) : undefined;
    };
    await expect(llm().invoke("hi", { signal: controller.signal })).rejects.toMatchObject({ name: "AbortError" });
    const again = new AbortController();
    script.beforePiece = (index) => {
      if (index === 1) again.abort();
    };
    const reading = (async () => {
      for await (const _piece of await llm().stream("hi", { signal: again.signal }));
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  });

  it("tells what identifies it and counts tokens exactly", async () => {
    expect(llm({ temperature: 0.3 })._identifyingParams()).toMatchObject({ temperature: 0.3 });
    expect(llm({ temperature: 0.3 }).invocationParams()).toEqual({ temperature: 0.3 });
    expect(await llm().getNumTokens("你好")).toBe(2);
  });

  it("releases its model", async () => {
    const model = llm();
    await model.invoke("x");
    await model[Symbol.asyncDispose]();
    expect(script.released).toBe(1);
  });
});
