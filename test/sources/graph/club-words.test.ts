import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix v: <https://curling.example/v/> .
@prefix p: <https://curling.example/p/> .
v:Club rdfs:label "club"@en , "俱乐部"@zh . v:School rdfs:label "school"@en , "学校"@zh . v:Coach rdfs:label "coach"@en , "教练"@zh .
v:Cup rdfs:label "competition"@en , "赛事"@zh .
v:colour rdfs:label "club colour"@en , "队色"@zh . v:competes rdfs:label "competes in"@en , "参加赛事"@zh .
v:boards rdfs:label "boarding"@en , "提供寄宿"@zh . v:since rdfs:label "appointed on"@en , "上任日期"@zh .
p:kite a v:Club ; rdfs:label "Kite Stones"@en , "风筝石队"@zh ; v:colour "red"@en , "红色"@zh ; v:competes p:loch .
p:wren a v:Club ; rdfs:label "Wren Sweepers"@en , "鹪鹩队"@zh ; v:colour "blue"@en , "蓝色"@zh ; v:competes p:glen .
p:loch a v:Cup ; rdfs:label "Loch Trophy"@en , "湖杯"@zh . p:glen a v:Cup ; rdfs:label "Glen Bowl"@en , "谷碗赛"@zh .
p:hill a v:School ; rdfs:label "Hill School"@en , "山岗学校"@zh ; v:boards true .
p:dale a v:School ; rdfs:label "Dale School"@en , "谷地学校"@zh ; v:boards false .
p:tove a v:Coach ; rdfs:label "Tove Lang"@en , "托薇·朗"@zh ; v:since "2019-09-02"^^xsd:date .
`;

describe("what is asked of clubs and schools", () => {
  const answer = async (question: string): Promise<string | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });
    return (await source.answer(question, {}))?.values.join("; ");
  };

  it.each([
    ["What colour do the Kite Stones play in?", "red"],
    ["What colours do the Wren Sweepers wear?", "blue"],
    ["风筝石队穿什么颜色的球衣？", "红色"],
    ["Which competitions do the Kite Stones take part in?", "Loch Trophy"],
    ["鹪鹩队征战哪些赛事？", "谷碗赛"],
    ["哪所学校可以住校？", "山岗学校"],
    ["谷地学校可以寄宿吗？", "不是"],
    ["When did Tove Lang take charge?", "2019-09-02"],
  ])("%s", async (question, value) => {
    expect(await answer(question)).toBe(value);
  });

  it.each([
    "What colour do the Kite Stones hate?",
    "Which competitions did the Wren Sweepers win?",
    "When did Tove Lang retire?",
  ])("isn't told where nothing tells it: %s", async (question) => {
    expect(await answer(question)).toBeUndefined();
  });
});
