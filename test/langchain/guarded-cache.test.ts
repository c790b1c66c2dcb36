import { BaseCache } from "@langchain/core/caches";
import type { Generation } from "@langchain/core/outputs";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { CachedBackend } from "../../src/chat/cached-backend.js";
import type { ReplyCall, ReplyEvent } from "../../src/chat/chat-backend.js";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { GuardedCache } from "../../src/langchain/guarded-cache.js";
import { LocalModel } from "../../src/local-model/local-model.js";
import { ScriptedModel } from "./scripted-model.js";

const never = new Promise<never>(() => {});

/** A cache that does what a test says, and counts. */
class TestCache extends BaseCache<Generation[]> {
  readonly stored = new Map<string, Generation[]>();
  lookups = 0;
  updates = 0;
  onLookup: () => Promise<void> = async () => {};
  onUpdate: () => Promise<void> = async () => {};

  async lookup(prompt: string, key: string): Promise<Generation[] | null> {
    this.lookups++;
    await this.onLookup();
    return this.stored.get(prompt + key) ?? null;
  }

  async update(prompt: string, key: string, value: Generation[]): Promise<void> {
    this.updates++;
    await this.onUpdate();
    this.stored.set(prompt + key, value);
  }
}

let script: ScriptedModel;
let cache: TestCache;
let warned: MockInstance<typeof process.emitWarning>;
const backend = (limits = { timeout: 20, failures: 3, retryAfter: 1000 }): CachedBackend =>
  new CachedBackend(new LocalModel({ model: "./models/tiny" }, script.open), new GuardedCache(cache, limits));
const request = (text: string, fields: Partial<ReplyCall> = {}): ReplyCall => ({
  messages: [{ role: "user", content: text }],
  options: {},
  ...fields,
});
const read = async (events: AsyncIterable<ReplyEvent>): Promise<string> => {
  let text = "";
  for await (const event of events) if (event.type === "text-delta") text += event.text;
  return text;
};

beforeEach(() => {
  script = new ScriptedModel();
  cache = new TestCache();
  warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("a cache that hangs", () => {
  it("delays a call by its deadline at most, and warns once", async () => {
    cache.onLookup = () => never;
    const model = backend();
    expect(await read(model.reply(request("a")))).toBe("你好, world");
    expect(await read(model.reply(request("b")))).toBe("你好, world");
    expect(warned).toHaveBeenCalledTimes(1);
    expect(warned.mock.calls[0]?.[0]).toContain("took longer than 20 ms");
  });

  it.each(["invoke", "stream"] as const)("ends %s at its own timeout", async (method) => {
    cache.onLookup = () => never;
    const chat = new ChatGLMChatModel({ model: "./models/tiny", cache }, script.open);
    const call = async (): Promise<void> => {
      if (method === "invoke") await chat.invoke("a", { timeout: 10 });
      else for await (const _ of await chat.stream("a", { timeout: 10 }));
    };
    await expect(call()).rejects.toMatchObject({ name: expect.stringMatching(/^(ModelAbortError|TimeoutError)$/) });
    expect(script.requests).toHaveLength(0);
  });

  it("is left alone after three failures in a row, then tried by one call", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    cache.onLookup = () => never;
    const model = backend();
    for (const text of ["a", "b", "c", "d", "e"]) await read(model.reply(request(text)));
    expect(cache.lookups).toBe(3);
    vi.advanceTimersByTime(1001);
    await Promise.all(["f", "g", "h"].map((text) => read(model.reply(request(text)))));
    expect(cache.lookups).toBe(4);
    cache.onLookup = async () => {};
    vi.advanceTimersByTime(1001);
    await read(model.reply(request("i")));
    await model.close();
    const before = script.requests.length;
    expect(await read(model.reply(request("i")))).toBe("你好, world");
    expect(script.requests).toHaveLength(before);
  });

  it("is not blamed for callers who leave", async () => {
    let answer = (): void => {};
    cache.onLookup = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const model = backend({ timeout: 60_000, failures: 1, retryAfter: 60_000 });
    const controller = new AbortController();
    const left = read(model.reply(request("a", { signal: controller.signal })));
    await vi.waitFor(() => expect(cache.lookups).toBe(1));
    controller.abort(new Error("enough"));
    await expect(left).rejects.toThrow("enough");
    answer();
    cache.onLookup = async () => {};
    await read(model.reply(request("b")));
    expect(cache.lookups).toBe(2);
    expect(warned).not.toHaveBeenCalled();
  });
});

describe("an update", () => {
  it("delays neither the last chunk nor an equal call, and is over when close returns", async () => {
    let store = (): void => {};
    cache.onUpdate = () =>
      new Promise((resolve) => {
        store = resolve;
      });
    const model = backend({ timeout: 60_000, failures: 3, retryAfter: 1000 });
    expect(await read(model.reply(request("a")))).toBe("你好, world");
    expect(await read(model.reply(request("a")))).toBe("你好, world");
    expect([script.requests.length, cache.lookups, cache.stored.size]).toEqual([1, 1, 0]);
    let closed = false;
    const closing = model.close().then(() => {
      closed = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed).toBe(false);
    store();
    await closing;
    expect(cache.stored.size).toBe(1);
  });

  it("that hangs ends with its deadline, and close with it", async () => {
    cache.onUpdate = () => never;
    const model = backend();
    await read(model.reply(request("a")));
    await model.close();
    expect(warned.mock.calls[0]?.[0]).toContain("update");
  });

  it("is not made for a reply that was cut off", async () => {
    script.finish = "length";
    const model = backend();
    for (const text of ["a", "a"]) await read(model.reply(request(text)));
    const controller = new AbortController();
    script.beforePiece = (index) => {
      if (index === 2) controller.abort();
    };
    await read(model.reply(request("b", { signal: controller.signal }))).catch(() => {});
    await model.close();
    expect(script.requests).toHaveLength(3);
    expect(cache.updates).toBe(0);
  });

  it("is not made under the key of another model than the one that answered", async () => {
    const identities = ["old", "new", "new", "new"];
    const open = script.open;
    const local = new LocalModel({ model: "./models/tiny" }, open);
    vi.spyOn(local, "identity", "get").mockImplementation(() => ({ revision: identities.shift() ?? "new" }));
    const model = new CachedBackend(local, new GuardedCache(cache));
    await read(model.reply(request("a")));
    expect(cache.updates).toBe(0);
    await read(model.reply(request("a")));
    expect(cache.updates).toBe(1);
    await model.close();
  });

  it("of a kept reply that was cut off is no hit", async () => {
    const model = backend();
    await read(model.reply(request("a")));
    await model.close();
    for (const [generation] of cache.stored.values()) {
      const { message } = generation as unknown as { message: { response_metadata: Record<string, unknown> } };
      message.response_metadata["finish_reason"] = "length";
    }
    await read(model.reply(request("a")));
    expect(script.requests).toHaveLength(2);
  });
});
