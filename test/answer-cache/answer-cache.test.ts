import Keyv from "keyv";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import { answerKey } from "../../src/answer-cache/answer-parts.js";
import type { KeptAnswer } from "../../src/answer-cache/kept-answer.js";
import type { KeyValueStore } from "../../src/answer-cache/key-value-store.js";
import { fileStore } from "../../src/answer-cache/stores/file-store.js";
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
  origin: "model",
  values: ["上海"],
  finishReason: "stop",
  plan: [{ question: "姚明出生在哪里", text: "上海。", served: "graph" }],
};
const scope = { model: "m", prompt: "p", sources: [] };
const parts = { scope, question: "姚明出生在哪里", history: [] };
/** Where a cache of the default namespace keeps the answer. */
const key = `answers/${answerKey(parts)}`;
/** What a cache writes for these parts. */
const entryOf = async (changes: Partial<KeptAnswer> = {}, of = parts): Promise<string> => {
  const store = new Map<string, string>();
  await new AnswerCache({ store }).keep(of, { ...answer, ...changes });
  return [...store.values()][0] ?? "";
};

const stores: readonly (readonly [string, () => KeyValueStore])[] = [
  ["a Map", () => new Map<string, string>()],
  ["the file store", () => fileStore({ folder: temporaryFolder() })],
  ["Keyv on a Map", () => new Keyv()],
  ["Keyv on the file store", () => new Keyv({ store: fileStore({ folder: temporaryFolder() }), namespace: "ours" })],
  ["Keyv on a custom adapter", () => new Keyv({ store: new CustomAdapter() })],
  ["a custom adapter", () => new CustomAdapter()],
];

