import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../sources/temporary-folder.js";
import { type CliOptions, type CliResult, runCli } from "../run-cli.js";

const facts = `@prefix ex: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:museum rdfs:label "Kettle Museum"@en ; ex:founder ex:quill . ex:founder rdfs:label "founder"@en . ex:quill rdfs:label "Mara Quill"@en .
`;
const museum = {
  "docs/museum.md": "# Kettle museum\n\nThe kettle museum closes at six.\n",
  "facts.ttl": facts,
  "package.json": "{}",
};

/** Runs in the folder, as a user does. */
function run(folder: string, argv: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return runCli(argv, { ...options, folder });
}

describe("init", () => {
  it("writes what lies in the folder, which ask, sources and index then take from anywhere", async () => {
    const folder = temporaryFolder(museum);
    const made = await run(folder, ["init"]);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.stdout).toContain("answering.json is written.");
    const file = path.join(folder, "answering.json");
    const { $schema, ...config } = JSON.parse(readFileSync(file, "utf8"));
    expect($schema).toMatch(/^https:\/\/unpkg\.com\/langchain-chatglm@[\d.]+\/dist\/answering\.schema\.json$/);
    expect(config).toEqual({
      sources: [
        { kind: "documents", path: "./docs" },
        { kind: "graph", path: "./facts.ttl" },
      ],
    });
    const listed = await runCli(["sources", "--config", file, "--json"]);
    expect(
      listed.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { name: "documents", kind: "documents", from: [path.join(folder, "docs")] },
      { name: "graph", kind: "graph", from: [path.join(folder, "facts.ttl")] },
    ]);
    expect(await runCli(["index", "--config", file])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^1 file looked at/),
    });
    const asked = await runCli(["ask", "--no-cache", "--config", file, "Who is the founder of the Kettle Museum?"]);
    expect(asked).toMatchObject({ code: 0, stdout: expect.stringContaining("Mara Quill") });
  });

  it("takes no page or conversation for a document that tells of earlier answers, nor does ask", async () => {
    const folder = temporaryFolder(museum);
    const sources = ["--documents", "docs", "--no-cache"];
    await run(folder, ["ask", "When does the kettle museum close?", ...sources, "--trace", "answer.html"]);
    await run(folder, ["chat", ...sources, "--session", "talk.json"], { input: "When does the kettle museum close?\n" });
    expect([existsSync(path.join(folder, "answer.html")), existsSync(path.join(folder, "talk.json"))]).toEqual([true, true]);
    await run(folder, ["init"]);
    expect(JSON.parse(readFileSync(path.join(folder, "answering.json"), "utf8")).sources).toEqual([
      { kind: "documents", path: "./docs" },
      { kind: "graph", path: "./facts.ttl" },
    ]);
    const asked = await run(folder, ["ask", "When does the kettle museum close?", "--documents", ".", "--no-cache", "--json"]);
    expect(JSON.parse(asked.stdout).citations).toMatchObject([{ title: "Kettle museum" }]);
    expect(asked.stderr).toContain("answer.html was left out: by its content it is a page that tells of an answer");
    expect(asked.stderr).toContain("talk.json was left out: by its content it is a conversation that chat kept");
  });

  it("takes what it is told, and writes over nothing without being told to", async () => {
    const folder = temporaryFolder(museum);
    const argv = ["init", "--documents", "docs", "--sql", "sqlite:shop.db", "--model", "../glm", "--out", "deep.json"];
    expect((await run(folder, argv)).code).toBe(0);
    const file = path.join(folder, "deep.json");
    const first = readFileSync(file, "utf8");
    expect(JSON.parse(first)).toMatchObject({
      model: "../glm",
      sources: [
        { kind: "documents", path: "./docs" },
        { kind: "tables", database: "sqlite:./shop.db" },
      ],
    });
    writeFileSync(file, "mine");
    const again = await run(folder, argv);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/deep\.json exists\..*--force/) });
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect((await run(folder, [...argv, "--force"])).code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(first);
  });

  it("writes pictures, devices and queues as it is told", async () => {
    const folder = temporaryFolder(museum);
    const queues = ["--executor", "redis://queue:6379", "--scope", "shop"];
    const argv = ["init", "--images", "scans", "--ocr", "ocr", "--device", "openvino=plugin.so", ...queues];
    expect(await run(folder, argv)).toMatchObject({ code: 0, stderr: "" });
    const { $schema: _, ...config } = JSON.parse(readFileSync(path.join(folder, "answering.json"), "utf8"));
    expect(config).toEqual({
      device: "openvino=./plugin.so",
      executor: "redis://queue:6379",
      scope: "shop",
      ocr: "./ocr",
      sources: [{ kind: "pictures", path: "./scans" }],
    });
  });

  it("names the installed schema where there is one, and refuses a password", async () => {
    const folder = temporaryFolder({ "node_modules/langchain-chatglm/dist/answering.schema.json": "{}" });
    const secret = await run(folder, ["init", "--sql", "postgresql://me:zq7@host/db"]);
    expect(secret).toMatchObject({ code: 1, stderr: expect.stringContaining("environment variable") });
    expect(existsSync(path.join(folder, "answering.json"))).toBe(false);
    const empty = await run(folder, ["init", "--lang", "zh"]);
    expect(empty).toMatchObject({ code: 0, stdout: expect.stringContaining("这里没有可用来回答的内容") });
    const { $schema } = JSON.parse(readFileSync(path.join(folder, "answering.json"), "utf8"));
    expect($schema).toBe("./node_modules/langchain-chatglm/dist/answering.schema.json");
  });
});

