import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const QUARRIES = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://quarries.example/v/> .
@prefix q: <https://quarries.example/q/> .
v:Quarry rdfs:label "quarry"@en , "采石场"@zh .
v:Shire rdfs:label "shire"@en , "郡"@zh .
v:licensed rdfs:label "licensed quarry"@en , "持证采石场"@zh .
v:stone rdfs:label "kind"@en , "类型"@zh .
v:panels rdfs:label "solar roof"@en , "太阳能屋顶"@zh .
v:place rdfs:label "location"@en , "所在地"@zh .
v:opened rdfs:label "opening year"@en , "开业年份"@zh .
q:a a v:Quarry ; rdfs:label "Ash Pit"@en , "灰坑"@zh ; v:licensed true ; v:stone "slate"@en , "板岩"@zh ; v:panels true ; v:place q:dun ; v:opened 1902 .
q:b a v:Quarry ; rdfs:label "Beck Face"@en , "溪面"@zh ; v:licensed true ; v:stone "marble"@en , "大理石"@zh ; v:panels false ; v:place q:dun ; v:opened 1890 .
q:c a v:Quarry ; rdfs:label "Coldrow"@en , "冷排"@zh ; v:licensed false ; v:stone "slate"@en , "板岩"@zh ; v:panels false ; v:place q:dun ; v:opened 1877 .
q:d a v:Quarry ; rdfs:label "Dell Cut"@en , "谷切"@zh ; v:licensed true ; v:stone "slate"@en , "板岩"@zh ; v:panels false ; v:place q:lor ; v:opened 1911 .
q:dun a v:Shire ; rdfs:label "Dunmere"@en , "邓米尔"@zh .
q:lor a v:Shire ; rdfs:label "Lorby"@en , "洛比"@zh .
`;

describe("a flag as an adjective", () => {
  const told = async (question: string): Promise<string | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": QUARRIES }), "graph.ttl") });
    const answer = await source.answer(question, {});
    return answer?.kind === "answer" ? [...answer.values].sort().join(", ") : undefined;
  };

  it.each([
    ["How many licensed slate quarries are there?", "2"],
    ["Which licensed slate quarries are there?", "Ash Pit, Dell Cut"],
    ["Which slate licensed quarries are there?", "Ash Pit, Dell Cut"],
    ["Which non-licensed quarries are there?", "Coldrow"],
    ["Which licensed slate quarry is the oldest?", "Ash Pit"],
    ["How many of our quarries have solar panels on the roof?", "1"],
    ["持证板岩采石场一共有几个？", "2"],
    ["有哪些持证采石场？", "溪面, 灰坑, 谷切"],
    ["邓米尔有几个持证采石场？", "2"],
    ["邓米尔有哪些持证采石场？", "溪面, 灰坑"],
    ["非持证采石场有几个？", "1"],
    ["哪个持证采石场开业最早？", "溪面"],
  ])("%s", async (question, answer) => {
    expect(await told(question)).toBe(answer);
  });

  it.each([
    ["How many licensed chalk quarries are there?"],
    ["持证白垩采石场有几个？"],
    ["Which formerly licensed quarries are there?"],
  ])("%s isn't answered", async (question) => {
    expect(await told(question)).toBeUndefined();
  });
});
