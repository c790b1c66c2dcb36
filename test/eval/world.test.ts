import { readdir, readFile, stat } from "node:fs/promises";
import { Parser } from "n3";
import { beforeAll, describe, expect, it } from "vitest";
import { type Generated, generate } from "../../eval/generate.js";
import { runQuery } from "../../eval/generator/query.js";
import { iriOf } from "../../eval/generator/turtle.js";
import { writtenForms } from "../../eval/generator/world.js";
import { evalFolder, KINDS, loadQuestions, type Question } from "../../eval/question.js";

const documents = new URL("world/documents/", evalFolder);
let generated: Generated;
let questions: Question[];
let turtle: string;

beforeAll(async () => {
  generated = await generate();
  questions = await loadQuestions();
  turtle = await readFile(new URL("world/graph.ttl", evalFolder), "utf8");
});

describe("the world", () => {
  it("is what its tables generate, byte for byte", async () => {
    for (const [name, text] of generated.files) expect(await readFile(new URL(name, evalFolder), "utf8"), name).toBe(text);
  });

  it("is large and varied enough, and small enough to carry", async () => {
    const triples = new Parser().parse(turtle);
    expect(triples.length).toBeGreaterThanOrEqual(2_000);
    expect(new Set(triples.map(({ predicate }) => predicate.value)).size).toBeGreaterThanOrEqual(60);
    const names = await readdir(documents);
    expect(names.length).toBeGreaterThanOrEqual(60);
    const sizes = await Promise.all(names.map(async (name) => (await stat(new URL(name, documents))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0) + turtle.length).toBeLessThan(2 ** 20);
  });

  it("has things of one name, and things without a class", () => {
    const things = [...generated.world.things.values()];
    const zh = things.map((thing) => thing.zh);
    const en = things.map((thing) => thing.en);
    expect(zh.length - new Set(zh).size).toBeGreaterThanOrEqual(2);
    expect(en.length - new Set(en).size).toBeGreaterThanOrEqual(4);
    expect(things.some((thing) => !thing.typed)).toBe(true);
  });
});

describe("the questions", () => {
  it("are many, of every kind, in both languages, most written by hand", () => {
    expect(questions.length).toBeGreaterThanOrEqual(240);
    expect(questions.filter(({ by }) => by === "hand").length * 2).toBeGreaterThanOrEqual(questions.length);
    for (const split of ["dev", "test"] as const) {
      const some = questions.filter((question) => question.split === split);
      expect(new Set(some.map(({ kind }) => kind))).toEqual(new Set(KINDS));
      expect(new Set(some.map(({ language }) => language))).toEqual(new Set(["zh", "en"]));
    }
  });

  it("are asked once each", () => {
    const asked = questions.map(({ question, history = [] }) => JSON.stringify([history, question.toLowerCase()]));
    expect(new Set(asked).size).toBe(asked.length);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  it("name nothing in dev that test names, and don't share a wording", () => {
    const of = (split: string): Question[] => questions.filter((question) => question.split === split);
    const names = new Set(of("dev").flatMap((question) => question.names));
    expect(of("test").flatMap((question) => question.names.filter((name) => names.has(name)))).toEqual([]);
    const frames = (split: string): string[] =>
      of(split).flatMap(({ by, question, names: named }) => (by === "hand" ? [] : [frame(question, named)]));
    const known = new Set(frames("dev"));
    expect(frames("test").filter((wording) => known.has(wording))).toEqual([]);
  });

  it("need only what the graph and the documents hold", async () => {
    const held = new Set(
      new Parser().parse(turtle).map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`),
    );
    const texts = new Map(
      await Promise.all(
        (await readdir(documents)).map(async (name) => [name, await readFile(new URL(name, documents), "utf8")] as const),
      ),
    );
    for (const { id, evidence } of questions) {
      for (const needed of evidence) {
        if ("sentence" in needed) expect(texts.get(needed.document), id).toContain(needed.sentence);
        else
          for (const object of needed.object)
            expect(held, id).toContain(`${iriOf(needed.subject)} ${iriOf(needed.predicate)} ${iriOf(object)}`);
      }
    }
  });

  it("have the answers that running their queries gives", () => {
    const { world } = generated;
    for (const question of questions) {
      if (question.kind === "unanswerable") expect(question.answers, question.id).toEqual([]);
      else expect(question.answers.length * question.evidence.length, question.id).toBeGreaterThan(0);
      if (question.query === undefined || question.kind === "graph-and-document") continue;
      const results = question.query.split(" ;; ").map((query) => runQuery(query, world));
      expect(question.answers, question.id).toEqual(
        results.flatMap(({ answers }) => answers.map((value) => writtenForms(value, world))),
      );
      expect(question.polarity, question.id).toBe(results[0]?.polarity);
    }
  });
});

/** The question without the names in it. */
function frame(question: string, named: readonly string[]): string {
  const { things } = generated.world;
  return named.reduce((text, id) => {
    const thing = things.get(id);
    return thing === undefined ? text : text.replaceAll(thing.zh, "…").replaceAll(thing.en, "…");
  }, question);
}
