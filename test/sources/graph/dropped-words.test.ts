import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";

const graph = new GraphSource({ path: "test/sources/graph/worlds/ferries.ttl" });
const signal = AbortSignal.timeout(60_000);

describe("a question with words that mean nothing to the graph", () => {
  it.each([
    ["海湾渡轮公司名下管着几条航线？", "3"],
    ["What's the longest route you've got?", "West Route"],
    ["东港镇和西滩镇，哪边住的人多些？", "东港镇"],
    ["东港镇常住多少人啊？", "4100"],
    ["How many people hereabouts live in Westsands?", "900"],
  ])("is likely what the rest asks: %s", async (question, expected) => {
    const answer = await graph.answer(question, { signal });
    expect(answer?.kind).toBe("likely");
    expect(answer?.text).toContain(expected);
    expect(answer?.evidence.length).toBeGreaterThan(0);
  });

  it.each([
    // The noun that is asked about, and what tells which.
    "艾达·莫斯的微信号是多少？",
    "What is the fax number of Ada Moss?",
    "Who got the parrot of the captain of the Gannet?",
    "What is the wardrobe price of the Gannet?",
    // What is counted, or chosen by.
    "How many gulls does the East Route have?",
    "哪条航线水最脏？",
    "东港镇和西滩镇，哪边下雨多？",
    "海湾渡轮公司不管几条航线？",
    // Two of the words, and either may be meant.
    "Which route do swans like best?",
  ])("is none without the word that it is about: %s", async (question) => {
    expect(await graph.answer(question, { signal })).toBeUndefined();
  });
});
