import { describe, expect, it } from "vitest";
import { quoteEvidence } from "../../../src/answering/writing/quote-evidence.js";
import { measureQuotations } from "./measure-cases.js";
import { readCases } from "./read-cases.js";

const evidence = [
  {
    title: "Northport › Moss Harbour",
    text: "Moss Harbour lies on the coast. It has 3 million inhabitants. It was founded in 1684.",
  },
  { title: "临川市", text: "临川市 — 人口 → 1860000\n临川市 — 市长 → 何立" },
  { title: "顾明远", text: "顾明远 — 出生地 → 临川市" },
  { title: "Peaks", text: "| Peak | Height (m) |\n|---|---|\n| Sorn | 5,120 |\n| Brel | 3,980 |" },
];

describe("quoteEvidence", () => {
  it.each([
    [
      "How many people live in Moss Harbour?",
      "The documents say: “Moss Harbour lies on the coast. It has 3 million inhabitants.” [1].",
    ],
    ["临川市的市长是谁？", "资料中写道：“临川市 — 市长 → 何立”[2]。"],
    ["顾明远出生的城市有多少人口？", "资料中写道：“顾明远 — 出生地 → 临川市”[3]；“临川市 — 人口 → 1860000”[2]。"],
    ["How high is Brel?", "The documents say: “Peak: Brel; Height (m): 3,980” [4]."],
  ])("answers %j", (question, sentence) => {
    expect(quoteEvidence(question, evidence)?.sentence).toBe(sentence);
  });

  it.each([
    "Who is the mayor of Moss Harbour?",
    "临川市的面积是多少？",
    "顾明远的妻子是谁？",
    "How high is Tarn?",
    "What is Sorn made of?",
  ])("is silent where nothing answers %j", (question) => {
    expect(quoteEvidence(question, evidence)).toBeUndefined();
  });

  it("bounds what it quotes", () => {
    const [part] =
      quoteEvidence("Who founded Tarn?", [{ text: `Tarn was founded by Ana Ruiz ${"and others ".repeat(500)}.` }])?.parts ?? [];
    expect(part?.text.length).toBeLessThanOrEqual(1_000);
  });

  it.each([0, 5])("quotes what answers, and seldom what doesn't, among %i pieces of other things", (crowd) => {
    const sets = ["tuned-1", "tuned-2", "tuned-3", "tuned-4", "tuned-5"].flatMap(readCases);
    const { asked, answerable, right, beside } = measureQuotations(sets, crowd);
    expect([asked > 200, asked - answerable > 60]).toEqual([true, true]);
    expect(right / answerable).toBeGreaterThan(0.9);
    expect(beside.length / asked, beside.join("\n")).toBeLessThan(0.05);
  });
});
