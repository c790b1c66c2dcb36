import { describe, expect, it } from "vitest";
import { questionParts } from "../../../../src/answering/writing/quoting/question-parts.js";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";

const evidence = [
  { title: "Orr Mill", text: "Orr Mill — founder → Ana Ruiz\nOrr Mill — year founded → 1802\nOrr Mill — located in → Vey" },
  { title: "Ana Ruiz", text: "Ana Ruiz — spouse → Ben Tarn\nAna Ruiz — birthplace → Dunmore\nAna Ruiz — nickname → The Heron" },
  { title: "Vey", text: "Vey — mayor → Ida Moss\nVey — elevation (m) → 12\nVey — population → 4100" },
  { title: "Sealog", text: "Sealog — developer → Ana Ruiz\nSealog — type → program\nWindlog — developer → Ana Ruiz" },
];

describe("statements as quotations", () => {
  it.each([
    ["What was the nickname of Ana Ruiz?", ["The Heron"]],
    ["Who is the better half of Ana Ruiz?", ["Ben Tarn"]],
    ["How high above sea level is Vey?", ["12"]],
    ["Where was the founder of Orr Mill born?", ["Ana Ruiz", "Dunmore"]],
    ["When and by whom was Orr Mill founded?", ["1802", "Ana Ruiz"]],
    ["Which programs did Ana Ruiz develop?", ["Sealog", "Windlog"]],
  ])("answer %j", (question, holds) => {
    const sentence = quoteEvidence(question, evidence)?.sentence ?? "";
    expect(holds.filter((part) => !sentence.includes(part))).toEqual([]);
  });

  it.each([
    "Who is the mayor of Orr Mill?",
    "When did Ana Ruiz die?",
    "How many children has Ana Ruiz?",
    "Who wrote Sealog's manual?",
  ])("answer nothing by another thing's relation, or another relation: %j", (question) => {
    expect(quoteEvidence(question, evidence)).toBeUndefined();
  });
});

describe("questionParts", () => {
  it.each([
    ["When and by whom was the mill founded?", ["When was the mill founded", "by whom was the mill founded"]],
    ["Who developed it, and under which licence is it?", ["Who developed it", "under which licence is it"]],
    ["Price and power of the tug?", ["Price of the tug", "power of the tug"]],
    ["这座桥是谁设计的，哪年建成？", ["这座桥是谁设计的", "哪年建成"]],
    ["这座城的市长和市花分别是什么？", ["这座城的市长", "这座城的市花"]],
    ["Who founded the mill?", ["Who founded the mill?"]],
    ["他去世以后，图纸归了谁？", ["他去世以后，图纸归了谁？"]],
  ])("%j", (question, parts) => {
    expect(questionParts(question)).toEqual(parts);
  });
});
