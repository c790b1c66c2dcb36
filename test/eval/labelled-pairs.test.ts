import { describe, expect, it } from "vitest";
import { differentByRule, sameByRule } from "../../eval/pairs/by-rule.js";
import { graphPairs } from "../../eval/pairs/graph-pairs.js";
import { pairsByHand } from "../../eval/pairs/labelled-pair.js";
import { wilson } from "../../eval/pairs/wilson.js";

describe("the labelled pairs", () => {
  it("are enough, of many kinds, half of them Chinese, each there once and none of one question", async () => {
    const pairs = [...(await pairsByHand()), ...differentByRule(), ...sameByRule(), ...(await graphPairs())];
    expect(pairs.length).toBeGreaterThanOrEqual(1_000);
    expect(pairs.filter(({ same }) => !same).length).toBeGreaterThanOrEqual(600);
    expect(new Set(pairs.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(14);
    const chinese = pairs.filter(({ language }) => language === "zh").length / pairs.length;
    expect(chinese).toBeGreaterThan(0.45);
    expect(chinese).toBeLessThan(0.55);
    expect(pairs.filter(({ one, other, same }) => !same && one === other)).toEqual([]);
    expect(pairs.filter(({ one, other }) => one === "" || other === "" || /[{}]/u.test(`${one}${other}`))).toEqual([]);
    const labels = new Map<string, boolean>();
    const contradictory = pairs.filter(({ one, other, same }) => {
      const key = [one, other].sort().join("\n");
      const known = labels.get(key);
      labels.set(key, same);
      return known !== undefined && known !== same;
    });
    expect(contradictory).toEqual([]);
  });

  it("are counted with Wilson's interval", () => {
    // Without hits the upper bound is z² / (n + z²) = 3.8415 / 103.8415; the interval of a half is symmetric.
    const rounded = (hits: number, trials: number): number[] =>
      wilson(hits, trials).map((bound) => Math.round(bound * 1e4) / 1e4);
    expect(rounded(0, 100)).toEqual([0, 0.037]);
    expect(rounded(5, 10)).toEqual([0.2366, 0.7634]);
    expect(rounded(50, 100)).toEqual([0.4038, 0.5962]);
    expect(rounded(0, 0)).toEqual([0, 1]);
  });
});
