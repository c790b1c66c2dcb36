import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { cycles, type ImportGraph, importGraph, loadedAtStart, readSources } from "./architecture/import-graph.js";

/**
 * Which way imports point. A folder may import itself, `errors.ts`, `async/`, and the folders its row names, whole: there are no exceptions
 * for single files. This is the design's table, made to fail.
 */
const allowedFolders: Readonly<Record<string, readonly string[]>> = {
  "errors.ts": [],
  async: [],
  threads: [],
  tokenizer: [],
  engine: [],
  constraint: ["tokenizer"],
  "fan-out": [],
  language: [],
  vectors: [],
  embeddings: ["onnx-runtime", "tokenizer", "threads", "model-folder"],
  "answer-cache": ["async", "fan-out", "language", "vectors"],
  decoder: [],
  families: ["decoder", "tokenizer"],
  "model-folder": ["decoder", "families"],
  vision: ["onnx-runtime", "threads"],
  sources: ["fan-out", "language", "vectors", "vision", "threads"],
  "onnx-runtime": ["engine", "decoder"],
  model: ["model-folder", "engine", "constraint", "onnx-runtime", "decoder", "families", "tokenizer", "threads"],
  diagnosis: ["decoder", "model-folder", "model", "engine", "onnx-runtime"],
  export: ["model-folder", "decoder", "families"],
  calibration: ["export", "model-folder", "onnx-runtime", "decoder", "families"],
  download: [],
  training: ["export", "model-folder", "onnx-runtime", "engine", "decoder", "families", "tokenizer"],
  answering: ["answer-cache", "embeddings", "sources", "fan-out", "async", "language", "vision"],
  agents: ["answer-cache", "answering"],
  metrics: [],
  distributed: ["chat", "executor-model", "fan-out", "metrics"],
  server: ["answering", "answer-cache", "chat", "fan-out", "metrics", "openai-protocol", "sources"],
  "executor-model": ["chat", "fan-out"],
  langchain: ["chat", "local-model", "remote-model", "executor-model", "constraint", "vision", "sources"],
  chat: [],
  "openai-protocol": ["chat"],
  "remote-model": ["chat", "openai-protocol", "vision"],
  "local-model": ["chat", "model", "model-folder", "families", "constraint"],
  testing: [
    "fan-out",
    "answer-cache",
    "sources",
    "chat",
    "export",
    "training",
    "model-folder",
    "decoder",
    "families",
    "tokenizer",
  ],
  cli: [
    "answering",
    "answer-cache",
    "calibration",
    "diagnosis",
    "embeddings",
    "sources",
    "chat",
    "distributed",
    "executor-model",
    "fan-out",
    "langchain",
    "server",
    "download",
    "export",
    "training",
    "model",
    "model-folder",
    "families",
    "tokenizer",
    "vision",
  ],
  "index.ts": [
    "answering",
    "answer-cache",
    "calibration",
    "embeddings",
    "sources",
    "vision",
    "fan-out",
    "chat",
    "langchain",
    "local-model",
    "remote-model",
    "executor-model",
    "export",
    "model",
    "constraint",
    "engine",
    "model-folder",
    "decoder",
    "families",
    "threads",
    "tokenizer",
    "vectors",
  ],
};

/** What every folder may import. */
const everybodys: ReadonlySet<string> = new Set(["errors.ts", "async"]);

/** Packages that only some folders may name. Everything else is free. */
const ownedPackages: readonly { readonly name: RegExp; readonly folders: readonly string[] }[] = [
  { name: /^(onnxruntime-|koffi$)/, folders: ["onnx-runtime"] },
  { name: /^(commander|picocolors)$/, folders: ["cli"] },
  {
    name: /^@langchain\/core(\/|$)/,
    folders: [
      "agents",
      "langchain",
      "answering",
      "sources",
      "answer-cache",
      "distributed",
      "embeddings",
      "vectors",
      "cli",
      "server",
      "testing",
    ],
  },
  // The cache keeps answers; it knows neither models nor messages.
  {
    name: /^@langchain\/core\/(language_models|messages)/,
    folders: ["langchain", "agents", "answering", "sources", "cli", "testing"],
  },
  { name: /^(protobufjs)(\/|$)/, folders: ["tokenizer", "training", "export"] },
  { name: /^@huggingface\/tokenizers$/, folders: ["embeddings"] },
  { name: /^openai$/, folders: ["remote-model"] },
  { name: /^sharp$/, folders: ["vision"] },
  { name: /^(hono|@hono\/node-server)(\/|$)/, folders: ["server"] },
  { name: /^yauzl$/, folders: ["export", "sources"] },
  { name: /^(bullmq|ioredis)$/, folders: ["distributed"] },
  { name: /^langchain$/, folders: ["agents"] },
  { name: /^keyv$/, folders: ["answer-cache"] },
  { name: /^env-paths$/, folders: ["answer-cache", "sources"] },
  { name: /^(markdown-it|jschardet|yaml|minisearch|htmlparser2|csv-parse|pdfjs-dist|mammoth)(\/|$)/, folders: ["sources"] },
  { name: /^(@sqlite\.org\/sqlite-wasm|@duckdb\/node-api)(\/|$)/, folders: ["sources"] },
  { name: /^pg$/, folders: ["sources", "distributed"] },
  { name: /^(@node-rs\/jieba|opencc-js)(\/|$)/, folders: ["language"] },
  { name: /^cockatiel$/, folders: ["langchain", "answer-cache", "answering", "sources"] },
  {
    name: /^(undici|ipaddr\.js|jsonpointer|@modelcontextprotocol\/sdk|oxigraph|sparqljs|neo4j-driver)(\/|$)/,
    folders: ["sources"],
  },
];

