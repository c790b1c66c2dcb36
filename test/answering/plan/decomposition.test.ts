import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decompositionPrompt, readSubQuestions } from "../../../src/answering/plan/decomposition.js";
import { mergePrompt } from "../../../src/answering/plan/merging/merge-prompt.js";

describe("decomposition", () => {
  it("is asked for in the question's language", () => {
    const [chinese, english] = ["林月的老师出生在哪里？", "Where was Lin Yue's teacher born?"].map(decompositionPrompt);
    expect(chinese?.[0]?.content).toContain("子问题");
    expect(english?.[0]?.content).toContain("sub-questions");
    expect(english?.[1]).toEqual({ role: "user", content: "Where was Lin Yue's teacher born?" });
  });

  it.each([
    ["1. 林月的老师是谁？\n2. #1出生在哪里？\n", ["林月的老师是谁？", "#1出生在哪里？"]],
    ["1) Who founded X?\r\n\r\n2) Where was #1 born?", ["Who founded X?", "Where was #1 born?"]],
    ["1、龙井产自哪里？", ["龙井产自哪里？"]],
  ])("reads %j", (reply, questions) => {
    expect(readSubQuestions(reply)).toEqual(questions);
  });

  it.each([
    ["", "nothing"],
    ["Who founded X?", "no number"],
    ["2. Who?", "a wrong first number"],
    ["1. Who?\n3. Where?", "a gap"],
    ["1. Where was #1 born?", "a line that refers to itself"],
    ["1. Where was #2 born?\n2. Who?", "a line that refers to a later one"],
    ["1. Where was #0 born?", "a line that refers to none"],
    [Array.from({ length: 7 }, (_, i) => `${i + 1}. Why?`).join("\n"), "too many"],
    [`1. ${"x".repeat(501)}`, "a line without end"],
  ])("refuses %j: %s", (reply) => {
    expect(readSubQuestions(reply)).toBeUndefined();
  });

  it("never throws, and what it reads refers backwards only", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("1", "2", ".", " ", "#", "\n", "a", "？", "、") }), (reply) => {
        for (const [index, question] of (readSubQuestions(reply) ?? []).entries()) {
          for (const [, number] of question.matchAll(/#(\d{1,2})/g)) {
            expect(Number(number)).toBeGreaterThan(0);
            expect(Number(number)).toBeLessThanOrEqual(index);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the merge prompt", () => {
  it("numbers the findings, each on one line", () => {
    const [system, user] = mergePrompt("Where?", ["In X [1].", "Not\nin Y [2]."]);
    expect(system?.content).toContain("keep the numbers");
    expect(user?.content).toBe("Question: Where?\nFinding 1: In X [1].\nFinding 2: Not in Y [2].");
    expect(mergePrompt("在哪里？", ["在甲 [1]。"])[1]?.content).toBe("问题：在哪里？\n结果1：在甲 [1]。");
  });
});
