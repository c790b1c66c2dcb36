import { describe, expect, it } from "vitest";
import { planByRules } from "../../../src/answering/plan/plan-by-rules.js";

const NAMES = new Set(["柳桥仓", "老桥", "青木公司", "银灯杯", "Orr Bridge", "Teal Press", "Reed Team", "Silver Cup"]);
const steps = (question: string) =>
  planByRules(question, { isName: (text) => NAMES.has(text) })?.steps.map((step) => step.question);

describe("what the first part asks for, said again by a noun", () => {
  it.each([
    ["Who designed Orr Bridge and when was the designer born?", "When was #1 born?"],
    ["Who wrote Low Water? Where does the author live?", "Where does #1 live?"],
    ["Which company owns Teal Press, and how many people does that company employ?", "How many people does #1 employ?"],
    ["Who is Teal Press's chief editor and where does this editor live?", "Where does #1 live?"],
    ["Who teaches Reed Team, and who is the teacher's employer?", "Who is #1's employer?"],
    ["Who runs Reed Team? Since when?", "When was #1 appointed?"],
    ["Who owns Teal Press? Since what year?", "Since when does #1 own Teal Press?"],
    ["老桥由谁设计，设计者哪年出生？", "#1哪年出生？"],
    ["柳桥仓的仓管员是谁？这位仓管员住在哪里？", "#1住在哪里？"],
    ["哪家公司拥有柳桥仓，这家公司在哪里？", "#1在哪里？"],
    ["谁是柳桥仓的仓管员？哪年上任的？", "#1哪年上任的？"],
    ["谁写了《夜织》？这个人住在哪里？", "#1住在哪里？"],
  ])("%s", (question, second) => {
    expect(steps(question)?.[1]).toBe(second);
  });

  it.each([
    // Another one's; the thing itself; what the noun only begins; two that it may be.
    "Who designed Orr Bridge and when was the designer of Teal Press born?",
    "Who won the Silver Cup and when was the cup first held?",
    "Which company bought the company, and when was that company founded?",
    "青木公司是谁创立的，该公司有多少员工？",
    "柳桥仓归谁管，管理费多少？",
    "柳桥仓的主任是谁，主任办公室在哪？",
  ])("doesn't ask %s of the answer", (question) => {
    expect(steps(question)?.[1] ?? "").not.toContain("#1");
  });
});
