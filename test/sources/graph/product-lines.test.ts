import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://kettle.example/v/> .
@prefix p: <https://kettle.example/p/> .
v:Kettle rdfs:label "kettle"@en , "水壶"@zh .
v:line rdfs:label "product line"@en , "产品线"@zh .
v:manager rdfs:label "manager"@en , "负责人"@zh .
v:designer rdfs:label "designer"@en , "设计者"@zh .
v:price rdfs:label "price (EUR)"@en , "价格（欧元）"@zh .
v:warranty rdfs:label "warranty (months)"@en , "保修期（月）"@zh .
v:withdrawn rdfs:label "discontinued"@en , "已停产"@zh .
p:tarn rdfs:label "Tarn line"@en , "山湖系列"@zh ; v:manager p:ada .
p:fell rdfs:label "Fell line"@en , "荒岭系列"@zh ; v:manager p:ada .
p:ada rdfs:label "Ada Lund"@en , "艾达·伦德"@zh .
p:t1 a v:Kettle ; rdfs:label "Pike 1"@en , "长矛一号"@zh ; v:line p:tarn ; v:designer p:ada ; v:price 40 ; v:warranty 18 ; v:withdrawn true .
p:t2 a v:Kettle ; rdfs:label "Pike 2"@en , "长矛二号"@zh ; v:line p:tarn ; v:designer p:ada ; v:price 90 ; v:withdrawn false .
p:f1 a v:Kettle ; rdfs:label "Scar"@en , "断崖"@zh ; v:line p:fell ; v:designer p:ada ; v:price 70 ; v:withdrawn true .
`;

describe("what a product line has", () => {
  const answer = async (question: string): Promise<readonly string[] | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });
    const found = await source.answer(question, {});
    return found === undefined ? undefined : [...found.values].sort();
  };

  it.each([
    ["Which kettles have been discontinued?", ["Pike 1", "Scar"]],
    ["Which Tarn line kettles are discontinued?", ["Pike 1"]],
    ["Which Tarn line kettles have been discontinued?", ["Pike 1"]],
    ["Which Tarn line kettles cost more than 50 euros?", ["Pike 2"]],
    ["停产的水壶有哪几款？", ["断崖", "长矛一号"]],
    ["山湖系列里哪些水壶停产了？", ["长矛一号"]],
    ["荒岭系列的水壶有哪些？", ["断崖"]],
    ["长矛一号保修多久？", ["18"]],
    ["长矛一号的保修期是多长时间？", ["18"]],
    ["长矛一号的保修期是几个月？", ["18"]],
    ["How long is the Pike 1 under warranty?", ["18"]],
  ])("%s", async (question, values) => {
    expect(await answer(question)).toEqual(values);
  });

  it.each(["Which Tarn line kettles are blue?", "Which Tarn line kettles are dishwasher safe?"])(
    "isn't told where one of its words means nothing: %s",
    async (question) => {
      expect(await answer(question)).toBeUndefined();
    },
  );
});
