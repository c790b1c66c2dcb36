import { beforeAll, describe, expect, it } from "vitest";
import { openBaseline } from "../../eval/baseline.js";
import { openChain, openEvidence } from "../../eval/chain.js";
import { openTestedModel } from "../../eval/models.js";
import { loadNames, type Names } from "../../eval/names.js";
import { KINDS, loadQuestions, type Question } from "../../eval/question.js";
import { barChart, summarise, table } from "../../eval/report.js";
import { type Candidate, chainAsks, type Outcome, runQuestion } from "../../eval/run.js";

let names: Names;
let questions: Question[];

beforeAll(async () => {
  names = await loadNames();
  const all = await loadQuestions();
  questions = KINDS.flatMap((kind) => all.filter((question) => question.kind === kind).slice(0, kind === "one-hop" ? 6 : 1));
});

async function evaluate(name: string): Promise<Outcome[]> {
  await using tested = openTestedModel(name, names);
  await using silent = openTestedModel("none", names);
  const candidate: Candidate = {
    ask: chainAsks(openChain(tested.model, new Set())),
    evidence: openEvidence(silent.model, new Set()),
    repeats: true,
  };
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    tested.ask(question);
    outcomes.push(await runQuestion(question, candidate, names));
  }
  return outcomes;
}

describe("a short evaluation", { timeout: 900_000 }, () => {
  it("finds the perfect reader right wherever the evidence was offered, and never wrong", async () => {
    const outcomes = await evaluate("perfect");
    expect(outcomes.filter(({ verdict }) => verdict === "error")).toEqual([]);
    const oneHop = outcomes.filter(({ question }) => question.kind === "one-hop");
    expect(oneHop.filter(({ verdict }) => verdict === "right").length).toBeGreaterThanOrEqual(4);
    const unanswerable = outcomes.find(({ question }) => question.kind === "unanswerable");
    expect(unanswerable?.verdict).not.toBe("wrong");
    const rows = summarise(outcomes);
    expect(table(rows).split("\n")).toHaveLength(rows.length + 1);
    expect(barChart("A < B", rows)).toContain("A &lt; B");
  });

  it("never finds the sure and wrong model right where it is asked to read", async () => {
    const outcomes = await evaluate("echo");
    const read = outcomes.filter(({ served, verdict }) => served === "model" && verdict === "right");
    expect(read.map(({ question, text }) => [question.id, text])).toEqual([]);
  });

  it("asks the baseline the same", async () => {
    await using silent = openTestedModel("none", names);
    const { ask, evidence } = await openBaseline(silent.model);
    silent.ask(questions[0] as Question);
    const input = { question: "Where did Hanna Vesely work at Wuqiu Observatory?" };
    expect(await ask(input)).not.toBe("");
    expect((await evidence(input)).some(({ text }) => text.includes("Wuqiu"))).toBe(true);
  });
});
