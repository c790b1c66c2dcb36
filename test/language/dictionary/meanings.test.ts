import { beforeAll, describe, expect, it } from "vitest";
import { loadMeanings, Meanings } from "../../../src/language/dictionary/meanings.js";

describe("what words may be in the other language", () => {
  let meanings: Meanings;
  beforeAll(async () => {
    meanings = await loadMeanings();
  });

  it.each([
    ["赔偿", "compensatory"],
    ["索赔", "claim"],
    ["订购", "subscription"],
    ["食堂", "mess"],
    ["雨伞", "umbrella"],
    ["星期五", "friday"],
    ["押金", "deposit"],
    ["umbrellas", "雨伞"],
    ["friday", "星期五"],
    ["parcels", "包裹"],
  ])("%s is %s", (word, meaning) => {
    expect(meanings.of(word).get(meaning)).toBeGreaterThan(0.3);
  });

  it.each([
    ["买票", "ticket"],
    ["失物", "lose"],
  ])("%s, which nobody lists, has %s of its characters, less likely", (word, meaning) => {
    const likely = meanings.of(word).get(meaning) ?? 0;
    expect(likely).toBeGreaterThan(0);
    expect(likely).toBeLessThanOrEqual(0.5);
  });

  it("is nothing of what isn't a word", () => {
    expect([...meanings.of("grobble"), ...meanings.of("e-90"), ...meanings.of("1953")]).toEqual([]);
  });

  it("is the less likely, the later it stands", () => {
    const few = new Meanings({ translations: () => [] });
    few.add(["水\twater|lake", ""]);
    expect([...few.of("水")]).toEqual([
      ["water", 1],
      ["lake", 1 / 1.3],
    ]);
    expect([...few.of("lakes")].map(([word]) => word)).toEqual(["水"]);
  });
});
