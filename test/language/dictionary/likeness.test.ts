import { beforeAll, describe, expect, it } from "vitest";
import { Dictionary, loadDictionary } from "../../../src/language/dictionary/dictionary.js";
import { likeness, phrase, wordLikeness } from "../../../src/language/dictionary/likeness.js";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await loadDictionary();
});
const like = (asked: string, named: string): number =>
  likeness(phrase(asked, dictionary), phrase(named, dictionary), (a, b) => wordLikeness(a, b, dictionary));

describe("likeness", () => {
  it.each([
    ["诊费", "consultation fee"],
    ["剂型", "dosage form"],
    ["bought", "purchase date"],
    ["purchased", "购买日期"],
    ["照明灯", "has floodlights"],
    ["发明人", "inventor"],
    ["inventor", "发明人"],
    ["gold reward", "reward gold"],
    ["自动化", "robotic"],
  ])("%s is like %s", (asked, named) => {
    expect(like(asked, named)).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    ["市长", "市花"],
    ["船帆", "船身颜色"],
    ["年薪", "birthday"],
    ["mayor", "area"],
    ["grobble", "consultation fee"],
    // A word of the question that the name doesn't hold.
    ["sister company", "sister"],
  ])("%s is not like %s", (asked, named) => {
    expect(like(asked, named)).toBeLessThan(0.5);
  });

  it("is 1 for the same words, whatever their form and order", () => {
    expect(like("releases dated", "dated release")).toBe(1);
    expect(like("", "name")).toBe(0);
  });
});

describe("Dictionary", () => {
  it("knows forms, also those that no rule tells", () => {
    expect(dictionary.chinese("purchases")).toEqual(dictionary.chinese("purchase"));
    expect(dictionary.chinese("bought")).toEqual(dictionary.chinese("buy"));
    expect(dictionary.chinese("grobble")).toEqual([]);
  });

  it("cuts Chinese into its words, and keeps every character", () => {
    expect(dictionary.cut("会诊费用")).toEqual(["会诊", "费用"]);
    expect(dictionary.cut("发明人😀").join("")).toBe("发明人😀");
  });

  it("reads lines that are none without harm", () => {
    const own = new Dictionary();
    own.add(["", "no tab", "sail\t帆|航行", "sailed\t=sail"]);
    expect([own.chinese("sail"), own.chinese("sailed"), own.english("帆")]).toEqual([["帆", "航行"], ["帆", "航行"], ["sail"]]);
  });
});
