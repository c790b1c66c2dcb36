import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../recipes/chatglm-mini/evaluate.js";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import { verifyManifest } from "../../src/model-folder/manifest.js";
import { openTrainingStart } from "../../src/training/training-start.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const inRepository = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const folder = inRepository("models/chatglm-mini");

describe("the shipped model", () => {
  it("is whole, small, and tells what it is", async () => {
    await verifyManifest(folder);
    const names = await readdir(folder);
    const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8e6);
    expect(await readFile(path.join(folder, "README.md"), "utf8")).toBe(
      await readFile(inRepository("recipes/chatglm-mini/model-card.md"), "utf8"),
    );
  });

  it("answers questions with names and wordings that no training has seen", async () => {
    const { accuracy } = await evaluate({ model: folder, count: 30, split: "test", scale: "full" });
    const both = (task: keyof typeof accuracy): number => (accuracy[task].zh + accuracy[task].en) / 2;
    // A little below what the card says of 200 questions each; another processor rounds a few the other way.
    expect(both("one-hop")).toBeGreaterThan(0.9);
    expect(both("two-hop")).toBeGreaterThan(0.85);
    expect(both("unknown")).toBeGreaterThan(0.83);
    expect(both("decomposition")).toBeGreaterThan(0.9);
    expect(both("merge")).toBeGreaterThan(0.95);
    expect(both("no-evidence")).toBeGreaterThan(0.9);
  }, 900_000);

  it("understands another writer's words", async () => {
    const { accuracy } = await evaluate({ model: folder, count: 25, split: "test", scale: "full", questions: "unseen" });
    const both = (task: keyof typeof accuracy): number => (accuracy[task].zh + accuracy[task].en) / 2;
    expect(both("one-hop")).toBeGreaterThan(0.8);
    expect(both("two-hop")).toBeGreaterThan(0.7);
    expect(both("unknown")).toBeGreaterThan(0.75);
    expect(both("decomposition")).toBeGreaterThan(0.8);
  }, 900_000);
});

describe("the distilled student", () => {
  it("has at most half of its teacher's weights and most of what it knows", async () => {
    const checkpoint = inRepository("recipes/chatglm-mini/student");
    const [teacher, student] = await Promise.all(
      [inRepository("recipes/chatglm-mini/checkpoint"), checkpoint].map((from) => openTrainingStart({ from }, 0)),
    );
    expect(student!.parameters.values.length).toBeLessThanOrEqual(teacher!.parameters.values.length / 2);
    const out = path.join(await temporaryFolder(), "student");
    await convertCheckpoint({ checkpoint, out, precision: "int8", blockSize: 64, chatFormat: "chatglm3" });
    const { overall } = await evaluate({ model: out, count: 20, split: "test", scale: "full" });
    expect(overall).toBeGreaterThan(0.9);
  }, 900_000);
});
