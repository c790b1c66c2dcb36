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

  it("that lift or earn measure", async () => {
    expect(await values("Which barge can lift the most?")).toEqual(["Heron"]);
    expect(await values("Which film made the most money?")).toEqual(["Salt"]);
  });

  it("tell who is asked for where they mean several relations of one thing", async () => {
    expect(await values("Who made The Reeds?")).toEqual(["Ilse Brand"]);
  });
});