const folderOf = (name: string): string => name.split("/")[0] ?? name;

function violations(graph: ImportGraph): string[] {
  const found: string[] = [];
  for (const [name, file] of graph) {
    const folder = folderOf(name);
    const allowed = allowedFolders[folder];
    if (allowed === undefined) {
      found.push(`${name}: the folder has no row in the table`);
      continue;
    }
    if (file.readsEnvironment && folder !== "cli") found.push(`${name}: reads process.env`);
    for (const { target, kind } of file.imports) {
      if (kind === "package") {
        const owner = ownedPackages.find((entry) => entry.name.test(target) && !entry.folders.includes(folder));
        if (owner !== undefined) found.push(`${name} → ${target}`);
      } else if (!graph.has(target)) {
        found.push(`${name} → ${target}: no such file`);
      } else if (folderOf(target) !== folder && !everybodys.has(folderOf(target)) && !allowed.includes(folderOf(target))) {
        found.push(`${name} → ${target}`);
      }
    }
  }
  for (const cycle of cycles(graph)) found.push(`cycle: ${cycle.join(" → ")}`);
  return found;
}

const sources = readSources(fileURLToPath(new URL("../src/", import.meta.url)));

describe("architecture", () => {
  it("imports point one way, without cycles", () => {
    expect(violations(importGraph(sources))).toEqual([]);
  });

  it.each([
    [
      "a forbidden folder",
      "engine/planted.ts",
      'import { ChatGLMChatModel } from "../langchain/planted.js";',
      "engine/planted.ts → langchain/planted.ts",
    ],
    [
      "a forbidden folder, types only",
      "fan-out/planted.ts",
      'import type { A } from "../sources/a.js";',
      "fan-out/planted.ts → sources/a.ts",
    ],
    [
      "a forbidden re-export",
      "sources/planted.ts",
      'export { a } from "../answer-cache/a.js";',
      "sources/planted.ts → answer-cache/a.ts",
    ],
    [
      "a forbidden type query",
      "answer-cache/planted.ts",
      'export type A = import("../model/a.js").A;',
      "answer-cache/planted.ts → model/a.ts",
    ],
    [
      "a forbidden dynamic import",
      "answering/planted.ts",
      'await import("../engine/a.js");',
      "answering/planted.ts → engine/a.ts",
    ],
    [
      "the runtime outside its folder",
      "model/planted.ts",
      'import * as ort from "onnxruntime-node";',
      "model/planted.ts → onnxruntime-node",
    ],
    [
      "waiting that knows what is waited for",
      "async/planted.ts",
      'import { a } from "../engine/a.js";',
      "async/planted.ts → engine/a.ts",
    ],
    ["the runtime, lazily", "cli/planted.ts", 'await import("onnxruntime-node");', "cli/planted.ts → onnxruntime-node"],
    [
      "the environment outside the command line",
      "engine/planted.ts",
      "export const a = process.env.HOME;",
      "engine/planted.ts: reads process.env",
    ],
    ["a folder nobody planned", "utils/planted.ts", "export {};", "utils/planted.ts: the folder has no row in the table"],
    [
      "a cycle of types",
      "engine/planted.ts",
      'import type { A } from "./planted.js";',
      "cycle: engine/planted.ts → engine/planted.ts",
    ],
  ])("sees %s", (_what, name, text, expected) => {
    const stand = ["langchain/planted.ts", "sources/a.ts", "answer-cache/a.ts", "model/a.ts", "engine/a.ts"];
    const planted = new Map([...stand.map((path) => [path, "export {};"] as const), [name, text] as const]);
    expect(violations(importGraph(planted))).toEqual([expected]);
  });

  it("sees a longer cycle", () => {
    const planted = new Map([
      ["engine/a.ts", 'import "./b.js";'],
      ["engine/b.ts", 'export * from "./c.js";'],
      ["engine/c.ts", 'await import("./a.js");'],
    ]);
    expect(violations(importGraph(planted))).toEqual(["cycle: engine/a.ts → engine/b.ts → engine/c.ts → engine/a.ts"]);
  });

  it("starts the command line without loading what only some commands need", () => {
    const loaded = [...loadedAtStart(importGraph(sources), "cli/main.ts")];
    const heavy =
      /^(onnxruntime-|koffi$|@huggingface|@langchain|keyv|n3|minisearch|markdown-it|jschardet|yaml|opencc-js|@node-rs|protobufjs|zod|yauzl|htmlparser2|csv-parse|pdfjs-dist|mammoth|hono|@hono|undici|ipaddr|jsonpointer|cockatiel|@modelcontextprotocol|oxigraph|sparqljs|neo4j-driver|pg$|@sqlite|@duckdb|bullmq|ioredis|sharp)/;
    expect(loaded.filter((target) => heavy.test(target))).toEqual([]);
  });
});
