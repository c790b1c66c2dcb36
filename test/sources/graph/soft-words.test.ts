import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { headWord } from "../../../src/sources/graph/answers/head-words.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const TURTLE = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix t: <http://t.example/> .
t:Workshop rdfs:label "工坊"@zh, "workshop"@en . t:Tool rdfs:label "软工具"@zh, "software tool"@en . t:Boat rdfs:label "小帆船"@zh, "sailing boat"@en . t:Licence rdfs:label "许可"@zh .
t:headOfWorkshop rdfs:label "工坊主任"@zh, "head of workshop"@en . t:depends rdfs:label "依赖"@zh, "depends on"@en . t:hullColour rdfs:label "船身颜色"@zh, "hull colour"@en .
t:deputyHead rdfs:label "deputy head"@en . t:built_with rdfs:label "采用"@zh . t:lapYears t:x 1 .
t:oak a t:Workshop ; rdfs:label "橡树工坊"@zh, "Oak Workshop"@en ; t:headOfWorkshop t:mei ; t:founded 1931 .
t:elm a t:Workshop ; rdfs:label "榆树工坊"@zh, "Elm Workshop"@en ; t:deputyHead t:tom ; t:founded 1950 .
t:mei rdfs:label "梅岚"@zh, "Mei Lan"@en ; t:birthDate "1970-02-03"^^xsd:date . t:tom rdfs:label "汤姆"@zh, "Tom Reed"@en ; t:birthDate "1960-05-06"^^xsd:date .
t:kit a t:Tool ; rdfs:label "百宝"@zh, "Kitbox"@en ; t:license "MIT" ; t:programmingLanguage "Rust" ; t:maintainer t:mei . t:saw a t:Tool ; rdfs:label "线锯"@zh, "Sawlet"@en ; t:depends t:kit ; t:license "BSD" ; t:maintainer t:tom .
t:gull a t:Boat ; rdfs:label "海鸥号"@zh, "Gull"@en ; t:hullColour "green" ; t:diameterKm 3 ; t:captain t:mei ; t:length "143 m" . t:tern a t:Boat ; rdfs:label "燕鸥号"@zh, "Tern"@en ; t:hullColour "blue" ; t:diameterKm 9 .
`;

describe("questions with more words than they need", () => {
  const answer = async (question: string) => {
    const source = new GraphSource({ path: join(temporaryFolder({ "f.ttl": TURTLE }), "f.ttl") });
    return (await source.answer(question, {}))?.values.join("; ");
  };

  it.each([
    ["橡树工坊的负责人是哪位老师？", "梅岚"],
    ["橡树工坊目前的主任到底是谁？", "梅岚"],
    ["Who is currently the head of the Oak Workshop?", "Mei Lan"],
    ["我在整理一份名单，想确认梅岚是哪天出生的。", "1970-02-03"],
    ["梅岚女士的生日是哪天？", "1970-02-03"],
    ["I came across a fault in Sawlet. Who maintains it?", "Tom Reed"],
    ["The tool that Sawlet depends on: who looks after it?", "Mei Lan"],
    ["依赖百宝的工具有哪些？", "线锯"],
    ["把依赖百宝的工具列一下", "线锯"],
    ["线锯所依赖的工具是用什么语言写的？", "Rust"],
    ["What colour is the Gull?", "green"],
    // 船长 is a captain, not how long a ship is.
    ["海鸥号的船长是谁？", "梅岚"],
    ["boats less than 5 km in diameter", "Gull"],
    ["How many of the software tools are under the MIT license?", "1"],
    ["Which of the two boats is bigger, the Gull or the Tern?", "Tern"],
  ])("%s", async (question, expected) => {
    expect(await answer(question)).toBe(expected);
  });

  it.each([
    // A deputy is not the head, and no word that chooses is soft.
    "Who is the head of the Elm Workshop?",
    "Who else maintains Sawlet?",
    "I came across Kitbox and Sawlet. Who maintains it?",
    "Who formerly maintained Sawlet?",
    "橡树工坊的副主任是谁？",
    "海鸥号的船帆是什么颜色？",
  ])("nothing is answered to %s", async (question) => {
    expect(await answer(question)).toBeUndefined();
  });
});

describe("the head of a predicate's name", () => {
  const classes = new Set(["workshop"]);

  it.each([
    ["head of workshop", true, "head"],
    ["workshop head", true, "head"],
    ["deputy head", true, undefined],
    ["former workshop head", true, undefined],
    ["hull colour", false, "colour"],
    ["date of grant", false, undefined],
    ["star count", false, undefined],
    ["depends on", true, undefined],
    ["实验室主任", true, "主任"],
    ["实验室副主任", true, "副主任"],
    ["主任", true, undefined],
  ])("of %s", (name, leadsToThings, head) => {
    expect(headWord(name, leadsToThings, classes)).toBe(head);
  });
});
