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
    ["Who builds the M60 motor?", "Who launches the M60 motor?", "miss"],
    ["How many people live in Osney?", "How many people work in Osney?", "miss"],
    ["Which zoo has the longest pond?", "Which zoo has the most ponds?", "miss"],
    ["白鹭亭是谁设计的？", "白鹭亭是给谁设计的？", "miss"],
    ["How many motors does Lumen make?", "How many motors has Lumen sold?", "miss"],
    ["How many motors does Lumen make?", "How many motors has Lumen made?", "hit"],
    ["Does Lumen belong to Osney?", "Is Lumen part of Osney?", "hit"],
    ["商会的总经理是谁？", "商会的董事长是谁？", "miss"],
    ["学院的校长是谁？", "学院的院长是谁？", "miss"],
    ["商会的总经理是谁？", "商会的总裁是谁？", "hit"],
    ["Who builds the M60 motor?", "Who is the maker of the M60 motor?", "hit"],
    ["Which zoo has the longest pond?", "What zoo has the longest pond?", "hit"],
    ["白鹭亭是谁设计的？", "白鹭亭的设计者是谁？", "hit"],
    ["Which birds can fly?", "Which birds can't fly?", "miss"],
  ])("kept %s, asked %s: %s, whatever a source makes of it", async (kept, asked, status) => {
    const cache = new AnswerCache({ store: new Map() });
    await cache.keep(parts(kept), answer);
    expect((await cache.lookup(parts(asked))).status).toBe(status);
  });
});
