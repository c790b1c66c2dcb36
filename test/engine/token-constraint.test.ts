import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Engine } from "../../src/engine/engine.js";
import type { GenerationRequest } from "../../src/engine/generation.js";
import { applyConstraint, type TokenConstraint } from "../../src/engine/token-constraint.js";
import { collect, greedy, requestOf } from "./support/collect.js";
import { ToyExecutor } from "./support/toy-executor.js";

const stopId = 31;

/** Takes ids whose sum of the last two is odd; may end after an even number of them, must after `most`. */
class OddSums implements TokenConstraint {
  readonly ids: number[] = [];
  readonly shortened = false;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  allowedTokens(): Uint32Array {
    return Uint32Array.of((this.ids.at(-1) ?? 0) % 2 === 0 ? 0xaaaaaaaa : 0x55555555);
  }

  accept(id: number): void {
    expect((id + (this.ids.at(-1) ?? 0)) % 2).toBe(1);
    this.ids.push(id);
  }

  get mayEnd(): boolean {
    return this.ids.length % 2 === 0 && this.ids.length > 0;
  }

  get mustEnd(): boolean {
    return this.ids.length >= this.#most;
  }
}

function request(seed: number, constraint: TokenConstraint | undefined): GenerationRequest {
  const sampling =
    seed % 2 === 0
      ? { ...greedy, repetitionPenalty: 1 + (seed % 5) / 10 }
      : { temperature: 1.5, topP: 0.9, topK: 7, repetitionPenalty: 1.1, seed };
  return requestOf([1 + (seed % 20), 2, 3, 2, 3], { maxTokens: 24, sampling, stopIds: [stopId], constraint });
}

describe("a request with a constraint", () => {
  it("gets what it gets alone, whatever runs beside it and with or without speculation", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 6 }), async (seeds) => {
        await using plain = new Engine(new ToyExecutor(), { speculation: false, prefixCache: false });
        await using quick = new Engine(new ToyExecutor(), { speculation: { stepCost: () => 1 } });
        const alone: number[][] = [];
        for (const seed of seeds) alone.push((await collect(plain, request(seed, new OddSums(20)))).ids);
        const together = await Promise.all(
          seeds.flatMap((seed) => [collect(quick, request(seed, new OddSums(20))), collect(quick, request(seed, undefined))]),
        );
        expect(together.filter((_, index) => index % 2 === 0).map(({ ids }) => ids)).toEqual(alone);
      }),
      { numRuns: 30 },
    );
  });

  it("ends by a stop id only where it may, and by itself where it must", async () => {
    await using engine = new Engine(new ToyExecutor());
    for (let seed = 0; seed < 20; seed += 1) {
      const constraint = new OddSums(6);
      const { ids, finish } = await collect(engine, request(seed, constraint));
      expect(ids).toEqual(constraint.ids);
      expect(finish.reason).toBe("stop");
      if (finish.stopId === undefined) expect(ids).toHaveLength(6);
      else expect(ids.length % 2).toBe(0);
    }
    const { ids, finish } = await collect(engine, { ...request(1, new OddSums(9)), maxTokens: 3, stopIds: [] });
    expect([ids.length, finish.reason]).toEqual([3, "length"]);
  });
});

describe("applyConstraint", () => {
  it("leaves what is allowed as it was, and a stop id where the end may come", () => {
    fc.assert(
      fc.property(
        fc.uint32Array({ minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 150 }),
        fc.boolean(),
        (mask, size, mayEnd) => {
          const logits = Float32Array.from({ length: size }, (_, id) => id - 60);
          const constraint = { allowedTokens: () => mask, accept: () => {}, mayEnd, mustEnd: false, shortened: false };
          applyConstraint(logits, constraint, 5, [0, 200]);
          for (const [id, logit] of logits.entries()) {
            const allowed = id === 0 ? mayEnd : (((mask[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1;
            expect(logit).toBe(allowed ? id - 60 : Number.NEGATIVE_INFINITY);
          }
        },
      ),
    );
  });
});
