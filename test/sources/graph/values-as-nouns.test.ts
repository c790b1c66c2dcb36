import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A shop's sheet, in whichever language each row was typed. */
const SHOP = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://shop.example/v/> .
@prefix s: <https://shop.example/s/> .
v:Item rdfs:label "item"@en , "商品"@zh .
v:sort rdfs:label "sort"@en , "种类"@zh .
v:Beast rdfs:label "animal"@en , "动物"@zh .
v:kindOfBeast rdfs:label "animal type"@en , "动物种类"@zh .
s:a a v:Item ; rdfs:label "Alder"@en ; v:sort "lamp" .
s:b a v:Item ; rdfs:label "青石"@zh ; v:sort "椅子" .
s:c a v:Item ; rdfs:label "Crane"@en ; v:sort "chair" .
s:d a v:Item ; rdfs:label "Dune"@en ; v:sort "Chair" .
s:e a v:Item ; rdfs:label "远山"@zh ; v:sort "榻" .
s:f a v:Item ; rdfs:label "Fern"@en ; v:sort "hassock" .
s:m a v:Beast ; rdfs:label "Moss"@en , "青苔"@zh ; v:kindOfBeast "goat"@en , "山羊"@zh .
s:n a v:Beast ; rdfs:label "Nutmeg"@en , "豆蔻"@zh ; v:kindOfBeast "goat"@en , "山羊"@zh .
s:o a v:Beast ; rdfs:label "Olive"@en , "橄榄"@zh ; v:kindOfBeast "donkey"@en , "驴"@zh .
s:p a v:Beast ; rdfs:label "Pepper"@en , "胡椒"@zh ; v:kindOfBeast "goose"@en , "鹅"@zh .
`;

describe("values that sort things", () => {
  const values = async (question: string): Promise<readonly string[] | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": SHOP }), "graph.ttl") });
    const answer = await source.answer(question, {});
    return answer?.kind === "answer" ? answer.values.slice().sort() : undefined;
  };

  it.each([
    ["Which animals are goats?", ["Moss", "Nutmeg"]],
    ["Which animals are donkeys?", ["Olive"]],
    ["How many animals are goats?", ["2"]],
    ["动物里面山羊有几只？", ["2"]],
    ["有几只山羊动物？", ["2"]],
    ["Is Olive a goat?", ["No"]],
    ["Is Moss a goat?", ["Yes"]],
  ])("are nouns: %s", async (question, expected) => {
    expect(await values(question)).toEqual(expected);
  });

  it.each([
    ["Which items are chairs?", ["Crane", "Dune", "青石"].sort()],
    ["椅子商品有几个", ["3"]],
    ["Is Alder a chair?", ["No"]],
    ["青石是椅子吗？", ["是"]],
  ])("are the same in both languages: %s", async (question, expected) => {
    expect(await values(question)).toEqual(expected);
  });

  it.each(["Which items are hassocks?", "How many items are hassocks?", "Is 远山 a hassock?", "Which items are goats?"])(
    "tell nothing where others may be the same in a word of the other language: %s",
    async (question) => {
      expect(await values(question)).toBeUndefined();
    },
  );
});
