import { afterEach, describe, expect, it, vi } from "vitest";
import type { ChatMessage } from "../../src/chat/chat-message.js";
import { collect, key, outcome, remote, request, textOf } from "./support/ask.js";
import { delta, end, event, events, hello, ScriptedServer, stall, usage } from "./support/scripted-server.js";

const weather = { name: "get_weather", description: "Weather of a city", parameters: { type: "object", properties: {} } };

afterEach(() => vi.unstubAllEnvs());

describe("a reply", () => {
  it("comes piece by piece and ends with its reason and its tokens", async () => {
    await using server = await ScriptedServer.start(events(...hello, usage(7, 2), end));
    expect(await collect(remote(server.baseUrl).reply(request()))).toEqual([
      { type: "text-delta", text: "你" },
      { type: "text-delta", text: "好" },
      { type: "finish", reason: "stop", usage: { promptTokens: 7, outputTokens: 2 } },
    ]);
  });

  it("needs neither token counts, nor an end mark, nor an empty line after its last event, nor plain line ends", async () => {
    const text = hello.join("").replaceAll("\n", "\r\n").trimEnd();
    await using server = await ScriptedServer.start(events(": welcome\r\n\r\nretry: 5\r\n", text));
    const given = await collect(remote(server.baseUrl, { streamUsage: false }).reply(request()));
    expect(textOf(given)).toBe("你好");
    expect(given.at(-1)).toEqual({ type: "finish", reason: "stop" });
    expect(server.requests[0]?.body).not.toHaveProperty("stream_options");
  });

  it("tells cached tokens, and leaves out the white space ChatGLM3 begins with", async () => {
    const counted = event({
      choices: [],
      usage: { prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 4 } },
    });
    await using server = await ScriptedServer.start(
      events(delta({ content: "\n" }), delta({ content: " 你 " }), delta({ content: "\n" }, "length"), counted, end),
    );
    const given = await collect(remote(server.baseUrl).reply(request()));
    expect(textOf(given)).toBe("你 \n");
    expect(given.at(-1)).toMatchObject({ reason: "length", usage: { promptTokens: 9, outputTokens: 1, cachedTokens: 4 } });
  });

  it("gives tool calls as they stream, by index, whatever their order", async () => {
    await using server = await ScriptedServer.start(
      events(
        delta({ tool_calls: [{ index: 0, id: "a", type: "function", function: { name: "get_weather", arguments: "" } }] }),
        delta({ tool_calls: [{ index: 0, function: { arguments: '{"city":' } }] }),
        delta({ tool_calls: [{ index: 1, id: "b", type: "function", function: { name: "get_time", arguments: "{}" } }] }),
        delta({ tool_calls: [{ index: 0, id: "a", function: { name: "get_weather", arguments: '"北京"}' } }] }),
        delta({}, "stop"),
        end,
      ),
    );
    expect(await collect(remote(server.baseUrl).reply(request({ tools: [weather] })))).toEqual([
      { type: "tool-call-delta", index: 0, id: "a", name: "get_weather", args: "" },
      { type: "tool-call-delta", index: 0, args: '{"city":' },
      { type: "tool-call-delta", index: 1, id: "b", name: "get_time", args: "{}" },
      { type: "tool-call-delta", index: 0, args: '"北京"}' },
      { type: "finish", reason: "tool_calls" },
    ]);
  });

  it("reads calls without an index, and the form before tool calls", async () => {
    await using server = await ScriptedServer.start(
      events(
        delta({ tool_calls: [{ id: "x", function: { name: "f", arguments: "{}" } }] }),
        delta({ tool_calls: [{ id: "y", function: { name: "g", arguments: "{" } }] }),
        delta({ tool_calls: [{ function: { arguments: "}" } }] }, "tool_calls"),
      ),
      events(delta({ function_call: { name: "f", arguments: "{}" } }, "function_call")),
    );
    const model = remote(server.baseUrl);
    expect(await collect(model.reply(request()))).toMatchObject([
      { index: 0, id: "x", name: "f", args: "{}" },
      { index: 1, id: "y", name: "g", args: "{" },
      { index: 1, args: "}" },
      { reason: "tool_calls" },
    ]);
    expect(await collect(model.reply(request()))).toMatchObject([
      { index: 0, id: expect.stringMatching(/^call_/), name: "f", args: "{}" },
      { reason: "tool_calls" },
    ]);
  });

  it("from the completions endpoint keeps every character", async () => {
    const piece = (text: string, finish_reason: string | null): string => event({ choices: [{ index: 0, text, finish_reason }] });
    await using server = await ScriptedServer.start(events(piece(" one", null), piece("\n", "stop"), end));
    const model = remote(server.baseUrl, { endpoint: "completions" });
    expect(textOf(await collect(model.reply(request())))).toBe(" one\n");
    expect(server.requests[0]).toMatchObject({ path: "/v1/completions", body: { prompt: "你是谁?", stream: true } });
    expect((await outcome(model.reply(request({ tools: [weather] })))).error).toMatchObject({ code: "INVALID_OPTION" });
  });
});

