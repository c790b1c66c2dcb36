import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { nearest, spread } from "../../../src/sources/graph/relation-vectors.js";
import { temporaryFolder } from "../temporary-folder.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://dome.example/v/> .
v:patron rdfs:label "patron"@en, "金主"@zh . v:glazier rdfs:label "glazier"@en, "玻璃匠"@zh . v:caretaker rdfs:label "caretaker"@en, "看守"@zh . v:tint rdfs:label "tint"@en, "色泽"@zh .
v:dome rdfs:label "Fern Dome"@en, "蕨穹"@zh ; v:patron v:odd ; v:glazier v:una ; v:caretaker v:una ; v:tint "amber" .
v:odd rdfs:label "Odd Vik"@en, "维克"@zh . v:una rdfs:label "Una Holm"@en, "霍尔姆"@zh .
`;
const DIRECTIONS: Readonly<Record<string, readonly number[]>> = {
  patron: [1, 0.1, 0, 0.2],
  金主: [1, 0.1, 0, 0.2],
  glazier: [0.1, 1, 0.1, 0],
  玻璃匠: [0.1, 1, 0.1, 0],
  caretaker: [0, 0.2, 1, 0.1],
  看守: [0, 0.2, 1, 0.1],
  tint: [0.1, 0, 0.1, 1],
  色泽: [0.1, 0, 0.1, 1],
  bankrolls: [0.95, 0.1, 0, 0.2],
  掏腰包: [0.95, 0.1, 0, 0.2],
  // As near to one as to the other.
  zorbles: [0.7, 0.1, 0.7, 0.1],
};

class Compass {
  readonly asked: string[][] = [];
  readonly #fails: boolean;

  constructor(fails = false) {
    this.#fails = fails;
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    this.asked.push(texts);
    if (this.#fails) throw new Error("out of order");
    return texts.map((text) => [...(DIRECTIONS[text] ?? [0.5, 0.5, 0.5, 0.5])]);
  }

  async embedQuery(text: string): Promise<number[]> {
    return (await this.embedDocuments([text]))[0] ?? [];
  }
}

describe("relations that embeddings know", () => {
  const ask = async (question: string, embeddings?: Compass) => {
    const source = new GraphSource({ path: join(temporaryFolder({ "g.ttl": GRAPH }), "g.ttl"), embeddings });
    return (await source.answer(question, {}))?.values;
  };

  it.each([
    ["Who bankrolls the Fern Dome?", "Odd Vik"],
    ["蕨穹是谁掏腰包的？", "维克"],
  ])("answer what no list knows: %s", async (question, value) => {
    expect(await ask(question)).toBeUndefined();
    expect(await ask(question, new Compass())).toEqual([value]);
  });

  it("answer nothing that is as near to another, or near to none", async () => {
    expect(await ask("Who zorbles the Fern Dome?", new Compass())).toBeUndefined();
    expect(await ask("Who repaints the Fern Dome?", new Compass())).toBeUndefined();
  });

  it("aren't asked where words are enough", async () => {
    const compass = new Compass();
    expect(await ask("Who is the glazier of the Fern Dome?", compass)).toEqual(["Una Holm"]);
    expect(compass.asked).toEqual([]);
  });

  it("are gone without if they fail", async () => {
    expect(await ask("Who bankrolls the Fern Dome?", new Compass(true))).toBeUndefined();
  });

  it("need something to be told from", () => {
    const all = [{ predicate: "a", vector: Float32Array.of(1, 0) }];
    expect(spread(all)).toEqual({ mean: 0, deviation: 0 });
    expect(nearest(Float32Array.of(1, 0), all, { mean: 0, deviation: 0.1 })).toBeUndefined();
  });
});
