import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planPrompt, planSchema, readPlan, worthPlanning } from "../../../src/answering/plan/model-plan.js";
import { validatePlan } from "../../../src/answering/plan/plan.js";
import { planByRules } from "../../../src/answering/plan/plan-by-rules.js";
import { planDev } from "./data/plan-dev.js";

const question = "Who ruled France when Mozart was born?";
const steps = [{ question: "When was Mozart born?" }, { question: "Who ruled France in #1?" }];

describe("a model's plan", () => {
  it("is asked for in the question's language, with a plain JSON Schema", () => {
    expect(planPrompt("莫扎特出生时法国由谁统治？")[0]?.content).toContain("子问题");
    expect(planPrompt(question)[0]?.content).toContain("sub-questions");
    expect(JSON.parse(JSON.stringify(planSchema))).toEqual(planSchema);
  });

  it.each([
    ["an object", { steps, merge: "last" }],
    ["JSON", JSON.stringify({ steps, merge: "last" })],
    [
      "JSON in a fence, with words around it",
      `Here you are:\n\`\`\`json\n${JSON.stringify({ steps, merge: "last" }, null, 2)}\n\`\`\`\nDone.`,
    ],
    ["steps as strings", { steps: steps.map((step) => step.question), merge: "last" }],
    ["numbered lines", "1. When was Mozart born?\n2. Who ruled France in #1?"],
  ])("is read from %s", (_what, reply) => {
    expect(readPlan(reply, question)).toEqual({
      origin: "model",
      steps: [
        { id: 1, question: "When was Mozart born?", after: [] },
        { id: 2, question: "Who ruled France in #1?", after: [1] },
      ],
      merge: { kind: "last" },
    });
  });

  it.each([
    ["nothing", ""],
    ["no object", null],
    ["prose", "I would first look up Mozart."],
    ["broken JSON", '{"steps": ['],
    ["one step", { steps: [{ question }], merge: "last" }],
    ["the question again", { steps: [{ question }, { question: "When was Mozart born?" }], merge: "join" }],
    [
      "too many steps",
      { steps: Array.from({ length: 7 }, (_, index) => ({ question: `What ${"x".repeat(index + 1)}?` })), merge: "join" },
    ],
    [
      "a step that waits for itself",
      { steps: [{ question: "Where was #2 born?" }, { question: "Who ruled #2?" }], merge: "last" },
    ],
    ["a reference to nothing", { steps: [{ question: "When was Mozart born?" }, { question: "Who ruled #7?" }], merge: "last" }],
    [
      "a name of its own",
      { steps: [{ question: "When was Mozart born?" }, { question: "Who ruled Austria in #1?" }], merge: "last" },
    ],
    [
      "a number of its own",
      { steps: [{ question: "Who ruled France in 1756?" }, { question: "When was Mozart born?" }], merge: "last" },
    ],
    ["a question without end", { steps: [{ question: `When ${"x".repeat(500)}` }, { question: "Who?" }], merge: "last" }],
    [
      "a reply without end",
      `{"steps":[{"question":"When was Mozart born?"},{"question":"Who?"}],"merge":"join"}${" ".repeat(30_000)}`,
    ],
  ])("isn't %s", (_what, reply) => {
    expect(readPlan(reply, question)).toBeUndefined();
  });

  it.each([
    ["Who's the author of Winter Harbour, and what's the price?", ["Who's the author of Winter Harbour?", "What's the price?"]],
    ["青鹭印刷厂在哪儿，纸是从谁家进的？", ["青鹭印刷厂在哪儿？", "纸是从谁家进的？"]],
  ])("isn't one with a step that has lost what it is about: %s", (whole, parts) => {
    expect(readPlan({ steps: parts, merge: "join" }, whole)).toBeUndefined();
    const full = parts.map((part) => part.replace("price", "price of Winter Harbour").replace(/^纸/u, "青鹭印刷厂的纸"));
    expect(readPlan({ steps: full, merge: "join" }, whole)?.steps).toHaveLength(2);
  });

  it("is merged by a model if its last step doesn't use the others", () => {
    expect(
      readPlan({ steps: [{ question: "When was Mozart born?" }, { question: "Who ruled France?" }], merge: "last" }, question)
        ?.merge.kind,
    ).toBe("model");
  });

  it("is sound whatever a model replies", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.anything()), (reply) => {
        const plan = readPlan(reply, question);
        if (plan !== undefined) expect(validatePlan(plan, question)).toBe(plan);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("whether to ask a model for a plan", () => {
  it.each([
    "Who ruled France when Mozart was born?",
    "What is the capital of the largest country in Africa?",
    "Which film by the director of Alien won most awards?",
    "莫扎特出生的那一年谁统治法国？",
    "人口最多的省的省会是哪里？",
  ])("yes: %s", (asked) => {
    expect(worthPlanning(asked)).toBe(true);
  });

  it.each([
    "How tall is Yao Ming?",
    "What is the capital of France?",
    "姚明有多高？",
    "中国的首都是哪里？",
    "Why is the sky blue?",
    "How do I install and configure nginx?",
    "请帮我翻译这句话，谢谢",
    "What is the population of Trinidad and Tobago?",
    "《红与黑》是谁写的？",
    "呼和浩特在哪里？",
    "Who?",
    'When was "War and Peace" written?',
    `What ${"and ".repeat(20_000)}`,
  ])("no: %s", (asked) => {
    expect(worthPlanning(asked)).toBe(false);
  });

  it("costs few simple questions a call", () => {
    const simple = planDev.whole.map(([asked]) => asked).filter((asked) => planByRules(asked) === undefined);
    // Half of these were chosen because they look as if they had parts.
    expect(simple.filter(worthPlanning).length / simple.length).toBeLessThan(0.6);
  });
});
