import { expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine.js";
import { DraftModel } from "../../src/engine/speculation/draft-model.js";
import { CheckedExecutor } from "./support/checked-executor.js";
import { collect, requestOf } from "./support/collect.js";
import { checkedEngine } from "./support/invariants.js";
import { naiveGenerate } from "./support/naive-loop.js";
import { ToyExecutor, type ToyOptions } from "./support/toy-executor.js";

const cheap = (tokens: number): number => 100 + tokens;
const numbers = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => (from + index * 7) % 32);

function setUp(
  toy: ToyOptions,
  { draftBytes, kvCacheBytes = 10_000 }: { draftBytes?: number; kvCacheBytes?: number } = {},
): { engine: Engine; executor: CheckedExecutor; small: CheckedExecutor } {
  const executor = new CheckedExecutor(new ToyExecutor(toy));
  const small = new CheckedExecutor(new ToyExecutor({ ...toy, habit: 9 }));
  const drafter = new DraftModel(small, 32, draftBytes);
  const engine = checkedEngine(executor, { kvCacheBytes, speculation: { drafter, stepCost: cheap } });
  return { engine, executor, small };
}

it("refuses a model of another vocabulary", () => {
  expect(() => new DraftModel(new ToyExecutor({ vocabularySize: 31 }), 32)).toThrow(/31 tokens.*32/);
});

it("reads prompts a chunk per step, so that nobody waits for the draft model", async () => {
  const { engine, executor, small } = setUp({ contextLength: 900 });
  const perStep: number[] = [];
  let seen = 0;
  executor.beforeStep = () => {
    perStep.push(
      small.history
        .slice(seen)
        .flat()
        .reduce((sum, { tokens }) => sum + tokens, 0),
    );
    seen = small.history.length;
  };
  await Promise.all([0, 5, 9].map((from) => collect(engine, requestOf(numbers(400, from), { maxTokens: 100 }))));
  const guesses = 3 * 8;
  expect(Math.max(...perStep)).toBeLessThanOrEqual(128 + guesses);
  expect(perStep.reduce((sum, tokens) => sum + tokens, 0)).toBeGreaterThan(1200);
  expect(engine.stats().speculation.accepted).toBeGreaterThan(50);
});

it("keeps to its own budget of bytes, and guesses for as many requests as that holds", async () => {
  const { engine, small } = setUp({ contextLength: 300 }, { draftBytes: 150 });
  const requests = [1, 9, 17, 25].map((id) => requestOf([id, 0], { maxTokens: 80 }));
  const results = await Promise.all(requests.map((request) => collect(engine, request)));
  for (const [index, request] of requests.entries()) {
    expect(results[index]?.ids).toEqual((await naiveGenerate(new ToyExecutor({ contextLength: 300 }), request)).ids);
  }
  expect(small.peakBytes).toBeLessThanOrEqual(150);
  expect(engine.stats().speculation.accepted).toBeGreaterThan(10);
  expect([small.misuses, small.heldBytes]).toEqual([[], 0]);
});

it("holds nothing for a request that made way, and guesses for it again later", async () => {
  const { engine, executor, small } = setUp({ contextLength: 300 }, { kvCacheBytes: 300 });
  executor.beforeStep = () => {
    expect(small.holding).toBeLessThanOrEqual(engine.stats().running);
  };
  await Promise.all([1, 9, 17, 25].map((id) => collect(engine, requestOf([id, 0], { maxTokens: 200 }))));
  expect(engine.stats().preemptions).toBeGreaterThan(0);
  expect([executor.misuses, small.misuses, small.heldBytes]).toEqual([[], [], 0]);
});

it("that fails leaves plain decoding, and what it holds is freed with its request", async () => {
  const { engine, small } = setUp({});
  small.beforeStep = (step) => {
    if (step % 3 === 2) throw new Error("out of memory");
  };
  const request = requestOf([1, 2, 3], { maxTokens: 60 });
  expect((await collect(engine, request)).ids).toEqual((await naiveGenerate(new ToyExecutor(), request)).ids);
  expect(small.heldBytes).toBe(0);
});

it("that always fails is asked less and less", async () => {
  const executor = new CheckedExecutor(new ToyExecutor({ contextLength: 600 }));
  const small = new CheckedExecutor(new ToyExecutor({ contextLength: 600 }));
  small.beforeStep = () => {
    throw new Error("broken");
  };
  // Milliseconds of a step on the 6B shape.
  const speculation = { drafter: new DraftModel(small, 32), stepCost: (tokens: number) => 82 + 32 * tokens };
  await collect(checkedEngine(executor, { speculation }), requestOf([1, 2, 3], { maxTokens: 500 }));
  expect(executor.steps).toBe(500);
  expect(small.steps).toBeLessThan(60);
});
