import { describe, expect, it } from "vitest";
import { putInAlike } from "../../../src/answering/plan/follow-up/alike.js";
import { resolveFollowUp } from "../../../src/answering/plan/follow-up/follow-up.js";

describe("putInAlike", () => {
  it.each([
    ["What does error E9 mean?", "E1", "What does error E1 mean?"],
    ["How long does the cotton programme take?", "the wool programme", "How long does the wool programme take?"],
    ["What does a night cost for residents?", "for guests", "What does a night cost for guests?"],
    ["露天车位一个月多少钱？", "摩托车位", "摩托车位一个月多少钱？"],
    ["桑拿房女士专场是星期几？", "男士", "桑拿房男士专场是星期几？"],
  ])("%s %s", (asked, said, expected) => {
    expect(putInAlike(asked, said)).toBe(expected);
  });

  it.each([
    ["Do E9 and E3 mean the same?", "E1"],
    ["What does error E9 mean?", "the handbook"],
    ["How long does the cotton programme take?", "the cotton programme"],
    ["露天车位一个月多少钱？", "办公室"],
  ])("nothing is alike: %s %s", (asked, said) => {
    expect(putInAlike(asked, said)).toBeUndefined();
  });

  it("resolves follow-ups about things that nobody knows by name", () => {
    const history = [
      { role: "user", content: "露天车位一个月多少钱？" },
      { role: "assistant", content: "55元。" },
    ] as const;
    expect(resolveFollowUp("那摩托车位呢？", history)).toEqual({ kind: "resolved", question: "摩托车位一个月多少钱？" });
  });
});
