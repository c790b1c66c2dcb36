import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const TURTLE = `
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://example.org/> .
:Marquee a owl:Class ; rdfs:label "marquee"@en, "大帐"@zh .
:Player a rdfs:Class ; rdfs:label "player"@en, "乐手"@zh .
:benches a owl:DatatypeProperty ; rdfs:label "benches"@en, "长凳"@zh ; rdfs:domain :Marquee .
:learntFrom a owl:ObjectProperty, rdf:Property ; rdfs:label "teacher"@en, "老师"@zh .
:soloist a owl:ObjectProperty ; rdfs:label "soloist"@en, "独奏"@zh .
:home rdfs:label "home town"@en, "家乡"@zh .
:amber a :Marquee, owl:NamedIndividual ; rdfs:label "Long Amber"@en, "长琥珀"@zh ; :benches 140 ; :soloist :mei1 .
:mei1 a :Player ; rdfs:label "Mei Tarn"@en, "梅塔恩"@zh ; :home :dell .
:mei2 a :Player ; rdfs:label "Mei Tarn"@en, "梅塔恩"@zh ; :home :fen .
:odo a :Player ; rdfs:label "Odo Vale"@en, "奥多"@zh ; :learntFrom :mei1 .
:moonTent a :Marquee ; rdfs:label "Half Moon"@en, "半月"@zh ; :owner :odoBand . :moonAct a :Act ; rdfs:label "Half Moon"@en, "半月"@zh ; :shownBy :fenBand .
:odoBand a :Band ; rdfs:label "Odo Band"@en, "奥多乐队"@zh . :fenBand a :Band ; rdfs:label "Fen Band"@en, "泽镇乐队"@zh .
:odo :memberOf :odoBand . :memberOf rdfs:label "member of"@en, "所属乐队"@zh . :dell :locatedIn :fen . :locatedIn rdfs:label "located in"@en, "位于"@zh .
:Band rdfs:label "band"@en, "乐队"@zh . :Act rdfs:label "act"@en, "节目"@zh . :owner rdfs:label "owner"@en, "所有者"@zh . :shownBy rdfs:label "shown by"@en, "演出乐队"@zh .
:dell rdfs:label "Dell"@en, "谷镇"@zh . :fen rdfs:label "Fen"@en, "泽镇"@zh .
`;

describe("a graph whose vocabulary is typed", () => {
  const source = (): GraphSource => new GraphSource({ path: join(temporaryFolder({ "band.ttl": TURTLE }), "band.ttl") });

  it("names its things, not its relations", async () => {
    const mentioned = await source().mentions("How many benches does Long Amber have?", {});
    expect(mentioned.map(({ text }) => text)).toEqual(["Long Amber"]);
  });

  it("tells nothing of how its terms are defined", async () => {
    const evidence = await source().find("How many benches does Long Amber have?", { limit: 8 });
    const told = evidence.map(({ text }) => text).join("\n");
    expect(told).toContain("Long Amber — benches → 140");
    expect(told).toContain("Long Amber — type → marquee");
    expect(told).not.toMatch(/Property|NamedIndividual|Class/u);
  });

  it("puts no name in place of a description that two things have", async () => {
    expect(await source().rephrase("What did the soloist of Long Amber eat for breakfast?", {})).toBeUndefined();
    expect((await source().rephrase("What did the teacher of Odo Vale eat for breakfast?", {}))?.question).toBeUndefined();
    expect((await source().rephrase("What did the home town of Mei Tarn build?", {}))?.question).toBeUndefined();
  });

  it("follows what a question said before of what it asks about, whatever its name is", async () => {
    const asked = "Long Amber has a soloist; what is the home town of that soloist?";
    expect((await source().answer(asked, {}))?.values).toEqual(["Dell"]);
    expect((await source().answer("长琥珀有一位独奏，这位独奏的家乡是哪里？", {}))?.values).toEqual(["谷镇"]);
  });

  it("says which things of one name there are, where a vague word may mean a relation of either", async () => {
    for (const asked of ["Which band does Half Moon belong to?", "半月属于哪支乐队？"])
      expect((await source().answer(asked, {}))?.kind).toBe("ambiguous");
    expect((await source().answer("Who is the owner of Half Moon?", {}))?.values).toEqual(["Odo Band"]);
  });
});
