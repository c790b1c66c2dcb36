import { RateLimitError } from "openai";
import { describe, expect, it } from "vitest";
import { RemoteModel } from "../../src/remote-model/remote-model.js";
import { GatedBackend } from "./support/gated-backend.js";
import { key, post, serve } from "./support/serve.js";

const request = { model: "gated", messages: [{ role: "user" as const, content: "Count." }] };
const other = "sk-test-fedcba9876543210";
const whole = "one two three";

describe("a full server", () => {
  it("answers 429 with Retry-After at once, and the others in their turn", async () => {
    const backend = new GatedBackend();
    const { client, url } = await serve({ backend, limits: { running: 1, waiting: 1 } });
    const first = client.chat.completions.create(request);
    await backend.until(() => backend.calls.length === 1);
    const second = client.chat.completions.create(request);
    await expect.poll(async () => (await (await fetch(`${url}/metrics`)).text()).match(/server_waiting (\d)/)?.[1]).toBe("1");
    const third = await client.chat.completions.create({ ...request, stream: true }).catch((error: unknown) => error);
    expect(third).toBeInstanceOf(RateLimitError);
    expect(third).toMatchObject({ status: 429, code: "OVERLOADED", type: "rate_limit_error" });
    expect((third as RateLimitError).headers.get("retry-after")).toMatch(/^\d+$/);
    expect(backend.calls).toHaveLength(1);
    backend.release();
    const texts = (await Promise.all([first, second])).map(({ choices }) => choices[0]?.message.content);
    expect(texts).toEqual([whole, whole]);
    expect((await client.chat.completions.create(request)).choices[0]?.message.content).toBe(whole);
  });

  it("takes all choices of a request, or none", async () => {
    const backend = new GatedBackend();
    const { client } = await serve({ backend, limits: { running: 1, waiting: 1 } });
    const three = await client.chat.completions.create({ ...request, n: 3 }).catch((error: unknown) => error);
    expect(three).toMatchObject({ status: 400, code: "INVALID_OPTION" });
    const running = client.chat.completions.create(request);
    await backend.until(() => backend.calls.length === 1);
    const two = await client.chat.completions.create({ ...request, n: 2 }).catch((error: unknown) => error);
    expect(two).toMatchObject({ status: 429 });
    backend.release();
    await running;
    expect((await client.chat.completions.create({ ...request, n: 2 })).choices).toHaveLength(2);
  });
});

describe("one key", () => {
  it("takes no more places than its share, waiting ones among them, and gives them back", async () => {
    const backend = new GatedBackend();
    const limits = { running: 1, waiting: 8, perScope: 2 };
    const { client } = await serve({ backend, keys: [key, { key: other, scope: "north" }], limits });
    const own = [1, 2].map(() => client.chat.completions.create(request));
    await backend.until(() => backend.calls.length === 1);
    const third = await client.chat.completions.create(request).catch((error: unknown) => error);
    expect(third).toMatchObject({ status: 429, code: "OVERLOADED", message: expect.stringContaining("the most is 2") });
    expect((third as RateLimitError).headers.get("retry-after")).toMatch(/^\d+$/);
    const others = client.withOptions({ apiKey: other }).chat.completions.create(request);
    const three = await client.chat.completions.create({ ...request, n: 3 }).catch((error: unknown) => error);
    expect(three).toMatchObject({ status: 400, code: "INVALID_OPTION" });
    backend.release();
    for (const reply of await Promise.all([...own, others])) expect(reply.choices[0]?.message.content).toBe(whole);
    expect((await client.chat.completions.create({ ...request, n: 2 })).choices).toHaveLength(2);
  });
});

describe("a client that goes", () => {
  it.each([
    ["in the middle of a stream", true],
    ["while it waits for a whole reply", false],
  ])("%s cancels its generation, and frees its place", async (_when, stream) => {
    const backend = new GatedBackend();
    const { client } = await serve({ backend, limits: { running: 1, waiting: 0 } });
    const leaving = new AbortController();
    const asked = client.chat.completions
      .create({ ...request, stream }, { signal: leaving.signal })
      .then(async (reply) => {
        if ("choices" in reply) return;
        for await (const _ of reply) if (backend.calls.length > 0) leaving.abort();
      })
      .catch(() => {});
    await backend.until(() => backend.calls.length === 1);
    if (stream) backend.release(1);
    else leaving.abort();
    await backend.until(() => backend.ends.length === 1);
    expect(backend.ends).toEqual(["cancelled"]);
    await asked;
    backend.release();
    expect((await client.chat.completions.create(request)).choices[0]?.message.content).toBe(whole);
  });

  it("while it waits for its turn is never generated", async () => {
    const backend = new GatedBackend();
    const { client, url } = await serve({ backend, limits: { running: 1, waiting: 1 } });
    const first = client.chat.completions.create(request);
    await backend.until(() => backend.calls.length === 1);
    const leaving = new AbortController();
    const second = client.chat.completions.create(request, { signal: leaving.signal }).catch(() => "left");
    const waiting = async () => (await (await fetch(`${url}/metrics`)).text()).match(/server_waiting (\d)/)?.[1];
    await expect.poll(waiting).toBe("1");
    leaving.abort();
    expect(await second).toBe("left");
    await expect.poll(waiting).toBe("0");
    backend.release();
    await first;
    expect(backend.calls).toHaveLength(1);
  });
});

