import { describe, expect, it } from "vitest";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";

const piece = (text: string, title = "Reed Fair") => ({ source: "documents", title, location: "a.md:1", text, score: 1 });
const quote = (question: string, ...texts: string[]) =>
  quoteEvidence(
    question,
    texts.map((text) => piece(text)),
  )?.sentence ?? "";

describe("prices in a currency that nobody listed", () => {
  it.each([
    // A label of a price names it.
    [
      "How much is a day pass for Reed Fair?",
      ["A day pass is 14 tallers, the whole fair 45.", "Reed Fair — budget (tallers) → 9000", "The fair has 14 tents."],
      "14 tallers",
    ],
    // Several prices are told in it.
    [
      "How much is a day pass for Reed Fair?",
      [
        "A day pass is 14 florins, the whole fair 45.",
        "Children pay 3 florins.",
        "Mooring costs 7 florins.",
        "The fair has 14 tents.",
      ],
      "14 florins",
    ],
    [
      "芦苇夜航儿童票多少钱？",
      ["芦苇夜航：成人四十八弗罗林，儿童二十弗罗林。", "芦苇夜航 — 票价（弗罗林） → 48", "停船费七弗罗林。"],
      "二十弗罗林",
    ],
  ])("%s", (question, texts, expected) => {
    expect(quote(question, ...texts)).toContain(expected);
  });

  it("no number of other things is a price", () => {
    const told = quote(
      "How much is a day pass for Reed Fair?",
      "A day pass to the fair is for 14 people at most.",
      "Groups pay for 14 people.",
      "A fee is asked of 20 people.",
    );
    expect(told).not.toContain("at most");
  });
});

describe("a reply to a question that is asked in the document", () => {
  it("says the question's words by answering", () => {
    const text = [
      "**May I try a finished violin at home?**\n\nYes, for ten days, if you leave your passport with us.",
      "**Why does varnishing take so long?**\n\nOur varnish hangs for eleven weeks. We have tried to hurry it and it stayed tacky all summer.",
    ].join("\n\n");
    const told = quoteEvidence("For how long may I try one of Fern Hollow's violins at home?", [
      piece(text, "Fern Hollow: questions"),
    ]);
    expect(told?.sentence).toContain("ten days");
  });
});
