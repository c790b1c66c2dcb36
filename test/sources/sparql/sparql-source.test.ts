import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import type { DirectAnswer } from "../../../src/sources/knowledge-source.js";
import type { SparqlSourceOptions } from "../../../src/sources/sparql/sparql-options.js";
import { SparqlSource } from "../../../src/sources/sparql/sparql-source.js";
import { judge, readQuestions } from "../graph/question-set.js";
import { WebServer } from "../http/support/web-server.js";
import { sourceConformance } from "../source-conformance.js";
import { temporaryFolder } from "../temporary-folder.js";
import { cityName, largeWorld } from "./support/large-world.js";
import { SparqlServer } from "./support/sparql-server.js";

const WORLDS = "test/sources/graph/worlds";
const folder = mkdtempSync(join(tmpdir(), "chatglm-test-"));
const LARGE = join(folder, "large.ttl");
writeFileSync(LARGE, largeWorld());
const valuesOf = (answer: DirectAnswer | undefined): readonly string[] | undefined => answer && [...answer.values].sort();

let labelled: SparqlServer;
let large: SparqlServer;
beforeAll(async () => {
  labelled = await SparqlServer.start(`${WORLDS}/labelled.ttl`);
  large = await SparqlServer.start(LARGE);
});
afterAll(async () => {
  await labelled[Symbol.asyncDispose]();
  await large[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});
const asking = (server: SparqlServer, options: Partial<SparqlSourceOptions> = {}): SparqlSource =>
  new SparqlSource({ url: server.url, allowPrivate: true, ...options });

describe("SparqlSource", () => {
  describe("an endpoint", () => {
    sourceConformance({ open: () => asking(labelled), question: "Where was Lin Hai born?", unknown: "Zwölf Boxkämpfer" });
  });

  describe("a store in this process", () => {
    sourceConformance({
      open: () => new SparqlSource({ path: `${WORLDS}/labelled.ttl` }),
      question: "林海出生在哪里？",
      unknown: "Zwölf Boxkämpfer",
    });
  });

  it.each([
    ["labelled", 0.95],
    ["dbpedia", 0.95],
    ["numbered", 0.95],
    ["office", 0.95],
    ["sports", 0.9],
    ["nature", 0.9],
  ])("%s: answers as a graph in files does, or not at all", async (world, share) => {
    await using server = await SparqlServer.start(`${WORLDS}/${world}.ttl`);
    const source = asking(server, { maxQueries: 400 });
    const graph = new GraphSource({ path: `${WORLDS}/${world}.ttl` });
    const wrong: string[] = [];
    let [answered, answerable] = [0, 0];
    for (const asked of readQuestions(`${WORLDS}/${world}.questions.txt`)) {
      const [answer, local] = [await source.answer(asked.question, {}), await graph.answer(asked.question, {})];
      if (local !== undefined) answerable += 1;
      if (answer === undefined) continue;
      answered += 1;
      const isSame = answer.kind === local?.kind && valuesOf(answer)?.join("\n") === valuesOf(local)?.join("\n");
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
    const source = asking(large);
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
    await using server = await SparqlServer.start(LARGE);
    server.most = most ?? Number.POSITIVE_INFINITY;
    const graph = new GraphSource({ path: LARGE });
    const source = asking(server, { maxQueries: 1_000, ...options });
    for (const question of questions) {
      const answer = await source.answer(question, {});
      if (answer === undefined) continue;
      expect([question, valuesOf(answer)]).toEqual([question, valuesOf(await graph.answer(question, {}))]);
    }
    for (const question of wholeSets) expect([question, await source.answer(question, {})]).toEqual([question, undefined]);
  });

  it("gives evidence, but no answers, where an endpoint can't tell its properties in its time", async () => {
    await using server = await SparqlServer.start(`${WORLDS}/labelled.ttl`);
    server.refuse = (query) => (query.includes("DISTINCT") ? 500 : undefined);
    const source = asking(server, { maxRetries: 0 });
    expect(await source.answer("Where was Lin Hai born?", {})).toBeUndefined();
    const [best] = await source.find("Where was Lin Hai born?", { limit: 3 });
    expect(best).toMatchObject({ title: "Lin Hai", text: expect.stringContaining("place of birth") });
  });

  it("names things in both languages, and finds them however they are called", async () => {
    const source = asking(labelled);
    const mentioned = await source.mentions("林海是谁？", {});
    expect(mentioned).toEqual([{ text: "林海", names: expect.arrayContaining(["林海", "Lin Hai"]) }]);
    expect((await source.find("lin hai", { limit: 1 }))[0]?.title).toBe("Lin Hai");
  });

  it("puts nothing of a question or of an endpoint's own words into a query but as a term", async () => {
    const evil = 'x" } ; DROP ALL ; # \\" <http://a> } UNION { ?s ?p ?o } 林海"@zh . \n }';
    await using server = await SparqlServer.of(
      `<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> ${JSON.stringify(evil.slice(0, 40))} ; <http://e.org/p> <http://e.org/b%3E%7D> .`,
    );
    const source = asking(server);
    for (const question of [evil, `${evil} ${cityName(1)}`, "'''", '"""\\', "<http://e.org/a>", "?s ?p ?o"]) {
      await source.find(question, { limit: 3 });
      await source.answer(question, {});
    }
    expect(server.queries.length).toBeGreaterThan(3);
    // What is between quotation marks or brackets is a term, whatever it says.
    const bare = server.queries.map((query) => query.replace(/"(?:[^"\\\n]|\\.)*"/g, '""').replace(/<[^<>"{}|^`\\\s]*>/g, "<>"));
    for (const query of bare) {
      expect(query).toMatch(/^SELECT/);
      expect(query).not.toMatch(/DROP|UNION|#/);
    }
  });

  it("says what it can't ask: another server, nobody, a private address, a file that isn't RDF", async () => {
    await using page = await WebServer.start({ "/sparql": (_request, response) => void response.end("<html>") });
    const find = (options: SparqlSourceOptions): Promise<unknown> =>
      new SparqlSource({ maxRetries: 0, ...options }).find("Lin Hai", { limit: 1 }).catch((error: unknown) => error);
    expect(await find({ url: `${page.origin}/sparql`, allowPrivate: true })).toMatchObject({ code: "GRAPH_INVALID" });
    expect(await find({ url: "http://127.0.0.1:9/sparql", allowPrivate: true })).toMatchObject({ code: "REMOTE_FAILED" });
    expect(await find({ url: labelled.url })).toMatchObject({ code: "ADDRESS_REFUSED" });
    const broken = join(temporaryFolder({ "b.ttl": "<a> <b" }), "b.ttl");
    expect(await find({ path: broken })).toMatchObject({ code: "GRAPH_INVALID", message: expect.stringContaining("b.ttl") });
  });

  it("has a fingerprint of what it asks, and of files", async () => {
    const forever = { maxAge: Number.POSITIVE_INFINITY };
    const [one, same, other] = [asking(labelled, forever), asking(labelled, forever), asking(large, forever)];
    expect(await one.fingerprint()).toBe(await same.fingerprint());
    expect(await one.fingerprint()).not.toBe(await other.fingerprint());
    expect(await new SparqlSource({ path: LARGE }).fingerprint()).toBe(await new SparqlSource({ path: LARGE }).fingerprint());
  });

  it.each([
    ["url", {}],
    ["url", { url: "http://a.example/", path: "a.ttl" }],
    ["url", { url: "ftp://a.example/" }],
    ["maxPerNode", { url: "http://a.example/", maxPerNode: 0 }],
    ["languages", { url: "http://a.example/", languages: ['en" }'] }],
  ])("refuses a wrong %s", (name, options) => {
    expect(() => new SparqlSource(options)).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(name) }),
    );
  });
});
