import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldLabel, formFields } from "../../../src/sources/images/form-fields.js";
import { askedField, settleByPicture, withoutPicture } from "../../../src/sources/images/picture-questions.js";
import type { Finding } from "../../../src/vision/vision-model.js";

const lines = (...texts: readonly string[]): Finding[] => texts.map((text) => ({ kind: "text", text, confidence: 1 }));
const INVOICE = lines(
  "云岭茶业销售发票",
  "发票号码：2026-1128 | 开票日期：2026年11月28日",
  "Invoice No: HT-88213",
  "Product: Hex key set",
  "Open | 19:30",
  "品名：正山小种",
  "Total | EUR 338.80",
);

describe("fields of a form", () => {
  it("are labels with a colon and what follows, several in a line, or two cells", () => {
    expect(formFields(INVOICE)).toEqual([
      { label: "发票号码", value: "2026-1128", line: 1 },
      { label: "开票日期", value: "2026年11月28日", line: 1 },
      { label: "Invoice No", value: "HT-88213", line: 2 },
      { label: "Product", value: "Hex key set", line: 3 },
      { label: "Open", value: "19:30", line: 4 },
      { label: "品名", value: "正山小种", line: 5 },
      { label: "Total", value: "EUR 338.80", line: 6 },
    ]);
    expect(formFields(lines("19:30", "[09:41:07] compiled", "no colon here"))).toEqual([]);
  });

  it("are compared without case, spaces, articles and spellings of number", () => {
    expect(foldLabel("The Invoice No.")).toBe(foldLabel("invoice number"));
    expect(foldLabel("发票 号码")).toBe(foldLabel("发票号"));
    expect(foldLabel("Ship to")).not.toBe(foldLabel("Bill to"));
  });
});

describe("a question about a picture", () => {
  const fields = formFields(INVOICE);

  it.each([
    ["发票号码是多少？", "2026-1128"],
    ["请问发票上的开票日期是哪天？", "2026年11月28日"],
    ["What is the invoice number?", "HT-88213"],
    ["what's the total on this invoice?", "EUR 338.80"],
  ])("%s → %s", (question, value) => {
    expect(askedField(question, fields)?.value).toBe(value);
  });

  it.each(["What is the VAT number?", "Why is the total so high?", "发票号码和开票日期是多少？", "合计比去年多多少？"])(
    "%s isn't answered by a field",
    (question) => {
      expect(askedField(question, fields)).toBeUndefined();
    },
  );

  it("isn't answered where two fields of one label differ", () => {
    expect(askedField("What is the total?", formFields(lines("Total: 5", "Total: 6")))).toBeUndefined();
    expect(askedField("What is the total?", formFields(lines("Total: 5", "Total: 5")))?.value).toBe("5");
  });

  it("has what the picture names put in by its name", () => {
    expect(settleByPicture("How much is the product on this invoice in the catalogue?", fields)?.question).toBe(
      "How much is Hex key set in the catalogue?",
    );
    expect(settleByPicture("这张发票上的品名在目录里卖多少钱？", fields)?.question).toBe("正山小种在目录里卖多少钱？");
    // Nothing more is asked, or nobody knows what is meant.
    expect(settleByPicture("What is the product on this invoice?", fields)).toBeUndefined();
    expect(settleByPicture("How old is the person in this picture?", fields)).toBeUndefined();
    expect(settleByPicture("How much is the lamp in the catalogue?", fields)).toBeUndefined();
  });

  it("never grows, and never throws, when the picture is left out of it", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (question) => {
        expect(withoutPicture(question).length).toBeLessThanOrEqual(question.length);
        askedField(question, fields);
        settleByPicture(question, fields);
      }),
    );
    expect(withoutPicture("图片里的门票多少钱？")).toBe("门票多少钱？");
    expect(withoutPicture("What does it say on the sign?")).toBe("What does it say?");
  });
});
