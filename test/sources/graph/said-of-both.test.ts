import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://parts.example/v/> .
@prefix f: <https://parts.example/f/> .
v:Computer rdfs:label "computer"@en , "电脑"@zh .
v:Plotter rdfs:label "plotter"@en , "绘图仪"@zh .
v:works rdfs:label "compatible with"@en , "兼容"@zh .
v:price rdfs:label "price"@en , "价格"@zh .
f:teal a v:Computer ; rdfs:label "Teal"@en , "水鸭"@zh ; v:price 1250 .
f:loon a v:Computer ; rdfs:label "Loon"@en , "潜鸟"@zh ; v:price 900 .
f:sketch a v:Plotter ; rdfs:label "Sketcher"@en , "速描机"@zh ; v:works f:teal ; v:price 400 .
`;

describe("what is said of both, and stated of one", () => {
  const values = async (question: string): Promise<readonly string[] | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });
    return (await source.answer(question, {}))?.values;
  };

  it.each([
    ["和速描机兼容的电脑是哪台？", "水鸭"],
    ["与速描机兼容的那台电脑的价格是多少？", "1250"],
    ["跟水鸭兼容的绘图仪叫什么？", "速描机"],
  ])("is found from either: %s", async (question, value) => {
    expect(await values(question)).toEqual([value]);
  });

  it("is nothing where nothing is stated", async () => {
    expect(await values("和潜鸟兼容的绘图仪叫什么？")).toBeUndefined();
  });
});
