import { execFile } from "node:child_process";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.js";
import { weightsOf } from "../support/weights-of.js";

const inRepository = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

async function mini(...words: string[]): Promise<string> {
  const tsx = inRepository("node_modules/tsx/dist/cli.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, inRepository("recipes/chatglm-mini/main.ts"), ...words]);
  return stdout;
}

function distance(some: Float32Array, others: Float32Array): number {
  return some.reduce((sum, value, i) => sum + Math.abs(value - others[i]!), 0);
}

describe("the recipe", () => {
  it("trains, converts, distils and evaluates, and goes on where it was", async () => {
    const work = await temporaryFolder();
    const out = path.join(work, "mini");
    const checkpoint = path.join(work, "checkpoint");
    const common = ["--recipe", "quick", "--work", work, "--threads", "1"];
    expect(await mini("train", ...common, "--out", out, "--checkpoint", checkpoint)).toMatch(/full 3\/3 {2}loss \d/);
    expect((await readdir(out)).sort()).toEqual([
      "README.md",
      "manifest.json",
      "model.onnx",
      "model.onnx.data",
      "tokenizer.model",
      "training-log.jsonl",
    ]);
    const log = (await readFile(path.join(out, "training-log.jsonl"), "utf8")).trim().split("\n");
    expect(log).toHaveLength(11);
    const [before, last, kept] = await Promise.all(
      [path.join(work, "reading"), path.join(work, "full"), checkpoint].map(weightsOf),
    );
    const mean = last!.map((value, i) => 0.6 * value + 0.4 * before![i]!);
    // In half precision, so nearly.
    expect(distance(kept!, mean)).toBeLessThan(distance(kept!, last!) / 4);
    expect(await mini("train", ...common, "--out", out, "--checkpoint", checkpoint)).toBe("");
    const half = path.join(work, "student");
    await mini("distill", ...common, "--teacher", checkpoint, "--checkpoint", half);
    expect((await readdir(half)).sort()).toEqual(["config.json", "model.safetensors", "tokenizer.model"]);
    for (const part of ["answers", "teacher"])
      await mini("distill", ...common, "--teacher", checkpoint, "--checkpoint", "/nowhere", "--without", part);
    const made = ["distilled", "without-answers", "without-teacher"];
    const names = await readdir(work);
    expect(names).toEqual(expect.arrayContaining(made.map((name) => `student-${name}-int8`)));
    // Three steps leave a student near where it began.
    const start = await weightsOf(path.join(work, "student-start"));
    const [heard, unheard, random] = await Promise.all(made.map((name) => weightsOf(path.join(work, `student-${name}`))));
    for (const near of [heard!, unheard!]) expect(distance(near, start)).toBeLessThan(distance(random!, start) / 4);
    expect(distance(heard!, unheard!)).toBeGreaterThan(0);
    const precisions = (await mini("precisions", "--work", work, "--checkpoint", checkpoint)).trim().split("\n");
    expect(precisions.map((folder) => path.basename(folder))).toEqual(["fp32", "int8", "int4"]);
    const student = path.join(work, "student-distilled-int8");
    const evaluation = JSON.parse(await mini("evaluate", out, student, "--count", "1", "--json", "--threads", "1"));
    expect(Object.keys(evaluation)).toEqual([out, student]);
    expect(evaluation[out].overall).toBeGreaterThanOrEqual(0);
    expect(evaluation[student].tokensPerSecond).toBeGreaterThan(0);
    const reading = JSON.parse(await mini("evaluate-reading", out, "--count", "1", "--json", "--threads", "1"));
    expect(reading[out].prose.zh.right).toBeGreaterThanOrEqual(0);
    // The last phase again by itself: what came before it keeps its lines of the log.
    await rm(path.join(work, "full"), { recursive: true });
    for (const phase of ["short", "reading"]) await rm(path.join(work, phase), { recursive: true });
    await mini("train", ...common, "--out", out, "--checkpoint", checkpoint, "--start", "full", "--from", checkpoint);
    expect((await readFile(path.join(out, "training-log.jsonl"), "utf8")).trim().split("\n")).toHaveLength(11);
  }, 900_000);
});
