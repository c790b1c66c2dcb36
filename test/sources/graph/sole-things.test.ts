import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const COOP = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix v: <https://coop.example/v/> .
@prefix c: <https://coop.example/c/> .
v:Cooperative rdfs:label "cooperative"@en , "合作社"@zh .
v:Farm rdfs:label "farm"@en , "农场"@zh .
v:Dairy rdfs:label "dairy"@en , "奶站"@zh .
v:Finding rdfs:label "finding"@en , "发现物"@zh .
v:founded rdfs:label "year founded"@en , "成立年份"@zh .
v:area rdfs:label "area (ha)"@en , "面积（公顷）"@zh .
v:takesTo rdfs:label "milk processed at"@en , "加工奶站"@zh .
v:fundedBy rdfs:label "funded by"@en , "资助方"@zh .
v:discoverer rdfs:label "discoverer"@en , "发现者"@zh .
v:members rdfs:label "member count"@en , "成员数"@zh .
v:tutor rdfs:label "doctoral supervisor"@en , "博士导师"@zh .
c:co a v:Cooperative ; rdfs:label "Willow Growers"@en , "柳湾联合"@zh ; v:founded "1978"^^xsd:gYear ; v:members "63 households" .
c:f1 a v:Farm ; rdfs:label "North Farm"@en , "北园"@zh ; v:area 12 ; v:takesTo c:d1 .
c:f2 a v:Farm ; rdfs:label "South Farm"@en , "南园"@zh ; v:area 30 ; v:takesTo c:d1 .
c:f3 a v:Farm ; rdfs:label "East Farm"@en , "东园"@zh ; v:area 21 ; v:takesTo c:d2 .
c:d1 a v:Dairy ; rdfs:label "Hill Dairy"@en , "山奶站"@zh ; v:founded "1990"^^xsd:gYear ; v:fundedBy c:fund .
c:d2 a v:Dairy ; rdfs:label "Vale Dairy"@en , "谷奶站"@zh ; v:founded "1991"^^xsd:gYear .
c:fund rdfs:label "Lantern Fund"@en , "灯笼基金"@zh .
c:cup a v:Finding ; rdfs:label "Blue Cup"@en , "蓝杯"@zh ; v:discoverer c:ina .
c:ina a v:Person ; rdfs:label "Ina Holt"@en , "伊娜"@zh ; v:tutor c:per .
c:per a v:Person ; rdfs:label "Per Dahl"@en , "佩尔"@zh .
`;

describe("the only thing of its kind, and the whole that all belong to", () => {
  const values = async (question: string): Promise<readonly string[] | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": COOP }), "graph.ttl") });
    const answer = await source.answer(question, {});
    return answer?.kind === "answer" ? answer.values.slice().sort() : undefined;
  };

  it.each([
    ["When was the cooperative founded?", ["1978"]],
    ["When was the co-op founded?", ["1978"]],
    ["合作社是哪年成立的？", ["1978"]],
    ["How many farms are registered?", ["3"]],
    ["How many farms are there in the cooperative?", ["3"]],
    ["一共登记了多少个农场", ["3"]],
    ["合作社有几个农场？", ["3"]],
    ["What is the largest farm in the network?", ["South Farm"]],
    ["合作社里最大的农场是哪个？", ["南园"]],
  ])("%s", async (question, expected) => {
    expect(await values(question)).toEqual(expected);
  });

  it.each([
    "When was the dairy founded?",
    "When was a cooperative founded?",
    "奶站是哪年成立的？",
    "How many farms are there in the dairy?",
    "How many people are there in the network?",
    "合作社有多少成员？",
  ])("nothing for one of several, or what isn't told: %s", async (question) => {
    expect(await values(question)).toBeUndefined();
  });

  it.each([
    ["How many farms send their milk to Hill Dairy?", ["2"]],
    ["Which dairy does East Farm bring its cream to?", ["Vale Dairy"]],
    ["Who found the Blue Cup?", ["Ina Holt"]],
    ["Who paid for Hill Dairy?", ["Lantern Fund"]],
    ["山奶站是谁出资的？", ["灯笼基金"]],
    ["Who did Ina Holt do her doctorate under?", ["Per Dahl"]],
  ])("verbs of what is done: %s", async (question, expected) => {
    expect(await values(question)).toEqual(expected);
  });

  it.each(["Who paid for Vale Dairy?", "Who found Hill Dairy?", "Who did Per Dahl do his doctorate under?"])(
    "no other relation for them: %s",
    async (question) => {
      expect(await values(question)).toBeUndefined();
    },
  );
});
