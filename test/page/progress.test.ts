import { describe, expect, it } from "vitest";
import { inOrder, noProgress, type Progress, withEvent } from "../../page/src/asking/progress.js";
import type { AnswerEvent } from "../../page/src/asking/protocol.js";

function told(...events: readonly (readonly [number, AnswerEvent])[]): Progress {
  return events.reduce((progress, [at, event]) => withEvent(progress, event, at), noProgress);
}

const names = (progress: Progress): string[] =>
  inOrder(progress.bars).map(({ kind, name, end }) => `${kind} ${name}${end === undefined ? " …" : ""}`);

describe("progress", () => {
  it("has a bar that runs for what has begun, and ends it", () => {
    const begun = told([5, { name: "answer-stage-start", data: { stage: "cache" } }]);
    expect(names(begun)).toEqual(["stage cache …"]);
    const ended = withEvent(begun, { name: "answer-stage-end", data: { stage: "cache", ms: 2 } }, 7);
    expect(ended.bars).toMatchObject([{ name: "cache", start: 5, end: 7, failed: false }]);
  });

  it("has sub-questions by their number, each with its stages, and sources behind the stage that asks them", () => {
    const progress = told(
      [0, { name: "answer-stage-start", data: { stage: "plan" } }],
      [
        1,
        {
          name: "answer-plan",
          data: {
            steps: [
              { question: "A?", after: [] },
              { question: "B?", after: [1] },
            ],
          },
        },
      ],
      [2, { name: "answer-step-start", data: { step: 2, question: "B?" } }],
      [3, { name: "answer-step-start", data: { step: 1, question: "A?" } }],
      [4, { name: "answer-stage-start", data: { stage: "sources", step: 2 } }],
      [9, { name: "answer-source", data: { name: "web", status: "failed", ms: 9, found: 0, error: "gone", step: 2 } }],
      [9, { name: "answer-stage-end", data: { stage: "sources", ms: 5, step: 2 } }],
      [10, { name: "answer-step-end", data: { step: 2, question: "B, filled in?", text: "b", served: "unknown", ms: 8 } }],
      [11, { name: "answer-stage-start", data: { stage: "merge" } }],
    );
    expect(names(progress)).toEqual([
      "stage plan …",
      "step A? …",
      "step B, filled in?",
      "stage sources",
      "source web",
      "stage merge …",
    ]);
    expect(progress.plan).toHaveLength(2);
    const [, , step, , source] = inOrder(progress.bars);
    expect([step?.failed, source?.failed, source?.detail]).toEqual([true, true, "gone"]);
  });

  it("ends with the server's own times", () => {
    const span = { kind: "stage", name: "write", start: 1, end: 4, failed: false } as const;
    const progress = told(
      [9, { name: "answer-stage-start", data: { stage: "write" } }],
      [9, { name: "answer-warning", data: { message: "the store is gone" } }],
      [20, { name: "answer-trace", data: { spans: [span] } }],
    );
    expect(progress).toMatchObject({ bars: [span], warnings: ["the store is gone"], isFinal: true });
  });
});