describe("sources", () => {
  it("tells what each source finds alone, and which fail", async () => {
    const folder = temporaryFolder({
      ...museum,
      "answering.json": JSON.stringify({
        sources: [
          { kind: "documents", path: "docs", name: "handbook" },
          { kind: "graph", path: "facts.ttl" },
          { kind: "sparql", url: "http://127.0.0.1:1/sparql?secret=x", name: "gone", allowPrivate: true, maxRetries: 0 },
        ].map((source) => (source.kind === "sparql" ? { ...source, url: "http://127.0.0.1:1/sparql" } : source)),
      }),
    });
    const argv = ["sources", "--config", "answering.json", "--find", "Who is the founder of the Kettle Museum?"];
    const { code, stdout } = await run(folder, argv);
    expect(code).toBe(0);
    expect(stdout).toMatch(/handbook {2}documents {2}/);
    expect(stdout).toContain("museum.md");
    expect(stdout).toMatch(/answers: .*Mara Quill/);
    expect(stdout).toMatch(/gone {2}SPARQL {2}http:\/\/127\.0\.0\.1:1\/sparql\n {2}failed: /);
    const [first, second, third] = (await run(folder, [...argv, "--json", "--limit", "1"])).stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ name: "handbook", evidence: [{ location: "museum.md:3" }] });
    expect(second).toMatchObject({ kind: "graph", answer: { values: ["Mara Quill"] } });
    expect(third).toMatchObject({ name: "gone", error: expect.any(String) });
  });

  it("fails where nothing is named, and where nothing can be asked", async () => {
    expect(await runCli(["sources"])).toMatchObject({ code: 1, stderr: expect.stringContaining("No source is named") });
    const argv = ["sources", "--sparql", "http://127.0.0.1:1/s", "--find", "x", "--timeout", "1"];
    expect(await runCli(argv)).toMatchObject({ code: 1, stderr: expect.stringContaining("No source could be asked") });
  });
});

describe("--config", () => {
  it("gives way to options, and is refused with what is wrong in it", async () => {
    const folder = temporaryFolder({
      ...museum,
      "a.json": JSON.stringify({ model: "./none-a", sources: [] }),
      "b.json": `{"modle": 1}`,
    });
    const ask = (...argv: string[]) => run(folder, ["ask", "Why?", "--no-cache", ...argv]);
    expect((await ask("--config", "a.json")).stderr).toContain(path.join(folder, "none-a"));
    expect((await ask("--config", "a.json", "--model", "none-b")).stderr).toContain("none-b");
    expect(await ask("--config", "b.json")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('there is no field "modle"'),
    });
    expect(await ask("--config", "none.json")).toMatchObject({ code: 2, stderr: expect.stringContaining("--config none.json") });
  });

  it("the environment names a model, which options and files go before", async () => {
    const folder = temporaryFolder({ "a.json": JSON.stringify({ model: "./none-a" }) });
    const environment = { LANGCHAIN_CHATGLM_MODEL: "./none-e" };
    const ask = (...argv: string[]) => run(folder, ["ask", "Why?", "--no-cache", ...argv], { environment });
    expect((await ask()).stderr).toContain("none-e");
    expect((await ask("--config", "a.json")).stderr).toContain("none-a");
  });
});
