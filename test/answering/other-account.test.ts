import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import type { DirectAnswer, NamedThing } from "../../src/sources/knowledge-source.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

class Graph extends FixedSource {
  things: readonly NamedThing[] = [{ text: "Orrin Bell", names: ["Orrin Bell", "奥林钟"], kind: "thing" }];

  async answer(): Promise<DirectAnswer> {
    const stated = evidence("Orrin Bell — mass (t) → 3.2", { title: "Orrin Bell" });
    return { kind: "answer", text: "The Orrin Bell’s mass is 3.2 t.", values: ["3.2"], evidence: [stated], derivation: "" };
  }

  async mentions(_: string): Promise<readonly NamedThing[]> {
    return this.things;
  }
}

class Documents extends FixedSource {
  readonly isCheap = true;
}

const log = [evidence("The Orrin Bell was weighed again: it weighs 3.6 tonnes.", { title: "Tower log" })];
const ask = async (graph: Graph, documents: FixedSource, question = "How heavy is the Orrin Bell?") => {
  const model = new RecordingChatModel();
  const chain = createAnswerChain({ model, sources: [graph, documents], cache: false });
  return { ...(await chain.invoke({ question })), modelAsked: model.asked.length };
};

describe("an answer that a source works out", () => {
  it("names what a document says otherwise, with both citations and without the model", async () => {
    const { text, served, citations, modelAsked } = await ask(new Graph("graph", () => []), new Documents("d", () => log));
    expect(text).toMatch(/3\.2 t \[1\]\. Another source says otherwise: “.*3\.6 tonnes\.” \[2\]\.$/u);
    expect([served, citations.map(({ source }) => source), modelAsked]).toEqual(["graph", ["graph", "d"], 0]);
  });

  it("asks about the thing that the last of several statements is about", async () => {
    const graph = new Graph("graph", () => []);
    const led = "Ana Sel — cast → Orrin Bell\nOrrin Bell — mass (t) → 3.2";
    const said = { kind: "answer", text: "The bell’s mass is 3.2 t.", values: ["3.2"], derivation: "" } as const;
    graph.answer = async () => ({ ...said, evidence: [evidence(led, { title: "Orrin Bell" })] });
    graph.mentions = async (text) => (text.includes("Orrin") ? [...graph.things, ...graph.things] : []);
    const { text } = await ask(graph, new Documents("d", () => log), "How heavy is the bell that Ana Sel cast?");
    expect(text).toContain("3.6 tonnes");
    graph.answer = async () => ({ ...said, evidence: [evidence(`${led}\nMarl Bell — mass (t) → 3.2`)] });
    expect((await ask(graph, new Documents("d", () => log), "How heavy is the bell?")).text).not.toContain("3.6");
  });

  it("stands alone where two things have the name", async () => {
    const graph = new Graph("graph", () => []);
    graph.things = [...graph.things, { text: "Orrin Bell", names: ["Orrin Bell"], kind: "person" }];
    expect((await ask(graph, new Documents("d", () => log))).text).not.toContain("3.6");
  });

  it("doesn't wait for sources that aren't cheap, or for one that fails or hangs", async () => {
    const dear = new FixedSource("d", () => log);
    expect([(await ask(new Graph("graph", () => []), dear)).text, dear.asked]).toEqual([
      "The Orrin Bell’s mass is 3.2 t [1].",
      [],
    ]);
    const never = new Documents("d", () => new Promise(() => undefined));
    const failing = new Documents("d", () => Promise.reject(new Error("gone")));
    for (const source of [never, failing])
      expect((await ask(new Graph("graph", () => []), source)).text).toBe("The Orrin Bell’s mass is 3.2 t [1].");
  });
});
