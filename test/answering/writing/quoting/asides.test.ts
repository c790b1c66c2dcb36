import { describe, expect, it } from "vitest";
import { AnswerGate } from "../../../../src/answering/writing/checking/answer-gate.js";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";

const question = "When does the market hall open?";
const text = "The market hall opens at 07:00.";

describe("evidence that was found by the way", () => {
  it("is never quoted as it stands", () => {
    expect(quoteEvidence(question, [{ text }])?.sentence).toContain("07:00");
    expect(quoteEvidence(question, [{ text, isAside: true }])).toBeUndefined();
    const beside = [{ text, isAside: true }, { text: "The market hall opens at 07:00 on weekdays." }];
    expect(quoteEvidence(question, beside)?.parts.map(({ number }) => number)).toEqual([2]);
  });

  it("carries what a model writes", () => {
    const gate = new AnswerGate({ question, evidence: [{ text, isAside: true }] });
    expect(gate.push("The market hall opens at 07:00.") + gate.end().text).toContain("07:00 [1]");
  });
});
