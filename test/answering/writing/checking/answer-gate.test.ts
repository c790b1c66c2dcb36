import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnswerGate, type AnswerGateOptions, type GatedAnswer } from "../../../../src/answering/writing/checking/answer-gate.js";

const museum: AnswerGateOptions = {
  question: "听泉茶博物馆的创始人是谁？",
  evidence: [
    { title: "听泉茶博物馆", text: "听泉茶博物馆 — 创始人 → 沈砚秋\n听泉茶博物馆 — 馆长 → 林月\n听泉茶博物馆 — 创办年份 → 1986" },
    { title: "沈砚秋", text: "沈砚秋 — 出生地 → 绍兴" },
  ],
};
const harbour: AnswerGateOptions = {
  question: "How many people live in Moss Harbour?",
  evidence: [
    { title: "Moss Harbour", text: "Moss Harbour is a coastal city. It has 3 million inhabitants. It was founded in 1684." },
  ],
};

/** The whole answer, the text pushed in pieces of `size` characters until the gate is done. */
function gated(
  text: string,
  options: AnswerGateOptions,
  size = 3,
): GatedAnswer & { readonly whole: string; readonly read: number } {
  const gate = new AnswerGate(options);
  let whole = "";
  let read = 0;
  for (; read < text.length && !gate.done; read += size) whole += gate.push(text.slice(read, read + size));
  const end = gate.end();
  return { ...end, whole: whole + end.text, read };
}

