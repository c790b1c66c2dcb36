import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { leadsToLists, textItems } from "../../../src/sources/graph/text-lists.js";
import { temporaryFolder } from "../temporary-folder.js";

describe("texts that are lists", () => {
  it("are parted, if their items are short and without numbers", () => {
    expect(textItems("German, Chinese and Welsh")).toEqual(["German", "Chinese and Welsh"]);
    expect(textItems("oak, ash, and elm")).toEqual(["oak", "ash", "elm"]);
    expect(textItems("花生、大豆；芝麻")).toEqual(["花生", "大豆", "芝麻"]);
    expect(textItems("12 High Street, Linford")).toBeUndefined();
    expect(textItems("A long sentence that says much, and another one")).toBeUndefined();
    expect(textItems("oak")).toBeUndefined();
  });

  it("are told by the relation's name, or by items that come again elsewhere", () => {
    expect(leadsToLists(["languages"], ["Danish, Dutch"])).toBe(true);
    expect(leadsToLists(["eats"], ["bark, fruit", "fruit, leaves", "leaves"])).toBe(true);
    expect(leadsToLists(["author"], ["Smith, John", "Smith, Anna", "Reed, John"])).toBe(false);
    expect(leadsToLists(["place"], ["Ningbo, Zhejiang", "Wenzhou, Zhejiang", "Zhejiang"])).toBe(false);
  });

  const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://desk.example/v/> .
v:Guide rdfs:label "guide"@en, "导游"@zh . v:languages rdfs:label "languages spoken"@en, "会说的语言"@zh .
v:ida a v:Guide ; rdfs:label "Ida Moss"@en, "莫艾达"@zh ; v:languages "Danish, Dutch, Welsh" .
v:lu a v:Guide ; rdfs:label "Lu Ke"@en, "陆可"@zh ; v:languages "粤语、汉语" .
`;
  it.each([
    ["How many languages does Ida Moss speak?", "3"],
    ["陆可会说几种语言？", "2"],
    ["Does Ida Moss speak Dutch?", "Yes"],
    ["Which guides speak Welsh?", "Ida Moss"],
    ["谁会说粤语？", "陆可"],
    ["What languages does Ida Moss speak?", "Danish; Dutch; Welsh"],
  ])("are counted and searched by item: %s", async (question, value) => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });
    expect((await source.answer(question, {}))?.values.join("; ")).toBe(value);
  });

  it("say nothing of what they lack", async () => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });
    expect(await source.answer("Does Ida Moss speak 粤语?", {})).toBeUndefined();
  });
});