describe.each(stores)("AnswerCache on %s", (name, open) => {
  it("misses, keeps, hits, deletes", async () => {
    const cache = new AnswerCache({ store: open() });
    expect(await cache.lookup(parts)).toEqual({ status: "miss" });
    expect(await cache.keep(parts, answer)).toBeUndefined();
    expect(await cache.lookup(parts)).toEqual({ status: "hit", tier: "exact", answer, key: cache.keyOf(parts), isStale: false });
    await cache.delete(parts);
    expect(await cache.lookup(parts)).toEqual({ status: "miss" });
    expect(cache.statistics).toEqual({
      hits: 1,
      hitsByTier: { exact: 1, wording: 0, meaning: 0, similar: 0, evidence: 0 },
      misses: 2,
      followed: 0,
      kept: 1,
      rejected: 0,
      failures: 0,
      saved: { promptTokens: 0, outputTokens: 0, seconds: 0 },
      times: { exact: expect.objectContaining({ lookups: 1 }), miss: expect.objectContaining({ lookups: 2 }) },
    });
  });

  it("gives hits that nobody can change", async () => {
    const cache = new AnswerCache({ store: open() });
    const mutable = structuredClone(answer);
    await cache.keep(parts, mutable);
    Object.assign(mutable, { text: "changed" });
    const [one, other] = [await cache.lookup(parts), await cache.lookup(parts)];
    if (one.status !== "hit" || other.status !== "hit") throw new Error("missed");
    expect(one.answer).toEqual(answer);
    expect(other.answer).toEqual(answer);
    expect(Object.isFrozen(one.answer) && Object.isFrozen(one.answer.citations) && Object.isFrozen(one.answer.citations[0])).toBe(
      true,
    );
  });

  it("keeps namespaces apart, and clears only its own", async () => {
    const store = open();
    const [ours, theirs] = [new AnswerCache({ store, namespace: "a" }), new AnswerCache({ store, namespace: "a/b" })];
    await ours.keep(parts, answer);
    expect((await theirs.lookup(parts)).status).toBe("miss");
    await theirs.keep(parts, answer);
    if (name.includes("custom")) {
      await expect(ours.clear()).rejects.toMatchObject({ code: "CACHE_STORE_FAILED" });
      return;
    }
    await ours.clear();
    expect((await ours.lookup(parts)).status).toBe("miss");
    expect((await theirs.lookup(parts)).status).toBe("hit");
  });

  it("forgets after its time to live", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const cache = new AnswerCache({ store: open(), ttl: 1_000 });
    await cache.keep(parts, answer);
    expect((await cache.lookup(parts)).status).toBe("hit");
    vi.setSystemTime(Date.now() + 1_001);
    expect(await cache.lookup(parts)).toEqual({ status: "miss" });
  });

  it.each([
    ["nothing", async () => ""],
    ["null", async () => "null"],
    ["text", async () => "not JSON {"],
    ["an older form", async () => '{"version":1}'],
    ["a prototype", async () => '{"__proto__":{"polluted":1}}'],
    ["another question's entry", () => entryOf({}, { ...parts, question: "another" })],
    ["an answer without text", () => entryOf({ text: "" })],
    ["an answer of unknown origin", () => entryOf({ origin: "elsewhere" } as object)],
    ["an impossible score", () => entryOf({ citations: answer.citations.map((citation) => ({ ...citation, score: 7 })) })],
    ["an altered character", async () => (await entryOf()).replace("上海", "上游")],
    ["a missing end", async () => (await entryOf()).slice(0, -9)],
    ["deep nesting", async () => "[".repeat(100_000)],
  ])("takes %s for a miss, and deletes it", async (_what, bytes) => {
    const store = open();
    await store.set(key, await bytes());
    const warnings: ChatGLMError[] = [];
    const cache = new AnswerCache({ store, onWarning: (warning) => warnings.push(warning) });
    expect((await cache.lookup(parts)).status).toBe("miss");
    expect(cache.statistics.rejected).toBe(1);
    expect(warnings).toMatchObject([{ code: "CACHE_STORE_FAILED" }]);
    expect(await store.get(key)).toBeUndefined();
  });

  it("survives values that are not strings", async () => {
    const store = open();
    await Promise.resolve(Reflect.apply(store.set, store, [key, { text: "an object" }])).catch(() => {});
    expect((await new AnswerCache({ store }).lookup(parts)).status).toBe("miss");
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
    expect(await cache.lookup(parts)).toMatchObject({ status: "miss", warning: { code: "CACHE_STORE_FAILED" } });
    expect(await cache.keep(parts, answer)).toMatchObject({ code: "CACHE_STORE_FAILED" });
    expect(warnings).toEqual([
      "The answer cache could not be read: connection refused",
      "The answer cache could not be written: connection refused",
    ]);
    expect(cache.statistics.failures).toBe(2);
  });

  it("waits for a slow store only for so long", async () => {
    const hang = (): Promise<never> => new Promise(() => {});
    const cache = new AnswerCache({ store: { get: hang, set: hang, delete: hang }, timeout: 10 });
    expect(await cache.lookup(parts)).toMatchObject({
      status: "miss",
      warning: { message: expect.stringContaining("longer than 10 ms") },
    });
    expect(await cache.keep(parts, answer)).toBeDefined();
  });

  it("stops waiting when the caller aborts", async () => {
    const controller = new AbortController();
    const cache = new AnswerCache({ store: { get: () => new Promise(() => {}), set: () => {}, delete: () => {} } });
    const looking = cache.lookup(parts, controller.signal);
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

  it("leaves a store alone that keeps failing, and says so once per failure", async () => {
    let calls = 0;
    const get = (): never => {
      calls += 1;
      throw new Error("down");
    };
    const warnings: string[] = [];
    const store = { get, set: () => {}, delete: () => {} };
    const cache = new AnswerCache({ store, onWarning: ({ message }) => warnings.push(message) });
    for (let round = 0; round < 20; round += 1) expect((await cache.lookup(parts)).status).toBe("miss");
    expect(calls).toBe(3);
    expect(warnings).toHaveLength(3);
  });

  it("asks the store again after a while", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    let broken = true;
    const store = new Map<string, string>();
    const get = (asked: string): string | undefined => {
      if (broken) throw new Error("down");
      return store.get(asked);
    };
    const cache = new AnswerCache({ store: { get, set: (at: string, value: string) => store.set(at, value), delete: () => {} } });
    for (let round = 0; round < 4; round += 1) await cache.lookup(parts);
    broken = false;
    store.set(key, await entryOf());
    expect((await cache.lookup(parts)).status).toBe("miss");
    vi.setSystemTime(Date.now() + 31_000);
    expect((await cache.lookup(parts)).status).toBe("hit");
  });

  it("doesn't take a caller who leaves for a failure of the store", async () => {
    const cache = new AnswerCache({ store: { get: () => new Promise(() => {}), set: () => {}, delete: () => {} } });
    for (let round = 0; round < 5; round += 1) {
      await expect(cache.lookup(parts, AbortSignal.abort(new Error("left")))).rejects.toThrow("left");
    }
    expect(cache.statistics.failures).toBe(0);
  });

  it("serves an answer that is still being written", async () => {
    let written: () => void = () => {};
    const writing = new Promise<void>((resolve) => {
      written = resolve;
    });
    const cache = new AnswerCache({ store: { get: () => undefined, set: () => writing, delete: () => {} } });
    const kept = cache.keep(parts, answer);
    expect((await cache.lookup(parts)).status).toBe("hit");
    written();
    await kept;
    expect((await cache.lookup(parts)).status).toBe("miss");
  });

  it("waits for what is being kept when it closes, and is a miss afterwards", async () => {
    const store = new CustomAdapter();
    const cache = new AnswerCache({ store });
    void cache.keep(parts, answer);
    await cache.close();
    expect(store.entries.size).toBe(2); // the answer, and what finds it in other words
    expect(store.listenerCount("error")).toBe(0);
    expect((await cache.lookup(parts)).status).toBe("miss");
    expect(await cache.keep(parts, answer)).toBeUndefined();
  });

  it.each([
    [
      "throws",
      () => () => {
        throw new Error("logger broke");
      },
    ],
    ["rejects", () => async () => Promise.reject(new Error("logger broke"))],
  ])("ignores an onWarning that %s", async (_what, onWarning) => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const fail = (): never => {
      throw new Error("down");
    };
    const cache = new AnswerCache({ store: { get: fail, set: fail, delete: fail }, onWarning: onWarning() });
    expect((await cache.lookup(parts)).status).toBe("miss");
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(unhandled).not.toHaveBeenCalled();
    process.off("unhandledRejection", unhandled);
  });

  it("keeps an answer for less time than others if told so", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const cache = new AnswerCache({ store: new Map(), ttl: 10_000 });
    await cache.keep(parts, answer, { ttl: 1_000 });
    vi.setSystemTime(Date.now() + 1_001);
    expect((await cache.lookup(parts)).status).toBe("miss");
  });

  it("keeps no answer of absurd length", async () => {
    const cache = new AnswerCache({ store: new Map() });
    expect(await cache.keep(parts, { ...answer, text: "长".repeat(5_000_000) })).toMatchObject({ code: "CACHE_STORE_FAILED" });
  });

  it("refuses a time to live that makes no sense", () => {
    expect(() => new AnswerCache({ store: new Map(), ttl: 0 })).toThrow("ttl");
  });
});

afterEach(() => {
  vi.useRealTimers();
});
