import { describe, expect, it } from "vitest";
import { normalise } from "../../eval/normalise.js";
import type { Kind, Question } from "../../eval/question.js";
import { type ScoredAnswer, score } from "../../eval/score.js";

const ask = (kind: Kind, gold: Partial<Question>): Question => ({
  id: "x",
  kind,
  split: "dev",
  language: "en",
  by: "hand",
  question: "",
  answers: [],
  evidence: [],
  names: [],
  ...gold,
});
const verdict = (question: Question, answer: string | ScoredAnswer, names: readonly string[] = []): string =>
  score(question, typeof answer === "string" ? { text: answer } : answer, names.map(normalise));

describe("one answer", () => {
  const born = ask("one-hop", { answers: [["桐浦", "Tongpu"]] });
  it.each([
    ["Hanna Vesely was born in Tongpu [1].", "right"],
    ["她出生于桐浦。", "right"],
    ["She was born in Shiyao.", "wrong"],
    ["资料中没有提到。", "abstained"],
    ["The evidence does not say.", "abstained"],
    ["I don't know.", "abstained"],
    ["", "abstained"],
    ["[1]", "abstained"],
  ])("%s: %s", (text, expected) => {
    expect(verdict(born, text)).toBe(expected);
  });

  it("isn't given by a longer name that begins with it", () => {
    expect(verdict(born, "桐浦美术馆", ["桐浦", "桐浦美术馆"])).toBe("wrong");
    expect(verdict(born, "在桐浦，离桐浦美术馆不远", ["桐浦", "桐浦美术馆"])).toBe("right");
  });

  it("is a date in any form, or a year if a year was asked", () => {
    const date = ask("one-hop", { answers: [["1934-10-10"]], question: "When was it opened?" });
    expect(verdict(date, "It was opened on October 10, 1934.")).toBe("right");
    expect(verdict(date, "一九三四年十月十日")).toBe("right");
    expect(verdict(date, "It was opened in 1934.")).toBe("wrong");
    expect(verdict({ ...date, question: "哪年启用的？" }, "1934 年")).toBe("right");
    expect(verdict({ ...date, question: "哪年哪天启用的？" }, "1934 年")).toBe("wrong");
  });

  it("may be given as a quotation, which else is beside the point", () => {
    expect(verdict(born, { text: "资料写道：“她生在桐浦。”", served: "quotation" })).toBe("right");
    expect(verdict(born, { text: "资料写道：“她爱吃桃子。”", served: "quotation" })).toBe("beside");
    expect(verdict(born, { text: "Not known. Tongpu is mentioned.", served: "unknown" })).toBe("abstained");
  });
});

describe("several parts", () => {
  it("needs each", () => {
    const both = ask("several-parts", { answers: [["98"], ["苏剑秋", "Su Jianqiu"]] });
    expect(verdict(both, "跨度98米，由苏剑秋设计。")).toBe("right");
    expect(verdict(both, "由苏剑秋设计。")).toBe("wrong");
  });
  it("needs both sides of a conflict", () => {
    const conflict = ask("conflict", { answers: [["418"], ["502"]] });
    expect(verdict(conflict, "One source says 418, another 502.")).toBe("right");
    expect(verdict(conflict, "418 people died.")).toBe("wrong");
  });
});

describe("yes or no", () => {
  const no = ask("yes-no", { polarity: false, answers: [["桐浦", "Tongpu"]] });
  const yes = ask("yes-no", { polarity: true, answers: [["桐浦", "Tongpu"]] });
  it.each([
    ["No, she was born in Tongpu.", "wrong", "right"],
    ["不是，她生于桐浦。", "wrong", "right"],
    ["Yes.", "right", "wrong"],
    ["是的，她生于桐浦。", "right", "wrong"],
    ["是", "right", "wrong"],
    ["No information about this.", "abstained", "abstained"],
    ["没有提到。", "abstained", "abstained"],
  ])("%s", (text, ifYes, ifNo) => {
    expect(verdict(yes, text)).toBe(ifYes);
    expect(verdict(no, text)).toBe(ifNo);
  });
  it("reads a plain statement of the fact", () => {
    expect(verdict(yes, "She was born in Tongpu.")).toBe("right");
    expect(verdict(no, "She was not born in Shiyao.")).toBe("right");
    expect(verdict(no, "She was born in Shiyao.")).toBe("wrong");
  });
});

describe("count", () => {
  const two = ask("count", { count: 2, answers: [["2"]], question: "苏剑秋一共设计过几座桥？" });
  it.each([
    ["一共两座。", "right"],
    ["He designed two bridges: one in 1934, one in 1951.", "right"],
    ["一共三座。", "wrong"],
    ["12", "wrong"],
    ["望云桥和若溪吊桥。", "wrong"],
  ])("%s: %s", (text, expected) => {
    expect(verdict(two, text)).toBe(expected);
  });
});

describe("a choice", () => {
  const larger = ask("comparison", { answers: [["桐浦", "Tongpu"]], others: [["莲坞", "Lianwu"]] });
  it.each([
    ["桐浦的人口比莲坞多。", "right"],
    ["莲坞的人口比桐浦多。", "wrong"],
    ["Of Lianwu and Tongpu, Tongpu has more inhabitants.", "right"],
    ["莲坞和桐浦相比，桐浦人口多。", "right"],
    ["Lianwu.", "wrong"],
  ])("%s: %s", (text, expected) => {
    expect(verdict(larger, text)).toBe(expected);
  });
  it("lists all that fit and nothing else", () => {
    const list = ask("filter", { answers: [["A-peak"], ["B-peak"]], others: [["C-peak"]] });
    expect(verdict(list, "A-peak and B-peak.")).toBe("right");
    expect(verdict(list, "A-peak.")).toBe("wrong");
    expect(verdict(list, "A-peak, B-peak and C-peak.")).toBe("wrong");
  });
});

describe("two of one name", () => {
  const twins = ask("two-of-one-name", {
    answers: [
      ["诗人", "poet"],
      ["植物学家", "botanist"],
    ],
  });
  it("is right with both, or where both are cited and told apart", () => {
    expect(verdict(twins, "One is a poet, the other a botanist.")).toBe("right");
    expect(verdict(twins, { text: "有两位梁耘。", citedSubjects: ["pe:a", "pe:b"] })).toBe("right");
    expect(verdict(twins, "She is a botanist.")).toBe("wrong");
  });
});

describe("unanswerable", () => {
  const nothing = ask("unanswerable", {});
  it.each([
    ["资料中没有提到。", undefined, "abstained"],
    ["His wife is Lin.", undefined, "wrong"],
    ["资料写道：“他是画家。”", "quotation", "beside"],
    ["Not known.", "unknown", "abstained"],
  ])("%s (%s): %s", (text, served, expected) => {
    expect(verdict(nothing, { text, served })).toBe(expected);
  });
});
