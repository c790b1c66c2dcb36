import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { RemoteError } from "../../src/remote-model/remote-error.js";
import { realTiming } from "../../src/remote-model/timing.js";
import { collect, key, outcome, RecordedTiming, remote, request, textOf } from "./support/ask.js";
import { cut, delta, end, event, events, flood, hello, ScriptedServer, stall, status } from "./support/scripted-server.js";

/** Sends a comment every few milliseconds, for ever. */
const commentsAfter =
  (...texts: readonly string[]): ReturnType<typeof stall> =>
  (response, seen) => {
    const timer = setInterval(() => response.write(": still here\n\n"), 5);
    response.once("close", () => clearInterval(timer));
    return stall(...texts)(response, seen);
  };

describe("a server that stalls", () => {
  it.each([
    ["before its headers", () => {}],
    ["after its headers", stall()],
    ["before the first piece, but says who will speak", stall(delta({ role: "assistant" }))],
    ["with nothing but comments", commentsAfter()],
  ])("%s passes the first deadline", async (_when, play) => {
    await using server = await ScriptedServer.start(play);
    const timing = new RecordedTiming();
    const arrived = server.next();
    const reply = outcome(remote(server.baseUrl, { firstTokenTimeout: 70 }, timing).reply(request()));
    const seen = await arrived;
    timing.pass();
    const { given, error } = await reply;
    expect(given).toEqual([]);
    expect(error).toMatchObject({ code: "DEADLINE_EXCEEDED", message: expect.stringContaining("Within 70 ms") });
    await seen.closed;
    expect(server.requests).toHaveLength(1);
    expect(timing).toMatchObject({ deadlines: [70], running: false });
  });

  it.each([
    ["silently", stall(...hello.slice(0, 2))],
    ["with comments", commentsAfter(...hello.slice(0, 2))],
  ])("between two pieces passes the second, %s", async (_how, play) => {
    await using server = await ScriptedServer.start(play);
    const timing = new RecordedTiming();
    const reply = outcome(remote(server.baseUrl, { idleTimeout: 60 }, timing).reply(request()));
    await timing.started(60);
    timing.pass();
    const { given, error } = await reply;
    expect(textOf(given)).toBe("你");
    expect(error).toMatchObject({ code: "DEADLINE_EXCEEDED", message: expect.stringContaining("further piece") });
    await server.requests[0]?.closed;
    expect(timing).toMatchObject({ deadlines: [120_000, 60], running: false });
  });

  it("is given real time", async () => {
    await using server = await ScriptedServer.start(stall());
    const { error } = await outcome(remote(server.baseUrl, { firstTokenTimeout: 1 }, realTiming).reply(request()));
    expect(error).toMatchObject({ code: "DEADLINE_EXCEEDED" });
  });

  it("is not blamed for a slow reader", async () => {
    await using server = await ScriptedServer.start(events(...hello, end));
    const timing = new RecordedTiming();
    for await (const _ of remote(server.baseUrl, {}, timing).reply(request())) expect(timing.running).toBe(false);
    expect(timing.deadlines).toContain(60_000);
  });

  it("after its end mark is not waited for", async () => {
    await using server = await ScriptedServer.start(stall(...hello, end));
    expect(textOf(await collect(remote(server.baseUrl).reply(request())))).toBe("你好");
    await server.requests[0]?.closed;
  });
});

