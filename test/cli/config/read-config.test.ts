import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { configJsonSchema } from "../../../src/cli/config/config-schema.js";
import { readConfig } from "../../../src/cli/config/read-config.js";
import type { Environment } from "../../../src/cli/language.js";
import { temporaryFolder } from "../../sources/temporary-folder.js";

const read = (config: unknown, environment: Environment = {}) => {
  const text = typeof config === "string" ? config : JSON.stringify(config);
  return readConfig(path.join(temporaryFolder({ "answering.json": text }), "answering.json"), environment);
};
const http = { kind: "http", url: "https://a.example/?q={question}", text: "/text" };

describe("readConfig", () => {
  it("reads paths from the file's own folder, whatever the current one is", async () => {
    const folder = temporaryFolder({
      "deep/answering.json": JSON.stringify({
        $schema: "./any.json",
        model: "../models/glm",
        device: "openvino=./plugins/openvino.so",
        executor: "redis://queue:6379",
        scope: "shop",
        embeddings: "./e5",
        ocr: "./ocr",
        sources: [
          { kind: "documents", path: "docs" },
          { kind: "graph", path: ["a.ttl", "/abs/b.ttl"] },
          { kind: "tables", database: ["prices.csv", "../stock.parquet"] },
          { kind: "tables", database: "sqlite:shop.db" },
          { kind: "tables", database: "postgresql://me@host/db" },
          { kind: "sparql", path: "big.nt" },
          { kind: "pictures", path: "scans" },
          { kind: "neo4j", url: "bolt://127.0.0.1:7687", names: { City: ["城市"] } },
          { kind: "mcp", server: { command: "node", args: ["server.js"] } },
        ],
        serve: { port: 1, apiKeyFile: "keys.txt" },
      }),
    });
    const at = (name: string): string => path.join(folder, name);
    expect(await readConfig(at("deep/answering.json"), {})).toEqual({
      model: at("models/glm"),
      device: `openvino=${at("deep/plugins/openvino.so")}`,
      executor: "redis://queue:6379",
      scope: "shop",
      embeddings: at("deep/e5"),
      ocr: at("deep/ocr"),
      sources: [
        { kind: "documents", path: [at("deep/docs")] },
        { kind: "graph", path: [at("deep/a.ttl"), "/abs/b.ttl"] },
        { kind: "tables", database: [at("deep/prices.csv"), at("stock.parquet")] },
        { kind: "tables", database: `sqlite:${at("deep/shop.db")}` },
        { kind: "tables", database: "postgresql://me@host/db" },
        { kind: "sparql", path: [at("deep/big.nt")] },
        { kind: "pictures", path: [at("deep/scans")] },
        { kind: "neo4j", url: "bolt://127.0.0.1:7687", names: { City: ["城市"] } },
        { kind: "mcp", server: { command: "node", args: ["server.js"], cwd: at("deep") } },
      ],
      serve: { port: 1, apiKeyFile: at("deep/keys.txt") },
    });
  });

  it("takes keys from the environment, written as an address needs them", async () => {
    const config = {
      model: "glm",
      baseUrl: "http://127.0.0.1:1/v1",
      apiKey: `\${GLM_KEY}`,
      executor: `redis://:\${QUEUE_PASSWORD}@queue:6379`,
      sources: [
        { kind: "neo4j", url: "neo4j://graph.example", password: `\${GRAPH_PASSWORD}` },
        { kind: "tables", database: `postgresql://me:\${DB_PASSWORD}@host/db` },
        { ...http, secrets: { key: `\${TEA_KEY}` }, headers: { authorization: "Bearer {key}" } },
      ],
    };
    const keys = { GLM_KEY: "k1", QUEUE_PASSWORD: "q/1", GRAPH_PASSWORD: "k3", DB_PASSWORD: "p@ss/w" };
    const read_ = await read(config, { ...keys, TEA_KEY: "k2" });
    expect(read_).toMatchObject({ model: "glm", apiKey: "k1", executor: "redis://:q%2F1@queue:6379" });
    expect(read_.sources).toMatchObject([
      { password: "k3" },
      { database: "postgresql://me:p%40ss%2Fw@host/db" },
      { secrets: { key: "k2" } },
    ]);
    await expect(read(config, keys)).rejects.toThrow(/answering\.json: sources\[2\]: the environment has no variable TEA_KEY/);
  });

  it.each<[string, object]>([
    ["apiKey", { apiKey: "sk-zq7" }],
    ["sources[0].database", { sources: [{ kind: "tables", database: "postgresql://me:zq7@host/db" }] }],
    ["sources[0].secrets.key", { sources: [{ ...http, secrets: { key: "zq7" } }] }],
    ["sources[0].headers.X-Api-Key", { sources: [{ ...http, headers: { "X-Api-Key": "zq7" } }] }],
    ["sources[0].url", { sources: [{ ...http, url: "https://a.example/?api_key=zq7&q={question}" }] }],
    [
      "sources[0].headers.Authorization",
      { sources: [{ kind: "sparql", url: "https://a.example/s", headers: { Authorization: "zq7" } }] },
    ],
    ["sources[0].password", { sources: [{ kind: "neo4j", url: "bolt://a.example", password: "zq7" }] }],
    ["executor", { executor: "redis://:zq7@queue:6379" }],
    [
      "sources[0].server.env.GITHUB_TOKEN",
      { sources: [{ kind: "mcp", server: { command: "x", env: { GITHUB_TOKEN: "zq7" } } }] },
    ],
    [
      "sources[0].server.headers.cookie",
      { sources: [{ kind: "mcp", server: { url: "https://a.example", headers: { cookie: "zq7" } } }] },
    ],
  ])("refuses a key that stands in the file itself: %s", async (place, config) => {
    const error = await read(config).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "INVALID_OPTION", message: expect.stringContaining(`answering.json: ${place} holds`) });
    expect(String(error)).not.toContain("zq7");
  });

  it.each<[string, unknown, RegExp]>([
    ["a field that there is none of", { modle: "x" }, /answering\.json: there is no field "modle"/],
    [
      "one of a source",
      { sources: [{ kind: "graph", path: "a.ttl", pth: 1 }] },
      /answering\.json: sources\[0\]: there is no field "pth"/,
    ],
    ["one of a server", { sources: [{ ...http, frobnicate: 1 }] }, /sources\[0\]: there is no field "frobnicate"/],
    ["a kind that there is none of", { sources: [{ kind: "oracle" }] }, /sources\[0\]\.kind: /],
    ["a wrong value", { sources: [{ kind: "graph", path: "a.ttl", hops: "many" }] }, /sources\[0\]\.hops: /],
    ["a device that there is none of", { device: "tpu" }, /device: /],
    ["an address with a user", { sources: [{ kind: "neo4j", url: "bolt://me:x@a.example" }] }, /sources\[0\]\.url: /],
    ["a number out of range", { serve: { port: 70_000 } }, /serve\.port: /],
    ["what isn't JSON", "{ model: x }", /answering\.json is not JSON/],
    ["a list", [], /answering\.json: /],
  ])("names %s", async (_what, config, message) => {
    await expect(read(config)).rejects.toMatchObject({ code: "INVALID_OPTION", message: expect.stringMatching(message) });
  });

  it("says how to get a file where there is none", async () => {
    await expect(readConfig("./none/answering.json", {})).rejects.toMatchObject({
      code: "IO_FAILED",
      message: expect.stringMatching(/ENOENT.*langchain-chatglm init/),
    });
  });
});

