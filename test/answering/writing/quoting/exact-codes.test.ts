import { describe, expect, it } from "vitest";
import { checkContext } from "../../../../src/answering/writing/checking/check-context.js";
import { checkSentence } from "../../../../src/answering/writing/checking/check-sentence.js";
import { codesIn } from "../../../../src/answering/writing/quoting/exact-codes.js";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";

const pump = [
  {
    title: "Tarn pump: faults",
    text: "| Code | Meaning |\n|---|---|\n| F-21 | the intake is blocked |\n| F-2 | the oil is low |",
  },
  { title: "价目", text: "| 型号 | 价格（元） |\n|---|---|\n| TP-300 | 4100 |\n| TP-30 | 560 |" },
];

describe("codesIn", () => {
  it("tells codes from numbers, dates and quarters", () => {
    expect(codesIn("is f-21 or tp-300b of mr-77-1024 older than 2019-04-01, q3 or 21?")).toEqual(["f-21", "mr-77-1024"]);
  });
});

describe("what is asked of a code", () => {
  it.each([
    ["What does fault code F-21 mean?", "the intake is blocked"],
    ["What does fault code F-2 mean?", "the oil is low"],
    ["TP-30的价格是多少？", "560"],
  ])("is answered by what holds it: %s", (question, holds) => {
    expect(quoteEvidence(question, pump)?.sentence).toContain(holds);
  });

  it.each([
    "What does fault code F-212 mean?",
    "故障代码F-3表示什么？",
    "What is the price of the TP-3000?",
    "TP-31的价格是多少？",
  ])("isn't known where only others stand: %s", (question) => {
    expect(quoteEvidence(question, pump)).toBeUndefined();
  });

  it("isn't known of a number or a year that only others of its name have", () => {
    const hire = { title: "Hire", text: "| Item | Deposit |\n|---|---|\n| Lumex 4 | 200 |\n| Lumex 9 | 600 |" };
    expect(quoteEvidence("What is the deposit for the Lumex 9?", [hire])?.sentence).toContain("600");
    expect(quoteEvidence("What is the deposit for the Lumex 12?", [hire])).toBeUndefined();
    const years = { title: "统计", text: "| 年份 | 手术台数 |\n|---|---|\n| 2019 | 5120 |\n| 2020 | 3980 |" };
    expect(quoteEvidence("2020年的手术台数是多少？", [years])?.sentence).toContain("3980");
    expect(quoteEvidence("2018年的手术台数是多少？", [years])).toBeUndefined();
  });

  it("may be told by the name that a statement gives to it", () => {
    const evidence = [
      { title: "Tidal Lock", text: "Tidal Lock — patent number → MR-77-1024" },
      { title: "Fees", text: "For the Tidal Lock the office charged a renewal fee of 930 crowns." },
    ];
    expect(quoteEvidence("What renewal fee was charged for patent MR-77-1024?", evidence)?.sentence).toContain("930 crowns");
  });

  it("isn't answered by a true sentence about another", () => {
    const context = checkContext({ question: "What does fault code F-9 mean?", evidence: pump });
    expect(checkSentence("F-21 means that the intake is blocked.", context).answers).toBe(false);
  });
});

describe("a list of codes", () => {
  const handbook = {
    title: "Handbook › Codes",
    text: "- E-41: it is too damp. The dome closes.\n- E-55: the cable has turned too far. Unwind it by hand.\n\nThe emergency stop is a yellow button beside the stairs.",
  };
  const question = "What does E-55 mean?";

  it("says nothing of one code in the line of another, nor further on", () => {
    const context = checkContext({ question, evidence: [handbook] });
    expect(checkSentence("The cable has turned too far.", context).answers).toBe(true);
    expect(checkSentence("The emergency stop is a yellow button beside the stairs.", context).answers).toBe(false);
    expect(quoteEvidence(question, [handbook])?.sentence).toContain("the cable has turned too far");
  });
});
