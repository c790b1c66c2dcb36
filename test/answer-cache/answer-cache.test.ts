import Keyv from "keyv";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import type { KeptAnswer } from "../../src/answer-cache/kept-answer.js";
import type { KeyValueStore } from "../../src/answer-cache/key-value-store.js";
import { lmdbStore } from "../../src/answer-cache/lmdb-store.js";
import type { ChatGLMError } from "../../src/errors.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { CustomAdapter } from "./custom-adapter.js";

const answer: KeptAnswer = {
  text: "上海[1]。",
  citations: [
    {
      number: 1,
      source: "graph",
      title: "姚明",
      location: "http://e.org/yao",
      text: "姚明 — 出生地 → 上海",
      score: 1,
      cited: true,
    },
  ],
  invalidCitations: [],
};
const parts = { question: "姚明出生在哪里", history: [], model: "m", prompt: "p", sources: [] };

const stores: readonly (readonly [string, () => KeyValueStore])[] = [
  ["a Map", () => new Map<string, string>()],
  ["the LMDB store", () => lmdbStore({ folder: temporaryFolder() })],
  ["Keyv on a Map", () => new Keyv()],
  ["Keyv on the LMDB store", () => new Keyv({ store: lmdbStore({ folder: temporaryFolder() }), namespace: "ours" })],
  ["Keyv on a custom adapter", () => new Keyv({ store: new CustomAdapter() })],
  ["a custom adapter", () => new CustomAdapter()],
];

describe.each(stores)("AnswerCache on %s", (name, open) => {
  it("misses, keeps, hits, deletes", async () => {
    const cache = new AnswerCache({ store: open() });
    const key = cache.key(parts);
    expect(await cache.lookup(key)).toEqual({ status: "miss" });
    expect(await cache.keep(key, answer)).toBeUndefined();
    expect(await cache.lookup(key)).toEqual({ status: "hit", tier: "exact", answer });
    await cache.delete(key);
    expect(await cache.lookup(key)).toEqual({ status: "miss" });
    expect(cache.statistics).toEqual({ hits: 1, misses: 2, kept: 1, rejected: 0, failures: 0 });
  });

  it("gives every hit its own frozen copy", async () => {
    const cache = new AnswerCache({ store: open() });
    const mutable = structuredClone(answer);
    await cache.keep("k", mutable);
    Object.assign(mutable, { text: "changed" });
    const [one, other] = [await cache.lookup("k"), await cache.lookup("k")];
    if (one.status !== "hit" || other.status !== "hit") throw new Error("missed");
    expect(one.answer).toEqual(answer);
    expect(one.answer).not.toBe(other.answer);
    expect(one.answer.citations[0]).not.toBe(other.answer.citations[0]);
    expect(Object.isFrozen(one.answer) && Object.isFrozen(one.answer.citations) && Object.isFrozen(one.answer.citations[0])).toBe(
      true,
    );
  });

  it("keeps namespaces apart, and clears only its own", async () => {
    const store = open();
    const [ours, theirs] = [new AnswerCache({ store, namespace: "a" }), new AnswerCache({ store, namespace: "b" })];
    await ours.keep(ours.key(parts), answer);
    expect((await theirs.lookup(theirs.key(parts))).status).toBe("miss");
    await theirs.keep(theirs.key(parts), answer);
    if (name.includes("custom")) {
      await expect(ours.clear()).rejects.toMatchObject({ code: "CACHE_STORE_FAILED" });
      return;
    }
    await ours.clear();
    expect((await ours.lookup(ours.key(parts))).status).toBe("miss");
    expect((await theirs.lookup(theirs.key(parts))).status).toBe("hit");
  });

  it("forgets after its time to live", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const cache = new AnswerCache({ store: open(), ttl: 1_000 });
    await cache.keep("k", answer);
    expect((await cache.lookup("k")).status).toBe("hit");
    vi.setSystemTime(Date.now() + 1_001);
    expect(await cache.lookup("k")).toEqual({ status: "miss" });
  });

  it.each([
    "",
    "null",
    "no JSON {",
    '{"version":1}',
    '{"__proto__":{"polluted":1}}',
    JSON.stringify({ version: 2, key: "k", expiresAt: null, answer }),
    JSON.stringify({ version: 1, key: "another key", expiresAt: null, answer }),
    JSON.stringify({ version: 1, key: "k", expiresAt: null, answer: { ...answer, text: "" } }),
    JSON.stringify({ version: 1, key: "k", expiresAt: null, answer: { ...answer, extra: 1 } }),
    JSON.stringify({
      version: 1,
      key: "k",
      expiresAt: null,
      answer: { ...answer, citations: [{ ...answer.citations[0], score: 7 }] },
    }),
    "[".repeat(100_000),
  ])("takes bytes that are no answer for a miss, and deletes them (%#)", async (bytes) => {
    const store = open();
    await store.set("k", bytes);
    const warnings: ChatGLMError[] = [];
    const cache = new AnswerCache({ store, onWarning: (warning) => warnings.push(warning) });
    expect((await cache.lookup("k")).status).toBe("miss");
    expect(cache.statistics.rejected).toBe(1);
    expect(warnings).toMatchObject([{ code: "CACHE_STORE_FAILED" }]);
    expect(await store.get("k")).toBeUndefined();
  });

  it("survives values that are no strings", async () => {
    const store = open();
    await Promise.resolve(Reflect.apply(store.set, store, ["k", { text: "an object" }])).catch(() => {});
    expect((await new AnswerCache({ store }).lookup("k")).status).toBe("miss");
  });
});

