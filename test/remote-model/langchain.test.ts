import { inspect } from "node:util";
import { InMemoryCache } from "@langchain/core/caches";
import { ContextOverflowError, ModelAbortError } from "@langchain/core/errors";
import { HumanMessage } from "@langchain/core/messages";
import { BaseTracer, type Run } from "@langchain/core/tracers/base";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { ChatGLM } from "../../src/langchain/llm.js";
import { key } from "./support/ask.js";
import { delta, end, event, events, hello, ScriptedServer, stall, status, usage } from "./support/scripted-server.js";

/** Keeps every run as LangSmith's tracer would send it. */
class RunKeeper extends BaseTracer {
  readonly name = "run-keeper";
  readonly runs: Run[] = [];

  protected override async persistRun(run: Run): Promise<void> {
    this.runs.push(run);
  }
}

/** A cache whose keys can be looked at. */
class OpenCache extends InMemoryCache {
  readonly keys: string[] = [];

  override lookup(prompt: string, model: string): ReturnType<InMemoryCache["lookup"]> {
    this.keys.push(prompt, model);
    return super.lookup(prompt, model);
  }
}

const fields = (server: ScriptedServer) => ({ baseUrl: server.baseUrl, model: "chatglm3-6b", apiKey: key, maxRetries: 0 });

