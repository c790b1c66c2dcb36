import { describe, expect, it } from "vitest";
import { nearValue } from "../../eval/near-value.js";

describe("nearValue", () => {
  it.each([
    [["612"], "We are now 612. The gates cost 38,400 florins.", "38,400"],
    [["14 marks"], "Pickers get 14 marks, and 21 marks on Sundays.", "21 marks"],
    [["2016-05-02", "2 May 2016"], "Skimmer — launched → 2016-05-02\nGannet — launched → 2011-03-09", "2011-03-09"],
    [["Ida Breck"], "Stannard — supervisor → Ida Breck\nKestle — supervisor → Marlow Stannard", "Marlow Stannard"],
    [["邵晚晴"], "青橹 — 船主 → 邵晚晴\n邵晚晴 — 师父 → 冷秋桐", "冷秋桐"],
    [["431"], "It was founded in 1921.", undefined],
  ])("of %j in %j", (gold, text, near) => {
    expect(nearValue(gold, text)).toBe(near);
  });
});
