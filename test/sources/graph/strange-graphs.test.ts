import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const PREFIXES = `
@prefix ex: <http://ex.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix dc: <http://purl.org/dc/elements/1.1/> . @prefix schema: <http://schema.org/> .
@prefix wikibase: <http://wikiba.se/ontology#> . @prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> . @prefix p: <http://www.wikidata.org/prop/> .
`;

function open(files: Readonly<Record<string, string>>): GraphSource {
  const folder = temporaryFolder(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, `${PREFIXES}${text}`])));
  return new GraphSource({ path: Object.keys(files).map((name) => join(folder, name)) });
}

async function facts(files: Readonly<Record<string, string>> | string, question: string): Promise<string[]> {
  const source = open(typeof files === "string" ? { "f.ttl": files } : files);
  return (await source.find(question, { limit: 10 })).flatMap((piece) => piece.text.split("\n"));
}

describe("files of one source", () => {
  const lin = '<#me> foaf:name "Lin Qing" ; foaf:age 30 .';
  const bo = '<#me> foaf:name "Bo Ran" ; foaf:age 55 .';

  it.each([
    ["two files", { "lin.ttl": lin, "bo.ttl": bo }],
    ["two files of one name in two folders", { "lin/card.ttl": lin, "bo/card.ttl": bo }],
    ["an empty IRI", { "lin.ttl": lin.replace("<#me>", "<>"), "bo.ttl": bo.replace("<#me>", "<>") }],
    [
      "a prefix of the file's own",
      { "a.ttl": `@prefix : <#> . ${lin.replace("<#me>", ":me")}`, "b.ttl": `@prefix : <#> . ${bo.replace("<#me>", ":me")}` },
    ],
    ["a relative path", { "a.ttl": lin.replace("#me", "me"), "b/a.ttl": bo.replace("#me", "me") }],
  ])("keeps relative names of %s apart", async (_, files) => {
    expect(await facts(files, "How old is Lin Qing?")).toEqual(["Lin Qing — age → 30"]);
  });

  it("keeps blank nodes of two files apart, and gives them the same ids after a reload", async () => {
    const files = { "a.ttl": `_:x foaf:name "Lin Qing" ; foaf:age 30 .`, "b.ttl": `_:x foaf:name "Bo Ran" ; foaf:age 55 .` };
    expect(await facts(files, "Lin Qing")).toEqual(["Lin Qing — age → 30"]);
    const found = await open(files).find("Lin Qing", { limit: 5 });
    expect(await open(files).find("Lin Qing", { limit: 5 })).toEqual(found);
  });

  it("shows no path of this machine", async () => {
    const [piece] = await open({ "lin/card.ttl": lin, "bo/card.ttl": bo }).find("Lin Qing", { limit: 1 });
    expect(piece?.location).toBe("file:///lin/card.ttl#me (lin/card.ttl)");
  });

  it("tells a statement once, however often the files make it", async () => {
    const twice =
      'ex:lin foaf:name "Lin Qing" ; ex:home ex:fern_bay ; ex:motto "onward"@en . ex:lin ex:home ex:fern_bay ; ex:motto "onward"@en .';
    expect(await facts({ "a.ttl": twice, "b.ttl": twice }, "Lin Qing")).toEqual([
      "Lin Qing — home → fern bay",
      "Lin Qing — motto → onward",
    ]);
    const hub = Array.from({ length: 30 }, (_, index) => `ex:lin ex:likes ex:thing${index % 15} .`).join("\n");
    const told = await facts(hub, "lin likes");
    expect(told.length).toBe(15);
    expect(new Set(told).size).toBe(15);
  });
});

