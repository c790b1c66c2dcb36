import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadNames } from "../../eval/names.js";
import { evalFolder, KINDS, type Kind, readQuestions } from "../../eval/question.js";
import { score } from "../../eval/score.js";
import { worldIn } from "../../eval/worlds.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";

const folder = fileURLToPath(new URL("everyday/", evalFolder));
/** Kinds that the graph alone can answer. */
const OF_THE_GRAPH: readonly Kind[] = [
  "one-hop",
  "two-hop",
  "three-hop",
  "count",
  "superlative",
  "comparison",
  "yes-no",
  "filter",
  "unanswerable",
];
/** Of those questions, how many the graph answers at least. */
const ANSWERED = {
  alderquay: 77,
  canalboats: 22,
  cinema: 32,
  clinic: 31,
  cyclery: 38,
  fernhollow: 22,
  gamewiki: 29,
  housing: 0,
  instrumentmakers: 50,
  kilnvale: 14,
  logistics: 26,
  lyceum: 48,
  marlowick: 74,
  museum: 36,
  nightschool: 23,
  observatory: 74,
  orbit: 32,
  orchards: 42,
  pressroom: 40,
  quillharbor: 22,
  rivers: 35,
  songhouse: 12,
  spicehouse: 43,
  stonemarsh: 87,
  tern: 32,
  tramway: 42,
  veldmoor: 53,
  wildpark: 60,
};

describe("small worlds of everyday kinds", () => {
  it("are all told of", async () => {
    expect((await readdir(folder)).sort()).toEqual(Object.keys(ANSWERED));
  });

  it.each(Object.entries(ANSWERED))("%s: the graph is right where it answers", async (name, atLeast) => {
    const world = worldIn(path.join(folder, name));
    const names = await loadNames(world);
    const source = new GraphSource({ path: fileURLToPath(world.graph) });
    const wrong: string[] = [];
    let right = 0;
    for (const question of await readQuestions(world.questionFile)) {
      if (!OF_THE_GRAPH.includes(question.kind) || question.history !== undefined) continue;
      const answer = await source.answer(question.question, {});
      if (answer?.kind !== "answer") continue;
      const verdict = score(question, { text: answer.text, served: "graph" }, names.things);
      if (verdict === "right") right += 1;
      else wrong.push(`${question.question} ${answer.text}`);
    }
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThanOrEqual(atLeast);
  });

  it.each(Object.keys(ANSWERED))(
    "%s: questions have kinds, their own ids, documents and gold answers that are right",
    async (name) => {
      const world = worldIn(path.join(folder, name));
      const names = await loadNames(world);
      const questions = await readQuestions(world.questionFile);
      expect(questions.length).toBeGreaterThanOrEqual(40);
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
      expect(questions.filter(({ kind }) => !KINDS.includes(kind))).toEqual([]);
      const documents = await readdir(fileURLToPath(world.documents));
      expect(documents.length).toBeGreaterThanOrEqual(6);
      for (const question of questions) {
        for (const needed of question.evidence)
          if ("sentence" in needed)
            expect(await readFile(path.join(folder, name, "documents", needed.document), "utf8"), question.id).toContain(
              needed.sentence,
            );
        const yes = question.polarity === undefined ? "" : question.polarity ? "Yes, " : "No, ";
        const text =
          question.answers.length === 0
            ? "The evidence does not say."
            : `${yes}${question.answers.map((part) => part[0]).join("; ")}`;
        const verdict = score(question, { text, served: "model" }, names.things);
        expect(verdict, `${question.id}: ${text}`).toBe(question.answers.length === 0 ? "abstained" : "right");
      }
    },
  );
});
