import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const TURTLE = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix t: <http://t.example/> .
t:teacher rdfs:label "老师"@zh, "teacher"@en ; skos:altLabel "pupil of"@en .
t:founded rdfs:label "创办年份"@zh, "year founded"@en .
t:area rdfs:label "面积（平方公里）"@zh, "area (km²)"@en . t:population rdfs:label "人口"@zh, "population"@en .
t:born rdfs:label "出生地"@zh, "place of birth"@en .
t:Town rdfs:label "城镇"@zh, "town"@en . t:Lake rdfs:label "湖"@zh, "lake"@en .
t:lan rdfs:label "岚青"@zh, "Lan Qing"@en ; t:teacher t:wu ; t:born t:heqiao .
t:wu rdfs:label "吴越山"@zh, "Wu Yueshan"@en ; t:teacher t:bo ; t:born t:xunan .
t:bo rdfs:label "柏文"@zh, "Bo Wen"@en ; t:born t:heqiao .
t:academy rdfs:label "鹤桥书院"@zh, "Heqiao Academy"@en ; t:founded "1889" .
t:heqiao a t:Town ; rdfs:label "鹤桥"@zh, "Heqiao"@en ; t:population 4000 .
t:xunan a t:Town ; rdfs:label "浔南"@zh, "Xunan"@en ; t:population 7000 .
t:lake a t:Lake ; rdfs:label "浅湖"@zh, "Shallow Lake"@en ; t:area 18.4 . t:pond a t:Lake ; rdfs:label "深塘"@zh, "Deep Pond"@en ; t:area 3.1 .
`;

describe("a question that says the opposite of what a graph knows", () => {
  const answer = async (question: string) => {
    const source = new GraphSource({ path: join(temporaryFolder({ "f.ttl": TURTLE }), "f.ttl") });
    return (await source.answer(question, {}))?.values.join("; ");
  };

  it.each([
    // `pupil of` leads to the teacher; whoever is asked for as a pupil stands at its other end.
    ["吴越山的老师是谁？", "柏文"],
    ["吴越山的学生是谁？", "岚青"],
    ["岚青的学生是哪里人？", undefined],
    // 停 is no part of a misspelt name.
    ["鹤桥书院创办于哪一年？", "1889"],
    ["鹤桥书院停办于哪一年？", undefined],
    // 面积 is what they are compared by, not what they are.
    ["浔南和鹤桥哪个大？", "浔南"],
    ["浔南和鹤桥哪个城镇大？", "浔南"],
    ["浔南和鹤桥哪个面积大？", undefined],
    ["浅湖和深塘哪个面积大？", "浅湖"],
  ])("%s", async (question, expected) => {
    expect(await answer(question)).toBe(expected);
  });
});
