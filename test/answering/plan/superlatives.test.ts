import { describe, expect, it } from "vitest";
import { resolveFollowUp } from "../../../src/answering/plan/follow-up/follow-up.js";

const asking = (asked: string, question: string) =>
  resolveFollowUp(question, [
    { role: "user", content: asked },
    { role: "assistant", content: "Bellfield." },
  ]);

describe("the other end of a scale", () => {
  it.each([
    ["Which plot has the largest area?", "and the smallest?", "Which plot has the smallest area?"],
    ["Which depot has the most docks?", "And the fewest?", "Which depot has the fewest docks?"],
    ["Which cinema has the most seats?", "What about the smallest?", "Which cinema has the fewest seats?"],
    ["What is the most expensive wine?", "and which is the cheapest?", "What is the cheapest wine?"],
    ["Which clinic has the highest fee per visit?", "and the cheapest?", "Which clinic has the lowest fee per visit?"],
    ["最贵的葡萄酒是哪款？", "那最便宜的呢？", "最便宜的葡萄酒是哪款？"],
    ["哪个科室床位最多？", "最少的呢", "哪个科室床位最少？"],
    ["哪部影片最长？", "最短的是哪部？", "哪部影片最短？"],
  ])("%s %s", (asked, question, resolved) => {
    expect(asking(asked, question)).toEqual({ question: resolved, kind: "resolved" });
  });

  it.each([
    // Another scale, the same end, none or two to turn round.
    ["Which plot has the largest area?", "and the oldest?"],
    ["Which plot has the largest area?", "and the largest?"],
    ["Which depot has the most docks?", "and the cheapest?"],
    ["Who owns Bellfield?", "and the smallest?"],
    ["Which of the oldest plots is the largest?", "and the smallest?"],
    ["哪部影片最长？", "那最贵的呢？"],
    ["哪部影片是谁拍的？", "那最短的呢？"],
  ])("isn't meant: %s %s", (asked, question) => {
    expect(asking(asked, question).kind).not.toBe("resolved");
  });
});
