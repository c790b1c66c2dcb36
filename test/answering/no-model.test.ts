import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { evidence, FixedSource } from "./fixed-source.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://mill.example/v/> .
v:miller rdfs:label "miller"@en, "磨坊主"@zh . v:born rdfs:label "place of birth"@en, "出生地"@zh .
v:weir rdfs:label "Weir Mill"@en, "堰磨坊"@zh ; v:miller v:ola . v:reed rdfs:label "Reed Mill"@en, "苇磨坊"@zh ; v:miller v:per .
v:ola rdfs:label "Ola Berg"@en, "奥拉"@zh ; v:born v:tarn . v:per rdfs:label "Per Dahl"@en, "佩尔"@zh . v:tarn rdfs:label "Tarn"@en, "塔恩"@zh .
`;
const TOLD = "Weir Mill grinds rye on Tuesdays. Its wheel was mended in 1931 by Mira Tolland.";

const sources = () => [
  new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") }),
  new FixedSource("notes", () => [evidence(TOLD)]),
];

describe("a chain without a model", () => {
  it.each([
    ["Who is the miller of Weir Mill?", "graph", "Ola Berg"],
    ["堰磨坊的磨坊主出生在哪里？", "graph", "塔恩"],
    ["Who mended the wheel of Weir Mill?", "quotation", "Mira Tolland"],
    ["Who are the millers of Weir Mill and Reed Mill?", "graph", "Per Dahl"],
    ["How tall is the chimney of Reed Mill?", "unknown", "does not answer"],
    ["Thanks!", "model", "look things up"],
    ["谢谢", "model", "资料里找答案"],
  ])("answers %s", async (question, served, holds) => {
    const answer = await createAnswerChain({ sources: sources(), cache: false }).invoke({ question });
    expect(answer).toMatchObject({ origin: served, text: expect.stringContaining(holds) });
    expect(answer.usage).toBeUndefined();
  });

  it("puts follow-ups in full, and keeps its answers", async () => {
    const chain = createAnswerChain({ sources: sources(), cache: new AnswerCache() });
    const history = [
      { role: "user" as const, content: "Who is the miller of Weir Mill?" },
      { role: "assistant" as const, content: "The miller of Weir Mill is Ola Berg [1]." },
    ];
    expect((await chain.invoke({ question: "And of Reed Mill?", history })).text).toContain("Per Dahl");
    expect((await chain.invoke({ question: "Who is the miller of Weir Mill?" })).served).toBe("graph");
    expect((await chain.invoke({ question: "Who is the miller of Weir Mill?" })).served).toBe("cache");
    await chain[Symbol.asyncDispose]();
  });
});
