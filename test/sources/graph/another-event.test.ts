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
v:Walk rdfs:label "walk"@en , "步道"@zh .
v:starts rdfs:label "starts at"@en , "起点"@zh .
v:ends rdfs:label "ends at"@en , "终点"@zh .
v:belongs rdfs:label "parent company"@en , "母公司"@zh .
f:ridge a v:Walk ; rdfs:label "Ridge Walk"@en , "山脊步道"@zh ; v:starts f:brae .
f:shore a v:Walk ; rdfs:label "Shore Walk"@en , "海岸步道"@zh ; v:ends f:nairn .
f:nairn a v:Town ; rdfs:label "Nairnby"@en , "奈恩镇"@zh ; v:people 5100 .
f:holding a v:Maker ; rdfs:label "Firth Holding"@en , "峡湾控股"@zh .
f:quayle v:belongs f:holding .
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
    "How many makers live in Brae?",
    "有多少人住在布雷镇出生的埃达·拉斯克家？",
    "在布雷镇定居的有谁？",
    "Who settled in Brae?",
    "到布雷镇的步道有哪些？",
    "Which walks go to Brae?",
    "从奈恩镇出发的步道有哪些？",
    "Which walks start in Nairnby?",
    "奎尔兄弟公司的法人是谁？",
    "奎尔兄弟公司归谁管？",
    "谁管着奎尔兄弟公司？",
    "Who runs Quayle Brothers?",
    "奎尔兄弟公司的会计是谁？",
    "Who is the accountant of Quayle Brothers?",
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
    ["从布雷镇出发的步道有哪些？", "山脊步道"],
    ["Which walks start in Brae?", "Ridge Walk"],
    ["到奈恩镇的步道有哪些？", "海岸步道"],
    ["Which walk ends in Nairnby?", "Shore Walk"],
    ["谁在布雷镇出生？", "埃达·拉斯克"],
    ["奎尔兄弟公司归谁所有？", "峡湾控股"],
  ])("is given where it is asked for: %s", async (question, value) => {
    expect(await values(question)).toEqual(expect.arrayContaining([value]));
  });
});
