import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const FLEET = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://fleet.example/v/> .
@prefix f: <https://fleet.example/f/> .
v:Barge rdfs:label "barge"@en , "驳船"@zh .
v:Quay rdfs:label "quay"@en , "泊位"@zh .
v:Film rdfs:label "film"@en , "影片"@zh .
f:otter a v:Barge ; rdfs:label "Otter"@en , "水獭号"@zh ; v:moorsAlong f:east ; v:liftingCapacityTonnes 40 .
f:heron a v:Barge ; rdfs:label "Heron"@en , "苍鹭号"@zh ; v:moorsAlong f:east ; v:refittedAlong f:west ; v:liftingCapacityTonnes 65 .
f:swan a v:Barge ; rdfs:label "Swan"@en , "天鹅号"@zh ; v:moorsAlong f:west .
f:east a v:Quay ; rdfs:label "East Steps"@en , "东阶"@zh .
f:west a v:Quay ; rdfs:label "West Steps"@en , "西阶"@zh .
f:reeds a v:Film ; rdfs:label "The Reeds"@en , "芦苇"@zh ; v:director f:ilse ; v:productionCompany f:lantern ; v:boxOffice 12 .
f:salt a v:Film ; rdfs:label "Salt"@en , "盐"@zh ; v:director f:ilse ; v:productionCompany f:lantern ; v:boxOffice 31 .
f:ilse a v:Person ; rdfs:label "Ilse Brand"@en ; v:birthplace f:west .
f:lantern a v:Studio ; rdfs:label "Lantern Works"@en .
v:Team rdfs:label "team"@en .
v:Tug rdfs:label "tug"@en , "拖船"@zh .
v:Yard rdfs:label "yard"@en , "船厂"@zh .
v:builtBy rdfs:label "built by"@en , "建造商"@zh .
v:locatedIn rdfs:label "located in"@en , "所在地"@zh .
v:towedBy rdfs:label "towed by"@en , "拖带者"@zh .
f:pike a v:Tug ; rdfs:label "Pike"@en , "狗鱼号"@zh ; v:builtBy f:yard ; v:towedBy f:perch .
f:perch a v:Tug ; rdfs:label "Perch"@en , "鲈鱼号"@zh ; v:towedBy f:roach .
f:roach a v:Tug ; rdfs:label "Roach"@en , "斜齿号"@zh .
f:yard a v:Yard ; rdfs:label "Wicken Works"@en , "威肯工厂"@zh ; v:locatedIn f:wicken .
f:wicken rdfs:label "Wicken"@en , "威肯"@zh .
f:otters a v:Team ; rdfs:label "The Otters"@en ; v:headCoach f:ilse .
`;

describe("verbs that say little", () => {
  const values = async (question: string): Promise<readonly string[] | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": FLEET }), "graph.ttl") });
    return (await source.answer(question, {}))?.values.slice().sort();
  };

  it("mean the only relation between a class and a thing", async () => {
    expect(await values("Which barges stay at East Steps?")).toEqual(["Heron", "Otter"]);
    expect(await values("停在东阶的驳船有哪些？")).toEqual(["水獭号", "苍鹭号"]);
  });

  it("mean nothing where there are several, or where the verb says something", async () => {
    expect(await values("Which barges stay at West Steps?")).toBeUndefined();
    expect(await values("Which barges were painted at East Steps?")).toBeUndefined();
    expect(await values("Which team does Ilse Brand coach?")).toEqual(["The Otters"]);
    expect(await values("Which team did Ilse Brand play for?")).toBeUndefined();
  });

  it("mean nothing between things of one class: either may be the other's", async () => {
    expect(await values("Which tugs go with Perch?")).toBeUndefined();
    expect(await values("How many tugs belong to Perch?")).toBeUndefined();
    expect(await values("哪些拖船属于鲈鱼号？")).toBeUndefined();
    expect(await values("Which tugs are towed by Perch?")).toEqual(["Pike"]);
  });

  it("have behind them what is made; a maker is nowhere, but where it has its seat", async () => {
    expect(await values("造狗鱼号的厂在哪里？")).toEqual(["威肯"]);
    expect(await values("Where is the yard that built Pike?")).toEqual(["Wicken"]);
    expect(await values("造威肯工厂的厂在哪里？")).toBeUndefined();
    expect(await values("Where is the yard that built Wicken Works?")).toBeUndefined();
  });

  it("that lift or earn measure", async () => {
    expect(await values("Which barge can lift the most?")).toEqual(["Heron"]);
    expect(await values("Which film made the most money?")).toEqual(["Salt"]);
  });

  it("tell who is asked for where they mean several relations of one thing", async () => {
    expect(await values("Who made The Reeds?")).toEqual(["Ilse Brand"]);
  });
});
