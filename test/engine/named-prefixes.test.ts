import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine.js";
import type { EngineOptions } from "../../src/engine/engine-options.js";
import { CheckedExecutor } from "./support/checked-executor.js";
import { collect, requestOf } from "./support/collect.js";
import { checkedEngine } from "./support/invariants.js";
import { MemoryStore } from "./support/memory-store.js";
import { naiveGenerate } from "./support/naive-loop.js";
import { ToyExecutor } from "./support/toy-executor.js";

const numbers = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => (from + index * 7) % 32);
const prefix = numbers(40);
const continued = requestOf([...prefix, 3, 4], { maxTokens: 12 });

function setUp(options: Partial<EngineOptions>): { engine: Engine; executor: CheckedExecutor } {
  const executor = new CheckedExecutor(new ToyExecutor());
  return { engine: checkedEngine(executor, options), executor };
}

/** Tokens computed so far. */
const computed = ({ history }: CheckedExecutor): number => history.flat().reduce((sum, { tokens }) => sum + tokens, 0);

it("a named prefix is computed once, kept, and read by the next engine, which answers the same", async () => {
  const prefixStore = new MemoryStore();
  const first = setUp({ prefixStore });
  expect(await first.engine.keepPrefix("system", prefix)).toEqual({ tokens: 40, source: "computed", stored: true });
  expect(await first.engine.keepPrefix("system", prefix)).toEqual({ tokens: 40, source: "memory", stored: true });
  expect([computed(first.executor), prefixStore.writes]).toEqual([40, 1]);
  await first.engine[Symbol.asyncDispose]();

  const second = setUp({ prefixStore });
  expect(await second.engine.keepPrefix("system", prefix)).toEqual({ tokens: 40, source: "store", stored: true });
  expect(computed(second.executor)).toBe(0);
  const { ids, finish } = await collect(second.engine, continued);
  expect(finish.usage.cachedTokens).toBe(40);
  expect(ids).toEqual((await naiveGenerate(new ToyExecutor(), continued)).ids);
  await second.engine[Symbol.asyncDispose]();
  expect([second.executor.misuses, second.executor.heldBytes, prefixStore.writes]).toEqual([[], 0, 1]);
});

it("requests of different scopes reuse nothing of each other, at the same time neither, but all reuse named prefixes", async () => {
  const { engine, executor } = setUp({});
  const cached = async (promptIds: readonly number[], scope?: string): Promise<number> =>
    (await collect(engine, { ...requestOf(promptIds, { maxTokens: 2 }), scope })).finish.usage.cachedTokens;
  const prompt = numbers(60, 5);
  expect(await cached(prompt, "a")).toBe(0);
  expect(await cached(prompt, "a")).toBeGreaterThan(50);
  expect(await cached(prompt, "b")).toBe(0);
  expect(await cached(prompt)).toBe(0);
  const [first, second, third, again] = await Promise.all(["c", "d", "e", "e"].map((scope) => cached(prompt, scope)));
  expect([first, second, third]).toEqual([0, 0, 0]);
  expect(again).toBeGreaterThan(0);
  // A scope can't be made to look like the partition of named prefixes.
  expect(await cached(prompt, "named")).toBe(0);
  expect(await engine.keepPrefix("system", prefix)).toMatchObject({ source: "computed" });
  for (const scope of ["a", "b", undefined]) expect(await cached([...prefix, 9, 9], scope)).toBe(40);
  // What the owner's own requests left behind is named without computing it again.
  const before = computed(executor);
  expect(await engine.keepPrefix("more", prompt)).toMatchObject({ source: "memory" });
  expect(computed(executor)).toBe(before);
  expect(await cached([...prompt, 1], "z")).toBe(60);
});

it("other ids under the same name are a miss, and take its place", async () => {
  const prefixStore = new MemoryStore();
  await setUp({ prefixStore }).engine.keepPrefix("system", prefix);
  const { engine, executor } = setUp({ prefixStore });
  const other = [...prefix.slice(0, -1), 31];
  expect(await engine.keepPrefix("system", other)).toMatchObject({ source: "computed", stored: true });
  expect(computed(executor)).toBe(40);
  expect([...(prefixStore.kept.get("system")?.ids ?? [])]).toEqual(other);
});

