import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SparqlSourceOptions } from "../../../src/sources/sparql/sparql-options.js";
import { SparqlSource } from "../../../src/sources/sparql/sparql-source.js";
import { WebServer } from "../http/support/web-server.js";
import { sourceConformance } from "../source-conformance.js";
import { temporaryFolder } from "../temporary-folder.js";
import { cityName } from "./support/large-world.js";
import { SparqlServer } from "./support/sparql-server.js";

const WORLDS = "test/sources/graph/worlds";

let labelled: SparqlServer;
let real: SparqlServer;
beforeAll(async () => {
  real = await SparqlServer.start(`${WORLDS}/real.ttl`);
  labelled = await SparqlServer.start(`${WORLDS}/labelled.ttl`);
});
afterAll(async () => {
  await real[Symbol.asyncDispose]();
  await labelled[Symbol.asyncDispose]();
});
const asking = (server: SparqlServer, options: Partial<SparqlSourceOptions> = {}): SparqlSource =>
  new SparqlSource({ url: server.url, allowPrivate: true, ...options });

describe("SparqlSource", () => {
  describe("an endpoint", () => {
    sourceConformance({ open: () => asking(real), question: "Where was Yao Ming born?", unknown: "Zwölf Boxkämpfer" });
  });

  describe("a store in this process", () => {
    sourceConformance({
      open: () => new SparqlSource({ path: `${WORLDS}/real.ttl` }),
      question: "姚明出生在哪里？",
      unknown: "Zwölf Boxkämpfer",
    });
  });

  it("gives evidence, but no answers, where an endpoint can't tell its properties in its time", async () => {
    await using server = await SparqlServer.start(`${WORLDS}/labelled.ttl`);
    server.refuse = (query) => (query.includes("DISTINCT") ? 500 : undefined);
    const source = asking(server, { maxRetries: 0 });
    expect(await source.answer("Where was Lin Hai born?", {})).toBeUndefined();
    const [best] = await source.find("Where was Lin Hai born?", { limit: 3 });
    expect(best).toMatchObject({ title: "Lin Hai", text: expect.stringContaining("place of birth") });
  });

  it("answers nothing, and fails not, where a name is that of hundreds, or one question would take too much", async () => {
    const label = "<http://www.w3.org/2000/01/rdf-schema#label>";
    const smiths = Array.from({ length: 300 }, (_, at) => `<http://e.org/s${at}> ${label} "Smith" ; <http://e.org/age> ${at} .`);
    await using server = await SparqlServer.of(`<http://e.org/age> ${label} "age"@en . ${smiths.join("\n")}`);
    expect(await asking(server).answer("What is the age of Smith?", {})).toBeUndefined();
    expect(await asking(server).mentions("Smith", {})).toEqual([]);
    expect(await asking(labelled, { maxQueries: 2 }).answer("Where was Lin Hai born?", {})).toBeUndefined();
    expect(await asking(labelled, { maxQueries: 2 }).find("Where was Lin Hai born?", { limit: 3 })).toBeDefined();
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
    const [one, same, other] = [asking(labelled, forever), asking(labelled, forever), asking(real, forever)];
    expect(await one.fingerprint()).toBe(await same.fingerprint());
    expect(await one.fingerprint()).not.toBe(await other.fingerprint());
    const path = `${WORLDS}/real.ttl`;
    expect(await new SparqlSource({ path }).fingerprint()).toBe(await new SparqlSource({ path }).fingerprint());
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
