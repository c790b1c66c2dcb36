import { describe, expect, it } from "vitest";
import { upperErrorBound } from "../../../src/answer-cache/similar/error-bound.js";

describe("the upper bound of a share", () => {
  it.each([
    // Without errors it is 1 - 0.05^(1/n).
    [0, 1, 0.95],
    [0, 10, 1 - 0.05 ** (1 / 10)],
    [0, 298, 1 - 0.05 ** (1 / 298)],
    [0, 299, 1 - 0.05 ** (1 / 299)],
    // Quantiles of the beta distribution: qbeta(0.95, k + 1, n - k).
    [1, 10, 0.394163],
    [5, 100, 0.102256],
    [4, 1_000, 0.00913],
    [30, 200, 0.197911],
    [0, 0, 1],
    [3, 3, 1],
  ])("%i errors in %i trials: %f", (errors, trials, bound) => {
    expect(upperErrorBound(errors, trials)).toBeCloseTo(bound, 5);
  });

  it("takes 299 trials without an error for 1 %, and 149 for 2 %", () => {
    expect(upperErrorBound(0, 298)).toBeGreaterThan(0.01);
    expect(upperErrorBound(0, 299)).toBeLessThanOrEqual(0.01);
    expect(upperErrorBound(0, 148)).toBeGreaterThan(0.02);
    expect(upperErrorBound(0, 149)).toBeLessThanOrEqual(0.02);
  });
});