describe("a request", () => {
  it("carries the conversation, the options and nothing else", async () => {
    vi.stubEnv("OPENAI_CUSTOM_HEADERS", "x-leak: yes");
    vi.stubEnv("OPENAI_ORG_ID", "org-leak");
    vi.stubEnv("OPENAI_API_KEY", "sk-leak");
    vi.stubEnv("OPENAI_BASE_URL", "http://127.0.0.1:1");
    await using server = await ScriptedServer.start(events(...hello, end));
    const options = { temperature: 0, topP: 0.9, topK: 0, maxTokens: 5, repetitionPenalty: 1.1, seed: 3, stop: ["\n"] };
    await collect(remote(`${server.baseUrl}/`).reply(request({ options })));
    await collect(remote(server.baseUrl, { apiKey: undefined }).reply(request()));
    const [first, second] = server.requests;
    expect(first?.path).toBe("/v1/chat/completions");
    expect(first?.body).toEqual({
      model: "chatglm3-6b",
      messages: [{ role: "user", content: "你是谁?" }],
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0,
      top_p: 0.9,
      top_k: -1,
      max_tokens: 5,
      repetition_penalty: 1.1,
      seed: 3,
      stop: ["\n"],
    });
    expect(first?.headers).toMatchObject({ authorization: `Bearer ${key}`, "user-agent": "langchain-chatglm" });
    expect(second?.headers).not.toHaveProperty("authorization");
    for (const { headers } of server.requests) {
      expect(JSON.stringify(headers)).not.toMatch(/leak|stainless|openai/);
    }
  });

  it("writes every kind of message in the server's words", async () => {
    await using server = await ScriptedServer.start(events(...hello, end));
    const messages: ChatMessage[] = [
      { role: "user", content: "北京天气?" },
      { role: "assistant", content: "", toolCalls: [{ id: "a", name: "get_weather", args: { city: "北京" } }] },
      { role: "tool", toolCallId: "a", content: "晴" },
      { role: "assistant", content: "晴天。" },
      { role: "observation", content: "25°" },
      { role: "function", name: "get_wind", content: "3 m/s" },
      { role: "user", content: "谢谢" },
    ];
    const model = remote(server.baseUrl, { systemPrompt: "简短。" });
    await collect(model.reply(request({ tools: [weather], toolChoice: "any" }, messages)));
    await collect(
      model.reply(request({ tools: [weather], toolChoice: { name: "get_weather" } }, [{ role: "system", content: "你好。" }])),
    );
    await collect(model.reply(request({ responseSchema: { type: "object" } })));
    const [first, second, third] = server.requests.map(({ body }) => body);
    expect(first).toMatchObject({ tools: [{ type: "function", function: weather }], tool_choice: "required" });
    expect(first?.["messages"]).toEqual([
      { role: "system", content: "简短。" },
      { role: "user", content: "北京天气?" },
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "a", type: "function", function: { name: "get_weather", arguments: '{"city":"北京"}' } }],
      },
      { role: "tool", tool_call_id: "a", content: "晴" },
      { role: "assistant", content: "晴天。" },
      { role: "observation", content: "25°" },
      { role: "function", name: "get_wind", content: "3 m/s" },
      { role: "user", content: "谢谢" },
    ]);
    expect(second).toMatchObject({
      messages: [{ role: "system", content: "你好。" }],
      tool_choice: { type: "function", function: { name: "get_weather" } },
    });
    expect(third).toMatchObject({
      response_format: { type: "json_schema", json_schema: { name: "reply", schema: { type: "object" }, strict: true } },
    });
  });

  it("without a message is refused before it leaves", async () => {
    await using server = await ScriptedServer.start(events(...hello));
    expect((await outcome(remote(server.baseUrl).reply(request({}, [])))).error).toMatchObject({ code: "INVALID_OPTION" });
    const copied = request({ options: { copyOnly: true } });
    expect((await outcome(remote(server.baseUrl).reply(copied))).error).toMatchObject({ code: "INVALID_OPTION" });
    expect(server.requests).toEqual([]);
  });

  it("after request uses the connections of earlier ones", async () => {
    await using server = await ScriptedServer.start(events(...hello, end));
    const model = remote(server.baseUrl);
    for (let count = 0; count < 8; count++) await collect(model.reply(request()));
    // fetch gives a connection back a moment after the body's end, so that two may take turns.
    expect(new Set(server.requests.map(({ socket }) => socket)).size).toBeLessThanOrEqual(2);
  });

  it("side by side with others gets its own reply", async () => {
    await using server = await ScriptedServer.start((response, seen) => {
      const [message] = seen.body["messages"] as { content: string }[];
      return events(delta({ content: message?.content }, "stop"), end)(response, seen);
    });
    const model = remote(server.baseUrl);
    const texts = Array.from({ length: 20 }, (_, index) => `question ${index}`);
    const replies = await Promise.all(texts.map((text) => collect(model.reply(request({}, [{ role: "user", content: text }])))));
    expect(replies.map(textOf)).toEqual(texts);
  });
});

