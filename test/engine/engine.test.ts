import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine.js";
import type { EngineOptions } from "../../src/engine/engine-options.js";
import type { EngineEvent } from "../../src/engine/generation-task.js";
import { negativeLogLikelihood } from "../../src/engine/sampling/negative-log-likelihood.js";
import { ChatGLMError } from "../../src/errors.js";
import { CheckedExecutor } from "./support/checked-executor.js";
import { collect, greedy, requestOf } from "./support/collect.js";
import { checkedEngine } from "./support/invariants.js";
import { naiveGenerate } from "./support/naive-loop.js";
import { ToyExecutor, type ToyOptions } from "./support/toy-executor.js";

function setUp(options: Partial<EngineOptions> = {}, toy: ToyOptions = {}): { engine: Engine; executor: CheckedExecutor } {
  const executor = new CheckedExecutor(new ToyExecutor(toy));
  return { engine: checkedEngine(executor, { speculation: false, ...options }), executor };
}

const numbers = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => (from + index * 7) % 32);

describe("a request that can't be run is refused before anything runs", () => {
  it.each([
    ["an empty prompt", { promptIds: [] }, "INVALID_OPTION", /promptIds is empty/],
    ["an id beyond the vocabulary", { promptIds: [1, 32] }, "INVALID_OPTION", /promptIds\[1\] is 32.*0 to 31/],
    ["a negative id", { promptIds: [-1] }, "INVALID_OPTION", /promptIds\[0\]/],
    ["an id that is no integer", { promptIds: [Number.NaN] }, "INVALID_OPTION", /promptIds\[0\]/],
    ["too long a prompt", { promptIds: numbers(97) }, "CONTEXT_OVERFLOW", /97 tokens.*context of 96.*at least 1/],
    ["negative maxTokens", { maxTokens: -1 }, "INVALID_OPTION", /maxTokens/],
    ["an endless priority", { priority: Number.POSITIVE_INFINITY }, "INVALID_OPTION", /priority/],
    ["temperature", { sampling: { ...greedy, temperature: -1 } }, "INVALID_OPTION", /temperature/],
    ["topP", { sampling: { ...greedy, topP: 0 } }, "INVALID_OPTION", /topP/],
    ["topK", { sampling: { ...greedy, topK: 1.5 } }, "INVALID_OPTION", /topK/],
    ["repetitionPenalty", { sampling: { ...greedy, repetitionPenalty: 0 } }, "INVALID_OPTION", /repetitionPenalty/],
    ["seed", { sampling: { ...greedy, seed: 0.5 } }, "INVALID_OPTION", /seed/],
  ])("%s", async (_, changes, code, message) => {
    const { engine, executor } = setUp();
    const failure = collect(engine, requestOf([1], changes));
    await expect(failure).rejects.toMatchObject({ code });
    await expect(failure).rejects.toThrow(message);
    expect(executor.steps).toBe(0);
  });

  it("a prompt larger than the KV budget, with what to raise", async () => {
    const { engine } = setUp({ kvCacheBytes: 20 });
    await expect(collect(engine, requestOf(numbers(21)))).rejects.toThrow(/21 tokens.*20.*kvCacheBytes/);
  });

  it("options that can't be meant", () => {
    expect(() => setUp({ prefillChunkTokens: 0 })).toThrow(/prefillChunkTokens is 0/);
    expect(() => setUp({ speculation: { maxDraftTokens: 0.5 } })).toThrow(/maxDraftTokens/);
  });
});

describe("the end of a generation", () => {
  it("is maxTokens, a stop id that is not emitted, or the context's end", async () => {
    const { engine } = setUp();
    const all = await collect(engine, requestOf([1, 2, 3], { maxTokens: 12 }));
    expect(all.ids.length).toBe(12);
    expect(all.finish.reason).toBe("length");
    expect(all.finish.usage).toEqual({ promptTokens: 3, cachedTokens: 0, outputTokens: 12 });
    const [stopId = 0] = all.ids.slice(5);
    const stopped = await collect(engine, requestOf([1, 2, 3], { maxTokens: 12, stopIds: [stopId, 31] }));
    expect(stopped.ids).toEqual(all.ids.slice(0, all.ids.indexOf(stopId)));
    expect(stopped.finish).toMatchObject({ reason: "stop", stopId });
    const endless = await collect(engine, requestOf(numbers(90), { maxTokens: Number.POSITIVE_INFINITY }));
    expect([endless.ids.length, endless.finish.reason]).toEqual([7, "length"]);
    const full = await collect(engine, requestOf(numbers(96)));
    expect([full.ids.length, full.finish.reason]).toEqual([1, "length"]);
    const none = await collect(engine, requestOf([1], { maxTokens: 0 }));
    expect([none.ids.length, none.finish.reason]).toEqual([0, "length"]);
  });

  it("tells times that fit together", async () => {
    const { engine } = setUp();
    const { queuedMs, firstTokenMs, totalMs } = (await collect(engine, requestOf([1]))).finish.timing;
    expect(queuedMs).toBeGreaterThanOrEqual(0);
    expect(firstTokenMs).toBeGreaterThanOrEqual(queuedMs);
    expect(totalMs).toBeGreaterThanOrEqual(firstTokenMs);
  });
});

