import { describe, expect, it } from "vitest";
import { attribute, withoutMarks, writtenMarks } from "../../../../src/answering/writing/citing/attribute.js";

describe("attribute", () => {
  it.each([
    ["林月出生在武夷山。", [1], "zh", "林月出生在武夷山[1]。"],
    ["林月出生在武夷山[7]。", [1, 3], "zh", "林月出生在武夷山[1][3]。"],
    ["林月出生在武夷山。【2】\n", [1], "zh", "林月出生在武夷山[1]。\n"],
    ["She was born in Kumasi [2]. ", [1], "en", "She was born in Kumasi [1]. "],
    ["He said “no.” [1, 2]", [2], "en", "He said “no [2].”"],
    ["1968", [4], "en", "1968 [4]"],
    ["Two are long: Arn (length: 120 km).", [1, 2], "en", "Two are long: Arn (length: 120 km) [1][2]."],
    ["他写了《茶经》。", [1], "zh", "他写了《茶经》[1]。"],
    ["有海鸥号（直径：3）。", [1], "zh", "有海鸥号（直径：3）[1]。"],
    ["It opens at 7 a.m.", [1], "en", "It opens at 7 a.m. [1]"],
    ["It opens at 7 a.m. [2]. ", [1], "en", "It opens at 7 a.m. [1]. "],
    ["The mill is Hale & Co.", [1], "en", "The mill is Hale & Co. [1]"],
    ["It was the U.S.", [1], "en", "It was the U.S. [1]"],
    ["It is in the disco.", [1], "en", "It is in the disco [1]."],
    ["Nothing [3].", [], "en", "Nothing."],
  ] as const)("%j", (sentence, pieces, language, attributed) => {
    expect(attribute(sentence, pieces, language)).toBe(attributed);
  });

  it("reads and takes out what the model wrote", () => {
    expect(writtenMarks("a [1], b 【2、4】 c[2023]")).toEqual([1, 2, 4]);
    expect(withoutMarks("a [1], b 【2、4】 c[2023]")).toBe("a, b c[2023]");
  });
});
