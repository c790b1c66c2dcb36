import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { CheckedExecutor } from "./support/checked-executor.js";
import { collect, greedy, requestOf } from "./support/collect.js";
import { checkedEngine } from "./support/invariants.js";
import { naiveGenerate } from "./support/naive-loop.js";
import { ToyExecutor } from "./support/toy-executor.js";

it("a stream gets a token from every step once it has begun, and no step holds more than a chunk beside the streams", async () => {
  const visit = fc.record({
    prompt: fc.array(fc.nat({ max: 31 }), { minLength: 1, maxLength: 70 }),
    maxTokens: fc.integer({ min: 1, max: 20 }),
    arrival: fc.nat({ max: 25 }),
    abortAfter: fc.option(fc.integer({ min: 1, max: 20 }), { freq: 4, nil: undefined }),
  });
  const options = fc.record({
    prefillChunkTokens: fc.integer({ min: 1, max: 60 }),
    interleavedPrefillTokens: fc.integer({ min: 1, max: 12 }),
    prefixCache: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 10 }), options, async (visits, chosen) => {
      const executor = new CheckedExecutor(new ToyExecutor());
      const engine = checkedEngine(executor, { ...chosen, kvCacheBytes: 10_000, speculation: false });
      const streams = [...visits]
        .sort((a, b) => a.arrival - b.arrival)
        .map(async ({ prompt, maxTokens, arrival, abortAfter }): Promise<number[]> => {
          while (executor.steps < arrival && engine.stats().running + engine.stats().waiting > 0) await setImmediate();
          const steps: number[] = [];
          const controller = new AbortController();
          await new Promise<void>((resolve) => {
            engine.submit(requestOf(prompt, { maxTokens, signal: controller.signal }), (event) => {
              if (event.type !== "tokens") return resolve();
              steps.push(executor.steps);
              if (steps.length === abortAfter) controller.abort();
            });
          });
          return steps;
        });
      const streaming = new Set<number>();
      for (const steps of await Promise.all(streams)) {
        for (const [index, step] of steps.entries()) {
          expect(step).toBe((steps[0] ?? 0) + index);
          if (index > 0) streaming.add(step);
        }
      }
      for (const step of streaming) {
        // A row of the one token that is missing is a stream's, or as short: a prompt of which no more is left to compute.
        const prompts = (executor.history[step - 1] ?? []).filter(({ tokens, logits }) => tokens > 1 || logits === "none");
        expect(prompts.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(chosen.interleavedPrefillTokens);
      }
      expect(executor.misuses).toEqual([]);
    }),
    {
      numRuns: 150,
      examples: [
        [
          [
            { prompt: [0], maxTokens: 1, arrival: 16, abortAfter: undefined },
            { prompt: [0], maxTokens: 1, arrival: 16, abortAfter: undefined },
            { prompt: [0], maxTokens: 17, arrival: 0, abortAfter: undefined },
            { prompt: [0], maxTokens: 1, arrival: 0, abortAfter: undefined },
          ],
          { prefillChunkTokens: 1, interleavedPrefillTokens: 1, prefixCache: false },
        ],
      ],
    },
  );
});

it("requests join and leave without anybody's keys and values being copied", async () => {
  const copies: string[] = [];
  const inner = new ToyExecutor({ contextLength: 300 });
  const executor = new CheckedExecutor({
    shape: inner.shape,
    createSequence: () => {
      const sequence = inner.createSequence();
      vi.spyOn(sequence, "copyPrefixFrom").mockImplementation(() => copies.push("prefix"));
      const reserve = sequence.reserve.bind(sequence);
      vi.spyOn(sequence, "reserve").mockImplementation((tokens) => {
        const { bytes, length } = sequence;
        reserve(tokens);
        if (sequence.bytes > bytes && length > 0) copies.push("growth");
      });
      return sequence;
    },
    run: (rows) => inner.run(rows),
    [Symbol.asyncDispose]: () => inner[Symbol.asyncDispose](),
  });
  const engine = checkedEngine(executor, { kvCacheBytes: 10_000, speculation: false });
  const requests = Array.from({ length: 12 }, (_, index) =>
    requestOf([index, 31 - index, 7], { maxTokens: 5 + ((index * 13) % 50), sampling: greedy }),
  );
  const results = await Promise.all(requests.map((request) => collect(engine, request)));
  for (const [index, request] of requests.entries()) {
    expect(results[index]?.ids).toEqual((await naiveGenerate(new ToyExecutor({ contextLength: 300 }), request)).ids);
  }
  expect(executor.created).toBe(12);
  // Each fits into the room it began with: 3 tokens and 64 more.
  expect(copies).toEqual([]);
  await engine[Symbol.asyncDispose]();
});
