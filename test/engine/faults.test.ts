import { expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine.js";
import type { ModelExecutor, StepOutput, StepRow } from "../../src/engine/model-executor.js";
import { CheckedExecutor } from "./support/checked-executor.js";
import { type Collected, collect, requestOf } from "./support/collect.js";
import { checkedEngine } from "./support/invariants.js";
import { naiveGenerate } from "./support/naive-loop.js";
import { ToyExecutor } from "./support/toy-executor.js";

const requests = [
  requestOf([1, 2, 3, 4, 5, 6], { maxTokens: 10 }),
  requestOf([1, 2, 3, 9], { maxTokens: 6 }),
  requestOf([20], { maxTokens: 14 }),
];

async function outcomes(engine: Engine): Promise<PromiseSettledResult<Collected>[]> {
  return Promise.allSettled(requests.map((request) => collect(engine, request)));
}

it("a step that fails, whichever it is, fails its own requests only; nothing leaks and later requests succeed", async () => {
  const expected = await Promise.all(requests.map((request) => naiveGenerate(new ToyExecutor(), request)));
  let failures = 0;
  for (let failing = 0; ; failing += 1) {
    const executor = new CheckedExecutor(new ToyExecutor());
    const engine = checkedEngine(executor, {
      prefillChunkTokens: 4,
      interleavedPrefillTokens: 2,
      speculation: { stepCost: (tokens) => 50 + tokens },
    });
    executor.beforeStep = (step) => {
      if (step === failing) throw new Error("out of memory");
    };
    const results = await outcomes(engine);
    const reached = executor.steps > failing;
    executor.beforeStep = () => {};
    const failed = results.filter(({ status }) => status === "rejected");
    for (const [index, result] of results.entries()) {
      if (result.status === "fulfilled") expect(result.value.ids).toEqual(expected[index]?.ids);
      else
        expect(result.reason).toMatchObject({
          code: "ENGINE_FAILED",
          message: expect.stringContaining("out of memory"),
          cause: expect.any(Error),
        });
    }
    if (reached) expect(failed.length).toBe(executor.history[failing]?.length);
    failures += failed.length;
    for (const [index, result] of (await outcomes(engine)).entries()) {
      expect(result).toMatchObject({ status: "fulfilled", value: { ids: expected[index]?.ids } });
    }
    await engine[Symbol.asyncDispose]();
    expect([executor.misuses, executor.heldBytes]).toEqual([[], 0]);
    if (!reached) break;
  }
  expect(failures).toBeGreaterThan(10);
});

/** Changes one thing of an executor. */
function altered(changes: Partial<Pick<ModelExecutor, "run" | "createSequence">>): CheckedExecutor {
  const inner = new ToyExecutor();
  return new CheckedExecutor({
    shape: inner.shape,
    createSequence: () => inner.createSequence(),
    run: (rows) => inner.run(rows),
    [Symbol.asyncDispose]: () => inner[Symbol.asyncDispose](),
    ...changes,
  });
}

it("a commit that fails fails its own request only", async () => {
  const inner = new ToyExecutor();
  const executor = altered({
    run: async (rows: readonly StepRow[]): Promise<StepOutput> => {
      const output = await inner.run(rows);
      return {
        ...output,
        commit: (row, tokens) => {
          if (row === 1) throw new RangeError("Array buffer allocation failed");
          output.commit(row, tokens);
        },
      };
    },
    createSequence: () => inner.createSequence(),
  });
  const engine = checkedEngine(executor, { speculation: false });
  const results = await Promise.allSettled([requestOf([1, 2]), requestOf([9])].map((request) => collect(engine, request)));
  expect(results).toMatchObject([{ status: "fulfilled" }, { status: "rejected", reason: { code: "ENGINE_FAILED" } }]);
  await engine[Symbol.asyncDispose]();
  expect(executor.heldBytes).toBe(0);
});

it("logits that are no numbers fail their request, and memory that can't be had fails the one that asked", async () => {
  const inner = new ToyExecutor();
  let allocations = 0;
  const executor = altered({
    run: async (rows) => {
      const output = await inner.run(rows);
      const isBad = (row: number): boolean => rows[row]?.tokenIds[0] === 30 && rows[row].sequence.length === 0;
      return {
        ...output,
        logits: (row, position) => (isBad(row) ? new Float32Array(32).fill(Number.NaN) : output.logits(row, position)),
      };
    },
    createSequence: () => {
      allocations += 1;
      if (allocations === 2) throw new RangeError("Array buffer allocation failed");
      return inner.createSequence();
    },
  });
  const engine = checkedEngine(executor, { speculation: false });
  const results = await Promise.allSettled([[30], [1, 2], [3, 4]].map((ids) => collect(engine, requestOf(ids))));
  expect(results).toMatchObject([
    { status: "rejected", reason: { message: expect.stringContaining("not finite") } },
    { status: "rejected", reason: { message: expect.stringContaining("allocation failed") } },
    { status: "fulfilled" },
  ]);
  await engine[Symbol.asyncDispose]();
  expect(executor.heldBytes).toBe(0);
});
