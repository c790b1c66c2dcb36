import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A valley's buses and dairies: few labels, no classes. */
const VALLEY = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix v: <https://valley.example/v/> .
@prefix a: <https://valley.example/a/> .
v:in rdfs:label "in"@en , "位于"@zh .
v:state rdfs:label "status"@en , "状态"@zh .
v:chef rdfs:label "head chef"@en , "主厨"@zh .
v:taughtBy rdfs:label "taught by"@en , "授课教师"@zh .
v:learnedFrom rdfs:label "learned from"@en , "师从"@zh .
v:runBy rdfs:label "run by"@en , "负责人"@zh .
a:upland rdfs:label "Upland"@en , "上坡"@zh ; v:in a:realm .
a:lowland rdfs:label "Lowland"@en , "下坡"@zh ; v:in a:realm .
a:realm rdfs:label "Elmoria"@en , "榆国"@zh .
a:brook rdfs:label "Brookend"@en , "溪尾"@zh ; v:in a:upland .
a:ford rdfs:label "Fordham"@en , "渡村"@zh ; v:in a:lowland .
a:east rdfs:label "East Garage"@en , "东车库"@zh ; v:in a:brook ; v:busCapacity 20 ; v:runBy a:ona .
a:west rdfs:label "West Garage"@en , "西车库"@zh ; v:in a:ford ; v:busCapacity 34 .
a:shed rdfs:label "The Old Barn"@en , "老谷仓"@zh ; v:in a:ford ; v:busCapacity 52 .
a:bus7 rdfs:label "Bus 7"@en , "7号巴士"@zh ; v:homeGarage a:east ; v:state "awaiting repair" .
a:bus8 rdfs:label "Bus 8"@en , "8号巴士"@zh ; v:homeGarage a:west ; v:state "in service" .
a:bus9 rdfs:label "9号巴士"@zh ; v:homeGarage a:west ; v:state "in repair" .
a:ona rdfs:label "Ona Reed"@en , "欧娜"@zh ; v:staff_no "B-12" ; v:jobTitle "driver" ; v:drives a:bus8 .
a:swanA rdfs:label "The Swan"@en , "天鹅饭店"@zh ; v:in a:brook ; v:chef a:ilo ; v:seat_count 40 .
a:swanB rdfs:label "The Swan"@en , "天鹅饭店"@zh ; v:in a:ford ; v:chef a:mara ; v:seat_count 25 .
a:lamp rdfs:label "Red Lamp"@en , "红灯楼"@zh ; v:in a:ford ; v:chef a:ilo ; v:seat_count 90 .
a:ilo rdfs:label "Ilo Marsh"@en , "伊洛"@zh ; v:learnedFrom a:mara .
a:mara rdfs:label "Mara Finn"@en , "玛拉"@zh ; v:learnedFrom a:ona .
a:bread rdfs:label "Bread Week"@en , "面包周"@zh ; v:taughtBy a:ilo ; v:max_pupils 9 ; v:hasLunch true .
a:cheese rdfs:label "Cheese Week"@en , "奶酪周"@zh ; v:taughtBy a:mara ; v:max_pupils 14 ; v:hasLunch false .
a:brie rdfs:label "Brook Brie"@en , "溪酪"@zh ; v:soldAt a:lamp ; v:shelf_life_days 30 .
`;

describe("plain speech about a graph of few labels and no classes", () => {
  const asked = async (question: string): ReturnType<GraphSource["answer"]> =>
    new GraphSource({ path: join(temporaryFolder({ "graph.ttl": VALLEY }), "graph.ttl") }).answer(question, {});
  const values = async (question: string): Promise<readonly string[] | undefined> => {
    const answer = await asked(question);
    return answer?.kind === "answer" ? answer.values.slice().sort() : undefined;
  };

  it("finds what tables keep, by what those say who work there", async () => {
    expect(await values("欧娜的工号是多少？")).toEqual(["B-12"]);
    expect(await values("Which bus does Ona Reed take out?")).toEqual(["Bus 8"]);
    expect(await values("Where is Bus 7 parked?")).toEqual(["East Garage"]);
    expect(await values("溪酪能放多少天？")).toEqual(["30"]);
    expect(await values("红灯楼掌勺的是哪位？")).toEqual(["伊洛"]);
    expect(await values("Who manages West Garage?")).toBeUndefined();
    expect(await values("Who runs Bus 8?")).toBeUndefined();
    expect(await values("Where does Ona Reed live?")).toBeUndefined();
    expect((await asked("谁跑7号巴士？"))?.text).toBeUndefined();
    expect(await values("玛拉的工号是多少？")).toBeUndefined();
  });

  it("knows classes that only names show, with what has all that their members have", async () => {
    expect(await values("Which garage can hold the most buses?")).toEqual(["The Old Barn"]);
    expect(await values("哪个车库能停的车最多？")).not.toEqual(["西车库"]);
    expect(await values("哪家饭馆能坐的人最多？")).toEqual(["红灯楼"]);
  });

  it("reads states, whatever language the names are in", async () => {
    expect(await values("Which buses are waiting to be mended?")).toEqual(["9号巴士", "Bus 7"]);
    expect(await values("哪些巴士待修？")).toEqual(["7号巴士", "9号巴士"]);
    expect(await values("Is Bus 8 waiting for repair?")).toEqual(["No"]);
  });

  it("takes what holds more for room enough, and hears a no", async () => {
    expect(await values("Could West Garage hold thirty buses?")).toEqual(["Yes"]);
    expect(await values("Could East Garage hold thirty buses?")).toEqual(["No"]);
    expect(await values("Could East Garage hold Bus 8?")).toBeUndefined();
    expect(await values("Which courses have no lunch?")).not.toEqual(["Bread Week"]);
    expect(await values("Which takes more pupils, Bread Week or Cheese Week?")).toEqual(["Cheese Week"]);
    expect(await values("Does Bread Week take more pupils or Cheese Week?")).toEqual(["Cheese Week"]);
  });

  it("goes up from a town to the region, and no farther", async () => {
    expect(await values("西车库在哪个地区？")).toEqual(["下坡"]);
    expect(await values("溪尾在哪个地区？")).toEqual(["上坡"]);
    expect(await values("东车库位于哪个大区？")).toEqual(["上坡"]);
  });

  it("settles a shared name by its place", async () => {
    expect(await values("How many seats does The Swan in Fordham have?")).toEqual(["25"]);
    expect(await values("溪尾的天鹅饭店有多少座位？")).toEqual(["40"]);
    expect((await asked("How many seats does The Swan have?"))?.kind).toBe("ambiguous");
  });

  it("asks for the teacher of a teacher, once for each", async () => {
    expect(await values("教面包周的那位，他师父是谁？")).toEqual(["玛拉"]);
    expect(await values("教面包周的那位，他师父的师父是谁？")).toEqual(["欧娜"]);
    expect(await values("Who learned from Mara Finn?")).toEqual(["Ilo Marsh"]);
    expect(await values("What does Mara Finn teach?")).toEqual(["Cheese Week"]);
  });
});
