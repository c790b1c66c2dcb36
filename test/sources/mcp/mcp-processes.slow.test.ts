import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { McpSourceOptions } from "../../../src/sources/mcp/mcp-options.js";
import { McpSource } from "../../../src/sources/mcp/mcp-source.js";
import { sourceConformance } from "../source-conformance.js";
import { temporaryFolder } from "../temporary-folder.js";

const KEY = "tea-key-do-not-tell";
const script = fileURLToPath(new URL("support/tea-process.ts", import.meta.url));
const teaProcess = { command: process.execPath, args: ["--import", "tsx", script], env: { TEA_API_KEY: KEY } };

const sources: McpSource[] = [];
const opened = (options: McpSourceOptions): McpSource => {
  const source = new McpSource(options);
  sources.push(source);
  return source;
};
afterAll(async () => {
  await Promise.all(sources.map((source) => source[Symbol.asyncDispose]()));
});

const ask = (source: McpSource, question: string): Promise<unknown> =>
  source.find(question, { limit: 10 }).then(
    (found) => found.map(({ text }) => text),
    (error: unknown) => error,
  );

describe("McpSource with processes", () => {
  describe("a process's tools and resources", () => {
    const one = opened({ server: teaProcess });
    sourceConformance({ open: () => one, question: "which tea grows in Hangzhou", unknown: "Zwölf Boxkämpfer" });
  });

  it("says which server ended, without its keys, and starts another for the next question", async () => {
    const source = opened({ server: teaProcess, tools: ["dying", "find_tea"], resources: false });
    const failed = await ask(opened({ server: teaProcess, tools: ["dying"], resources: false }), "tea");
    expect(failed).toMatchObject({ code: "REMOTE_FAILED", message: expect.stringContaining("out of leaves") });
    expect(String(failed)).not.toContain(KEY);
    await ask(source, "tea");
    expect(await ask(source, "tea")).not.toMatchObject({ message: expect.stringContaining("not connected") });
  });

  it("hands a process only the environment that it is given", async () => {
    const source = opened({ server: teaProcess, tools: ["echo_env"], resources: false });
    const text = JSON.stringify(await ask(source, "tea"));
    expect(text).toContain("TEA_API_KEY");
    expect(text).not.toContain(KEY);
    expect(text).not.toContain("XDG_CACHE_HOME");
  });

  it("speaks to a server that others wrote", async () => {
    const folder = temporaryFolder({ "tea.md": "Longjing is brewed at 80 degrees." });
    mkdirSync(join(folder, "more"));
    writeFileSync(join(folder, "more", "kettle.md"), "The kettle is blue.");
    const main = fileURLToPath(import.meta.resolve("@modelcontextprotocol/server-filesystem/dist/index.js"));
    const files = { command: process.execPath, args: [main, folder] };
    const reader = opened({ server: files, tools: [{ name: "read_text_file", argument: "path" }] });
    expect(await ask(reader, join(folder, "tea.md"))).toEqual(["Longjing is brewed at 80 degrees."]);
    const finder = opened({ server: files, tools: [{ name: "search_files", argument: "pattern", extra: { path: folder } }] });
    expect(await ask(finder, "**/kettle*")).toEqual([expect.stringContaining(join("more", "kettle.md"))]);
    expect(await ask(reader, "/etc/hostname")).toMatchObject({ code: "REMOTE_FAILED" });
  });
});
