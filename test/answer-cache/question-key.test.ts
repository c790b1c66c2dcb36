import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnswerKeyParts, answerKey, normaliseQuestion } from "../../src/answer-cache/question-key.js";

const parts: AnswerKeyParts = { question: "姚明出生在哪个国家?", history: [], model: "m", prompt: "p", sources: ["s"] };

describe("normaliseQuestion", () => {
  it.each([
    ["姚明出生在哪个国家?", "姚明出生在哪个国家？"],
    ["姚明出生在哪个国家", " 姚明出生在哪个国家？？ "],
    ["Where is ＢＥＩＪＩＮＧ ?", "where  is\tbeijing"],
    ["ｶﾌｪ", "カフェ"],
    ["caf\u00e9", "cafe\u0301"],
    ["２０２３年", "2023年。"],
  ])("folds %s and %s", (one, other) => {
    expect(normaliseQuestion(one)).toBe(normaliseQuestion(other));
  });

  it.each([
    ["2² 等于几", "22 等于几"],
    ["What is ½?", "What is 1⁄2 or 12?"],
    ["第①条", "第1条"],
    ["2㏠", "21日"],
    ["5!", "5"],
    ["1 000", "1000"],
    ["1.5", "15"],
    ["-5", "5"],
    ["C", "C++"],
    ["C", "C#"],
    ["A比B大", "B比A大"],
  ])("keeps %s and %s apart", (one, other) => {
    expect(normaliseQuestion(one)).not.toBe(normaliseQuestion(other));
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(normaliseQuestion(normaliseQuestion(text))).toBe(normaliseQuestion(text));
      }),
    );
  });

  it("never merges different numbers", () => {
    // Digits of several scripts and other number forms, in the same sentence.
    const number = fc
      .array(fc.constantFrom(..."0123456789２３²³½①⑫Ⅳ㈠.,-"), { minLength: 1, maxLength: 6 })
      .map((digits) => digits.join(""));
    const meaning = (text: string): string =>
      text
        .replace(/[２３]/g, (digit) => digit.normalize("NFKC"))
        .replace(/[.]+$/, "")
        .toLowerCase();
    fc.assert(
      fc.property(number, number, (one, other) => {
        fc.pre(meaning(one) !== meaning(other));
        expect(normaliseQuestion(`一共 ${one} 吗`)).not.toBe(normaliseQuestion(`一共 ${other} 吗`));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("answerKey", () => {
  it("is stable across versions of this code", () => {
    expect(answerKey(parts)).toMatch(/^[0-9a-f]{64}$/);
    expect(answerKey(parts)).toBe(answerKey({ ...parts, question: " 姚明出生在哪个国家？" }));
  });

  it("changes with everything the answer depends on", () => {
    const others: AnswerKeyParts[] = [
      { ...parts, question: "林月出生在哪个国家?" },
      { ...parts, history: [{ role: "user", content: "a" }] },
      { ...parts, model: "m2" },
      { ...parts, prompt: "p2" },
      { ...parts, sources: ["s2"] },
      { ...parts, sources: ["s", "s"] },
      { ...parts, sources: [] },
      { ...parts, model: 'm","p' },
    ];
    expect(new Set([parts, ...others].map(answerKey)).size).toBe(others.length + 1);
  });

  it("can't be fooled by where one turn ends", () => {
    const turns = (...contents: string[]): string =>
      answerKey({ ...parts, history: contents.map((content) => ({ role: "user", content })) });
    expect(turns("a\nAI: b")).not.toBe(turns("a", "b"));
    expect(answerKey({ ...parts, history: [{ role: "user", content: "a" }] })).not.toBe(
      answerKey({ ...parts, history: [{ role: "assistant", content: "a" }] }),
    );
  });
});
