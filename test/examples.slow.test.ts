import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { makeSeededModel } from "./support/seeded-model.js";

const inRepository = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const tsx = inRepository("node_modules/tsx/dist/cli.mjs");

/** Runs an example as a user would; it must end by itself. */
async function runExample(name: string, cwd: string): Promise<string> {
  const env = { ...process.env, NO_COLOR: "1" };
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, inRepository(`examples/${name}`)], { cwd, env });
  return stdout;
}

describe("the README's example", () => {
  it.each(["README.md", "README.zh-CN.md"])("stands in %s as it stands in examples/", async (readme) => {
    const [text, example] = await Promise.all(
      [readme, "examples/01-langchain.ts"].map((name) => readFile(inRepository(name), "utf8")),
    );
    expect(text).toContain(`\`\`\`ts\n${example}\`\`\``);
  });

  it("runs, and the process ends by itself", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-example-"));
    try {
      // The example names the folder a reader would have converted.
      await makeSeededModel(path.join(folder, "chatglm3-6b-int4"));
      expect((await runExample("01-langchain.ts", folder)).trim()).not.toBe("");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("the main job", () => {
  it("answers from the graph, by a plan, from a document, not at all where nobody knows, and again from the cache", async () => {
    const output = await runExample("00-main-job.ts", tmpdir());
    expect(output).toContain("models/chatglm-mini");
    expect(output.match(/^听泉茶博物馆的创始人是沈砚秋，沈砚秋的出生地是绍兴\[1\]\[2\]。$/gm)).toHaveLength(2);
    expect(output).toMatch(/1986 \[1\]\. .*Wuyishan \[2\]\./);
    expect(output).toMatch(/closed on Mondays\..*” \[\d\]/);
    expect(output.match(/^\? .+/gm)).toHaveLength(5);
    expect(output.match(/served by [a-z]+/g)).toEqual([
      "served by graph",
      "served by graph",
      "served by quotation",
      "served by unknown",
      "served by the",
    ]);
    expect(output).toContain("served by the cache, first by graph");
    expect(output).toMatch(/\[1\] graph: /);
  });
});

describe("the numbered examples", () => {
  it("02 runs prompts, chains side by side and a fallback", async () => {
    const output = await runExample("02-runnables-and-prompts.ts", tmpdir());
    expect(output).toMatch(/^chain {4}\S/m);
    expect(output).toMatch(/^chat {5}\S/m);
    expect(output).toMatch(/^llm {6}\S/m);
    expect(output).toMatch(/^fallback \S/m);
  });

  it("03 calls tools by hand and by an agent", async () => {
    const output = await runExample("03-tools-and-agent.ts", tmpdir());
    expect(output).toContain("a script is played");
    expect(output).toContain("name: 'get_weather'");
    expect(output).toContain("tool   北京: 21 °C\ntool   杭州: 26 °C\nai     杭州比北京高 5 °C。");
  });

  it("04 gives values of a schema, from a tiny model even", async () => {
    const output = await runExample("04-structured-output.ts", tmpdir());
    expect(output).toMatch(/^value \{.* validates$/ms);
    expect(output).toContain("same  true");
  });

  it("05 answers a batch and stops", async () => {
    const output = await runExample("05-batch-and-cancel.ts", tmpdir());
    expect(output.match(/^batch \d: "/gm)).toHaveLength(3);
    expect(output).toContain("mixed: answered, ChatGLMError");
    expect(output).toContain("stopped after 5 chunks: AbortError");
    expect(output).toContain("timed out; said so far: ");
  });

  it("06 answers from a source of one's own, beside a graph", async () => {
    const output = await runExample("06-own-source.ts", tmpdir());
    expect(output).toContain("Keemun costs 180 yuan per kilogram [1].");
    expect(output).toContain("[1] price list, Keemun");
    expect(output).toMatch(/Longjing costs 320 yuan per kilogram \[1\].*Shen Yanqiu.*\[2\]/);
    expect(output).toMatch(/white tea cost\?\n.*\n {2}served by unknown/);
  });

  it("07 keeps answers in stores of several kinds", async () => {
    const output = await runExample("07-cache-stores.ts", tmpdir());
    expect(output.match(/^\w+: model, then cache$/gm)).toHaveLength(3);
    expect(output).toContain("fileStore, opened again: cache (Keemun.)");
    expect(output.match(/^tenant \w+: \w+$/gm)).toEqual(["tenant north: model", "tenant south: model", "tenant north: cache"]);
    expect(output).toContain("warning: The answer cache could not be read: the disk is on fire");
    expect(output).toContain("broken store: model (Keemun.)");
  });

  it("08 serves a model and answers, to two tenants, and refuses what it can't do", async () => {
    const output = await runExample("08-server.ts", tmpdir());
    expect(output).toMatch(/^chat: ".+", \d+ tokens$/m);
    expect(output.match(/served by \w+/g)).toEqual(["served by graph", "served by cache", "served by graph"]);
    expect(output.match(/^ {2}\(POST \/v1\/answers: 200, \w+\)$/gm)).toHaveLength(3);
    expect(output).toContain("refused: 400 UNSUPPORTED_FIELD logprobs");
    expect(output).toContain("without a key: 401");
  });

  it("09 answers from tables in both languages", async () => {
    const output = await runExample("09-tables.ts", tmpdir());
    expect(output).toContain("Keemun’s price is 180 [1].\n  (graph; tables, teas, row 3)");
    expect(output).toContain("Biluochun的价格最高：410[1]。");
    expect(output).toContain("black tea: 180; green tea: 365; oolong: 260");
    expect(output).toContain("The total quantity is 13 (orders, customer = Wang Wei; 2 rows) [1].");
  });

  it("10 answers from a search API and a graph in a store", async () => {
    const output = await runExample("10-search-api.ts", tmpdir());
    expect(output).toMatch(/Keemun costs 180 yuan per kilogram\..*\n.*\n {2}\[1\] http:\/\/127\.0\.0\.1:\d+\/keemun/);
    expect(output).toMatch(/Longjing costs 320 yuan .* \[1\]\. .*Shen Yanqiu \[2\]/);
    expect(output).toMatch(/white tea cost\?\n.*\n {2}served by unknown/);
    expect(output).not.toContain("k-1234");
  });

  it("11 reads a photographed timetable, and answers from it", async () => {
    const output = await runExample("11-pictures.ts", tmpdir());
    expect(output).toMatch(/^0\.\d\d {2}D3356 \| 金州 \| 09:47 \| 1 {2}at \d+,\d+$/m);
    expect(output).toContain("开车时间：09:47");
    expect(output).toMatch(/\[1\] table-trains-tilt\.jpg, line 4 \(xywh=/);
    expect(output).toMatch(/票价是多少？\n.*\n {2}served by unknown/);
  });
});
