import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText } from "../../src/language/fold-text.js";
import { loadSearchTerms } from "../../src/language/search-terms.js";

const terms = await loadSearchTerms();

describe("searchTerms", () => {
  it.each([
    ["龙井茶用多少度的水冲泡？", "龙井 龙井茶 用 多少度 水 冲泡"],
    ["Who opened Miller's museums in 1986?", "opened miller museum 1986"],
    ["ChatGLM 用 ONNX 推理", "chatglm 用 onnx 推理"],
    ["1.2.3 and v2.0, 1,000 or 3.5 % at −5 °C, 5–10", "1.2.3 1.2 2.0 1000 3.5 3.5% 5 -5 c 5 10"],
    ["C, C++, C#, F♯, g++ or .NET in Node.js", "c c++ c# f# g++ net .net node.js node js"],
    ["open at 10:30, 1/2 full", "open 10:30 10 30 1/2 1 2 full"],
    ["《我们》的作者", "我们 作者"],
    ["Who wrote “It”?", "wrote it It"],
    ["l'été, Istanbul'da, don't, O'Brien's", "l'ete ete istanbul'da istanbul don't o'brien brien"],
    ["The Who是乐队", "who Who 乐队"],
    ["Google+ and C++11", "google+ google c++ 11"],
    ["state-of-the-art COVID-19, AT&T, U.S.A.", "stateoftheart state art covid19 covid 19 att t usa"],
    ["IT部门，A组，维生素a，B超", "IT 部门 A 组 维生 维生素 b 超"],
    ["World War I, vitamin a, Plan A: what is a plan?", "world war I vitamin A plan A plan"],
    ["Résumé für Ærøskøbing, Straße", "resume fur aeroskobing strasse"],
    ["這個軟體佔用記憶體", "软体 占用 记忆 记忆体 软件 内存"],
    ["ＦＵＬＬ　ｗｉｄｔｈ ①㎡", "full width 1m2"],
    ["a\u200bb\ufeffc\u00add", "abcd"],
    ["photosyn-\n  thesis", "photosynthesis photosyn thesis"],
    ["https://example.com/a_b?q=long-word", "http example.com example com b q longword long word"],
  ])("%j", (text, expected) => {
    const found = terms(text);
    for (const term of expected.split(" ")) expect(found).toContain(term);
    expect(found.filter((term) => !expected.split(" ").includes(term))).toEqual([]);
  });

  it("drops stop words only while something else remains, and keeps them for an index", () => {
    expect(terms("Where is the tower?")).toEqual(["tower"]);
    expect(terms("Who are the who?")).toEqual(["who", "are", "the", "who"]);
    expect(terms("Where were The Who formed?")).toEqual(["the", "The", "who", "Who", "formed"]);
    expect(terms("What Is The Capital Of France?")).toEqual(["capital", "france"]);
    expect(terms("Where is the tower?", "keep")).toEqual(["where", "is", "the", "tower"]);
    expect(terms("它是什么？")).toEqual(["它", "是", "什么"]);
    expect(terms("")).toEqual([]);
  });

  it("finds every term of a text in the same text hard-wrapped, spaced out or written in traditional characters", () => {
    const text = "西湖位于杭州";
    for (const other of [
      "西\n湖位\n于杭州",
      "西 湖 位 于 杭 州",
      "西  湖 位于 \n 杭 州",
      "西\u200b湖位于杭\u200b州",
      "西湖位於杭州",
      "⻄湖位于杭州",
    ])
      expect(terms(other)).toEqual(expect.arrayContaining(terms(text)));
  });

  it("gives the same terms for a text and what it folds to, and terms for any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[aA .\-,+#'&\n西湖1%]*$/),
    );
    fc.assert(
      fc.property(text, (any) => {
        expect(foldText(foldText(any))).toBe(foldText(any));
        for (const mode of ["drop", "keep"] as const) for (const term of terms(any, mode)) expect(term).not.toBe("");
        expect(terms(any, "keep").length).toBeGreaterThanOrEqual(terms(any).length);
      }),
      { numRuns: 500 },
    );
  });
});