describe("cancelling", () => {
  it("takes effect within one step and disturbs nobody", async () => {
    const { engine, executor } = setUp();
    const controller = new AbortController();
    let abortedAt = 0;
    executor.beforeStep = (step) => {
      if (step !== 6) return;
      controller.abort();
      abortedAt = step;
    };
    const [cancelled, other] = await Promise.all([
      collect(engine, requestOf([1, 2], { maxTokens: 50, signal: controller.signal })),
      collect(engine, requestOf([9, 8], { maxTokens: 20 })),
    ]);
    expect(cancelled.finish.reason).toBe("abort");
    expect(cancelled.ids.length).toBe(6);
    expect(executor.history.slice(abortedAt + 1).every((rows) => rows.length === 1)).toBe(true);
    expect(other.ids).toEqual((await naiveGenerate(new ToyExecutor(), requestOf([9, 8], { maxTokens: 20 }))).ids);
  });

  it("ends a waiting request at once, and one that was aborted before it came", async () => {
    const { engine, executor } = setUp({}, { maxSequencesPerStep: 1 });
    const controller = new AbortController();
    const events: EngineEvent[] = [];
    const running = collect(engine, requestOf([1], { maxTokens: 5 }));
    engine.submit(requestOf([2], { signal: controller.signal }), (event) => events.push(event));
    controller.abort();
    expect(events).toMatchObject([{ type: "finish", reason: "abort", usage: { outputTokens: 0 } }]);
    expect((await collect(engine, requestOf([3], { signal: AbortSignal.abort() }))).finish.reason).toBe("abort");
    await running;
    expect(executor.history.every((rows) => rows.length === 1)).toBe(true);
    expect(executor.steps).toBe(5);
  });

  it("ends a pass in progress once nobody waits for it, and not while somebody does", async () => {
    const { engine, executor } = setUp();
    const [first, second] = [new AbortController(), new AbortController()];
    const seen: boolean[] = [];
    executor.beforeStep = (step, signal) => {
      if (step !== 3) return;
      first.abort();
      seen.push(signal?.aborted ?? false);
      second.abort();
      seen.push(signal?.aborted ?? false);
      // As a runtime does that can end a pass.
      throw new ChatGLMError("ABORTED", "ended");
    };
    const replies = await Promise.all([
      collect(engine, requestOf([1, 2], { maxTokens: 50, signal: first.signal })),
      collect(engine, requestOf([9, 8], { maxTokens: 50, signal: second.signal })),
    ]);
    expect(seen).toEqual([false, true]);
    expect(replies.map(({ finish }) => finish.reason)).toEqual(["abort", "abort"]);
    expect(executor.steps).toBe(4);
    executor.beforeStep = () => {};
    const later = await collect(engine, requestOf([1, 2], { maxTokens: 5 }));
    expect(later.ids).toEqual((await naiveGenerate(new ToyExecutor(), requestOf([1, 2], { maxTokens: 5 }))).ids);
  });

  it("is what leaving the loop early does", async () => {
    const { engine, executor } = setUp();
    for await (const event of engine.generate(requestOf([1], { maxTokens: 50 }))) if (event.type === "tokens") break;
    await engine[Symbol.asyncDispose]();
    expect(executor.steps).toBeLessThan(4);
    expect(executor.heldBytes).toBe(0);
  });

  it("leaves no listener on a signal that outlives its requests", async () => {
    const { engine } = setUp();
    const { signal } = new AbortController();
    await collect(engine, requestOf([1], { signal }));
    await engine.score([1, 2, 3], { signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("happens to a request whose consumer throws", async () => {
    const { engine } = setUp();
    engine.submit(requestOf([1], { maxTokens: 50 }), () => {
      throw new Error("consumer is broken");
    });
    const { ids } = await collect(engine, requestOf([9, 8]));
    expect(ids.length).toBe(8);
    await engine[Symbol.asyncDispose]();
  });
});

describe("many requests", () => {
  it("share steps: streams go on while a long prompt is computed in chunks", async () => {
    const { engine, executor } = setUp({ interleavedPrefillTokens: 4, prefillChunkTokens: 8 });
    const stream = collect(engine, requestOf([1, 2], { maxTokens: 60 }));
    await new Promise<void>((resolve) => {
      executor.beforeStep = (step) => {
        if (step === 3) resolve();
      };
    });
    await collect(engine, requestOf(numbers(40, 3), { maxTokens: 1 }));
    const shared = executor.history.filter((rows) => rows.length === 2);
    expect(shared.length).toBe(10);
    for (const rows of shared) expect(rows.map(({ tokens }) => tokens)).toEqual([1, 4]);
    await stream;
  });

  it("are refused beyond the bound, with the numbers", async () => {
    const { engine } = setUp({ maxQueuedRequests: 2 }, { maxSequencesPerStep: 1 });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, (_, id) => collect(engine, requestOf([id]))));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected", "rejected"]);
    expect(outcomes[4]).toMatchObject({
      reason: { code: "OVERLOADED", message: expect.stringMatching(/0 requests run and 3 wait.*2/) },
    });
    expect((await collect(engine, requestOf([5]))).ids.length).toBe(8);
  });

  it("run by priority, then in order of arrival", async () => {
    const { engine } = setUp({}, { maxSequencesPerStep: 1 });
    const order: string[] = [];
    const visit = async (name: string, priority: number): Promise<void> => {
      await collect(engine, requestOf([1, 2, 3], { priority }));
      order.push(name);
    };
    await Promise.all([visit("a", 0), visit("b", 0), visit("c", 5), visit("d", -1), visit("e", 5)]);
    expect(order).toEqual(["c", "e", "a", "b", "d"]);
  });

  it("make way when they outgrow the budget, and are computed again to the same end", async () => {
    const { engine, executor } = setUp({ kvCacheBytes: 480 }, { contextLength: 300, maxSequencesPerStep: 4 });
    const requests = [1, 9, 17, 25].map((id) =>
      requestOf([id, 0], { maxTokens: 200, sampling: { ...greedy, temperature: 1, seed: id } }),
    );
    const results = await Promise.all(requests.map((request) => collect(engine, request)));
    for (const [index, request] of requests.entries()) {
      expect(results[index]?.ids).toEqual((await naiveGenerate(new ToyExecutor({ contextLength: 300 }), request)).ids);
    }
    expect(engine.stats().preemptions).toBeGreaterThan(0);
    expect(executor.peakBytes).toBeLessThanOrEqual(480);
    expect(executor.misuses).toEqual([]);
  });
});

describe("prompts that start alike", () => {
  it("reuse what was computed, to the token; the last token is always run", async () => {
    const { engine, executor } = setUp();
    const first = await collect(engine, requestOf(numbers(40)));
    const second = await collect(engine, requestOf([...numbers(30), 31, 31, 31]));
    expect(second.finish.usage.cachedTokens).toBe(30);
    expect(executor.history.at(-8)).toEqual([{ past: 30, tokens: 3, logits: "last" }]);
    const again = await collect(engine, requestOf(numbers(40)));
    expect(again.ids).toEqual(first.ids);
    expect(again.finish.usage.cachedTokens).toBe(39);
  });

  it("take over a sequence they continue, without a copy", async () => {
    const { engine, executor } = setUp();
    const turn = await collect(engine, requestOf(numbers(20)));
    const created = executor.created;
    const next = await collect(engine, requestOf([...numbers(20), ...turn.ids, 3, 3]));
    expect(next.finish.usage.cachedTokens).toBe(20 + turn.ids.length - 1);
    expect(executor.created).toBe(created);
    expect(engine.stats().kv.cachedSequences).toBe(1);
  });

  it("wait for one another's chunks instead of computing the same twice", async () => {
    const { engine, executor } = setUp({ prefillChunkTokens: 32 });
    const results = await Promise.all([1, 2, 3].map((id) => collect(engine, requestOf([...numbers(64), id], { maxTokens: 4 }))));
    expect(results.map(({ finish }) => finish.usage.cachedTokens)).toEqual([0, 64, 64]);
    const computed = executor.history.flat().reduce((sum, { tokens }) => sum + tokens, 0);
    expect(computed).toBe(65 + 1 + 1 + 3 * 3);
  });

  it("lose their cached part before a running request loses room", async () => {
    const { engine, executor } = setUp({ kvCacheBytes: 100 });
    for (let id = 0; id < 6; id += 1) await collect(engine, requestOf([id, ...numbers(40)], { maxTokens: 2 }));
    expect(executor.peakBytes).toBeLessThanOrEqual(100);
    expect(engine.stats().kv.cachedBytes).toBeGreaterThan(0);
    expect(engine.stats().preemptions).toBe(0);
  });

  it("share nothing when the cache is off", async () => {
    const { engine, executor } = setUp({ prefixCache: false });
    await collect(engine, requestOf(numbers(40)));
    expect(executor.heldBytes).toBe(0);
    expect((await collect(engine, requestOf(numbers(40)))).finish.usage.cachedTokens).toBe(0);
  });
});

it("the same seed gives the same tokens whatever runs beside it, and no seed gives others", async () => {
  const sampling = { ...greedy, temperature: 1.5 };
  const seeded = requestOf([3, 4], { maxTokens: 20, sampling: { ...sampling, seed: 5 } });
  const { engine } = setUp();
  const alone = await collect(engine, seeded);
  const [among, ...others] = await Promise.all(
    [seeded, ...Array(3).fill(requestOf([3, 4], { maxTokens: 20, sampling }))].map((request) => collect(engine, request)),
  );
  expect(among?.ids).toEqual(alone.ids);
  expect(new Set([alone, ...others].map(({ ids }) => ids.join())).size).toBe(4);
});

describe("score", () => {
  const ids = numbers(90, 5);

  it("is the mean negative log-likelihood of each token after the ones before it", async () => {
    const { engine, executor } = setUp();
    const progress: number[][] = [];
    const stream = collect(engine, requestOf([1], { maxTokens: 5 }));
    const score = await engine.score(ids, { onProgress: (...now) => progress.push(now) });
    const model = new ToyExecutor();
    const sequence = model.createSequence();
    const output = await model.run([{ sequence, tokenIds: ids, logits: "all" }]);
    const total = ids.slice(1).reduce((sum, id, index) => sum + negativeLogLikelihood(output.logits(0, index), id), 0);
    expect(score.tokens).toBe(89);
    expect(score.meanNll).toBeCloseTo(total / 89, 12);
    expect(progress.at(-1)).toEqual([89, 89]);
    expect((await stream).ids.length).toBe(5);
    expect(Math.max(...executor.history.flat().map(({ tokens, logits }) => (logits === "all" ? tokens : 0)))).toBeLessThanOrEqual(
      64,
    );
  });

  it.each([1, 40, 64, 65, 89])("counts only from position %i on, whatever chunk that lies in", async (from) => {
    const { engine } = setUp();
    const model = new ToyExecutor();
    const output = await model.run([{ sequence: model.createSequence(), tokenIds: ids, logits: "all" }]);
    const each = ids.slice(from).map((id, index) => negativeLogLikelihood(output.logits(0, from - 1 + index), id));
    const { tokens, meanNll } = await engine.score(ids, { from });
    expect(tokens).toBe(90 - from);
    expect(meanNll).toBeCloseTo(each.reduce((sum, nll) => sum + nll, 0) / tokens, 12);
  });

  it("can be aborted, and refuses what it can't score", async () => {
    const { engine, executor } = setUp();
    const controller = new AbortController();
    await expect(engine.score(ids, { signal: controller.signal, onProgress: () => controller.abort() })).rejects.toMatchObject({
      code: "ABORTED",
    });
    await expect(engine.score(ids, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "ABORTED" });
    for (const from of [0, 90, 1.5, Number.NaN]) {
      await expect(engine.score(ids, { from })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    }
    await expect(engine.score([1])).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(engine.score(numbers(97))).rejects.toMatchObject({ code: "CONTEXT_OVERFLOW" });
    const broken = engine.score(ids, {
      onProgress: () => {
        throw new RangeError("observer is broken");
      },
    });
    await expect(broken).rejects.toThrow("observer is broken");
    await engine[Symbol.asyncDispose]();
    expect(executor.heldBytes).toBe(0);
  });
});

it("disposing aborts what runs, frees everything and refuses what comes later", async () => {
  const { engine, executor } = setUp();
  const running = Promise.all([1, 2, 3, 4, 5, 6].map((id) => collect(engine, requestOf([id], { maxTokens: 80 }))));
  await new Promise<void>((resolve) => {
    executor.beforeStep = (step) => {
      if (step === 3) resolve();
    };
  });
  await engine[Symbol.asyncDispose]();
  for (const { finish } of await running) expect(finish.reason).toBe("abort");
  expect(executor.heldBytes).toBe(0);
  await expect(collect(engine, requestOf([1]))).rejects.toThrow(/closed/);
  await expect(engine.score([1, 2])).rejects.toThrow(/closed/);
});
