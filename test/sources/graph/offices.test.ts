import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const BREWERS = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://brewers.example/v/> .
@prefix b: <https://brewers.example/b/> .
v:Brewery rdfs:label "brewery"@en , "酿酒厂"@zh .
v:Tavern rdfs:label "tavern"@en , "酒馆"@zh .
v:Brewer rdfs:label "brewer"@en , "酿酒师"@zh .
v:Team rdfs:label "team"@en , "球队"@zh .
v:Coach rdfs:label "coach"@en , "教练"@zh .
v:Ale rdfs:label "ale"@en , "麦酒"@zh .
v:workplace rdfs:label "employer"@en , "任职公司"@zh .
v:heads rdfs:label "managing director"@en , "总经理"@zh .
v:keeper rdfs:label "manager"@en , "负责人"@zh .
v:whole rdfs:label "parent company"@en , "母公司"@zh .
v:recipe rdfs:label "designer"@en , "设计者"@zh .
v:trainer rdfs:label "head coach"@en , "主教练"@zh .
v:was rdfs:label "former team"@en , "曾任职球队"@zh .
v:hires rdfs:label "employees"@en , "员工人数"@zh .
v:home rdfs:label "place of birth"@en , "出生地"@zh .
b:tun a v:Brewery ; rdfs:label "Tun Brothers"@en , "酒桶兄弟"@zh ; v:heads b:ada ; v:hires 40 .
b:vat a v:Brewery ; rdfs:label "Vat Hill"@en , "大缸山"@zh ; v:whole b:tun ; v:hires 12 .
b:inn a v:Tavern ; rdfs:label "Hop Inn"@en , "啤花酒馆"@zh ; v:keeper b:ben .
b:ada a v:Brewer ; rdfs:label "Ada Moll"@en , "艾达"@zh ; v:workplace b:tun ; v:home b:wold .
b:ben a v:Brewer ; rdfs:label "Ben Rusk"@en , "本·拉斯克"@zh ; v:workplace b:vat ; v:home b:wold .
b:porter a v:Ale ; rdfs:label "Night Porter"@en , "夜波特"@zh ; v:recipe b:ben .
b:reds a v:Team ; rdfs:label "Wold Reds"@en , "沃尔德红队"@zh ; v:trainer b:cas .
b:blues a v:Team ; rdfs:label "Wold Blues"@en , "沃尔德蓝队"@zh .
b:cas a v:Coach ; rdfs:label "Cas Orne"@en , "卡斯"@zh ; v:was b:blues ; v:home b:wold .
b:wold rdfs:label "Wold"@en , "沃尔德"@zh .
`;

describe("who holds an office", () => {
  const told = async (question: string): Promise<string | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": BREWERS }), "graph.ttl") });
    const answer = await source.answer(question, {});
    return answer?.kind === "answer" ? [...answer.values].sort().join(", ") : undefined;
  };

  it.each([
    ["Who is the managing director of Vat Hill?"],
    ["Who is the chief executive of Vat Hill?"],
    ["Who is Vat Hill's manager?"],
    ["Who is the head of Vat Hill?"],
    ["Who is the designer of Vat Hill?"],
    ["Who runs Vat Hill?"],
    ["大缸山的总经理是谁？"],
    ["大缸山的老板是谁？"],
    ["大缸山的负责人是谁？"],
    ["大缸山的设计者是谁？"],
    ["谁是大缸山的厂长？"],
    ["大缸山有没有总经理？"],
    ["谁负责大缸山？"],
    ["Who is the managing director of the Hop Inn?"],
    ["啤花酒馆的总经理是谁？"],
    ["Who is the coach of the Wold Blues?"],
    ["Who coaches the Wold Blues?"],
    ["沃尔德蓝队的教练是谁？"],
    ["沃尔德的教练是谁？"],
  ])("nobody who has another is told: %s", async (question) => {
    expect(await told(question)).toBeUndefined();
  });

  it.each([
    ["Who is the managing director of Tun Brothers?", "Ada Moll"],
    ["酒桶兄弟的老板是谁？", "艾达"],
    ["Who is the boss of the Hop Inn?", "Ben Rusk"],
    ["啤花酒馆的店长是谁？", "本·拉斯克"],
    ["Who is the coach of the Wold Reds?", "Cas Orne"],
    ["沃尔德红队的教练是谁？", "卡斯"],
    ["Which coach has the Wold Blues as a former team?", "Cas Orne"],
    ["Who are the brewers of Vat Hill?", "Ben Rusk"],
    ["大缸山的酿酒师有哪些？", "本·拉斯克"],
    ["Which company does Vat Hill belong to?", "Tun Brothers"],
  ])("%s", async (question, answer) => {
    expect(await told(question)).toBe(answer);
  });
});
