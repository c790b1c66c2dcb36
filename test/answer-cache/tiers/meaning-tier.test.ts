import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../../src/answer-cache/answer-cache.js";
import type { AnswerParts } from "../../../src/answer-cache/answer-parts.js";

const parts = (question: string): AnswerParts => ({
  question,
  history: [],
  scope: { model: "m", prompt: "p", sources: [] },
  meaning: () => "all the same to the source",
});
const answer = { text: "1889", citations: [], origin: "graph", values: ["1889"] } as const;

describe("the tier of the same meaning", () => {
  it.each([
    ["鹤桥书院创办于哪一年？", "鹤桥书院是哪年办起来的？", "hit"],
    ["鹤桥书院创办于哪一年？", "鹤桥书院停办于哪一年？", "miss"],
    ["岚青的老师是谁？", "岚青的学生是谁？", "miss"],
    ["岚青是鹤桥人吗？", "岚青不是鹤桥人吗？", "miss"],
    ["岚青是鹤桥人吗？", "岚青是不是鹤桥人？", "hit"],
    ["Who taught Lan Qing?", "Who was the teacher of Lan Qing?", "hit"],
    ["When was the pier completed?", "When was the pier demolished?", "miss"],
    ["Which birds can fly?", "Which birds can't fly?", "miss"],
  ])("kept %s, asked %s: %s, whatever a source makes of it", async (kept, asked, status) => {
    const cache = new AnswerCache({ store: new Map() });
    await cache.keep(parts(kept), answer);
    expect((await cache.lookup(parts(asked))).status).toBe(status);
  });
});