describe("AnswerGate", () => {
  it("lets right sentences go, with the numbers of what carries them", () => {
    expect(gated("听泉茶博物馆的创始人是沈砚秋[2]。他出生在绍兴。", museum)).toMatchObject({
      whole: "听泉茶博物馆的创始人是沈砚秋[1]。他出生在绍兴[2]。",
      served: "model",
      citations: [1, 2],
      invalidCitations: [2],
    });
  });

  it("holds back no more than a sentence", () => {
    const gate = new AnswerGate(harbour);
    expect(gate.push("Moss Harbour has 3 million inhabitants. It")).toBe("Moss Harbour has 3 million inhabitants [1]. ");
    expect(gate.push(" was founded in 1684.")).toBe("");
    expect(gate.end().text).toBe("It was founded in 1684 [1].");
  });

  it("says last what takes the place of the model's text, so that it may be chosen otherwise", () => {
    const question = "听泉茶博物馆的门票多少钱？";
    const instead = {
      parts: [{ number: 2, text: "沈砚秋 — 出生地 → 绍兴" }],
      sentence: "资料中写道：“沈砚秋 — 出生地 → 绍兴”[2]。",
      score: 0.4,
    };
    for (const said of ["门票是三十元。", "资料中没有提到。"]) {
      const gate = new AnswerGate({ ...museum, question });
      expect(gate.push(said)).toBe("");
      gate.settle();
      expect(gate.hasNothing).toBe(true);
      expect(gate.quotation).toBeUndefined();
      expect(gate.end({ quotation: instead })).toMatchObject({ text: instead.sentence, served: "quotation", citations: [2] });
      const other = gated(said, { ...museum, question });
      expect(other).toMatchObject({ served: "unknown", citations: [] });
      expect(other.whole).toMatch(/没有/u);
    }
    const known = new AnswerGate(museum);
    const text = known.push("听泉茶博物馆的创始人是沈砚秋。");
    known.settle();
    expect(known.hasNothing).toBe(false);
    expect(text + known.end({ quotation: instead }).text).toBe("听泉茶博物馆的创始人是沈砚秋[1]。");
    const quoting = new AnswerGate(museum);
    expect(quoting.push("听泉茶博物馆的创始人是林月。")).toBe("");
    quoting.settle();
    expect(quoting.done).toBe(true);
    expect(quoting.quotation?.sentence).toBe("资料中写道：“听泉茶博物馆 — 创始人 → 沈砚秋”[1]。");
    const refused = quoting.end({ quotation: undefined });
    expect(refused).toMatchObject({ served: "unknown", citations: [], checks: [{ released: false }] });
    expect(refused.text).toMatch(/没有/u);
  });

  it("quotes the evidence instead of a wrong answer, and is done with the model", () => {
    const answer = gated(`听泉茶博物馆的创始人是林月。${"后面还有很多字。".repeat(20)}`, museum);
    expect(answer).toMatchObject({
      whole: "资料中写道：“听泉茶博物馆 — 创始人 → 沈砚秋”[1]。",
      served: "quotation",
      citations: [1],
      checks: [{ text: "听泉茶博物馆的创始人是林月。", status: "unsupported", released: false }],
    });
    expect(answer.read).toBeLessThan(30);
  });

  it.each([
    "1",
    "[1]",
    "",
    "  \n",
    "听泉茶博物馆的创始人是沈砚�。",
    "沈沈沈沈沈沈沈沈",
    "林月。",
    "听泉茶博物馆创办于1986年。",
    "<|assistant|>",
  ])("quotes the evidence instead of %j", (text) => {
    expect(gated(text, museum)).toMatchObject({ served: "quotation", whole: expect.stringContaining("创始人 → 沈砚秋") });
  });

  it("says that it isn't known where nothing answers", () => {
    const unanswerable = { ...museum, question: "听泉茶博物馆的门票多少钱？" };
    expect(gated("门票是50元[1]。", unanswerable)).toMatchObject({
      whole: "资料中没有找到答案。",
      served: "unknown",
      citations: [],
    });
    expect(gated("资料中没有提到[1]。", unanswerable)).toMatchObject({
      whole: "资料中没有提到。",
      served: "unknown",
      citations: [],
    });
    const nothing = { question: "Who founded Tarn?", evidence: [] };
    expect(gated("Ana Ruiz founded Tarn.", nothing)).toMatchObject({
      whole: "The evidence does not answer this question.",
      served: "unknown",
    });
  });

  it("drops what doesn't hold after what does", () => {
    const { whole, checks, served } = gated(
      "Moss Harbour has 3 million inhabitants. Its mayor is Ann Lee. It was founded in 1684.",
      harbour,
    );
    expect([whole, served]).toEqual(["Moss Harbour has 3 million inhabitants [1]. It was founded in 1684 [1].", "model"]);
    expect(checks.map(({ released }) => released)).toEqual([true, false, true]);
  });

  it("lets a quotation overrule a model that doesn't know, unless told not to", () => {
    expect(gated("资料中没有提到。", museum).served).toBe("quotation");
    expect(gated("资料中没有提到。", { ...museum, overruleAbstention: 2 })).toMatchObject({
      served: "unknown",
      whole: "资料中没有提到。",
    });
  });

  it("marks instead of replacing, with computed citations all the same", () => {
    expect(gated("听泉茶博物馆的创始人是林月[1]。馆长是林月。", { ...museum, mode: "mark" })).toMatchObject({
      whole: "听泉茶博物馆的创始人是林月。馆长是林月[1]。",
      served: "model",
      checks: [
        { status: "unsupported", released: true },
        { status: "supported", released: true, evidence: [1] },
      ],
    });
  });

  it("lets a greeting be answered", () => {
    expect(gated("你好！有什么可以帮你？", { ...museum, question: "你好！" })).toMatchObject({
      whole: "你好！有什么可以帮你？",
      served: "model",
    });
  });

  it("decides the same however the text is cut, and lets nothing garbled or badly cited out", () => {
    const unit = fc.constantFrom(
      "听泉茶博物馆",
      "的",
      "创始人",
      "是",
      "沈砚秋",
      "林月",
      "。",
      "[1]",
      "[9]",
      "\ufffd",
      "1986年",
      "创办于",
      "\n",
      "他",
      "出生在",
      "绍兴",
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), fc.integer({ min: 1, max: 9 }), (units, size) => {
        const text = units.join("");
        const { whole, citations } = gated(text, museum, size);
        expect(whole).toBe(gated(text, museum, 1_000).whole);
        expect(whole).not.toMatch(/\ufffd|\[9\]/);
        expect(citations.every((number) => number === 1 || number === 2)).toBe(true);
        expect(whole.trim()).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });
});
