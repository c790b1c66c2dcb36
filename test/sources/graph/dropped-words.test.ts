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
    "Is the Little Tern extinct?",
    "Who is Ada Moss married to?",
    "Where is the Little Tern varnished?",
    "Which regatta did Ada Moss beat?",
    "小燕鸥号停办于哪一年？",
  ])("is none without the word that it is about: %s", async (question) => {
    expect(await graph.answer(question, { signal })).toBeUndefined();
  });
});

describe("a property that the lexicon knows by a shorter name", () => {
  it.each([
    ["When did the East Route open?", "1911"],
    ["哪条航线通航最早？", "东航线"],
    ["Which boat is the cheapest?", "Little Tern"],
    ["How much is the Great Skua a week?", "610"],
    ["Which regatta draws the biggest crowd?", "Autumn Regatta"],
    ["有哪些赛船会是2000年以后开始办的？", "秋季赛船会"],
    ["大贼鸥号上睡得下几个人？", "6"],
    ["海湾渡轮公司哪年开的？", "1908"],
    ["I'm on a shoestring. Which boat has the lowest weekly rate?", "Little Tern"],
    ["我手头紧。哪条船周租金最低？", "小燕鸥号"],
  ])("is asked about as people speak: %s", async (question, expected) => {
    const answer = await graph.answer(question, { signal });
    expect(answer?.kind).toBe("answer");
    expect(answer?.text).toContain(expected);
  });
});

it.each(["And at Bay Ferries?", "And in Eastport?", "From Westsands?"])("nothing is asked by itself: %s", async (question) => {
  expect(await graph.answer(question, { signal })).toBeUndefined();
});

describe("a question whose words also mean a measure", () => {
  it.each([
    // A captain, and no length of a boat.
    "小燕鸥号的船长叫什么名字？",
    // Last year lasts no length.
    "What were the Little Tern's takings last year?",
  ])("is not answered by it: %s", async (question) => {
    expect(await graph.answer(question, { signal })).toBeUndefined();
  });
});
