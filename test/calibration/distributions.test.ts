import { describe, expect, it } from "vitest";
import { Distributions, divergence } from "../../src/calibration/distributions.js";

function softmax(values: readonly number[]): number[] {
  const powers = values.map(Math.exp);
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

describe("divergence", () => {
  it("is the mean of Σ p log(p / q) over rows", () => {
    const before = [
      [1, 2, -1, 0.5],
      [0, 0, 3, -2],
    ];
    const after = [
      [1.5, 1, -1, 0],
      [0, 1, 2, -2],
    ];
    const expected = before.map((row, i) => {
      const [p, q] = [softmax(row), softmax(after[i] ?? [])];
      return p.reduce((sum, share, k) => sum + share * Math.log(share / (q[k] ?? Number.NaN)), 0);
    });
    const found = divergence(new Distributions(Float32Array.from(before.flat()), 4), Float32Array.from(after.flat()));
    expect(found).toBeCloseTo(((expected[0] ?? 0) + (expected[1] ?? 0)) / 2, 6);
  });

  it("is nothing for the same distribution, whatever is added to the logits", () => {
    const logits = Float32Array.from([90, 80, 85]);
    expect(divergence(new Distributions(logits, 3), Float32Array.from([10, 0, 5]))).toBeCloseTo(0, 6);
  });
});
