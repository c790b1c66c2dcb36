import { readdir, readFile } from "node:fs/promises";
import { Parser } from "n3";
import { beforeAll, describe, expect, it } from "vitest";
import { runQuery } from "../../eval/generator/query.js";
import { readGraph } from "../../eval/generator/read-graph.js";
import { type World, writtenForms } from "../../eval/generator/world.js";
import { loadNames, type Names } from "../../eval/names.js";
import { KINDS, loadQuestions, type Question } from "../../eval/question.js";
import { score } from "../../eval/score.js";
import { evalWorld, type WorldName } from "../../eval/worlds.js";

interface Expected {
  readonly triples: number;
  readonly questions: number;
  /** Chinese names that two people have. */
  readonly shared: readonly string[];
  /** No thing is asked about in dev and in test. */
  readonly isSplit: boolean;
}

const WORLDS: readonly [Extract<WorldName, "harbour" | "summit">, Expected][] = [
  ["harbour", { triples: 650, questions: 200, shared: ["曹铭", "海伦·马什"], isSplit: false }],
  ["summit", { triples: 900, questions: 400, shared: ["林野", "陶然"], isSplit: true }],
];

describe.each(WORLDS)("the world %s", (name, expected) => {
  const { graph, documents, questions: folder } = evalWorld(name);
  let questions: Question[];
  let turtle: string;
  let world: World;
  let names: Names;
  let texts: Map<string, string>;

  beforeAll(async () => {
    questions = await loadQuestions(undefined, folder);
    turtle = await readFile(graph, "utf8");
    world = readGraph(turtle);
    names = await loadNames(evalWorld(name));
    const held = await readdir(documents);
    texts = new Map(
      await Promise.all(held.map(async (name) => [name, await readFile(new URL(name, documents), "utf8")] as const)),
    );
  });

  describe("itself", () => {
    it("is as large and as untidy as a real one", () => {
      const triples = new Parser().parse(turtle);
      expect(triples.length).toBeGreaterThanOrEqual(expected.triples);
      expect(world.things.size).toBeGreaterThanOrEqual(130);
      expect(texts.size).toBeGreaterThanOrEqual(45);
      const labelled = [...world.properties.keys()].filter((id) => names.of(id).length > 0);
      expect(labelled.length).toBeGreaterThan(10);
      expect(world.properties.size - labelled.length).toBeGreaterThan(30);
      expect([...world.things.values()].some(({ typed }) => !typed)).toBe(true);
    });

    it("links only to things that it names", () => {
      const targets = world.facts.flatMap(({ value }) =>
        "thing" in value && value.thing.startsWith("ex:") ? [value.thing] : [],
      );
      expect(targets.filter((id) => names.of(id).length === 0)).toEqual([]);
    });

    it("has two pairs of people of one name", () => {
      const people = [...world.things.values()].filter((thing) => thing.class === "foaf:Person").map(({ zh }) => zh);
      expect(people.filter((name, index) => people.indexOf(name) !== index).sort()).toEqual([...expected.shared].sort());
    });
  });

  describe("its questions", () => {
    it("are of every kind, in both languages, asked once each", () => {
      expect(questions.length).toBeGreaterThanOrEqual(expected.questions);
      expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(KINDS));
      const chinese = questions.filter(({ language }) => language === "zh").length;
      expect(chinese / questions.length).toBeGreaterThan(0.4);
      expect(chinese / questions.length).toBeLessThan(0.6);
      const asked = questions.map(({ question, history = [] }) => JSON.stringify([history, question.toLowerCase()]));
      expect(new Set(asked).size).toBe(asked.length);
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    });

    it("name things, classes and documents of this world", () => {
      const named = questions.flatMap((question) => question.names);
      const classes = new Set([...world.things.values()].map((thing) => thing.class));
      expect(
        named.filter((name) => !world.things.has(name) && !texts.has(name) && !classes.has(name.split(" ")[0] ?? "")),
      ).toEqual([]);
    });

    it.runIf(expected.isSplit)("are of things that dev and test do not share", () => {
      const named = (split: string): string[] =>
        questions.filter((question) => question.split === split).flatMap(({ names }) => names);
      const dev = new Set(named("dev"));
      expect(named("test").filter((name) => dev.has(name))).toEqual([]);
    });

    it("need only what the graph and the documents hold", () => {
      const held = new Set(
        new Parser().parse(turtle).map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`),
      );
      for (const { id, evidence } of questions) {
        for (const needed of evidence) {
          if ("sentence" in needed) expect(texts.get(needed.document), id).toContain(needed.sentence);
          else {
            const triples = needed.object.map((form) =>
              [needed.subject, needed.predicate, form].map((part) => names.iri(part)).join(" "),
            );
            expect(
              triples.some((triple) => held.has(triple)),
              `${id}: ${triples.join(", ")}`,
            ).toBe(true);
          }
        }
      }
    });

    it("have the answers that running their queries gives", () => {
      for (const { id, kind, query, answers, evidence, polarity } of questions) {
        if (kind === "unanswerable") expect(answers, id).toEqual([]);
        else expect(answers.length * evidence.length, id).toBeGreaterThan(0);
        if (query === undefined) continue;
        const results = query.split(" ;; ").map((part) => runQuery(part, world));
        expect(answers, id).toEqual(results.flatMap((result) => result.answers.map((value) => writtenForms(value, world))));
        expect(polarity, id).toBe(results[0]?.polarity);
      }
    });

    it("find their own gold right, in any of its forms, and an answer that isn't known held back", () => {
      for (const question of questions) {
        const forms = Math.max(1, ...question.answers.map((part) => part.length));
        for (let form = 0; form < forms; form++) {
          const parts = question.answers.map((part) => part[form % part.length] ?? "");
          const yes = question.polarity === undefined ? "" : question.polarity ? "Yes, " : "No, ";
          const text = question.answers.length === 0 ? "The evidence does not say." : `${yes}${parts.join("; ")}`;
          const verdict = score(question, { text, served: "model" }, names.things);
          expect(verdict, `${question.id}: ${text}`).toBe(question.answers.length === 0 ? "abstained" : "right");
        }
      }
    });
  });
});
