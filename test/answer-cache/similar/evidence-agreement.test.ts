import { describe, expect, it } from "vitest";
import type { KeptAnswer } from "../../../src/answer-cache/kept-answer.js";
import { disagreement, disagreements } from "../../../src/answer-cache/similar/evidence-agreement.js";
import { keptEvidence, type QuestionEvidence } from "../../../src/answer-cache/similar/question-evidence.js";
import { isSameAnswer } from "../../../src/answer-cache/similar/same-answer.js";

const sentence = "Su Jianqiu designed the bridge in 1931, and the miners' guild paid for it.";
const passage = { source: "documents", location: "bridge.md:3-5", text: `# The bridge\n${sentence}` };
const other = { source: "documents", location: "bridge.md:9-9", text: "The bridge is 98 m long." };
const strange = { source: "documents", location: "ferry.md:1-2", text: "The ferry stopped in 1931." };

/** "Who designed the bridge?" */
const designed: QuestionEvidence = {
  pieces: [passage, other],
  answeredBy: [sentence],
  answeredIn: [passage],
  answeredRelations: ["design", "price"],
  things: ["the bridge"],
  relations: ["design"],
  words: [],
};
const answer: KeptAnswer = {
  text: "Su Jianqiu [1].",
  citations: [{ number: 1, ...passage, score: 1, cited: true }],
  origin: "model",
  values: ["Su Jianqiu"],
};
const kept = keptEvidence(designed);

function against(asked: Partial<QuestionEvidence>, of: KeptAnswer = answer): ReturnType<typeof disagreement> {
  if (kept === undefined) throw new Error("no evidence");
  return disagreement({ ...designed, ...asked }, kept, of);
}

describe("evidence agrees", () => {
  it("if the same sentence answers, and what is cited is found again", () => {
    expect(against({})).toBeUndefined();
    expect(against({ pieces: [other, passage] })).toBeUndefined();
  });

  it("if a new word is one of the answering sentence's, and takes no place of another of them", () => {
    expect(against({ relations: [], words: ["guild"] })).toBe("words");
    expect(against({ words: ["bridge"] })).toBeUndefined();
    expect(against({ relations: [] })).toBeUndefined();
  });

  it("not with other things, other sentences, other words, or other facts of one sentence", () => {
    expect(against({ things: ["the ferry"] })).toBe("things");
    expect(against({ things: ["the bridge", "the ferry"] })).toBe("things");
    expect(against({ answeredBy: [other.text], answeredIn: [other] })).toBe("answered otherwise");
    expect(against({ words: ["cat"] })).toBe("words");
    expect(against({ relations: ["price"] })).toBe("words");
    expect(against({ answeredBy: [], answeredIn: [], words: ["cat"] })).toBe("words");
  });

  it("not if a cited piece isn't there, has changed, or something new stands above it", () => {
    expect(against({ pieces: [other] })).toBe("not found");
    expect(against({ pieces: [{ ...passage, text: passage.text.replace("1931", "1932") }] })).toBe("not found");
    expect(against({ pieces: [strange, passage] })).toBe("outranked");
    expect(against({ pieces: [other, other, other, other, passage] })).toBe("not found");
    const uncited = answer.citations.map((citation) => ({ ...citation, cited: false }));
    expect(against({ answeredBy: [], answeredIn: [] }, { ...answer, citations: uncited })).toBe("not found");
  });

  it("takes a statement among others for the same statement", () => {
    const statement = { source: "graph", location: "ex:bridge", text: "bridge — designer → Su Jianqiu" };
    const told = { ...statement, text: `bridge — length → 98\n${statement.text}` };
    const asked: QuestionEvidence = { ...designed, pieces: [told], answeredBy: [statement.text], answeredIn: [told] };
    const of = keptEvidence({ ...asked, pieces: [statement] });
    const graphAnswer: KeptAnswer = {
      ...answer,
      origin: "graph",
      citations: [{ number: 1, ...statement, score: 1, cited: true }],
    };
    expect(of === undefined ? "no evidence" : disagreements(asked, of, graphAnswer)).toEqual([]);
  });

  it("leaves the last word to a source that works the answer out", () => {
    const statements = [passage.text];
    expect(against({ workedOut: { values: ["Su Jianqiu"], statements } })).toBe("worked out otherwise");
    const graphAnswer: KeptAnswer = { ...answer, origin: "graph" };
    expect(against({ workedOut: { values: ["Su Jianqiu"], statements } }, graphAnswer)).toBeUndefined();
    expect(against({ workedOut: { values: ["98 m"], statements } }, graphAnswer)).toBe("worked out otherwise");
    expect(against({ workedOut: { values: ["Su Jianqiu"], statements: ["another"] } }, graphAnswer)).toBe("worked out otherwise");
    expect(against({ workedOut: { values: ["Su Jianqiu"], statements }, things: ["x"] }, graphAnswer)).toBe("things");
  });

  it("keeps nothing of a question with too much of anything", () => {
    expect(keptEvidence({ ...designed, words: Array.from({ length: 65 }, (_, at) => `w${at}`) })).toBeUndefined();
    expect(keptEvidence({ ...designed, things: ["x".repeat(501)] })).toBeUndefined();
  });
});

describe("the same answer", () => {
  const said = (text: string, more: Partial<KeptAnswer> = {}): KeptAnswer => ({ ...answer, values: [], text, ...more });

  it.each([
    ["It is 98 m long [1].", "98 m [1].", true],
    ["It is 98 m long [1].", "It is 97 m long [1].", false],
    ["Su Jianqiu designed it [1].", "It was designed by Su Jianqiu [1].", true],
    ["Su Jianqiu designed it [1].", "It was designed by Lin Yue [1].", false],
    ["It was built in 1931 [1].", "It was not built in 1931 [1].", false],
    ["它长98米[1]。", "它的长是98米[1]。", true],
    ["设计者是苏剑秋[1]。", "苏剑秋设计了它[1]。", true],
    ["设计者是苏剑秋[1]。", "设计者是林月[1]。", false],
    ["林月[1]。", "林岳[1]。", false],
    ["It was made of noodles [1].", "It was made of clay [1].", false],
    ["是的，它还在[1]。", "不，它不在了[1]。", false],
  ])("%s / %s: %s", (one, another, isSame) => {
    expect(isSameAnswer(said(one), said(another))).toBe(isSame);
  });

  it("goes by values where both have them, and by citations where they don't", () => {
    expect(isSameAnswer(said("a", { values: ["1931"] }), said("b", { values: ["1931"] }))).toBe(true);
    expect(isSameAnswer(said("a", { values: ["1931"] }), said("a b", { values: ["1932"] }))).toBe(false);
    expect(isSameAnswer(said("a"), said("b", { citations: [{ number: 1, ...other, score: 1, cited: true }] }))).toBe(false);
    expect(isSameAnswer(said("x", { origin: "unknown" }), said("y", { origin: "unknown" }))).toBe(true);
    expect(isSameAnswer(said("x", { origin: "unknown" }), said("y"))).toBe(false);
  });
});
