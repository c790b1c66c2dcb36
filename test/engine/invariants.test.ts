import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EngineSnapshot, TaskSnapshot } from "../../src/engine/engine-snapshot.js";
import { CheckedExecutor } from "./support/checked-executor.js";
import { requestOf } from "./support/collect.js";
import { checkedEngine, invariants } from "./support/invariants.js";
import { ToyExecutor } from "./support/toy-executor.js";

const task: TaskSnapshot = {
  kind: "generate",
  rank: 1,
  tokens: 9,
  computed: 8,
  bytes: 16,
  done: false,
  cancelled: false,
};
const queued: TaskSnapshot = { ...task, rank: 3, computed: 0, bytes: undefined };
const sound: EngineSnapshot = {
  running: [task, { ...task, rank: 2 }],
  waiting: [queued],
  cached: [
    { partition: "a", ids: [1, 2], computed: 2, bytes: 4 },
    { partition: "a", ids: [1, 3], computed: 2, bytes: 4 },
  ],
  cachedByUse: 2,
  cachedBytes: 8,
  budgetBytes: 40,
  kvBytesPerToken: 2,
  maxSequencesPerStep: 2,
  distinctTasks: 3,
  distinctSequences: 4,
};

describe("invariants", () => {
  it("hold of a sound engine", () => {
    expect(invariants(sound)).toEqual([]);
  });

  it.each<[string, Partial<EngineSnapshot>]>([
    ["3 run in 2 slots", { running: [task, task, { ...task, bytes: undefined, computed: 0 }], distinctTasks: 4 }],
    ["a task is queued twice", { distinctTasks: 2 }],
    ["running tasks are out of order", { running: [{ ...task, rank: 5 }, task] }],
    ["waiting tasks are out of order", { waiting: [queued, { ...queued, rank: 0 }], distinctTasks: 4 }],
    ["running task 0 has nothing left to compute", { running: [{ ...task, tokens: 8 }], distinctTasks: 2 }],
    ["running task 0 holds 14 bytes for 8 tokens", { running: [{ ...task, bytes: 14 }], distinctTasks: 2 }],
    ["waiting task 0 holds a sequence", { waiting: [{ ...queued, bytes: 2 }] }],
    ["waiting task 0 is done", { waiting: [{ ...queued, done: true }] }],
    ["cached prefixes hold 8 bytes, counted are 6", { cachedBytes: 6 }],
    ["32 + 8 bytes held of 39", { budgetBytes: 39 }],
    ["a sequence has two owners", { distinctSequences: 3 }],
    ["2 prefixes, 1 of them evictable", { cachedByUse: 1 }],
    [
      "prefix 1 has 1 of 2 tokens",
      { cached: [...sound.cached.slice(0, 1), { partition: "a", ids: [1, 3], computed: 1, bytes: 4 }] },
    ],
    [
      "prefix 0 is among those of another partition",
      { cached: sound.cached.map((one, at) => ({ ...one, partition: at === 0 ? "b" : "a" })) },
    ],
    ["prefix 0 is out of order", { cached: sound.cached.toReversed() }],
  ])("see that %s", (violation, change) => {
    expect(invariants({ ...sound, ...change })).toEqual([violation]);
  });
});

describe("an engine under random requests, aborts, scores and failing steps", () => {
  const ids = fc.array(fc.nat(3), { minLength: 1, maxLength: 30 });
  const action = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ type: fc.constant("generate" as const), ids, maxTokens: fc.nat(60), priority: fc.nat(2) }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("score" as const), ids }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("keep" as const), ids }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("abort" as const), who: fc.nat(20) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("turns" as const), count: fc.nat(12) }) },
  );
  const options = fc.record({
    kvCacheBytes: fc.constantFrom(95, 150, 1_000),
    prefixCache: fc.boolean(),
    deterministic: fc.boolean(),
    prefillChunkTokens: fc.integer({ min: 1, max: 16 }),
    speculation: fc.constantFrom(false as const, { maxDraftTokens: 3, stepCost: (tokens: number) => 10 + tokens }),
  });

  it("keeps its invariants at every step, and holds nothing in the end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), options, fc.nat(9), async (actions, chosen, failEvery) => {
        const executor = new CheckedExecutor(new ToyExecutor({ contextLength: 90 }));
        executor.beforeStep = (step) => {
          if (failEvery > 6 && step % failEvery === 3) throw new Error("planted");
        };
        const engine = checkedEngine(executor, chosen.deterministic ? { ...chosen, speculation: false } : chosen);
        const aborts: AbortController[] = [];
        const ends: Promise<unknown>[] = [];
        const start = (run: (signal: AbortSignal) => Promise<unknown>): void => {
          const controller = new AbortController();
          aborts.push(controller);
          ends.push(run(controller.signal).catch((error: Error) => error));
        };
        for (const next of actions) {
          if (next.type === "abort") aborts[next.who % Math.max(1, aborts.length)]?.abort();
          else if (next.type === "turns") for (let turn = 0; turn < next.count; turn += 1) await setImmediate();
          else if (next.type === "score") start((signal) => engine.score(next.ids, { signal }));
          else if (next.type === "keep") start((signal) => engine.keepPrefix("kept", next.ids, { signal }));
          else {
            const { maxTokens, priority } = next;
            start(async (signal) => {
              for await (const _ of engine.generate(requestOf(next.ids, { maxTokens, priority, signal })));
            });
          }
        }
        const errors = (await Promise.all(ends)).filter((end) => end instanceof Error).map(({ message }) => message);
        expect(errors.filter((message) => message.includes("misused"))).toEqual([]);
        await setImmediate();
        expect([executor.misuses, invariants(engine.snapshot())]).toEqual([[], []]);
        expect(engine.stats()).toMatchObject({ running: 0, waiting: 0 });
        expect(executor.heldBytes).toBe(engine.stats().kv.cachedBytes);
        await engine[Symbol.asyncDispose]();
        expect(executor.heldBytes).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
