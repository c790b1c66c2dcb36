import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix v: <https://orchard.example/v/> .
@prefix o: <https://orchard.example/o/> .
v:Press rdfs:label "press"@en, "榨机"@zh . v:Barn rdfs:label "barn"@en, "谷仓"@zh . v:Village rdfs:label "village"@en, "村子"@zh .
v:keptIn rdfs:label "kept in"@en, "存放于"@zh . v:operator rdfs:label "operator"@en, "操作员"@zh . v:village rdfs:label "located in"@en, "位于"@zh .
v:teacher rdfs:label "teacher"@en, "老师"@zh . v:extension rdfs:label "extension number"@en, "分机号"@zh . v:warmth rdfs:label "temperature"@en, "温度"@zh .
v:owner rdfs:label "owned by"@en, "所有者"@zh . v:birthDate rdfs:label "date of birth"@en, "出生日期"@zh .
o:russet a v:Press ; rdfs:label "Russet Press"@en, "红锈榨机"@zh ; v:keptIn o:long ; v:operator o:nell .
o:codlin a v:Press ; rdfs:label "Codlin Press"@en, "青果榨机"@zh ; v:keptIn o:long ; v:operator o:bo .
o:long a v:Barn ; rdfs:label "Long Barn"@en, "长谷仓"@zh ; v:village o:appleby ; v:warmth "11 °C" ; v:owner o:nell .
o:appleby a v:Village ; rdfs:label "Thornbeck"@en, "荆溪"@zh .
o:nell rdfs:label "Nell Ash"@en, "内尔"@zh ; v:extension "417" ; v:teacher o:bo ; v:birthDate "1981-04-02"^^xsd:date .
o:bo rdfs:label "Bo Lind"@en, "博林"@zh ; v:extension "204" ; v:birthDate "1955-09-30"^^xsd:date .
`;

describe("a question about one thing, however it is put", () => {
  const values = async (question: string): Promise<readonly string[] | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });
    return (await source.answer(question, {}))?.values;
  };

  it.each([
    ["我要找红锈榨机的操作员，她的分机号多少", "417"],
    ["The Russet Press is kept in a barn; which village is that barn located in?", "Thornbeck"],
    ["how warm is it in the Long Barn?", "11 °C"],
    ["长谷仓里面存放着几台榨机", "2"],
    ["Russet Press: what is the extension number of its operator's teacher?", "204"],
    ["操作青果榨机的人是哪天出生的", "1955-09-30"],
  ])("is answered: %s", async (question, value) => {
    expect(await values(question)).toEqual([value]);
  });

  it.each([
    // A word that nothing here knows may change all.
    "红锈榨机的前任操作员是谁？",
    "Who will be the next operator of the Russet Press?",
    "红锈榨机是哪天维修的？",
    "What is the extension number of the Russet Press's insurer?",
    // What was understood, and comes to nothing, isn't asked in another way.
    "Which barns does Bo Lind own?",
    // Who teaches whom.
    "Whom does Nell Ash teach?",
    "内尔教过谁？",
    // Two things are asked for.
    "长谷仓在哪？谁是所有者？",
  ])("is left alone where a word remains: %s", async (question) => {
    expect(await values(question)).toBeUndefined();
  });
});
