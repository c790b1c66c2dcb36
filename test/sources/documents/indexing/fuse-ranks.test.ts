import { describe, expect, it } from "vitest";
import { fuseRanks } from "../../../../src/sources/documents/indexing/fuse-ranks.js";

const ranking = (weight: number, ...ids: number[]) => ids.map((id) => ({ id, weight }));

describe("fuseRanks", () => {
  it("adds a weight over 60 and the rank for each ranking, relative to the best", () => {
    const fused = fuseRanks([ranking(1, 7, 8), ranking(0.5, 8, 9)]);
    expect(fused.map(({ id }) => id)).toEqual([8, 7, 9]);
    const best = 1 / 62 + 0.5 / 61;
    expect(fused.map(({ score }) => score)).toEqual([1, 1 / 61 / best, 0.5 / 62 / best]);
  });

  it("keeps one ranking's order, and the first ranking's among equals", () => {
    expect(fuseRanks([ranking(1, 3, 1, 2)]).map(({ id }) => id)).toEqual([3, 1, 2]);
    expect(fuseRanks([ranking(1, 3), ranking(1, 1)]).map(({ id }) => id)).toEqual([3, 1]);
  });

  it("puts what hardly holds the question's words after what means the same", () => {
    const words = [
      { id: 1, weight: 0.2 ** 2 },
      { id: 2, weight: 0.2 ** 2 },
    ];
    expect(fuseRanks([words, ranking(0.5, 3, 4)]).map(({ id }) => id)).toEqual([3, 4, 1, 2]);
  });

  it("fuses nothing to nothing, and weights of nothing to scores of nothing", () => {
    expect(fuseRanks([[], []])).toEqual([]);
    expect(fuseRanks([ranking(0, 1, 2)])).toEqual([
      { id: 1, score: 0 },
      { id: 2, score: 0 },
    ]);
  });
});