describe("ChatGLMChatModel on a server", () => {
  it("answers, streams and counts", async () => {
    await using server = await ScriptedServer.start(events(...hello, usage(7, 2), end));
    const chat = new ChatGLMChatModel({ ...fields(server), temperature: 0.3 });
    const reply = await chat.invoke("你是谁?", { maxTokens: 9 });
    expect(reply.text).toBe("你好");
    expect(reply.usage_metadata).toMatchObject({ input_tokens: 7, output_tokens: 2, total_tokens: 9 });
    expect(reply.response_metadata).toMatchObject({ model_name: "chatglm3-6b", finish_reason: "stop" });
    const chunks: string[] = [];
    for await (const chunk of await chat.stream([new HumanMessage("你是谁?")])) chunks.push(chunk.text);
    expect(chunks.filter((text) => text !== "")).toEqual(["你", "好"]);
    expect(server.requests.map(({ body }) => body)).toMatchObject([{ temperature: 0.3, max_tokens: 9 }, { temperature: 0.3 }]);
    expect(await chat.getNumTokens("你好, world")).toBe(4);
    expect(chat.model).toBe("chatglm3-6b");
    expect(chat.profile).toMatchObject({ toolCalling: true });
  });

  it("keeps what came when a signal fires, and closes the connection", async () => {
    await using server = await ScriptedServer.start(stall(...hello.slice(0, 2)));
    const controller = new AbortController();
    const chat = new ChatGLMChatModel(fields(server));
    const callbacks = [{ handleLLMNewToken: () => controller.abort() }];
    const error = await chat.invoke("hi", { signal: controller.signal, callbacks }).catch((thrown: unknown) => thrown);
    expect(ModelAbortError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ partialOutput: expect.objectContaining({ content: "你" }) });
    await server.requests[0]?.closed;
  });

  it("gives up a server that has not answered yet", async () => {
    await using server = await ScriptedServer.start(() => {});
    const controller = new AbortController();
    const arrived = server.next();
    const asked = new ChatGLMChatModel(fields(server))
      .invoke("hi", { signal: controller.signal })
      .catch((error: unknown) => error);
    const { closed } = await arrived;
    controller.abort();
    expect(await asked).toMatchObject({ name: "ModelAbortError", cause: { name: "AbortError" } });
    await closed;
  });

  it("knows an overflow when the server tells of one", async () => {
    await using server = await ScriptedServer.start(
      status(400, { message: "This model's maximum context length is 8192 tokens. However, you requested 9001 tokens." }),
    );
    const error = await new ChatGLMChatModel(fields(server)).invoke("hi").catch((thrown: unknown) => thrown);
    expect(ContextOverflowError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: "CONTEXT_OVERFLOW", message: expect.stringContaining("9001") });
  });

  it("shows its key to nobody: traces, cache keys, errors, prints, logs", async () => {
    await using server = await ScriptedServer.start(
      events(...hello, usage(1, 2), end),
      status(401, { error: { message: `wrong key ${key}` } }),
    );
    const logs = (["log", "warn", "error", "info", "debug"] as const).map((name) => vi.spyOn(console, name));
    const keeper = new RunKeeper();
    const cache = new OpenCache();
    const chat = new ChatGLMChatModel({ ...fields(server), cache });
    await chat.invoke("hi", { callbacks: [keeper] });
    const error = await chat.invoke("ho", { callbacks: [keeper] }).catch((thrown: unknown) => thrown);
    const llm = new ChatGLM({ ...fields(server), cache });
    const seen: unknown[] = [chat, llm, chat.withConfig({ temperature: 0 }), chat.bindTools([]), error, keeper.runs, cache.keys];
    seen.push(
      chat._identifyingParams(),
      chat.getLsParams({}),
      chat.invocationParams(),
      chat.toJSON(),
      chat.lc_kwargs,
      llm.lc_kwargs,
    );
    expect(keeper.runs).toHaveLength(2);
    expect(cache.keys.length).toBeGreaterThan(0);
    for (const value of seen) {
      expect(inspect(value, { depth: 30, showHidden: true, maxStringLength: null })).not.toContain(key);
      expect(String(value)).not.toContain(key);
    }
    expect(JSON.stringify([chat, llm, error, cache.keys])).not.toContain(key);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${key}`, `Bearer ${key}`]);
    for (const log of logs) expect(log).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it("answers from LangChain's cache without the server, but not for another server", async () => {
    await using server = await ScriptedServer.start(events(...hello, end));
    await using other = await ScriptedServer.start(events(...hello, end));
    const cache = new InMemoryCache();
    await new ChatGLMChatModel({ ...fields(server), cache }).invoke("hi");
    await new ChatGLMChatModel({ ...fields(server), cache, apiKey: "another" }).invoke("hi");
    await new ChatGLMChatModel({ ...fields(other), cache }).invoke("hi");
    expect([server.requests.length, other.requests.length]).toEqual([1, 1]);
  });

  it("sends tools and reads the call", async () => {
    const call = { index: 0, id: "a", type: "function", function: { name: "get_weather", arguments: '{"city":"北京"}' } };
    await using server = await ScriptedServer.start(events(delta({ tool_calls: [call] }, "tool_calls"), end));
    const schema = { type: "object", properties: { city: { type: "string" } } };
    const tools = [{ name: "get_weather", description: "Weather", schema }];
    const reply = await new ChatGLMChatModel(fields(server)).bindTools(tools, { tool_choice: "any" }).invoke("北京天气?");
    expect(reply.tool_calls).toMatchObject([{ id: "a", name: "get_weather", args: { city: "北京" } }]);
    expect(server.requests[0]?.body).toMatchObject({
      tool_choice: "required",
      tools: [{ type: "function", function: { name: "get_weather", parameters: schema } }],
    });
  });
});

describe("structured output from a server", () => {
  const person = z.object({ name: z.string() });

  it("asks for the schema and validates what comes", async () => {
    await using server = await ScriptedServer.start(
      events(delta({ content: '{"name":' }), delta({ content: '"Ada"}' }, "stop"), end),
      events(delta({ content: "I can't." }, "stop"), end),
    );
    const structured = new ChatGLMChatModel(fields(server)).withStructuredOutput(person);
    expect(await structured.invoke("Who?")).toEqual({ name: "Ada" });
    expect(server.requests[0]?.body).toMatchObject({
      response_format: { type: "json_schema", json_schema: { schema: { properties: { name: { type: "string" } } } } },
    });
    await expect(structured.invoke("Who?")).rejects.toMatchObject({ lc_error_code: "OUTPUT_PARSING_FAILURE" });
  });
});

describe("ChatGLM on a server", () => {
  it("puts its string as one user message, or as it stands", async () => {
    await using server = await ScriptedServer.start(
      events(...hello, end),
      events(event({ choices: [{ index: 0, text: " 好", finish_reason: "stop" }] }), end),
    );
    expect(await new ChatGLM(fields(server)).invoke("你")).toBe("你好");
    expect(await new ChatGLM({ ...fields(server), endpoint: "completions" }).invoke("你")).toBe(" 好");
    expect(server.requests).toMatchObject([
      { path: "/v1/chat/completions", body: { messages: [{ role: "user", content: "你" }] } },
      { path: "/v1/completions", body: { prompt: "你" } },
    ]);
  });
});
