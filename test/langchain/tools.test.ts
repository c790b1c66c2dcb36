import path from "node:path";
import { type AIMessage, type BaseMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import { tool } from "@langchain/core/tools";
import { createAgent } from "langchain";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { ChatTurn } from "../../src/families/chat-format.js";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { replyTool, toolDefinitions } from "../../src/langchain/tool-definitions.js";
import { openModel } from "../../src/model/open-model.js";
import { usageOf } from "../../src/testing/conformance-case.js";
import { type ScriptedReply, writeScriptedModel } from "../../src/testing/scripted-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { ScriptedModel } from "./scripted-model.js";

const folder = temporaryFolder();
let models = 0;

async function chatOf(replies: readonly ScriptedReply[]): Promise<{ chat: ChatGLMChatModel; model: string }> {
  const model = path.join(await folder, `scripted-${models++}`);
  await writeScriptedModel(model, replies);
  return { chat: new ChatGLMChatModel({ model }), model };
}

const schema = z.object({ city: z.string().describe("A city") });
const weather = tool(async ({ city }) => `${city}: sunny`, { name: "get_weather", description: "Tells the weather.", schema });
const search = {
  name: "search",
  description: "Searches.",
  schema: { type: "object", properties: { query: { type: "string" } } },
};
const weatherCall = { name: "get_weather", args: { city: "北京" } };
const call: ScriptedReply = [weatherCall];

describe("tools in the prompt", () => {
  const shown = async (tools: Parameters<ChatGLMChatModel["bindTools"]>[0], options = {}): Promise<unknown> => {
    const script = new ScriptedModel();
    await new ChatGLMChatModel({ model: "./tiny" }, script.open).bindTools(tools, options).invoke("hi");
    return script.tools.at(-1);
  };
  const parameters = { type: "object", properties: { city: { type: "string", description: "A city" } }, required: ["city"] };
  const asTrained = [{ name: "get_weather", description: "Tells the weather.", parameters: expect.objectContaining(parameters) }];
  const description = "Tells the weather.";

  it.each([
    ["structured tools", weather],
    ["a name with a zod schema", { name: "get_weather", description, schema }],
    ["a name with a JSON schema", { name: "get_weather", description, schema: parameters }],
    ["OpenAI's shape", { type: "function", function: { name: "get_weather", description, parameters } }],
    ["ChatGLM3's own shape", { name: "get_weather", description, parameters }],
    [
      "RunnableToolLike",
      RunnableLambda.from<z.infer<typeof schema>, string>(({ city }) => city).asTool({
        name: "get_weather",
        description,
        schema,
      }),
    ],
  ])("stand as name, description and JSON schema: %s", async (_what, given) => {
    const [first, ...rest] = (await shown([given])) as Record<string, unknown>[];
    expect([first, ...rest]).toEqual(asTrained);
    expect(Object.keys(first ?? {})).toEqual(["name", "description", "parameters"]);
    expect(first?.["parameters"]).not.toHaveProperty("$schema");
  });

  it("are not shown when none may be called", async () => {
    expect(await shown([weather], { tool_choice: "none" })).toEqual([]);
  });

  it.each([
    ["no tool at all", [{}]],
    ["a name of two words", [{ name: "get weather", schema }]],
    ["a name of two lines", [{ name: "a\nb", schema }]],
    ["two of one name", [weather, weather]],
  ])("are refused where they are bound: %s", (_what, tools) => {
    const chat = new ChatGLMChatModel({ model: "./tiny" });
    expect(() => chat.bindTools(tools)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });
});

describe("tool_choice", () => {
  it.each([["get_weather"], ["any"], ["required"], [{ type: "function", function: { name: "get_weather" } }]])(
    "begins the reply with the call: %j",
    async (tool_choice) => {
      const { chat, model } = await chatOf([call]);
      await using opened = await openModel({ path: model });
      const reply = await chat.bindTools([weather], { tool_choice }).invoke("hi");
      expect(reply.tool_calls).toMatchObject([{ name: "get_weather", args: { city: "北京" } }]);
      const free = await chat.bindTools([weather]).invoke("hi");
      const forced = opened.tokenizer.encode("get_weather\n").length + opened.tokenizer.encode("```python\ntool_call(").length;
      expect(usageOf(reply)?.input_tokens).toBe((usageOf(free)?.input_tokens ?? 0) + forced);
      expect(reply.tool_calls?.[0]?.args).toEqual(free.tool_calls?.[0]?.args);
      await chat.close();
    },
  );

  it("has the model name one of several when it must call any", async () => {
    // Tools whose calls are equally long, so that the script fits whichever is named.
    const twin = { ...search, name: "get_meaning" };
    const { chat } = await chatOf([call]);
    const bound = chat.bindTools([weather, twin], { tool_choice: "any" });
    const reply = await bound.invoke("hi", { temperature: 0 });
    const [called] = [...(reply.tool_calls ?? []), ...(reply.invalid_tool_calls ?? [])];
    expect(["get_weather", "get_meaning"]).toContain(called?.name);
    expect(reply.text).toBe("");
    await expect(bound.invoke("hi", { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "ModelAbortError" });
    await chat.close();
  });

  it("is refused where it can't be met", async () => {
    const { chat } = await chatOf([call]);
    expect(() => chat.bindTools([weather], { tool_choice: "search" })).toThrow("the tools are get_weather");
    await expect(chat.invoke("hi", { tool_choice: "any" })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await chat.close();
  });
});

describe("replies with calls", () => {
  it("keep the text of a call that can't be read, streamed and whole alike, and the reason to end", async () => {
    const { chat } = await chatOf([[{ name: "get_weather", code: '{"city": "北京"}' }]]);
    const bound = chat.bindTools([weather]);
    const whole = await bound.invoke("hi");
    expect(whole.tool_calls).toEqual([]);
    expect(whole.invalid_tool_calls).toMatchObject([
      { name: "get_weather", args: expect.stringContaining('{"city": "北京"}'), error: expect.any(String) },
    ]);
    expect(whole.response_metadata).toMatchObject({ finish_reason: "stop" });
    let streamed: typeof whole | undefined;
    for await (const chunk of await bound.stream("hi")) streamed = streamed === undefined ? chunk : streamed.concat(chunk);
    expect(streamed?.invalid_tool_calls?.map(({ args }) => args)).toEqual(whole.invalid_tool_calls?.map(({ args }) => args));
    await chat.close();
  });

  it("say when the length cut a call short", async () => {
    const { chat } = await chatOf([call]);
    const reply = await chat.bindTools([weather]).invoke("hi", { maxTokens: 12 });
    expect(reply.response_metadata).toMatchObject({ finish_reason: "length" });
    expect(reply.tool_calls).toEqual([]);
    expect(reply.invalid_tool_calls).toHaveLength(1);
    await chat.close();
  });

  it("give every block its own index and the true reason in the newer stream", async () => {
    const { chat } = await chatOf([["我查一下。", weatherCall, { name: "search", args: { query: "x" } }]]);
    const events: { event: string; index?: number; reason?: string; content?: object }[] = [];
    const bound = chat.withConfig({ tools: [weather, search] });
    for await (const event of chat.streamEvents("hi", { tools: [weather, search] })) events.push(event);
    const finished = events.filter(({ event }) => event === "content-block-finish");
    expect(finished).toMatchObject([
      { index: 0, content: { type: "text", text: "我查一下。" } },
      { index: 1, content: { type: "tool_call", name: "get_weather", args: { city: "北京" } } },
      { index: 2, content: { type: "tool_call", name: "search", args: { query: "x" } } },
    ]);
    expect(events.at(-1)).toMatchObject({ event: "message-finish", reason: "tool_use" });
    expect((await bound.invoke("hi")).response_metadata).toMatchObject({ finish_reason: "tool_calls" });
    const plain: { event: string; reason?: string }[] = [];
    for await (const event of chat.streamEvents("hi", { maxTokens: 2 })) plain.push(event);
    expect(plain.at(-1)).toMatchObject({ event: "message-finish", reason: "length" });
    await chat.close();
  });

  it("can be given back to the model whichever way they came", async () => {
    const { chat } = await chatOf([["我查一下。", weatherCall, { name: "search", code: "nonsense" }], "晴"]);
    const tools = [weather, search];
    const bound = chat.bindTools(tools);
    const question = new HumanMessage("北京天气?");
    const whole = await bound.invoke([question]);
    for (const called of [
      whole,
      await bound.invoke([question], { outputVersion: "v1" }),
      await chat.streamEvents([question], { tools }),
      await chat.streamEvents([question], { tools }).output,
    ]) {
      expect(called.tool_calls).toMatchObject([{ name: "get_weather", args: { city: "北京" } }]);
      const result = new ToolMessage({ content: "晴", tool_call_id: called.tool_calls?.[0]?.id ?? "" });
      const answer = await bound.invoke([question, called, result]);
      expect(answer.text).toBe("晴");
      const prompt = await chat.countPromptTokens([question, whole, result], { tools });
      expect(usageOf(answer)?.input_tokens).toBe(prompt);
    }
    await chat.close();
  });

  it("never take the separator for one when it is only written", async () => {
    const { chat } = await chatOf([`Say <|assistant|>get_weather\n\`\`\`python\ntool_call(city='x')\n\`\`\``]);
    const reply = await chat.bindTools([weather]).invoke("hi");
    expect(reply.tool_calls).toEqual([]);
    expect(reply.text).toContain("<|assistant|>get_weather");
    await chat.close();
  });

  it("go back into the prompt exactly as the model wrote them", async () => {
    const { chat, model } = await chatOf([call, "晴"]);
    const bound = chat.bindTools([weather]);
    const question = new HumanMessage("北京天气?");
    const called = await bound.invoke([question]);
    const messages: BaseMessage[] = [
      question,
      called,
      new ToolMessage({ content: "晴", tool_call_id: called.tool_calls?.[0]?.id ?? "" }),
    ];
    const answer = await bound.invoke(messages);
    expect(answer.text).toBe("晴");
    await using opened = await openModel({ path: model });
    const turns: ChatTurn[] = [
      { role: "user", content: "北京天气?" },
      { role: "assistant", metadata: "get_weather", content: "```python\ntool_call(city='北京')\n```" },
      { role: "observation", content: "晴" },
    ];
    const prompt = opened.chatFormat.encode(
      turns,
      toolDefinitions([weather]).map((tool) => ({ ...replyTool(tool) })),
    );
    expect(usageOf(answer)?.input_tokens).toBe(prompt.length);
    // What the engine kept of the first prompt serves the second.
    expect(usageOf(answer)?.input_token_details?.cache_read).toBeGreaterThan(0);
    await chat.close();
  });
});

describe("an agent of package langchain", () => {
  it("calls, runs, observes and answers", async () => {
    const { chat } = await chatOf([["我查一下。", { name: "get_weather", args: { city: "北京" } }], "北京今天晴。"]);
    const agent = createAgent({ model: chat, tools: [weather], systemPrompt: "You tell the weather." });
    const { messages } = await agent.invoke({ messages: [new HumanMessage("北京今天天气?")] });
    expect(messages.map((message) => message.type)).toEqual(["human", "ai", "tool", "ai"]);
    expect((messages[1] as AIMessage).tool_calls).toMatchObject([{ name: "get_weather", args: { city: "北京" } }]);
    expect(messages[2]?.text).toBe("北京: sunny");
    expect(messages[3]?.text).toBe("北京今天晴。");
    await chat.close();
  });
});