describe("the example of the documentation", () => {
  it.each(["docs/command-line.md", "docs/zh/command-line.md"])("is a configuration: %s", async (page) => {
    const [, example = ""] = /```json\n([\s\S]*?)```/.exec(readFileSync(page, "utf8")) ?? [];
    const { sources = [] } = await read(example, { DB_PASSWORD: "x", NEO4J_PASSWORD: "x" });
    expect(sources.map(({ kind }) => kind)).toEqual([
      "documents",
      "pictures",
      "graph",
      "tables",
      "http",
      "mcp",
      "sparql",
      "neo4j",
    ]);
  });
});

describe("the JSON Schema", () => {
  const check = new Ajv({ strict: false }).compile(configJsonSchema());

  it("says the same as the reader, in an editor", () => {
    const config = { $schema: "x", model: "m", sources: [{ kind: "documents", path: ["docs"] }, http], serve: { port: 8080 } };
    expect(check(config)).toBe(true);
    expect(check({ modle: "m" })).toBe(false);
    expect(check({ sources: [{ kind: "documents", path: "docs", pth: 1 }] })).toBe(false);
    expect(check({ sources: [{ ...http, maxAge: "long" }] })).toBe(false);
  });

  it("is in the build, as it is now", () => {
    const shipped: unknown = JSON.parse(readFileSync(new URL("../../../dist/answering.schema.json", import.meta.url), "utf8"));
    expect(shipped).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
  });
});
