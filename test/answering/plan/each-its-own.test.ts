import { describe, expect, it } from "vitest";
import { eachItsOwn } from "../../../src/answering/plan/each-its-own.js";
import { planByRules } from "../../../src/answering/plan/plan-by-rules.js";

const NAMES = new Set(["沈秋", "苇桥厂", "Ida Moss", "Vestra Works", "Reed Team"]);
const isName = (text: string): boolean => NAMES.has(text);

describe("eachItsOwn", () => {
  it.each([
    ["沈秋的出生年份和苇桥厂的年产量", ["沈秋的出生年份？", "苇桥厂的年产量？"]],
    ["苇桥厂的厂长和沈秋的老师分别是谁", ["苇桥厂的厂长是谁？", "沈秋的老师是谁？"]],
    [
      "What are the birth year of Ida Moss and the output of Vestra Works",
      ["What is the birth year of Ida Moss?", "What is the output of Vestra Works?"],
    ],
    [
      "Who are Reed Team's captain and Vestra Works's manager",
      ["Who is the captain of Reed Team?", "Who is the manager of Vestra Works?"],
    ],
  ])("%s", (question, questions) => {
    expect(eachItsOwn(question, isName)).toEqual({ questions, merge: { kind: "join" } });
    expect(planByRules(`${question}?`, { isName })?.steps.map((step) => step.question)).toEqual(questions);
  });

  it.each([
    // What is asked of both together, of one, or of what nobody knows.
    "沈秋的老师和苇桥厂的厂长是不是同一个人",
    "沈秋的工资和苇桥厂的租金一共是多少",
    "沈秋的老师和学生是谁",
    "张三的老师和李四的学生是谁",
    "What are the birth year of Ida Moss and the output of the mill",
    "What is the name of Ida Moss and Vestra Works",
  ])("nothing of %s", (question) => {
    expect(eachItsOwn(question, isName)).toBeUndefined();
  });
});
