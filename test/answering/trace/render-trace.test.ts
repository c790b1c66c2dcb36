import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../../src/answering/answer-chain.js";
import { AnswerTrace, spansOf } from "../../../src/answering/trace/answer-trace.js";
import { renderTrace } from "../../../src/answering/trace/render-trace.js";
import { evidence, FixedSource } from "../fixed-source.js";
import { RecordingChatModel } from "../recording-chat-model.js";

const hostile = "<script>alert(1)</script>&\"'";

async function traced(question: string, evidenceText: string) {
  const sources = [
    new FixedSource("good", () => [evidence(evidenceText, { title: hostile })]),
    new FixedSource("failing", () => {
      throw new Error(`${hostile} down`);
    }),
  ];
  const trace = new AnswerTrace(question);
  const chain = createAnswerChain({ model: new RecordingChatModel(), cache: false, sources, check: false });
  const answer = await chain.invoke(question, { callbacks: [trace] });
  return { trace, answer, page: renderTrace(trace, answer) };
}

describe("AnswerTrace", () => {
  it("records stages and sources in the order of their beginning, within the whole", async () => {
    const { trace, answer } = await traced("q?", "e");
    const spans = spansOf(trace.events);
    expect(spans.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      "source failing",
      "source good",
      "stage merge",
      "stage sources",
      "stage write",
    ]);
    expect(spans.find(({ name }) => name === "failing")).toMatchObject({ failed: true, detail: `${hostile} down` });
    for (const [index, span] of spans.entries()) {
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.start ?? 0);
    }
    expect(answer.timing.total).toBeGreaterThan(0);
  });

  it("nests sub-questions below the plan", async () => {
    const question = "Where was Lin Yue born, and how tall is Chen Bozhou?";
    const { trace, answer, page } = await traced(question, "Lin Yue was born in Shaoxing.");
    expect(answer.plan?.length).toBe(2);
    const spans = spansOf(trace.events);
    expect(spans.filter(({ kind }) => kind === "step")).toHaveLength(2);
    for (const [index, { kind, step }] of spans.entries()) {
      if (kind === "step" || step === undefined) continue;
      expect(spans.slice(0, index).findLast((before) => before.kind === "step")?.step).toBe(step);
    }
    expect(spans.filter(({ kind, step }) => kind === "source" && step !== undefined)).toHaveLength(4);
    expect(page).toContain('<ol class="plan">');
  });
});

describe("renderTrace", () => {
  it("escapes everything that strangers wrote, and fetches nothing", async () => {
    const { page } = await traced(hostile, `${hostile} in evidence`);
    expect(page).not.toMatch(/<script/i);
    expect(page).not.toMatch(/\b(?:src|href)="(?!#e)/);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("&#60;script&#62;alert(1)&#60;/script&#62;&#38;&#34;&#39; in evidence");
  });

  it("speaks the question's language and links citations to their evidence", async () => {
    const { page } = await traced("姚明出生在哪里？", "姚明出生在上海。");
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain("时间花在哪里");
    expect(page).toContain('<a href="#e1">[1]</a>');
    expect(page).toContain('<article id="e1" class="cited">');
  });
});
