import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Engine } from "../../src/engine/engine.js";
import { AcceptanceRate } from "../../src/engine/speculation/acceptance-rate.js";
import { chooseDraftLengths } from "../../src/engine/speculation/draft-lengths.js";
import { DraftModel } from "../../src/engine/speculation/draft-model.js";
import type { DrafterFactory } from "../../src/engine/speculation/drafter.js";
import { lookUpContinuation } from "../../src/engine/speculation/prompt-lookup.js";
import { StepCost } from "../../src/engine/speculation/step-cost.js";
import { CheckedExecutor } from "./support/checked-executor.js";
import { collect, greedy, requestOf } from "./support/collect.js";
import { checkedEngine } from "./support/invariants.js";
import { ToyExecutor } from "./support/toy-executor.js";

/** Milliseconds per step on the 6B shape: 1, 2, 4, 8, 16 tokens took 114, 138, 212, 342, 587 ms. */
const measuredCost = (tokens: number): number => 82 + 32 * tokens;

describe("lookUpContinuation", () => {
  const lookUp = (ids: number[], count: number): readonly number[] => lookUpContinuation(Int32Array.from(ids), count);

  it("continues the longest earlier occurrence of the ending, the latest among equals", () => {
    expect(lookUp([1, 2, 3, 4, 5, 1, 2, 3], 2)).toEqual([4, 5]);
    expect(lookUp([1, 2, 7, 9, 1, 2, 8, 1, 2], 1)).toEqual([8]);
    expect(lookUp([9, 1, 2, 7, 1, 2, 8, 9, 1, 2], 1)).toEqual([7]);
  });

  it("guesses nothing from a single token or from nothing", () => {
    expect(lookUp([1, 2, 3, 1], 4)).toEqual([]);
    expect(lookUp([], 4)).toEqual([]);
    expect(lookUp([5], 4)).toEqual([]);
  });

  it("expects a repetition to repeat", () => {
    expect(lookUp([3, 3, 3, 3], 3)).toEqual([3, 3, 3]);
    expect(lookUp([1, 2, 1, 2, 1, 2], 5)).toEqual([1, 2, 1, 2, 1]);
  });

  it("finds what comparing every place finds", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: 40 }), (ids) => {
        let best = { end: 0, match: 1 };
        for (let end = ids.length - 1; end > 0; end -= 1) {
          let match = 0;
          while (match < Math.min(8, end) && ids[end - 1 - match] === ids[ids.length - 1 - match]) match += 1;
          if (match > best.match) best = { end, match };
        }
        expect(lookUp(ids, 1)).toEqual(best.end === 0 ? [] : [ids[best.end]]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("chooseDraftLengths", () => {
  it("guesses more the likelier guesses are", () => {
    const lengthAt = (acceptance: number): number => chooseDraftLengths([{ acceptance, limit: 8 }], 1, measuredCost)[0] ?? -1;
    expect(lengthAt(0.1)).toBe(0);
    expect(lengthAt(0.5)).toBeGreaterThan(0);
    expect(lengthAt(0.95)).toBe(8);
    for (let percent = 1; percent < 100; percent += 1) {
      expect(lengthAt(percent / 100)).toBeGreaterThanOrEqual(lengthAt((percent - 1) / 100));
    }
  });

  it("steps aside in a full batch unless guesses are nearly sure", () => {
    const batch = (acceptance: number): number[] =>
      chooseDraftLengths(Array(16).fill({ acceptance, limit: 8 }), 16, measuredCost);
    expect(batch(0.6)).toEqual(Array(16).fill(0));
    expect(Math.max(...batch(0.99))).toBeGreaterThan(0);
  });

  it("never beats nor exceeds what trying every combination finds", () => {
    const candidate = fc.record({ acceptance: fc.double({ min: 0, max: 1, noNaN: true }), limit: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 1, maxLength: 3 }), fc.nat({ max: 5 }), (candidates, others) => {
        const tokens = candidates.length + others;
        const rate = (lengths: readonly number[]): number => {
          let expected = tokens;
          for (const [index, length] of lengths.entries()) {
            for (let place = 1; place <= length; place += 1) expected += (candidates[index]?.acceptance ?? 0) ** place;
          }
          return expected / measuredCost(tokens + lengths.reduce((sum, length) => sum + length, 0));
        };
        const chosen = chooseDraftLengths(candidates, tokens, measuredCost);
        for (const [index, length] of chosen.entries()) expect(length).toBeLessThanOrEqual(candidates[index]?.limit ?? 0);
        const all = candidates.reduce<number[][]>(
          (lists, { limit }) => lists.flatMap((list) => Array.from({ length: limit + 1 }, (_, length) => [...list, length])),
          [[]],
        );
        // Within the share below which guessing is not worth the trouble.
        expect(rate(chosen) * 1.0201).toBeGreaterThanOrEqual(Math.max(...all.map(rate)));
      }),
    );
  });
});

describe("AcceptanceRate", () => {
  it("follows what happens, and slowly forgets it when nothing is tried", () => {
    const rate = new AcceptanceRate();
    expect(rate.value).toBe(0.5);
    for (let step = 0; step < 20; step += 1) rate.learn(4, 4);
    expect(rate.value).toBeGreaterThan(0.85);
    for (let step = 0; step < 20; step += 1) rate.learn(4, 0);
    expect(rate.value).toBeLessThan(0.2);
    for (let step = 0; step < 400; step += 1) rate.idle();
    expect(rate.value).toBeCloseTo(0.5, 2);
  });
});

describe("StepCost", () => {
  it("assumes the shape of a memory-bound model, then interpolates what it measured", () => {
    const cost = new StepCost();
    expect(cost.estimate(2) / cost.estimate(1)).toBeCloseTo(1.27);
    cost.observe(1, 100);
    expect(cost.estimate(1)).toBe(100);
    expect(cost.estimate(5)).toBeCloseTo(208);
    cost.observe(9, 180);
    expect(cost.estimate(5)).toBeCloseTo(140);
    expect(cost.estimate(9)).toBe(180);
    expect(cost.estimate(18)).toBeGreaterThan(180);
  });

  it("is not thrown off by one slow step, and forgets what is old", () => {
    const cost = new StepCost();
    for (let step = 0; step < 20; step += 1) cost.observe(1, 100);
    cost.observe(4, 10_000);
    cost.observe(1, 10_000);
    expect(cost.estimate(1)).toBeLessThan(150);
    for (let step = 0; step < 600; step += 1) cost.observe(1, 100);
    expect(cost.estimate(4)).toBeLessThan(300);
  });
});

/** Guesses what a list says, or whatever a function makes up. */
function drafterOf(propose: (ids: Int32Array, count: number) => readonly number[]): DrafterFactory {
  return { create: () => ({ propose, release: () => {} }) };
}

const cheap = (tokens: number): number => 100 + tokens;

describe("speculation in the engine", () => {
  it("needs fewer steps for the same output when guesses are right", async () => {
    const plain = new CheckedExecutor(new ToyExecutor({ regularity: 1 }));
    const request = requestOf([1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3], { maxTokens: 60 });
    const expected = await collect(new Engine(plain, { speculation: false }), request);
    const executor = new CheckedExecutor(new ToyExecutor({ regularity: 1 }));
    const engine = checkedEngine(executor, { speculation: { stepCost: cheap } });
    const actual = await collect(engine, request);
    expect(actual.ids).toEqual(expected.ids);
    expect(executor.steps).toBeLessThan(plain.steps * 0.25);
    expect(engine.stats().speculation.accepted).toBe(plain.steps - executor.steps);
    expect(Math.max(...actual.sizes)).toBeGreaterThan(1);
  });

  it.each(["wrong", "failing", "too long", "of a draft model"])("changes no output when guesses are %s", async (kind) => {
    const small = new CheckedExecutor(new ToyExecutor({ habit: 9, contextLength: 40 }));
    const drafter: DrafterFactory =
      kind === "of a draft model"
        ? new DraftModel(small, 32)
        : drafterOf((_, count) => {
            if (kind === "failing") throw new Error("no guess");
            return Array.from({ length: kind === "wrong" ? count : count + 50 }, (_, index) => (index * 13) % 32);
          });
    for (const temperature of [0, 0.9]) {
      const request = requestOf([5, 6, 7, 0, 1], { maxTokens: 60, sampling: { ...greedy, temperature, seed: 11 } });
      const expected = await collect(new Engine(new ToyExecutor(), { speculation: false }), request);
      const executor = new CheckedExecutor(new ToyExecutor());
      const engine = checkedEngine(executor, { speculation: { drafter, stepCost: cheap } });
      expect((await collect(engine, request)).ids).toEqual(expected.ids);
      if (kind === "of a draft model") expect(engine.stats().speculation.accepted).toBeGreaterThan(10);
      expect([executor.misuses, small.misuses, small.heldBytes]).toEqual([[], [], 0]);
    }
  });

  it("backs off from a drafter that is always wrong", async () => {
    const executor = new CheckedExecutor(new ToyExecutor({ contextLength: 600 }));
    const drafter = drafterOf((_, count) => Array(count).fill(31));
    const engine = checkedEngine(executor, { speculation: { drafter, stepCost: measuredCost } });
    const { ids } = await collect(engine, requestOf([1], { maxTokens: 500, stopIds: [] }));
    expect(ids.length).toBe(500);
    expect(engine.stats().speculation.drafted).toBeLessThan(60);
  });
});
