import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const question = "7号运果车收在哪儿？";

async function ask(documents: readonly ReturnType<typeof evidence>[], pieces: readonly string[], asked = question) {
  const graph = new GraphSource({ path: "test/sources/graph/worlds/orchard.ttl" });
  // Loaded first: names are waited for only a second.
  await graph.answer("Ruth Amble", {});
  const model = new RecordingChatModel({ pieces });
  const chain = createAnswerChain({ model, sources: [graph, new FixedSource("d", () => documents)], cache: false });
  const streamed: string[] = [];
  const answer = await chain.invoke({ question: asked });
  for await (const chunk of await chain.stream({ question: asked })) if (chunk.text !== undefined) streamed.push(chunk.text);
  return { ...answer, streamed: streamed.join("") };
}

describe("what a graph takes for likely", () => {
  it("is told as a quotation with its citation, where nothing that the model wrote passes", async () => {
    const { text, served, citations, streamed } = await ask([], ["它在月亮上。"]);
    expect(text).toMatch(/^资料中最接近的是：7号运果车的.{2,9}是北工棚\[1\]。$/u);
    expect(served).toBe("quotation");
    expect(citations).toHaveLength(1);
    expect(streamed).toBe(text);
  });

  it("stays unsaid where the model's own words pass", async () => {
    const { text, served } = await ask([], ["7号运果车在北工棚。"]);
    expect(served).toBe("model");
    expect(text).toContain("7号运果车在北工棚");
    expect(text).not.toContain("最接近");
  });

  it("streams what the model writes, a sentence behind", async () => {
    const graph = new GraphSource({ path: "test/sources/graph/worlds/orchard.ttl" });
    await graph.answer("Ruth Amble", {});
    let release = (): void => undefined;
    const isFirstThere = new Promise<void>((resolve) => {
      release = resolve;
    });
    const pieces = ["7号运果车在北工棚。", "7号运果车的型号是骡子2。", "骡子2的制造商是加恩工厂。", "北工棚的工头是莱娜·福斯。"];
    const model = new RecordingChatModel({ pieces, gate: (piece) => (piece === 3 ? isFirstThere : undefined) });
    const chain = createAnswerChain({ model, sources: [graph], cache: false });
    let text = "";
    for await (const chunk of await chain.stream({ question })) {
      text += chunk.text ?? "";
      if (text.includes("在北工棚")) release();
    }
    expect(text).toContain("莱娜");
    expect(text).not.toContain("最接近");
  }, 60_000);

  it("stays unsaid where another source has the word that the graph couldn't read", async () => {
    const asked = "Where is Barrow 7 rinsed?";
    expect((await ask([], ["It flies."], asked)).text).toContain(
      "The nearest that the sources say: Barrow 7 is kept at North Shed",
    );
    const told = evidence("Barrow 7 is rinsed in the mill pond on Mondays.", { title: "Barrow 7" });
    const { text, served } = await ask([told], ["It flies."], asked);
    expect(served).toBe("quotation");
    expect(text).toContain("mill pond");
    expect(text).not.toContain("nearest");
  });
});
