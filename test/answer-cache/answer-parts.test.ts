import { describe, expect, it } from "vitest";
import { type AnswerParts, answerKey } from "../../src/answer-cache/answer-parts.js";

const scope = { model: "m", prompt: "p", sources: ["s"] };
const parts: AnswerParts = { scope, question: "姚明出生在哪个国家?", history: [] };
const within = (changes: object): AnswerParts => ({ ...parts, scope: { ...scope, ...changes } });

describe("answerKey", () => {
  it("is a hash that ways of typing don't change", () => {
    expect(answerKey(parts)).toMatch(/^[0-9a-f]{64}$/);
    expect(answerKey(parts)).toBe(answerKey({ ...parts, question: " 姚明出生在哪个国家？" }));
  });

  it("changes with everything the answer depends on", () => {
    const others: AnswerParts[] = [
      { ...parts, question: "林月出生在哪个国家?" },
      { ...parts, history: [{ role: "user", content: "a" }] },
      { ...parts, history: [{ role: "assistant", content: "a" }] },
      within({ model: "m2" }),
      within({ prompt: "p2" }),
      within({ options: '{"maxTokens":5}' }),
      within({ tenant: "A" }),
      within({ tenant: "B" }),
      within({ options: "A" }),
      within({ sources: ["s2"] }),
      within({ sources: ["s", "s"] }),
      within({ sources: [] }),
      within({ model: 'm","p' }),
    ];
    expect(new Set([parts, ...others].map(answerKey)).size).toBe(others.length + 1);
  });
});
