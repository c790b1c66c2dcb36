import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://port.example/v/> .
@prefix f: <https://port.example/f/> .
v:Town rdfs:label "town"@en , "城镇"@zh .
v:Airport rdfs:label "airport"@en , "机场"@zh .
v:Maker rdfs:label "maker"@en , "厂家"@zh .
v:born rdfs:label "birth place"@en , "出生地"@zh .
v:people rdfs:label "population"@en , "人口"@zh .
v:employees rdfs:label "employees"@en , "员工人数"@zh .
v:runway rdfs:label "runway length (m)"@en , "跑道长度（米）"@zh .
v:designer rdfs:label "designer"@en , "设计者"@zh .
f:brae a v:Town ; rdfs:label "Brae"@en , "布雷镇"@zh ; v:people 7400 .
f:edda rdfs:label "Edda Rusk"@en , "埃达·拉斯克"@zh ; v:born f:brae .
f:quayle a v:Maker ; rdfs:label "Quayle Brothers"@en , "奎尔兄弟公司"@zh ; v:employees 820 .
f:east a v:Airport ; rdfs:label "East Field"@en , "东机场"@zh ; v:runway 1800 .
f:west a v:Airport ; rdfs:label "West Field"@en , "西机场"@zh ; v:runway 2400 .
f:dove rdfs:label "Dove 40"@en , "白鸽40"@zh ; v:designer f:edda .
`;

describe("an answer about another event than the question's", () => {
  const values = async (question: string): Promise<readonly string[] | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });
    return (await source.answer(question, {}))?.values;
  };

  it.each([
    "How many people work in Brae?",
    "Where did Edda Rusk work?",
    "Which town does Edda Rusk work in?",
    "埃达·拉斯克在哪里工作？",
    "Where did Edda Rusk die?",
    "Which airport has the most runways?",
    "白鸽40是给谁设计的？",
  ])("is not given: %s", async (question) => {
    expect(await values(question)).toBeUndefined();
  });

  it.each([
    ["How many people live in Brae?", "7400"],
    ["What is the population of the town where Edda Rusk was born?", "7400"],
    ["Where does Edda Rusk come from?", "Brae"],
    ["埃达·拉斯克是哪里人？", "布雷镇"],
    ["How many people work for Quayle Brothers?", "820"],
    ["Which airport has the longest runway?", "West Field"],
    ["白鸽40是谁设计的？", "埃达·拉斯克"],
  ])("is given where it is asked for: %s", async (question, value) => {
    expect(await values(question)).toEqual(expect.arrayContaining([value]));
  });
});
