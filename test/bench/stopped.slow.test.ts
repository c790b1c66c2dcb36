import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";

it.each(["SIGINT", "SIGTERM"] as const)("a bench says how far it is, and keeps what it has at %s", async (signal) => {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-"));
  const argv = ["--import", "tsx", "bench/main.ts", "answer-cache", "--quick", "--results", folder];
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (/hit, .*: .* ms/.test(said)) child.kill(signal);
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const [code] = await once(child, "exit");
  expect(said).toMatch(/\d s {2}answer-cache: begins/);
  expect(code).toBe(128 + constants.signals[signal]);
  expect(await readdir(folder)).toEqual(["answer-cache.partial.json"]);
  const kept = JSON.parse(await readFile(path.join(folder, "answer-cache.partial.json"), "utf8"));
  expect(kept.partial).toBe(true);
  expect(kept.figures[0]).toMatchObject({ name: expect.stringContaining("hit"), unit: "ms", median: expect.any(Number) });
  expect(printed).toContain("answer-cache, stopped");
});
