import path from "node:path";
import { HumanMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { createAgent, providerStrategy, toolStrategy } from "langchain";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { type ScriptedReply, writeScriptedModel } from "../../src/testing/scripted-model.js";
import { seededModel } from "../support/seeded-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const report = z.object({ city: z.string(), celsius: z.number() });
const value = { city: "北京", celsius: 21 };
const weather = tool(async ({ city }) => `${city}: 21 °C`, {
  name: "get_weather",
  description: "Tells the weather.",
  schema: z.object({ city: z.string() }),
});

async function scripted(replies: readonly ScriptedReply[]): Promise<ChatGLMChatModel> {
  const model = path.join(await temporaryFolder(), "model");
  await writeScriptedModel(model, replies);
  return new ChatGLMChatModel({ model, temperature: 0 });
}

describe("an agent's responseFormat", () => {
  const messages = [new HumanMessage("How warm is it in 北京?")];

  it.each(["a schema by itself", "the provider's strategy"])("calls its tools first and ends with a value: %s", async (what) => {
    await using model = await scripted([[{ name: "get_weather", args: { city: "北京" } }], JSON.stringify(value)]);
    const agent = what.startsWith("a schema")
      ? createAgent({ model, tools: [weather], responseFormat: report })
      : createAgent({ model, tools: [weather], responseFormat: providerStrategy(report) });
    const { structuredResponse, messages: said } = await agent.invoke({ messages });
    expect(structuredResponse).toEqual(value);
    expect(said.map((message) => message.type)).toEqual(["human", "ai", "tool", "ai"]);
  });

  it("is a value without tools", async () => {
    await using model = await scripted([JSON.stringify(value)]);
    const { structuredResponse } = await createAgent({ model, tools: [], responseFormat: report }).invoke({ messages });
    expect(structuredResponse).toEqual(value);
  });

  it("can be a tool's arguments", async () => {
    await using model = await scripted([[{ name: "get_weather", args: { city: "北京" } }], [{ name: "report", args: value }]]);
    const schema = { ...z.toJSONSchema(report), title: "report" };
    const agent = createAgent({ model, tools: [weather], responseFormat: toolStrategy(schema) });
    expect((await agent.invoke({ messages })).structuredResponse).toEqual(value);
  });
});

describe("forced calls", () => {
  const parameters = {
    type: "object",
    properties: {
      city: { type: "string", minLength: 1, maxLength: 12 },
      days: { type: "integer", minimum: 1, maximum: 7 },
      unit: { enum: ["°C", "°F"] },
      parts: { type: "array", items: { type: "boolean" }, maxItems: 2 },
    },
    required: ["city", "days", "unit"],
    additionalProperties: false,
  };
  const fits = z.strictObject({
    city: z.string().min(1).max(12),
    days: z.int().min(1).max(7),
    unit: z.enum(["°C", "°F"]),
    parts: z.array(z.boolean()).max(2).optional(),
  });
  const tools = ["forecast", "forecast_now"].map((name) => ({ name, description: "", schema: parameters }));

  it.each(["forecast", "any"])("have arguments that fit, though the weights are random: %s", async (tool_choice) => {
    await using chat = new ChatGLMChatModel({ model: await seededModel("fp32"), temperature: 1, maxTokens: 300 });
    for (let seed = 0; seed < 5; seed += 1) {
      const reply = await chat.bindTools(tools, { tool_choice }).invoke("hi", { seed });
      expect(reply.invalid_tool_calls).toEqual([]);
      expect(reply.tool_calls).toHaveLength(1);
      expect(fits.safeParse(reply.tool_calls?.[0]?.args).error).toBeUndefined();
      expect(reply.response_metadata["finish_reason"]).toMatch(/tool_calls|length/);
    }
  });
});