describe("stopping", () => {
  it("before an answer begins closes the connection and gives the signal's reason", async () => {
    await using server = await ScriptedServer.start(() => {});
    const controller = new AbortController();
    const arrived = server.next();
    const reply = outcome(remote(server.baseUrl).reply(request({ signal: controller.signal })));
    const seen = await arrived;
    controller.abort(new Error("enough"));
    expect((await reply).error).toMatchObject({ message: "enough" });
    await seen.closed;
  });

  it("in the middle closes the connection and keeps what came", async () => {
    await using server = await ScriptedServer.start(stall(...hello.slice(0, 2)));
    const controller = new AbortController();
    const given: string[] = [];
    const reading = (async () => {
      for await (const piece of remote(server.baseUrl).reply(request({ signal: controller.signal }))) {
        given.push(piece.type);
        controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(given).toEqual(["text-delta"]);
    await server.requests[0]?.closed;
  });

  it("by leaving the loop closes the connection", async () => {
    await using server = await ScriptedServer.start(stall(...hello.slice(0, 2)));
    for await (const _ of remote(server.baseUrl).reply(request())) break;
    await server.requests[0]?.closed;
  });

  it("before it began sends nothing", async () => {
    await using server = await ScriptedServer.start(events(...hello));
    const { error } = await outcome(remote(server.baseUrl).reply(request({ signal: AbortSignal.abort() })));
    expect(error).toMatchObject({ name: "AbortError" });
    expect(server.requests).toEqual([]);
  });

  it("leaves no listener on the signal", async () => {
    await using server = await ScriptedServer.start(events(...hello, end));
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")];
    await collect(remote(server.baseUrl).reply(request({ signal })));
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });
});
