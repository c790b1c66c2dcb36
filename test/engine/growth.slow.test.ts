import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { Engine } from "../../src/engine/engine.js";
import { DraftModel } from "../../src/engine/speculation/draft-model.js";
import { collect, greedy, requestOf } from "./support/collect.js";
import { ToyExecutor } from "./support/toy-executor.js";

/** Bytes of the heap that something still refers to. */
function reachableBytes(): number {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it("ten thousand steps leave nothing behind: requests that finish, stop, are aborted, make way and are guessed for", {
  timeout: 900_000,
}, async () => {
  const executor = new ToyExecutor({ contextLength: 200 });
  const drafter = new DraftModel(new ToyExecutor({ habit: 9, contextLength: 200 }), 32, 2000);
  const engine = new Engine(executor, { kvCacheBytes: 300, speculation: { drafter, stepCost: (tokens) => 82 + 32 * tokens } });
  const client = async (number: number, steps: number): Promise<void> => {
    for (let visit = 0; engine.stats().steps < steps; visit += 1) {
      const promptIds = Array.from({ length: 1 + ((visit * 37 + number) % 60) }, (_, i) => (i * 7 + visit + number) % 32);
      const controller = new AbortController();
      const { signal } = controller;
      const sampling = { ...greedy, temperature: visit % 2, seed: visit };
      const collected = collect(
        engine,
        requestOf(promptIds, { maxTokens: 1 + ((visit * 13) % 120), sampling, stopIds: [31], signal }),
      );
      if (visit % 5 === 0) setImmediate(() => controller.abort());
      await collected;
    }
  };
  const run = (steps: number): Promise<unknown> => Promise.all([0, 1, 2, 3, 4, 5].map((number) => client(number, steps)));
  await run(1000);
  const before = reachableBytes();
  await run(11_000);
  // Steps that each left 100 bytes would leave a million; what the compiler keeps is a third of that.
  expect(reachableBytes() - before).toBeLessThan(1_000_000);
  expect(engine.stats()).toMatchObject({ running: 0, waiting: 0, kv: { runningBytes: 0 } });
  expect(engine.stats().kv.cachedBytes).toBeLessThanOrEqual(300);
  expect(engine.stats().preemptions).toBeGreaterThan(0);
  await engine[Symbol.asyncDispose]();
  expect(engine.stats().kv.cachedBytes).toBe(0);
});
