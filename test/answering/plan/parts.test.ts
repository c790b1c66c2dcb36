import { describe, expect, it } from "vitest";
import { planByRules } from "../../../src/answering/plan/plan-by-rules.js";

const steps = (question: string) => planByRules(question)?.steps.map((step) => step.question);

describe("several parts", () => {
  it.each([
    [
      "Tarnlib: which license, and which version is the newest?",
      ["What is the license of Tarnlib?", "What is the newest version of Tarnlib?"],
    ],
    ["Orr Bridge: who built it, and when was it opened?", ["Who built Orr Bridge?", "When was Orr Bridge opened?"]],
    ["Who runs the Red Mill, and who the Blue Mill?", ["Who runs the Red Mill?", "Who runs the Blue Mill?"]],
    ["奥尔队的教练、队长分别是谁，球鞋什么颜色？", ["奥尔队的教练是谁？", "奥尔队的队长是谁？", "奥尔队的球鞋是什么颜色？"]],
    ["请分别告诉我林溪和白露的出生地", ["林溪的出生地是什么？", "白露的出生地是什么？"]],
    [
      "For Orr Bridge, give me the length, its opening year and the number of lanes.",
      [
        "What is the length of Orr Bridge?",
        "What is the opening year of Orr Bridge?",
        "What is the number of lanes of Orr Bridge?",
      ],
    ],
    ["渡轮F2和F7的票价各是多少？", ["渡轮F2的票价是多少？", "渡轮F7的票价是多少？"]],
    ["林溪社和白露报现在各由谁负责？", ["林溪社现在由谁负责？", "白露报现在由谁负责？"]],
    [
      "For Orr Bridge, could you tell me its length, when it was built and how many trains it carries?",
      ["What is the length of Orr Bridge?", "When was Orr Bridge built?", "How many trains does Orr Bridge carry?"],
    ],
  ])("%s", (question, parts) => {
    expect(steps(question)).toEqual(parts);
  });

  it.each([
    "For Orr Bridge, give me the length.",
    "For Orr Bridge, tell me the length and who built it.",
    "For breakfast, give me a list.",
    "For Orr Bridge, could you tell me its length and how it all began with a bet?",
    "Orr Bridge: who built it?",
    "Note: what and how?",
    "告诉我林溪和白露的关系",
    "渡轮F2的票价是多少？",
  ])("leaves %s", (question) => {
    expect(steps(question)).toBeUndefined();
  });
});