describe("AnswerCache on a store in trouble", () => {
  beforeEach(() => vi.useRealTimers());

  it("takes a failing store for a miss and says so", async () => {
    const fail = (): never => {
      throw new Error("connection refused");
    };
    const warnings: string[] = [];
    const cache = new AnswerCache({
      store: { get: fail, set: async () => fail(), delete: fail },
      onWarning: ({ message }) => warnings.push(message),
    });
    expect(await cache.lookup("k")).toMatchObject({ status: "miss", warning: { code: "CACHE_STORE_FAILED" } });
    expect(await cache.keep("k", answer)).toMatchObject({ code: "CACHE_STORE_FAILED" });
    expect(warnings).toEqual([
      "The answer cache could not be read: connection refused",
      "The answer cache could not be written: connection refused",
    ]);
    expect(cache.statistics.failures).toBe(2);
  });

  it("doesn't wait for a slow store", async () => {
    const hang = (): Promise<never> => new Promise(() => {});
    const cache = new AnswerCache({ store: { get: hang, set: hang, delete: hang }, deadline: 10 });
    expect(await cache.lookup("k")).toMatchObject({
      status: "miss",
      warning: { message: expect.stringContaining("within 10 ms") },
    });
    expect(await cache.keep("k", answer)).toBeDefined();
  });

  it("stops waiting when the caller aborts", async () => {
    const controller = new AbortController();
    const cache = new AnswerCache({ store: { get: () => new Promise(() => {}), set: () => {}, delete: () => {} } });
    const looking = cache.lookup("k", controller.signal);
    setImmediate(() => controller.abort(new Error("left")));
    await expect(looking).rejects.toThrow("left");
  });

  it("listens to a store's errors, which would end the process otherwise", async () => {
    const store = new CustomAdapter();
    const warnings: string[] = [];
    const cache = new AnswerCache({ store, onWarning: ({ message }) => warnings.push(message) });
    store.emit("error", new Error("connection lost"));
    expect(warnings).toEqual(["The answer cache reported an error: connection lost"]);
    expect(cache.statistics.failures).toBe(1);
  });

  it("keeps no answer of absurd length", async () => {
    const cache = new AnswerCache({ store: new Map() });
    expect(await cache.keep("k", { ...answer, text: "长".repeat(5_000_000) })).toMatchObject({ code: "CACHE_STORE_FAILED" });
  });

  it("refuses a time to live that makes no sense", () => {
    expect(() => new AnswerCache({ store: new Map(), ttl: 0 })).toThrow("ttl");
  });
});

afterEach(() => {
  vi.useRealTimers();
});
