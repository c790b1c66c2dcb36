import { describe, expect, it } from "vitest";
import { loadAlike } from "../../../src/language/dictionary/alike.js";

describe("words that mean the same, as far as the dictionary tells", () => {
  it.each([
    ["animal", "creature", true],
    ["forbidden", "prohibited", true],
    ["steamer", "steamship", true],
    ["terminus", "end", true],
    ["冬季", "冬天", true],
    ["同", "同", true],
    ["husband", "wife", false],
    ["open", "close", false],
    ["height", "length", false],
    ["cat", "dog", false],
    ["丈夫", "妻子", false],
    ["作者", "译者", false],
    ["借", "还", false],
    // One within the other may be a part of it, or another thing.
    ["书店", "书", false],
    ["安装", "装", false],
  ])("%s, %s: %s", async (one, other, expected) => {
    const areAlike = await loadAlike();
    expect([areAlike(one, other), areAlike(other, one)]).toEqual([expected, expected]);
  });
});
