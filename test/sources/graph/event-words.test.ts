import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";

const graph = new GraphSource({ path: "test/sources/graph/worlds/hives.ttl" });
const signal = AbortSignal.timeout(60_000);

describe("a word that tells what happened", () => {
  it.each([
    "橡树箱是哪年被偷的？",
    "橡树箱哪年烧掉的？",
    "橡树箱哪年失窃？",
    "In which year was the Oak Hive stolen?",
    "What year did the Oak Hive burn down?",
    "安娜·伦德卖掉了几个蜂箱？",
    "安娜·伦德买了哪些蜂箱？",
    "How many hives has Ana Lund sold?",
    "Which hives did Ana Lund buy?",
    "Which hives were given to Ana Lund?",
  ])("stands for no other relation, and isn't left out: %s", async (question) => {
    expect(await graph.answer(question, { signal })).toBeUndefined();
  });

  it("doesn't have a chain counted of which a step is unsaid", async () => {
    expect(await graph.answer("安娜·伦德手底下有几个蜂箱？", { signal })).toBeUndefined();
  });

  it.each([
    ["Which hives does Ana Lund run?", "Oak Hive"],
    ["How many hives does Ana Lund look after?", "2"],
    ["橡树箱是哪年设的？", "2011"],
  ])("leaves what is said in few words: %s", async (question, expected) => {
    const answer = await graph.answer(question, { signal });
    expect(answer?.kind).toBe("answer");
    expect(answer?.text).toContain(expected);
  });
});
