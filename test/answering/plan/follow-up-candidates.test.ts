import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followUpCandidates } from "../../../src/answering/plan/follow-up/candidates.js";

describe("followUpCandidates", () => {
  it.each([
    ["when was it approved?", "Saltolin", "when was Saltolin approved?"],
    ["Who was the first to describe that?", "dock lung", "Who was the first to describe dock lung?"],
    ["What are its side effects?", "Saltolin", "What are Saltolin's side effects?"],
    ["How old is that bridge?", "Keel Bridge", "How old is Keel Bridge?"],
    ["那它有多少总吨？", "远山号", "远山号有多少总吨？"],
    ["这所学校哪年建的？", "澜海大学", "澜海大学哪年建的？"],
    ["他的老师是谁？", "林海", "林海的老师是谁？"],
    ["那终点呢？", "第12赛段", "第12赛段的终点是什么？"],
    ["它的票价呢？", "芦门博物馆", "芦门博物馆的票价是什么？"],
    ["And the finish?", "Stage 12", "What is the finish of Stage 12?"],
    ["What about its opening year?", "Reed Museum", "What is the opening year of Reed Museum?"],
  ])("%s", (question, thing, expected) => {
    expect(followUpCandidates(question, [thing])).toContainEqual({ thing, question: expected });
  });

  it("gives none where nothing is pointed to", () => {
    expect(followUpCandidates("Who wrote Salt Road?", ["Orlo"])).toEqual([]);
    expect(followUpCandidates("尤其重要的是什么？", ["奥洛"])).toEqual([]);
  });

  it("is bounded, whatever it is given", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 60 }), (question, things) => {
        expect(followUpCandidates(question, things).length).toBeLessThanOrEqual(24);
      }),
    );
  });
});