describe("a reply that takes too long", () => {
  it("is a 504 before its first piece, and an error event behind it", async () => {
    const backend = new GatedBackend();
    const { client, url } = await serve({ backend, limits: { replyTime: 2_000 }, onError: () => {} });
    const whole = await client.chat.completions.create(request).catch((error: unknown) => error);
    expect(whole).toMatchObject({ status: 504, code: "DEADLINE_EXCEEDED" });
    backend.release(1);
    const response = await post(`${url}/v1/chat/completions`, { ...request, stream: true });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('"content":"one "');
    expect(text.trim().split("\n\n").at(-1)).toMatch(/^data: \{"error":\{.*"code":"DEADLINE_EXCEEDED"/);
    expect(text).not.toContain("[DONE]");
    expect(backend.ends).toEqual(["cancelled", "cancelled"]);
  });
});

describe("a stream", () => {
  it("sends comments while the model says nothing, which the client doesn't take for text", async () => {
    const backend = new GatedBackend();
    const seen = withResolvers();
    const { client } = await serve({ backend, limits: { heartbeat: 20 } });
    // What the client reads is looked at on its way.
    const watched = client.withOptions({
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        let received = "";
        const watch = new TransformStream<Uint8Array, Uint8Array>({
          transform(piece, controller) {
            received += Buffer.from(piece).toString();
            if (received.split(": keep-alive\n\n").length > 2) seen.resolve();
            controller.enqueue(piece);
          },
        });
        return new Response(response.body?.pipeThrough(watch) ?? null, response);
      },
    });
    backend.release(1);
    const stream = await watched.chat.completions.create({ ...request, stream: true });
    let text = "";
    const reading = (async () => {
      for await (const { choices } of stream) text += choices[0]?.delta.content ?? "";
    })();
    await seen.promise;
    backend.release();
    await reading;
    expect(text).toBe(whole);
  });
});

describe("a model on another server", () => {
  it("that can't be reached is a 502 that doesn't say where it is", async () => {
    const upstream = await serve({ backend: new GatedBackend() });
    await upstream.server.close();
    const errors: string[] = [];
    const backend = new RemoteModel({ baseUrl: `${upstream.url}/v1`, model: "gated", maxRetries: 0 });
    const { client } = await serve({ models: { gated: backend }, onError: (error) => errors.push(String(error)) });
    const failure = await client.chat.completions.create(request).catch((error: unknown) => error);
    expect(failure).toMatchObject({ status: 502, code: "REMOTE_FAILED" });
    expect(String(failure)).not.toContain(String(upstream.port));
    expect(errors[0]).toContain(String(upstream.port));
  });
});

describe("closing", () => {
  it("lets replies come to their end, refuses new ones, and says so to who asks for its health", async () => {
    const backend = new GatedBackend();
    const { client, server, url } = await serve({ backend });
    backend.release(1);
    const streaming = await post(`${url}/v1/chat/completions`, { ...request, stream: true });
    const running = client.chat.completions.create(request);
    await backend.until(() => backend.calls.length === 2);
    const closing = server.close();
    const refused = await server.fetch(
      new Request("http://localhost/v1/chat/completions", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(request),
      }),
    );
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ error: { code: "SHUTTING_DOWN" } });
    expect((await server.fetch(new Request("http://localhost/health"))).status).toBe(503);
    backend.release();
    expect((await running).choices[0]?.message.content).toBe(whole);
    expect(await streaming.text()).toContain("[DONE]");
    await closing;
    expect(backend.ends).toEqual(["finished", "finished"]);
    await expect(client.models.list()).rejects.toThrow("Connection error");
  });

  it("cancels what is left when the time for draining is over, and tells its client", async () => {
    const backend = new GatedBackend();
    const { url, server } = await serve({ backend, limits: { drainTime: 50 } });
    backend.release(1);
    const response = await post(`${url}/v1/chat/completions`, { ...request, stream: true });
    await server.close();
    expect(await response.text()).toContain('"code":"SHUTTING_DOWN"');
    expect(backend.ends).toEqual(["cancelled"]);
  });
});

describe("a chain that doesn't stop when it is told to", () => {
  it("costs its client the time for a reply, and its place no longer", async () => {
    const chain = { stream: () => new Promise<never>(() => {}) };
    const limits = { replyTime: 50, running: 1, waiting: 0 };
    const { url } = await serve({ chain, limits, onError: () => {} });
    for (let time = 0; time < 2; time += 1) {
      const response = await post(`${url}/v1/answers`, { question: "Why?" });
      expect([response.status, await response.json()]).toMatchObject([504, { error: { code: "DEADLINE_EXCEEDED" } }]);
    }
  });

  it("keeps the server from nothing", async () => {
    const asked = withResolvers();
    const chain = {
      stream: () => {
        asked.resolve();
        return new Promise<never>(() => {});
      },
    };
    const { url, server } = await serve({ chain, limits: { drainTime: 20 } });
    const response = post(`${url}/v1/answers`, { question: "Why?" }).catch(() => undefined);
    await asked.promise;
    await server.close();
    await response;
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });
});

/** As `Promise.withResolvers`, which Node.js 20 hasn't. */
function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
