import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";

const graph = new GraphSource({ path: "test/sources/graph/worlds/orchard.ttl" });
const signal = AbortSignal.timeout(60_000);

describe("what most of a question speaks for", () => {
  it.each([
    // A kind of thing is what leads there.
    ["露丝·安布尔平时推哪辆运果车？", "7号运果车"],
    ["Which barrows does Owen Tarn push around?", "Barrow 9"],
    // One word that means nothing here, and one relation left.
    ["7号运果车收在哪儿？", "北工棚"],
    // A name that goes on with words of the question.
    ["Who is the contractor of the North Shed roof works?", "Garn Works"],
    ["北工棚修屋顶的预算是多少？", "5200"],
  ])("%s", async (question, expected) => {
    const answer = await graph.answer(question, { signal });
    expect(answer?.kind).toBe("likely");
    expect(answer?.text).toContain(expected);
    expect(answer?.evidence.length).toBeGreaterThan(0);
  });

  it("takes the beginning of a long name for it, where a shorter name stands at its beginning", async () => {
    const answer = await graph.answer("北工棚屋顶修缮的预算是多少？", { signal });
    expect(answer?.kind).toBe("answer");
    expect(answer?.text).toContain("5200");
  });

  it.each(["7号运果车的载重是多少？", "What is the load of Barrow 7?"])(
    "is sure that a thing holds what its model holds: %s",
    async (question) => {
      const answer = await graph.answer(question, { signal });
      expect(answer?.kind).toBe("answer");
      expect(answer?.text).toContain("240");
    },
  );

  it.each([
    // The lexicon knows what is asked, and nothing here tells it.
    "Who is Ruth Amble's coach?",
    "How wide is Barrow 7?",
    "Who is the CEO of Hollow Farm?",
    "Who else pushes Barrow 7?",
    "露丝·安布尔的丈夫是谁？",
    "When was Ruth Amble born?",
    // What chooses, denies or dates is never supplied.
    "Which barrow does Ruth Amble not push?",
    "露丝·安布尔最先推的是哪辆运果车？",
    // A number is no kind of thing, and a date no number.
    "Which county is Ruth Amble from?",
    "How tall is Ruth Amble?",
    "Who is the contractor of the North Shed?",
    "What is the budget of the North Shed drainage?",
    // Two steps that nothing says.
    "Who painted Barrow 7's walls?",
  ])("is nothing where it could be anything: %s", async (question) => {
    expect(await graph.answer(question, { signal })).toBeUndefined();
  });
});
