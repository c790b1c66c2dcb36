import { describe, expect, it } from "vitest";
import { planByRules } from "../../../src/answering/plan/plan-by-rules.js";

const NAMES = new Set(["沐青", "老桥", "柳桥仓", "Ida Moss", "Orr Bridge"]);
const steps = (question: string) =>
  planByRules(question, { isName: (text) => NAMES.has(text) })?.steps.map((step) => step.question);

describe("question words that share a verb", () => {
  it.each([
    ["沐青是何时、在什么地方去世的？", ["沐青是何时去世的？", "沐青是在什么地方去世的？"]],
    ["沐青在哪年以及哪座城市去世？", ["沐青在哪年去世？", "沐青在哪座城市去世？"]],
    ["柳桥仓是哪年由谁创立的？", ["柳桥仓是哪年创立的？", "柳桥仓是由谁创立的？"]],
    ["庆典是哪天，在哪里举行的？", ["庆典是哪天举行的？", "庆典是在哪里举行的？"]],
    ["老桥有多长、多宽？", ["老桥有多长？", "老桥有多宽？"]],
    ["On what day and in which town did Ida Moss die?", ["On what day did Ida Moss die?", "In which town did Ida Moss die?"]],
    [
      "Where, when and by whom was Orr Bridge built?",
      ["Where was Orr Bridge built?", "When was Orr Bridge built?", "By whom was Orr Bridge built?"],
    ],
    ["How long and wide is Orr Bridge?", ["How long is Orr Bridge?", "How wide is Orr Bridge?"]],
    ["What colour and which size is Orr Bridge?", ["What colour is Orr Bridge?", "Which size is Orr Bridge?"]],
  ])("%s", (question, parts) => {
    expect(steps(question)).toEqual(parts);
  });

  it.each([
    // Each has a verb of its own; with whom is no thing asked about.
    ["沐青在哪个城镇出生、在哪个城镇去世？", ["沐青在哪个城镇出生？", "沐青在哪个城镇去世？"]],
    ["开学是哪天，在哪里报名？", ["开学是哪天？", "开学在哪里报名？"]],
    ["沐青和谁在哪里结婚？", undefined],
    ["沐青在哪里出生？", undefined],
    ["In which town was Ida Moss born?", undefined],
  ])("leaves %s", (question, parts) => {
    expect(steps(question)).toEqual(parts);
  });
});
