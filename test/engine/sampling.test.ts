import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { negativeLogLikelihood } from "../../src/engine/sampling/negative-log-likelihood.js";
import { philox4x32, uniformAt } from "../../src/engine/sampling/philox.js";
import { RepetitionPenalty } from "../../src/engine/sampling/repetition-penalty.js";
import { greedyToken, TokenSampler } from "../../src/engine/sampling/token-sampler.js";
import { chiSquare, criticalChiSquare } from "./support/chi-square.js";
import { referenceProbabilities } from "./support/naive-loop.js";

describe("Philox4x32-10", () => {
  // Known answers published with the paper's code (Random123, kat_vectors).
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)("gives the published answer for counter %j", (counter, key, expected) => {
    expect(philox4x32(counter, key)).toEqual(expected);
  });

  it("gives uniforms in [0, 1), other ones for other seeds and places", () => {
    const values = [-1, 0, 1, 2 ** 32, 2 ** 53 - 1].flatMap((seed) => [0, 1, 2].map((index) => uniformAt(seed, index)));
    expect(new Set(values).size).toBe(values.length);
    for (const value of values) expect(value >= 0 && value < 1).toBe(true);
  });
});

const logitsOf = fc.array(fc.constantFrom(-3, -1, 0, 0.5, 1, 2, 4, Number.NEGATIVE_INFINITY), { minLength: 1, maxLength: 40 });

describe("TokenSampler", () => {
  it("inverts the cumulative distribution of the truncated softmax, in id order", () => {
    const truncation = fc.record({
      temperature: fc.constantFrom(0.01, 0.5, 1, 3),
      topK: fc.nat({ max: 50 }),
      topP: fc.constantFrom(0.01, 0.3, 0.8, 0.999, 1),
    });
    fc.assert(
      fc.property(logitsOf, truncation, fc.double({ min: 0, max: 0.999999, noNaN: true }), (values, options, uniform) => {
        fc.pre(values.some(Number.isFinite));
        const id = new TokenSampler(values.length).sample(Float32Array.from(values), options, uniform);
        const probabilities = referenceProbabilities(values, options);
        const before = probabilities.slice(0, id).reduce((sum, probability) => sum + probability, 0);
        const probability = probabilities[id] ?? 0;
        expect(probability).toBeGreaterThan(0);
        expect(uniform).toBeGreaterThanOrEqual(before - 1e-9);
        expect(uniform).toBeLessThanOrEqual(before + probability + 1e-9);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    { temperature: 1, topK: 0, topP: 1 },
    { temperature: 0.8, topK: 0, topP: 0.8 },
    { temperature: 1.3, topK: 6, topP: 0.95 },
  ])("draws with the exact probabilities: %j (chi-square, fixed seed)", (options) => {
    const logits = Float32Array.from({ length: 24 }, (_, id) => Math.sin(id * 1.7) * 2);
    const probabilities = referenceProbabilities(logits, options);
    const sampler = new TokenSampler(logits.length);
    const draws = 50_000;
    const counts = new Array<number>(logits.length).fill(0);
    for (let draw = 0; draw < draws; draw += 1) {
      const id = sampler.sample(logits, options, uniformAt(7, draw));
      counts[id] = (counts[id] ?? 0) + 1;
    }
    expect(chiSquare(counts, probabilities, draws)).toBeLessThan(
      criticalChiSquare(probabilities.filter((p) => p > 0).length - 1),
    );
    for (const [id, probability] of probabilities.entries()) if (probability === 0) expect(counts[id]).toBe(0);
  });

  it("refuses logits that are no numbers", () => {
    const sampler = new TokenSampler(3);
    const options = { temperature: 1, topK: 0, topP: 0.9 };
    for (const bad of [[Number.NaN, 1, 2], [Number.POSITIVE_INFINITY, 0, 0], Array(3).fill(Number.NEGATIVE_INFINITY)]) {
      expect(() => sampler.sample(Float32Array.from(bad), options, 0.5)).toThrow(/not finite/);
    }
    expect(() => greedyToken(Float32Array.of(Number.NaN))).toThrow(/not finite/);
  });
});

it("greedy takes the lowest id among the largest logits", () => {
  expect(greedyToken(Float32Array.of(1, 5, 5, 2))).toBe(1);
});

it("the repetition penalty divides positive and multiplies negative logits of seen tokens, once each", () => {
  const penalty = new RepetitionPenalty(2, 4);
  for (const id of [0, 1, 1]) penalty.add(id);
  const logits = Float32Array.of(3, -3, 3, -3);
  penalty.apply(logits);
  expect([...logits]).toEqual([1.5, -6, 3, -3]);
});

it("negative log-likelihood equals the definition and survives large logits", () => {
  expect(negativeLogLikelihood(Float32Array.of(0, 0, 0, 0), 2)).toBeCloseTo(Math.log(4), 12);
  expect(negativeLogLikelihood(Float32Array.of(1000, 999), 1)).toBeCloseTo(Math.log(1 + Math.E), 12);
});
