import { describe, expect, it } from "vitest";
import { citedWords, sentencesCiting } from "../../page/src/answer/cited-words.js";

const marked = (answer: string, number: number, evidence: string): string[] =>
  citedWords(answer, number, evidence).map(([start, end]) => evidence.slice(start, end));

describe("the part of an answer that a number stands behind", () => {
  it.each([
    ["Lin Yue teaches [1]. She was born in Qimen [2].", 2, ["She was born in Qimen"]],
    ["The Diary is older. The museum: 1986 [1]; the Diary: 1931 [2].", 1, ["The museum: 1986"]],
    ["It opened in 1986. [1]", 1, ["It opened in 1986"]],
    ["林月的老师是陈柏舟[1]。陈柏舟的出生地是祁门[2][3]。", 3, ["陈柏舟的出生地是祁门"]],
    ["Nothing is cited.", 1, []],
    ["Twice [1]. And once more [1].", 1, ["Twice", "And once more"]],
  ])("%s", (answer, number, sentences) => {
    expect(sentencesCiting(answer, number).map((sentence) => sentence.replace(/^[.。;；,\s]+/u, ""))).toEqual(sentences);
  });

  it("is the whole of a quotation, however many sentences it holds", () => {
    const answer = "The documents say: “It was opened in 1986. The name means spring.” [1].";
    expect(sentencesCiting(answer, 1)).toEqual(["It was opened in 1986. The name means spring."]);
  });
});

describe("cited words", () => {
  it("are what the sentence and its evidence share, small words aside", () => {
    const answer = "Tingquan Tea Museum’s founder is Shen Yanqiu [1].";
    expect(marked(answer, 1, "Tingquan Tea Museum — founder → Shen Yanqiu")).toEqual([
      "Tingquan Tea Museum",
      "founder",
      "Shen Yanqiu",
    ]);
    expect(marked(answer, 2, "Tingquan Tea Museum — founder → Shen Yanqiu")).toEqual([]);
    expect(marked("It is of the [1].", 1, "It is of the others.")).toEqual([]);
  });

  it("are joined over small words, and found in the plural and in numbers", () => {
    expect(marked("The oldest bowls of Jianyang number 420 [1].", 1, "420 pieces, the oldest a bowl of Jianyang.")).toEqual([
      "420",
      "oldest a bowl of Jianyang",
    ]);
  });

  it("are the longest strings that both hold, in Chinese", () => {
    expect(marked("林月的老师是陈柏舟[1]。", 1, "林月在大学里跟陈柏舟学茶叶化学，她的老师很多。")).toEqual([
      "林月",
      "陈柏舟",
      "老师",
    ]);
    expect(marked("他在的[1]。", 1, "他在的地方。")).toEqual([]);
  });

  it("take no longer for hostile text", () => {
    const evidence = "茶".repeat(200_000) + "a ".repeat(200_000);
    const ranges = citedWords(`${"茶".repeat(50_000)}${"[1]".repeat(5_000)}`, 1, evidence);
    expect(ranges).toEqual([[0, 4_000]]);
    expect(citedWords("[1]".repeat(100_000), 1, "[1]")).toEqual([]);
  });
});
