import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import type { DirectAnswer } from "../../../src/sources/knowledge-source.js";
import type { SparqlSourceOptions } from "../../../src/sources/sparql/sparql-options.js";
import { SparqlSource } from "../../../src/sources/sparql/sparql-source.js";
import { judge, readQuestions } from "../graph/question-set.js";
import { cityName, largeWorld } from "./support/large-world.js";
import { SparqlServer } from "./support/sparql-server.js";

const WORLDS = "test/sources/graph/worlds";
const valuesOf = (answer: DirectAnswer | undefined): string | undefined => answer && [...answer.values].sort().join("\n");

const folder = mkdtempSync(join(tmpdir(), "chatglm-test-"));
const LARGE = join(folder, "large.ttl");
writeFileSync(LARGE, largeWorld());
afterAll(() => rmSync(folder, { recursive: true }));
const asking = (url: string, options: Partial<SparqlSourceOptions> = {}): SparqlSource =>
  new SparqlSource({ url, allowPrivate: true, ...options });

describe("SparqlSource beside a graph in files", () => {
  it.each([
    ["labelled", 0.95],
    ["valley", 0.94],
    ["untyped", 0.8],
    ["real", 0.9],
    ["cove", 0.8],
    ["dbpedia", 0.95],
    ["numbered", 0.95],
    ["office", 0.95],
    ["sports", 0.9],
    ["nature", 0.88],
  ])("%s: answers as a graph in files does, or not at all", async (world, share) => {
    await using server = await SparqlServer.start(`${WORLDS}/${world}.ttl`);
    const source = asking(server.url, { maxQueries: 400 });
    const graph = new GraphSource({ path: `${WORLDS}/${world}.ttl` });
    const wrong: string[] = [];
    let [answered, answerable] = [0, 0];
    const all = readQuestions(`${WORLDS}/${world}.questions.txt`);
    // Of many, every fourth: they ask the same in other words.
    for (const asked of all.filter((_, at) => all.length < 120 || at % 4 === 0)) {
      const [answer, local] = [await source.answer(asked.question, {}), await graph.answer(asked.question, {})];
      if (local !== undefined) answerable += 1;
      if (answer === undefined) continue;
      answered += 1;
      const isSame = answer.kind === local?.kind && valuesOf(answer) === valuesOf(local);
      if (judge(asked, answer) === "wrong" || (answer.kind === "answer" && !isSame)) wrong.push(asked.question);
    }
    expect(wrong).toEqual([]);
    expect(answered / answerable).toBeGreaterThan(share);
  });

  const questions = [
    `What is the population of ${cityName(123)}?`,
    `Where was the mayor of ${cityName(7)} born?`,
    `What is the population of the city where the mayor of ${cityName(7)} was born?`,
    `How many mayors were born in ${cityName(31)}?`,
    `Is ${cityName(3)} in Dorvan?`,
    `Is ${cityName(3)} larger than ${cityName(4)}?`,
    "Which city has the largest population?",
    "Which city in Borland has the smallest population?",
    "Which cities have more than 109,000 inhabitants?",
    "How many cities are in Aldria?",
    "How many cities are there?",
    "人口最多的城市是哪座？",
    `Is ${cityName(3)} in Elmia?`,
  ];
  const wholeSets = questions.slice(6);

  it("answers about more than it looks at beforehand, in few queries", async () => {
    const graph = new GraphSource({ path: LARGE });
    await using large = await SparqlServer.of(largeWorld());
    const source = asking(large.url);
    await source.prepare();
    for (const question of questions) {
      const before = large.queries.length;
      const answer = await source.answer(question, {});
      expect([question, valuesOf(answer)]).toEqual([question, valuesOf(await graph.answer(question, {}))]);
      expect(large.queries.length - before).toBeLessThan(80);
    }
    expect((await source.answer(questions[0] ?? "", {}))?.evidence[0]).toMatchObject({
      source: "sparql",
      title: cityName(123),
      location: `http://large.example/city123 (${large.url})`,
    });
  });

  it.each([
    ["past its own limits", {}, { maxPerNode: 60 }],
    ["where the endpoint keeps rows back without a word", { most: 60 }, {}],
  ])("counts and compares nothing that was cut: %s", async (_what, { most }: { readonly most?: number }, options) => {
    await using server = await SparqlServer.of(largeWorld());
    server.most = most ?? Number.POSITIVE_INFINITY;
    const graph = new GraphSource({ path: LARGE });
    const source = asking(server.url, { maxQueries: 1_000, ...options });
    for (const question of questions) {
      const answer = await source.answer(question, {});
      if (answer === undefined) continue;
      expect([question, valuesOf(answer)]).toEqual([question, valuesOf(await graph.answer(question, {}))]);
    }
    for (const question of wholeSets) expect([question, await source.answer(question, {})]).toEqual([question, undefined]);
  });
});
