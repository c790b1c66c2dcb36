import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DocumentSource } from "../../../../src/sources/documents/document-source.js";
import { awkwardFiles } from "./awkward-files.js";

const folder = mkdtempSync(path.join(tmpdir(), "chatglm-awkward-"));
let source: DocumentSource;

beforeAll(async () => {
  for (const { name, bytes } of awkwardFiles) writeFileSync(path.join(folder, name), await bytes());
  source = new DocumentSource({ path: folder, indexFolder: false });
  await source.prepare();
});

afterAll(async () => {
  await source[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

describe("a folder of awkward files", () => {
  it("holds twenty and more", () => {
    expect(awkwardFiles.length).toBeGreaterThanOrEqual(20);
    expect(new Set(awkwardFiles.map(({ name }) => name)).size).toBe(awkwardFiles.length);
  });

  it.each(awkwardFiles.map((file) => [file.what, file] as const))("reads %s", async (_what, file) => {
    const { name, question, text = /./, location = name, without, skipped } = file;
    const reasons = source.skipped.filter((one) => one.name === name).map(({ reason }) => reason);
    if (skipped === undefined) expect(reasons).toEqual([]);
    else expect(reasons.join("; ")).toMatch(skipped);
    if (question === undefined) return;
    const found = await source.find(question, { limit: 5 });
    expect(found[0]?.text).toMatch(text);
    expect(found[0]?.location.slice(0, location.length)).toBe(location);
    const own = found.filter((one) => one.location.startsWith(name)).map((one) => `${one.title}\n${one.text}`);
    if (without !== undefined) expect(own.join("\n")).not.toMatch(without);
  });

  it("tells of nothing else that was left out", () => {
    const known = awkwardFiles.filter(({ skipped }) => skipped !== undefined).map(({ name }) => name);
    expect([...new Set(source.skipped.map(({ name }) => name))].sort()).toEqual(known.sort());
  });
});