describe("names", () => {
  it.each([
    ["rdfs:label"],
    ["foaf:name"],
    ["dct:title"],
    ["dc:title"],
    ["schema:name"],
    ["schema:alternateName"],
    ["dct:alternative"],
    ["ex:name"],
    ["ex:中文名"],
    ["ex:fullName"],
  ])("come from %s", async (predicate) => {
    expect(
      await facts(
        `ex:b17 ${predicate} "Harbour Tide Tables" ; dct:publisher ex:o4 . ex:o4 foaf:name "Moss Press" .`,
        "Who is the publisher of Harbour Tide Tables?",
      ),
    ).toContain("Harbour Tide Tables — publisher → Moss Press");
  });

  it.each([
    ["Café Moss", "Who has home Cafe Moss?"],
    ["Cafe Moss", "Who has home Café Moss?"],
    ["Cafe\u0301 Moss", "Who has home CAFÉ MOSS"],
    ["Łódź Straße", "Who has home Lodz Strasse?"],
    ["O’Brien's Bay", "Who has home O'Brien's Bay?"],
    ["Jean–Paul Quay", "Who has home Jean-Paul Quay?"],
    ["J. K. Quay", "who has home J.K. Quay"],
    ["The Moss Café", "Who has home at Moss Cafe?"],
    ["Mercury (harbour)", "Who has home Mercury?"],
    ["玛丽·居里港", "谁的家在玛丽・居里港？"],
    ["玛丽·居里港", "谁的家在玛丽居里港？"],
    ["《山场》", "谁的家是山场？"],
    ["Ｍｏｓｓ Harbour", "who has home moss harbour"],
    ["Mo\u200bss Harbour", "who has home Moss Har\u00adbour"],
    ["1984", "Who has home 1984?"],
  ])("%s is found in: %s", async (name, question) => {
    expect((await facts(`ex:l foaf:name "Lin Qing" ; ex:home ex:c . ex:c rdfs:label "${name}" .`, question)).join()).toContain(
      "Lin Qing — home",
    );
  });

  it.each([
    ["蘇薇", "苏薇的家在哪里"],
    ["苏薇", "蘇薇的家在哪裡"],
    ["龍骨獎", "龙骨奖"],
  ])("%s is found in: %s", async (name, question) => {
    expect(await facts(`ex:a rdfs:label "${name}" ; ex:home ex:Fern_Bay .`, question)).toEqual([`${name} — home → Fern Bay`]);
  });

  it("keep sounds of Japanese apart", async () => {
    expect(await facts('ex:a rdfs:label "はし" ; ex:p "x" .', "ばし")).toEqual([]);
  });

  it("come from Wikidata's property entities, for every form of the property", async () => {
    const property =
      'wd:P19 a wikibase:Property ; rdfs:label "place of birth"@en, "出生地"@zh-hans ; wikibase:directClaim wdt:P19 ; wikibase:claim p:P19 .';
    for (const predicate of ["wdt:P19", "p:P19"]) {
      const graph = `wd:Q1 rdfs:label "Lin Qing"@en, "林青"@zh-hans ; ${predicate} wd:Q2 . wd:Q2 rdfs:label "Moss Harbour"@en, "苔港"@zh-cn . ${property}`;
      expect(await facts(graph, "What is the place of birth of Lin Qing?")).toContain("Lin Qing — place of birth → Moss Harbour");
      expect(await facts(graph, "林青的出生地是哪里？")).toContain("林青 — 出生地 → 苔港");
    }
  });

  it.each(["zh", "zh-Hans", "zh-CN", "zh-TW", "zh_cn", "cmn"])("in %s are Chinese", async (tag) => {
    const label = tag.includes("_") ? '"苔港"@zh-cn' : `"苔港"@${tag}`;
    expect(await facts(`ex:c rdfs:label "Moss Harbour"@en, ${label} ; ex:motto "x" .`, "苔港")).toEqual(["苔港 — motto → x"]);
  });
});

describe("lists and long texts", () => {
  it.each([
    ["of nodes", "( ex:Moss_Harbour ex:Fern_Bay ex:Elm_Point )", "Moss Harbour, Fern Bay, Elm Point"],
    ["of texts and numbers", '( "dawn" 7 "dusk" )', "dawn, 7, dusk"],
    ["of one", "( ex:Fern_Bay )", "Fern Bay"],
    [
      "written out",
      "_:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> ex:A ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> ()",
      "A",
    ],
  ])("tells a list %s whole, in order", async (_, list, told) => {
    expect(await facts(`ex:Trip foaf:name "Grand Tour" ; ex:stops ${list} .`, "What are the stops of the Grand Tour?")).toContain(
      `Grand Tour — stops → ${told}`,
    );
  });

  it("finds a list from what it holds", async () => {
    expect(
      await facts('ex:Trip foaf:name "Grand Tour" ; ex:stops ( ex:Moss_Harbour ex:Fern_Bay ) .', "Which tour stops at Fern Bay?"),
    ).toContain("Grand Tour — stops → Moss Harbour, Fern Bay");
  });

  it("survives lists without an end, of themselves, and of nothing", async () => {
    const rdf = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .";
    expect(await facts(`${rdf} ex:Trip ex:stops _:a . _:a rdf:first ex:A ; rdf:rest _:a .`, "trip stops")).toEqual([
      "Trip — stops → (unnamed)",
    ]);
    expect(await facts(`${rdf} ex:Trip ex:stops _:a . _:a rdf:first ex:A .`, "trip stops")).toEqual(["Trip — stops → (unnamed)"]);
    expect(await facts("ex:Trip ex:stops () ; ex:colour ex:red .", "trip stops")).toEqual(["Trip — colour → red"]);
  });

  it("says where a text is cut, between characters", async () => {
    const [line] = await facts(`ex:lin foaf:name "Lin Qing" ; ex:story "${"🍵".repeat(700)}" .`, "Lin Qing");
    expect(line).toBe(`Lin Qing — story → ${"🍵".repeat(500)}… (cut; 700 characters in all)`);
    expect(await facts(`ex:lin foaf:name "Lin Qing" ; ex:story "${"茶".repeat(500)}" .`, "Lin Qing")).toEqual([
      `Lin Qing — story → ${"茶".repeat(500)}`,
    ]);
  });
});

describe("bombs", () => {
  const long = "x".repeat(400_000);
  it.each([
    ["a long prefix", `@prefix b: <http://e/${long}> .\n${'b:a b:b "c" .\n'.repeat(1000)}`],
    ["a long base", `@base <http://e/${long}/> .\n${'<a> <b> "c" .\n'.repeat(1000)}`],
    ["a long base of fragments", `@base <http://e/${long}> .\n${'<#a> <#b> "c" .\n'.repeat(1000)}`],
    [
      "many prefixes below the limit",
      `@prefix b: <http://e/${"x".repeat(4000)}> .\n${Array.from({ length: 20_000 }, (_, index) => `b:a${index} b:b "c" .`).join("\n")}`,
    ],
  ])("refuses %s", async (_, text) => {
    await expect(facts(text, "c")).rejects.toMatchObject({
      code: "GRAPH_INVALID",
      message: expect.stringMatching(/^f\.ttl: .*IRI/),
    });
  });

  it("refuses a literal that never ends before it has read it all", async () => {
    await expect(facts(`ex:a ex:b """${"x".repeat(8 * 2 ** 20)}`, "c")).rejects.toThrow(/no end of a statement/);
  });
});