it("what a request left in memory is stored without computing it again", async () => {
  const prefixStore = new MemoryStore();
  const { engine, executor } = setUp({ prefixStore });
  await collect(engine, requestOf([...prefix, 1, 2]));
  const before = computed(executor);
  expect(await engine.keepPrefix("system", prefix)).toEqual({ tokens: 40, source: "memory", stored: true });
  expect([computed(executor), prefixStore.writes]).toEqual([before, 1]);
  const reader = setUp({ prefixStore });
  await reader.engine.keepPrefix("system", prefix);
  expect((await collect(reader.engine, continued)).ids).toEqual((await naiveGenerate(new ToyExecutor(), continued)).ids);
});

it("without a store it is kept in memory", async () => {
  const { engine } = setUp({});
  expect(await engine.keepPrefix("system", prefix)).toEqual({ tokens: 40, source: "computed", stored: false });
  expect(await engine.keepPrefix("system", prefix)).toEqual({ tokens: 40, source: "memory", stored: false });
});

it("a store that fails to write says so, and the prefix serves all the same", async () => {
  const prefixStore = new MemoryStore();
  const { engine } = setUp({ prefixStore });
  prefixStore.before = () => {
    if (prefixStore.writes > 0) throw new Error("disk full");
  };
  await expect(engine.keepPrefix("system", prefix)).rejects.toThrow("disk full");
  expect((await collect(engine, continued)).finish.usage.cachedTokens).toBe(40);
});

it("what is read keeps to the budget: it makes old prefixes go, and running requests nothing", async () => {
  const prefixStore = new MemoryStore();
  await setUp({ prefixStore }).engine.keepPrefix("system", prefix);
  const { engine, executor } = setUp({ prefixStore, kvCacheBytes: 100 });
  await collect(engine, requestOf(numbers(60, 5), { maxTokens: 2 }));
  expect(await engine.keepPrefix("system", prefix)).toMatchObject({ source: "store" });
  expect(engine.stats().kv.cachedBytes).toBe(40);
  const running = collect(engine, requestOf(numbers(60, 9), { maxTokens: 30 }));
  while (engine.stats().running === 0) await setImmediate();
  // No room for what was read: it waits its turn like a request.
  expect(await engine.keepPrefix("system", prefix)).toMatchObject({ source: "computed" });
  expect((await running).ids).toHaveLength(30);
  await engine[Symbol.asyncDispose]();
  expect([executor.misuses, executor.heldBytes, executor.peakBytes <= 100]).toEqual([[], 0, true]);
});

it("refuses what can't be kept", async () => {
  const { engine } = setUp({ prefixStore: new MemoryStore() });
  await expect(engine.keepPrefix("a", [])).rejects.toMatchObject({ code: "INVALID_OPTION" });
  await expect(engine.keepPrefix("a", [99])).rejects.toMatchObject({ code: "INVALID_OPTION" });
  await expect(engine.keepPrefix("a", numbers(97))).rejects.toMatchObject({ code: "CONTEXT_OVERFLOW" });
  await expect(setUp({ prefixCache: false }).engine.keepPrefix("a", prefix)).rejects.toThrow(/prefixCache/);
});

it("can be aborted, and the engine closed meanwhile; nothing is left", async () => {
  const prefixStore = new MemoryStore();
  const { engine, executor } = setUp({ prefixStore, prefillChunkTokens: 4 });
  const controller = new AbortController();
  executor.beforeStep = (step) => {
    if (step === 2) controller.abort();
  };
  await expect(engine.keepPrefix("a", prefix, { signal: controller.signal })).rejects.toMatchObject({ code: "ABORTED" });
  await expect(engine.keepPrefix("a", prefix, { signal: controller.signal })).rejects.toMatchObject({ code: "ABORTED" });
  expect(prefixStore.writes).toBe(0);

  await setUp({ prefixStore }).engine.keepPrefix("b", prefix);
  let read = (): void => {};
  prefixStore.before = () =>
    new Promise((resolve) => {
      read = resolve;
    });
  const keeping = engine.keepPrefix("b", prefix).catch((error: unknown) => error);
  await setImmediate();
  const closed = engine[Symbol.asyncDispose]();
  read();
  await closed;
  expect(await keeping).toMatchObject({ code: "ENGINE_FAILED" });
  expect([executor.misuses, executor.heldBytes]).toEqual([[], 0]);
});
