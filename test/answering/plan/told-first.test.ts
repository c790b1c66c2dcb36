import { describe, expect, it } from "vitest";
import { describedThing } from "../../../src/answering/plan/described-thing.js";
import { planByRules } from "../../../src/answering/plan/plan-by-rules.js";

const steps = (question: string) => planByRules(question)?.steps.map((step) => step.question);

describe("a statement about something unnamed, and a question about that", () => {
  it.each([
    [
      "The copper float is fitted in one of our pumps. Which series is that pump in?",
      ["What is the copper float fitted in?", "Which series is #1 in?"],
    ],
    ["One of our keepers trained Ida Holt. Where was that keeper born?", ["Who trained Ida Holt?", "Where was #1 born?"]],
    [
      "A certain firm bought Teal Press. In which town is that firm's head office?",
      ["Which firm bought Teal Press?", "In which town is #1's head office?"],
    ],
    ["Orr Bridge was built by a mason. When was the mason born?", ["Who was Orr Bridge built by?", "When was #1 born?"]],
    ["铜浮子装在我们的一台水泵里，那台水泵属于哪个系列？", ["铜浮子装在哪台水泵里？", "#1属于哪个系列？"]],
    ["某家公司买下了青木，那家公司在哪里？", ["哪家公司买下了青木？", "#1在哪里？"]],
    ["有一位工程师设计了老桥，这位工程师住在哪里？", ["哪位工程师设计了老桥？", "#1住在哪里？"]],
  ])("%s", (question, expected) => {
    expect(steps(question)).toEqual(expected);
    expect(describedThing(question)).toEqual([]);
  });

  it.each([
    // What it says is about nobody known, or the question asks about another thing.
    "I lost a ticket. Where can I get the ticket again?",
    "The shop is open. Where is the shop?",
    "Ida Holt is married to a painter. How old is Ida Holt?",
    "我买了一张票，那张票能退吗？",
    "一个人在家，那个人是谁？",
  ])("leaves %s", (question) => {
    expect(steps(question)).toBeUndefined();
  });
});
