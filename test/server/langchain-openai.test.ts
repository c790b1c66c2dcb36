import { AIMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { ChatOpenAI, OpenAI, OpenAIEmbeddings } from "@langchain/openai";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { key, scriptedBackend, serve } from "./support/serve.js";

const long = "Counting on: one two three four five six seven eight nine ten.";

async function chatOpenAI(replies: Parameters<typeof scriptedBackend>[0]): Promise<ChatOpenAI> {
  const { url } = await serve({ models: { "chatglm3-6b": await scriptedBackend(replies) }, keys: [key] }, key);
  return new ChatOpenAI({ model: "chatglm3-6b", apiKey: key, configuration: { baseURL: `${url}/v1` }, maxRetries: 0 });
}

describe("LangChain's ChatOpenAI", () => {
  it("invokes, streams and batches", async () => {
    const model = await chatOpenAI([long]);
    const reply = await model.invoke("Count.");
    expect(reply.text).toBe(long);
    expect(reply.response_metadata).toMatchObject({ finish_reason: "stop" });
    const pieces: string[] = [];
    for await (const chunk of await model.stream("Count.")) pieces.push(chunk.text);
    expect(pieces.join("")).toBe(long);
    expect(pieces.length).toBeGreaterThan(5);
    expect((await model.batch(["Count.", "Count on."])).map(({ text }) => text)).toEqual([long, long]);
  });

  it("calls tools, and reads their results", async () => {
    const weather = tool(async () => "sunny", {
      name: "get_weather",
      description: "The weather of a city.",
      schema: z.object({ city: z.string() }),
    });
    const model = (await chatOpenAI([[{ name: "get_weather", args: { city: "北京" } }], "It is sunny."])).bindTools([weather]);
    const call = await model.invoke("Weather?");
    expect(call.tool_calls).toMatchObject([{ name: "get_weather", args: { city: "北京" } }]);
    const result = new ToolMessage({ content: "sunny", tool_call_id: call.tool_calls?.[0]?.id ?? "" });
    expect((await model.invoke([new HumanMessage("Weather?"), call, result])).text).toBe("It is sunny.");
    let streamed = new AIMessage({ content: "" });
    for await (const chunk of await model.stream("Weather?")) streamed = chunk.tool_calls?.length ? chunk : streamed;
    expect(streamed.tool_calls?.[0]?.name).toBe("get_weather");
  });

  it("keeps to a schema", async () => {
    const model = await chatOpenAI(['{"city": "Hangzhou"}']);
    const structured = model.withStructuredOutput(z.object({ city: z.string() }), { name: "place", method: "jsonSchema" });
    expect(await structured.invoke("Where?")).toEqual({ city: "Hangzhou" });
  });

  it("is told what is wrong", async () => {
    const model = await chatOpenAI([long]);
    await expect(model.invoke("tea ".repeat(20_000))).rejects.toMatchObject({ status: 400, code: "CONTEXT_OVERFLOW" });
    const wrong = new ChatOpenAI({
      model: "chatglm3-6b",
      apiKey: "sk-wrong",
      configuration: { baseURL: model.clientConfig.baseURL ?? "" },
    });
    await expect(wrong.invoke("Count.")).rejects.toMatchObject({ status: 401 });
  });
});

describe("LangChain's OpenAI and OpenAIEmbeddings", () => {
  it("complete and embed", async () => {
    const embedder = {
      embedDocuments: async (texts: string[]) => texts.map((text) => [text.length, 0.5, -1]),
      embedQuery: async (text: string) => [text.length, 0.5, -1],
    };
    const { url, client } = await serve({
      models: { "chatglm3-6b": await scriptedBackend([long]) },
      embeddings: { mini: embedder },
    });
    const configuration = { baseURL: `${url}/v1` };
    const llm = new OpenAI({
      model: "chatglm3-6b",
      apiKey: key,
      configuration,
      maxTokens: 200,

      maxRetries: 0,
    });
    expect(await llm.invoke("Count.")).toBe(long);
    const embeddings = new OpenAIEmbeddings({ model: "mini", apiKey: key, configuration });
    expect(await embeddings.embedDocuments(["tea", "green tea"])).toEqual([
      [3, 0.5, -1],
      [9, 0.5, -1],
    ]);
    expect(await embeddings.embedQuery("tea")).toEqual([3, 0.5, -1]);
    const plain = await client.embeddings.create({ model: "mini", input: "tea", encoding_format: "float" });
    expect(plain.data[0]?.embedding).toEqual([3, 0.5, -1]);
    await expect(client.embeddings.create({ model: "mini", input: "tea", dimensions: 2 })).rejects.toMatchObject({
      code: "UNSUPPORTED_FIELD",
      param: "dimensions",
    });
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(["chatglm3-6b", "mini"]);
  });
});
