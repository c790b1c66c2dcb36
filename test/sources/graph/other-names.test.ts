import { describe, expect, it } from "vitest";
import { loadDictionary } from "../../../src/language/dictionary/dictionary.js";
import { otherNames } from "../../../src/sources/graph/answers/other-names.js";

describe("what a value is called in the other language", () => {
  it.each([
    ["Sunday", ["周日", "星期天", "礼拜日"]],
    ["Wednesdays", ["周三"]],
    ["Oct", ["十月", "october"]],
    ["礼拜五", ["friday", "周五"]],
    ["diesel", ["柴油"]],
    ["battery", ["电池"]],
    ["guitar", ["吉他"]],
    ["柴油", ["diesel"]],
  ])("%s is called so too", async (text, names) => {
    const all = otherNames(text, await loadDictionary());
    expect(all).toEqual(expect.arrayContaining(names));
  });

  it.each(["hand", "treasurer", "none", "other", "其他", "没有", "sat down"])("%s has no other name", async (text) => {
    expect(otherNames(text, await loadDictionary())).toEqual([]);
  });

  it("keeps to the language where the graph tells both", () => {
    expect(otherNames("星期日", undefined)).toEqual(["星期日", "星期天", "周日", "周天", "礼拜天", "礼拜日"]);
    expect(otherNames("diesel", undefined)).toEqual([]);
  });
});
