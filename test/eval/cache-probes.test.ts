import { describe, expect, it } from "vitest";
import { cachePlaces } from "../../eval/cache/places.js";
import { loadProbes } from "../../eval/cache/probes.js";
import { loadNames } from "../../eval/names.js";

describe("the questions that the cache is asked", () => {
  it("are made from dev questions, half of those by hand in Chinese, and all differ from what they were made from", async () => {
    let [different, byHand, chinese] = [0, 0, 0];
    for (const place of await cachePlaces()) {
      const known = new Set(place.questions.map(({ question }) => question));
      const probes = await loadProbes(place, await loadNames(place.world));
      for (const { kind, text, of } of probes) {
        expect(known.has(text)).toBe(false);
        expect(text.trim()).not.toBe("");
        if (kind !== "paraphrase") different += 1;
        if (kind !== "paraphrase" && kind !== "by hand") continue;
        byHand += 1;
        if (of.language === "zh") chinese += 1;
      }
    }
    expect(different).toBeGreaterThanOrEqual(600);
    expect(chinese / byHand).toBeGreaterThan(0.45);
    expect(chinese / byHand).toBeLessThan(0.55);
  });
});
