import neo4j, { type Driver } from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import type { DirectAnswer } from "../../../src/sources/knowledge-source.js";
import type { Neo4jSourceOptions } from "../../../src/sources/neo4j/neo4j-options.js";
import { Neo4jSource } from "../../../src/sources/neo4j/neo4j-source.js";
import { neo4jProgram, startNeo4j } from "../../support/servers/neo4j-server.js";
import { judge, readQuestions } from "../graph/question-set.js";
import { sourceConformance } from "../source-conformance.js";
import { fillNeo4j, world } from "./support/property-graph.js";

const WORLDS = "test/sources/graph/worlds";
const valuesOf = (answer: DirectAnswer | undefined): string | undefined => answer && [...answer.values].sort().join("\n");

describe.skipIf(neo4jProgram === undefined)("Neo4jSource", () => {
  let server: Awaited<ReturnType<typeof startNeo4j>>;
  let driver: Driver;
  beforeAll(async () => {
    server = await startNeo4j();
    driver = neo4j.driver(server.url, neo4j.auth.basic("neo4j", server.password));
    await fillNeo4j(driver, world("real"));
  });
  afterAll(async () => {
    await driver?.close();
    await server?.stop();
  });
  const asking = (options: Partial<Neo4jSourceOptions> = {}): Neo4jSource =>
    new Neo4jSource({ url: server.url, password: server.password, timeout: 120_000, ...options });

  describe("the suite", () => {
    sourceConformance({ open: () => asking(), question: "Where was Yao Ming born?", unknown: "Zwölf Boxkämpfer" });
  });

  it.each([
    ["valley", 0.9],
    ["office", 0.9],
  ])("%s: answers as a graph in files does, or not at all", async (name, share) => {
    const { names } = await fillNeo4j(driver, world(name));
    await using source = asking({ maxQueries: 400, names });
    const graph = new GraphSource({ path: `${WORLDS}/${name}.ttl` });
    const wrong: unknown[] = [];
    let [answered, answerable] = [0, 0];
    const all = readQuestions(`${WORLDS}/${name}.questions.txt`);
    // Of many, every eighth: they ask the same in other words.
    for (const asked of all.filter((_, at) => all.length < 120 || at % 8 === 0)) {
      const [answer, local] = [await source.answer(asked.question, {}), await graph.answer(asked.question, {})];
      if (local !== undefined) answerable += 1;
      if (answer === undefined) continue;
      answered += 1;
      const isSame = answer.kind === local?.kind && valuesOf(answer) === valuesOf(local);
      if (judge(asked, answer) === "wrong" || (answer.kind === "answer" && !isSame))
        wrong.push([asked.question, valuesOf(answer), valuesOf(local)]);
    }
    expect(wrong).toEqual([]);
    expect(answered / answerable).toBeGreaterThan(share);
  });

  it("puts nothing of a question, or of the database's own names, into Cypher", async () => {
    const evil = "x`}) DETACH DELETE n //";
    await fillNeo4j(driver, '<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "Anna" .');
    const CREATE =
      "CREATE (n:$($evil) {name: $evil}) SET n[$evil] = 7 WITH n MATCH (a {name: 'Anna'}) CREATE (a)-[:$($evil)]->(n)";
    await driver.executeQuery(CREATE, { evil });
    const count = async (): Promise<unknown> =>
      (await driver.executeQuery("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(n) + count(r) AS all")).records[0]
        ?.get("all")
        .toNumber();
    const before = await count();
    await using source = asking();
    for (const question of [
      evil,
      `Who is ${evil}?`,
      "' OR 1=1 //",
      "$texts",
      "\\u0060",
      "MATCH (n) DETACH DELETE n",
      `Which ${evil} has Anna?`,
    ]) {
      await source.find(question, { limit: 5 });
      await source.answer(question, {});
      await source.mentions(question, {});
    }
    expect(await source.find("Anna", { limit: 5 })).toContainEqual(
      expect.objectContaining({ title: "Anna", text: expect.stringContaining("DETACH DELETE") }),
    );
    expect(await count()).toBe(before);
  });

  it("says whom it can't ask, without the password", async () => {
    const failure = (options: Partial<Neo4jSourceOptions>): Promise<unknown> =>
      asking({ maxRetries: 0, ...options })
        .find("Anna", { limit: 1 })
        .catch((error: unknown) => error);
    const wrong = await failure({ password: "open sesame" });
    expect(wrong).toMatchObject({ code: "REMOTE_FAILED", message: expect.stringMatching(/refuses this user/) });
    expect(JSON.stringify([wrong, String(wrong)])).not.toContain("sesame");
    expect(await failure({ url: "bolt://127.0.0.1:9" })).toMatchObject({ code: "REMOTE_FAILED" });
    expect(await failure({ database: "nowhere" })).toMatchObject({ code: "REMOTE_FAILED" });
  });

  it("tells databases, users and passwords apart, and no password from the key", async () => {
    const forever = { maxAge: Number.POSITIVE_INFINITY };
    const key = (options: Partial<Neo4jSourceOptions> = {}): Promise<string> => asking({ ...forever, ...options }).fingerprint();
    expect(await key()).toBe(await key());
    expect(
      new Set([await key(), await key({ database: "b" }), await key({ user: "c" }), await key({ password: "d" })]).size,
    ).toBe(4);
    expect(await key({ maxAge: 0 })).not.toBe(await key({ maxAge: 0 }));
  });
});

describe("Neo4jSource's options", () => {
  it.each([
    ["url", { url: "http://a.example" }],
    ["url", { url: "bolt://me:zq7@a.example" }],
    ["maxPerNode", { url: "bolt://a.example", maxPerNode: 0 }],
    ["password", { url: "bolt://a.example", password: "" }],
  ])("refuses a wrong %s", (name, options) => {
    expect(() => new Neo4jSource(options)).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(name) }),
    );
    expect(() => new Neo4jSource(options)).not.toThrow(/zq7/);
  });
});