describe("trying again", () => {
  it("waits as long as a busy server asks, else exponentially", async () => {
    await using server = await ScriptedServer.start(
      status(429, { error: { message: "busy" } }, { "retry-after": "3" }),
      status(503, "overloaded"),
      status(500, {}, { "retry-after": new Date(0).toUTCString() }),
      status(502, {}, { "retry-after-ms": "9000" }),
      events(...hello, end),
    );
    const timing = new RecordedTiming();
    const given = await collect(remote(server.baseUrl, { maxRetries: 4 }, timing).reply(request()));
    expect(textOf(given)).toBe("你好");
    expect(timing.waits).toEqual([3_000, 750, 1_500, 9_000]);
    expect(server.requests.map(({ body }) => body)).toEqual(Array(5).fill(server.requests[0]?.body));
  });

  it("ends when the attempts are used up, with what the server said", async () => {
    await using server = await ScriptedServer.start(
      status(500, { object: "error", message: "CUDA\nout of memory" }, { "x-request-id": "r-1" }),
    );
    const timing = new RecordedTiming();
    const { error } = await outcome(remote(server.baseUrl, {}, timing).reply(request()));
    expect(error).toBeInstanceOf(RemoteError);
    expect(error).toMatchObject({
      code: "REMOTE_FAILED",
      status: 500,
      requestId: "r-1",
      message: `${server.baseUrl} answered 500: CUDA out of memory`,
    });
    expect(timing.waits).toEqual([375, 750]);
    expect(server.requests).toHaveLength(3);
  });

  it("does not wait for a server that asks for more than a minute", async () => {
    await using server = await ScriptedServer.start(status(429, { error: "daily quota" }, { "retry-after": "3600" }));
    const { error } = await outcome(remote(server.baseUrl).reply(request()));
    expect(error).toMatchObject({
      code: "OVERLOADED",
      status: 429,
      retryAfterMs: 3_600_000,
      message: expect.stringMatching(/daily quota/),
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [400, { error: { message: "bad temperature" } }, "REMOTE_FAILED"],
    [400, { message: "This model's maximum context length is 8192 tokens, you asked for 9000." }, "CONTEXT_OVERFLOW"],
    [401, { error: { message: "who are you" } }, "REMOTE_FAILED"],
    [404, { detail: "Not Found" }, "REMOTE_FAILED"],
    [408, "", "REMOTE_FAILED"],
    [422, { detail: [{ msg: "field required" }] }, "REMOTE_FAILED"],
  ])("never follows %i", async (code, body, expected) => {
    await using server = await ScriptedServer.start(status(code, body));
    const { error } = await outcome(remote(server.baseUrl).reply(request()));
    expect(error).toMatchObject({ code: expected, status: code });
    expect(String(error)).toMatch(/bad temperature|maximum context|who are you|Not Found|answered 408\.|field required/);
    expect(server.requests).toHaveLength(1);
  });

  it("follows a connection cut before the first piece", async () => {
    await using server = await ScriptedServer.start(
      (_response, { socket }) => void socket.resetAndDestroy(),
      cut(delta({ role: "assistant" })),
      events(...hello, end),
    );
    const timing = new RecordedTiming();
    expect(textOf(await collect(remote(server.baseUrl, {}, timing).reply(request())))).toBe("你好");
    expect(timing.waits).toHaveLength(2);
  });

  it("follows a connection that ended in good order before the first piece", async () => {
    await using server = await ScriptedServer.start(
      (_response, { socket }) => void socket.end(),
      (response, { socket }) => {
        response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
        response.write(delta({ role: "assistant" }), () => socket.end());
      },
      events(...hello, end),
    );
    const timing = new RecordedTiming();
    expect(textOf(await collect(remote(server.baseUrl, {}, timing).reply(request())))).toBe("你好");
    expect(timing.waits).toHaveLength(2);
  });

  it("never follows one cut after the first piece", async () => {
    await using server = await ScriptedServer.start(stall(...hello.slice(0, 2)));
    const given: string[] = [];
    const reading = (async () => {
      for await (const piece of remote(server.baseUrl).reply(request())) {
        given.push(piece.type);
        server.requests[0]?.socket.resetAndDestroy();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: "REMOTE_FAILED", connectionReset: true });
    expect(given).toEqual(["text-delta"]);
    expect(server.requests).toHaveLength(1);
  });

  it("never follows a server that is not there", async () => {
    const server = await ScriptedServer.start();
    const { baseUrl } = server;
    await server[Symbol.asyncDispose]();
    const timing = new RecordedTiming();
    const { error } = await outcome(remote(baseUrl, {}, timing).reply(request()));
    expect(error).toMatchObject({ code: "REMOTE_FAILED", message: expect.stringContaining("ECONNREFUSED") });
    expect(timing.waits).toEqual([]);
  });

  it("is given up when the signal fires meanwhile", async () => {
    await using server = await ScriptedServer.start(status(503, ""));
    const controller = new AbortController();
    const timing = new RecordedTiming();
    timing.wait = async () => {
      controller.abort();
      throw new Error("woken");
    };
    const { error } = await outcome(remote(server.baseUrl, {}, timing).reply(request({ signal: controller.signal })));
    expect(error).toMatchObject({ name: "AbortError" });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a server that sends garbage", () => {
  const call = (fields: object): string => delta({ tool_calls: [fields] });
  it.each([
    ["a page", status(200, "<!doctype html><p>login", { "content-type": "text/html" }), /text\/html.*page of HTML/],
    ["one JSON object", status(200, { choices: [] }), /application\/json instead of a stream/],
    ["no JSON", events(event("{oops")), /not JSON/],
    ["a number", events(event("7")), /no OpenAI-compatible reply/],
    ["null", events(event("null")), /no OpenAI-compatible reply/],
    ["an array", events(event("[]")), /no OpenAI-compatible reply/],
    ["deep nesting", events(event("[".repeat(200_000))), /not JSON/],
    ["a number for text", events(delta({ content: 5 })), /content/],
    ["an object for arguments", events(call({ index: 0, id: "a", function: { name: "f", arguments: {} } })), /arguments/],
    ["a negative index", events(call({ index: -1, id: "a", function: { name: "f" } })), /index/],
    ["a huge index", events(call({ index: 1e9, id: "a", function: { name: "f" } })), /index/],
    ["a call without a name", events(call({ index: 0, id: "a", function: { arguments: "{}" } })), /without a name/],
    [
      "one index for two calls",
      events(call({ index: 0, id: "a", function: { name: "f" } }) + call({ index: 0, id: "b", function: { name: "g" } })),
      /two names or ids/,
    ],
    ["two replies", events(event({ choices: [{ index: 0 }, { index: 0 }] })), /only one reply/],
    ["another reply", events(event({ choices: [{ index: 1, delta: { content: "x" } }] })), /only one reply/],
    ["words for numbers", events(event({ choices: [], usage: { prompt_tokens: "many" } })), /prompt_tokens/],
    ["an error", events(event({ error: { message: "out of memory", code: 500 } })), /broke off its reply: out of memory/],
    ["an overflow", events(event({ error: { message: "maximum context length is 8192" } })), /maximum context length/],
    ["a nested error", events(event(`{"error":${"[".repeat(200_000)}${"]".repeat(200_000)}}`)), /failed|broke off/],
    ["an abort", events(delta({}, "abort")), /aborted/],
    ["nothing", events(), /before the reply had ended/],
    ["an early end", events(...hello.slice(0, 3)), /before the reply had ended/],
    ["an early end mark", events(...hello.slice(0, 3), end), /before the reply had ended/],
    ["binary", events("\u0000\u0001\u0002\uffff\n\n"), /before the reply had ended/],
    [
      "a redirect",
      status(307, "", { location: "http://example.invalid/v1?x" }),
      /redirect to http:\/\/example.invalid, which is not followed/,
    ],
  ])("such as %s gives one clear error", async (_what, play, message) => {
    await using server = await ScriptedServer.start(play);
    const logs = (["log", "warn", "error", "info", "debug"] as const).map((name) => vi.spyOn(console, name));
    const { error } = await outcome(remote(server.baseUrl).reply(request()));
    expect(error).toBeInstanceOf(RemoteError);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
    expect((error as RemoteError).code).toMatch(/REMOTE_FAILED|CONTEXT_OVERFLOW/);
    expect((error as RemoteError).message.length).toBeLessThan(1200);
    expect(server.requests).toHaveLength(1);
    for (const log of logs) expect(log).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  const piece = "x".repeat(1 << 16);
  it.each([
    ["a line that never ends", flood(piece), /without ending an event/],
    ["an event that never ends", flood("data: 1\n".repeat(1 << 12)), /without ending an event/],
    ["comments that never end", flood(": \n".repeat(1 << 12)), /without ending an event/],
    ["a page that never ends", flood(piece, { "content-type": "text/html" }), /text\/html/],
    ["an error that never ends", flood(piece, { "content-type": "text/plain" }, 400), /answered 400/],
    [
      "one piece of a gigabyte",
      flood(piece, { "content-type": "text/event-stream", "content-length": String(2 ** 30) }),
      /without ending an event/,
    ],
  ])("such as %s is left after a bounded part of it", async (_what, play, message) => {
    await using server = await ScriptedServer.start(play);
    const { error } = await outcome(remote(server.baseUrl).reply(request()));
    expect(String(error)).toMatch(message);
    await server.requests[0]?.closed;
    // What was read, and what the buffers of two sockets hold.
    expect(play.sent).toBeLessThan(32 << 20);
  });

  it("such as a reply that never ends is left, too", async () => {
    const play = flood(`: ${"x".repeat(1 << 18)}\n\n`);
    await using server = await ScriptedServer.start(play);
    const { error } = await outcome(remote(server.baseUrl).reply(request()));
    expect(error).toMatchObject({ code: "REMOTE_FAILED", message: "The server's reply passes 67108864 bytes." });
    await server.requests[0]?.closed;
  });
});

describe("the key", () => {
  const echo = `you sent ${key} and ${encodeURIComponent(key)}`;
  it.each([
    ["an error", status(401, { error: { message: echo, code: key } }, { "x-request-id": key })],
    ["an unreadable error", status(400, `{"${echo}`)],
    ["an error that ends in the middle of it", status(400, `${"x".repeat(490)}${key}`)],
    ["a page", status(200, echo, { "content-type": "text/plain" })],
    ["a type", status(200, "", { "content-type": `text/${key}` })],
    ["a redirect", status(302, "", { location: `http://${key}.invalid/` })],
    ["an event", events(event(`{"${echo}`))],
    ["an error within a stream", events(event({ error: { message: echo, [key]: key } }))],
    ["a wrong error within a stream", events(event({ error: { [key]: key } }))],
    ["a reason to end", events(delta({}, key.repeat(9)))],
    ["a tool call", events(delta({ tool_calls: [{ id: key, function: { arguments: key } }] }))],
  ])("repeated by the server in %s appears nowhere", async (_where, play) => {
    await using server = await ScriptedServer.start(play);
    const written = (["log", "warn", "error", "info", "debug"] as const).map((name) => vi.spyOn(console, name));
    const model = remote(server.baseUrl);
    const { error } = await outcome(model.reply(request()));
    expect(error).toBeInstanceOf(Error);
    expect(server.requests[0]?.headers.authorization).toContain(key);
    const { stack, message, cause } = error as Error;
    const shown = [
      stack,
      message,
      inspect(cause),
      String(error),
      JSON.stringify(error),
      inspect(error, { depth: 20, showHidden: true }),
    ];
    for (const text of shown) {
      expect(text ?? "").not.toContain(key);
      // Half a key is half a secret.
      expect(text ?? "").not.toContain(key.slice(0, 10));
    }
    for (const log of written) expect(log).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it("is no part of the model as it is shown, nor of its identity", async () => {
    await using server = await ScriptedServer.start(events(...hello, end));
    const model = remote(server.baseUrl, { temperature: 0.5, systemPrompt: "Be brief." });
    await collect(model.reply(request()));
    expect(model.identity).toEqual({
      baseUrl: server.baseUrl,
      model: "chatglm3-6b",
      endpoint: "chat",
      temperature: 0.5,
      systemPrompt: "Be brief.",
    });
    for (const shown of [inspect(model, { depth: 20, showHidden: true }), JSON.stringify(model), String(model)]) {
      expect(shown).not.toContain(key);
    }
  });

  it("is not sent where a redirect leads", async () => {
    await using elsewhere = await ScriptedServer.start(events(...hello, end));
    for (const code of [301, 302, 303, 307, 308]) {
      await using server = await ScriptedServer.start(status(code, "", { location: `${elsewhere.baseUrl}/chat/completions` }));
      const { error } = await outcome(remote(server.baseUrl).reply(request()));
      expect(error).toMatchObject({ status: code, code: "REMOTE_FAILED" });
      expect(server.requests).toHaveLength(1);
    }
    expect(elsewhere.requests).toEqual([]);
  });
});

describe("options", () => {
  const secret = "http://user:hunter2@host/v1";
  it.each([
    [{ baseUrl: "localhost:8000" }, "baseUrl"],
    [{ baseUrl: "ftp://host/v1" }, "baseUrl"],
    [{ baseUrl: secret }, "baseUrl"],
    [{ baseUrl: "http://host/v1?token=hunter2" }, "baseUrl"],
    [{ model: "" }, "model"],
    [{ apiKey: "hunter2\r\nx-other: 1" }, "apiKey"],
    [{ apiKey: "" }, "apiKey"],
    [{ firstTokenTimeout: 0 }, "firstTokenTimeout"],
    [{ idleTimeout: 300_001 }, "idleTimeout"],
    [{ maxRetries: -1 }, "maxRetries"],
    [{ temperature: -1 }, "temperature"],
  ])("out of range are refused by name, without repeating them: %o", (options, name) => {
    const failure = (() => {
      try {
        return remote("http://host/v1", options);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toMatchObject({ code: "INVALID_OPTION", message: expect.stringContaining(name) });
    expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain("hunter2");
  });
});
