import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const hives = new GraphSource({ path: "test/sources/graph/worlds/hives.ttl" });
const signal = AbortSignal.timeout(60_000);
const pieces = (question: string, limit = 5, about?: readonly string[]): ReturnType<GraphSource["find"]> =>
  hives.find(question, { limit, signal, about });
const lines = async (question: string, limit?: number): Promise<string[]> =>
  (await pieces(question, limit)).flatMap(({ text }) => text.split("\n"));

describe("what a graph offers a model", () => {
  it("is all that it knows of what the question names, in whatever words the rest is put", async () => {
    const [first] = await pieces("How heavy a harvest does one get out of the Oak Hive?");
    expect(first?.title).toBe("Oak Hive");
    for (const fact of ["Oak Hive — yield (kg) → 31", "Oak Hive — year set up → 2011", "Oak Hive — kept by → Ana Lund"])
      expect(first?.text).toContain(fact);
    expect((await pieces("橡树箱一年能收多少？"))[0]?.text).toContain("橡树箱 — 产蜜量（千克） → 31");
  });

  it("is what leads to it, together", async () => {
    const [first] = await pieces("Which hives has Ana Lund in her care?");
    expect(first?.title).toBe("Ana Lund");
    expect(first?.text).toContain("Oak Hive — kept by → Ana Lund");
    expect(first?.text).toContain("Mill Hive — kept by → Ana Lund");
    expect(first?.text).toContain("Ana Lund — trained by → Bo Hale");
  });

  it("is what is known of the things that it leads to", async () => {
    const found = await pieces("Who taught the woman in charge of the Oak Hive?");
    expect(found.map(({ title }) => title).slice(0, 2)).toEqual(["Oak Hive", "Ana Lund"]);
    expect(found[1]?.text).toContain("Ana Lund — trained by → Bo Hale");
  });

  it("is what each of a kind has of the relation that the question speaks of", async () => {
    const [first] = await pieces("How many of the hives yield more than a dozen kilos?");
    expect(first?.title).toBe("hive");
    for (const fact of ["Oak Hive — yield (kg) → 31", "Mill Hive — yield (kg) → 18", "Far Hive — yield (kg) → 44"])
      expect(first?.text).toContain(fact);
    expect(first?.text).not.toContain("year set up");
  });

  it("is what those of a kind have that belong to what the question names", async () => {
    const found = await lines("Of the hives that Ana Lund keeps, which yields most?");
    expect(found).toContain("Mill Hive — yield (kg) → 18");
  });

  it("is no definition of a kind or a relation", async () => {
    const folder = temporaryFolder({
      "f.ttl": `@prefix e: <http://e/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
e:Boat a owl:Class ; rdfs:label "boat" . e:skipper a owl:ObjectProperty ; rdfs:label "skipper" .
e:tern a e:Boat ; rdfs:label "Tern" ; e:skipper e:ida . e:gull a e:Boat ; rdfs:label "Gull" ; e:skipper e:ida . e:ida rdfs:label "Ida" .`,
    });
    const found = await new GraphSource({ path: `${folder}/f.ttl` }).find("Who is the skipper of each boat?", {
      limit: 5,
      signal,
    });
    const told = found.flatMap(({ text }) => text.split("\n"));
    expect(told).toContain("Tern — skipper → Ida");
    expect(told).toContain("Gull — skipper → Ida");
    expect(told.filter((line) => /Class|Property/.test(line))).toEqual([]);
  });

  it("leaves a kind of many alone that isn't tied to what is named", async () => {
    const many = Array.from({ length: 80 }, (_, n) => `e:b${n} a e:Boat ; rdfs:label "Boat ${n}" ; e:length ${n} .`).join("\n");
    const folder = temporaryFolder({
      "f.ttl": `@prefix e: <http://e/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\ne:Boat rdfs:label "boat" .\n${many}`,
    });
    expect(await new GraphSource({ path: `${folder}/f.ttl` }).find("How long are the boats?", { limit: 5, signal })).toEqual([]);
  });

  it("tells how much it leaves out of a long list, and of a kind all or nothing: who reads it may count", async () => {
    const many = Array.from({ length: 60 }, (_, n) => `e:b${n} a e:Boat ; rdfs:label "Boat ${n}" ; e:port e:p ; e:length ${n} .`);
    const folder = temporaryFolder({
      "f.ttl": `@prefix e: <http://e/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
e:Boat rdfs:label "boat" . e:p rdfs:label "Eel Harbour" .\n${many.join("\n")}`,
    });
    const source = new GraphSource({ path: `${folder}/f.ttl` });
    const found = await source.find("Which boats have Eel Harbour as their port?", { limit: 5, signal });
    expect(found[0]?.text.split("\n")).toHaveLength(41);
    expect(found[0]?.text).toContain("… (20 more)");
    expect(found.flatMap(({ text }) => text.split("\n")).filter((line) => line.includes("length")).length).not.toBe(40);
  });

  it("says how many values of a relation are left out", async () => {
    const stops = Array.from({ length: 60 }, (_, index) => `"Stop ${index}"`).join(" , ");
    const folder = temporaryFolder({
      "f.ttl": `@prefix e: <http://e/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
e:line rdfs:label "Ferry Line" ; e:calls_at ${stops} .`,
    });
    const [first] = await new GraphSource({ path: `${folder}/f.ttl` }).find("How many stops has the Ferry Line?", {
      limit: 5,
      signal,
    });
    const told = first?.text.split("\n") ?? [];
    expect(told.at(-1)).toBe(`… (${60 - (told.length - 1)} more)`);
    expect(told.length).toBeLessThan(60);
  });

  it("is what is known of things that another source says the question is about", async () => {
    const [first] = await pieces("When was it set up?", 5, ["远箱"]);
    expect(first?.text).toContain("Far Hive — year set up → 2003");
    expect(await pieces("When was it set up?", 5, ["Nowhere Hive"])).toEqual([]);
  });
});
