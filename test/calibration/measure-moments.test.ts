import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MatrixProducts } from "../../src/calibration/matrix-products.js";
import { measureHarms } from "../../src/calibration/measure-harms.js";
import { measureMoments } from "../../src/calibration/measure-moments.js";
import type { ActivationMoments } from "../../src/export/calibrated/activation-moments.js";
import { type ConvertCheckpointOptions, convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import type { ModelManifest } from "../../src/model-folder/manifest.js";
import { OnnxExecutor } from "../../src/onnx-runtime/onnx-executor.js";
import { tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import { logitsOf } from "../onnx-runtime/support.js";
import { writeSeededCheckpoint } from "../support/seeded-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const corpus = fileURLToPath(new URL("../../README.md", import.meta.url));
/** Another text of the kind. */
const other = fileURLToPath(new URL("../../docs/models.md", import.meta.url));
let ids: number[];
let folder: string;
let checkpoint: string;
let moments: ActivationMoments;
let harms: ReadonlyMap<string, number>;
let products: MatrixProducts;

beforeAll(async () => {
  folder = await temporaryFolder();
  checkpoint = path.join(folder, "checkpoint");
  await writeSeededCheckpoint(checkpoint);
  const text = await readFile(corpus, "utf8");
  const tokenizer = tokenizerFromBytes(await readFile(path.join(checkpoint, "tokenizer.model")));
  ids = tokenizer.encode(await readFile(other, "utf8")).slice(0, 256);
  products = await MatrixProducts.create(2);
  moments = await measureMoments({ checkpoint, out: path.join(folder, "model"), text, products, threads: 2, maxTokens: 2048 });
  const { multiply } = products;
  harms = await measureHarms({ checkpoint, out: path.join(folder, "model"), text, threads: 2, moments, multiply });
});

afterAll(async () => await products[Symbol.asyncDispose]());

async function converted(
  name: string,
  options: Partial<ConvertCheckpointOptions>,
): Promise<{ logits: Float32Array[]; manifest: ModelManifest; bytes: number }> {
  const out = path.join(folder, name);
  const manifest = await convertCheckpoint({ checkpoint, out, precision: "int4", multiply: products.multiply, ...options });
  const { config, maxSequencesPerStep } = manifest;
  await using executor = await OnnxExecutor.load({ path: path.join(out, "model.onnx"), config, maxSequencesPerStep, threads: 2 });
  const logits = await logitsOf(executor, executor.createSequence(), ids);
  return { logits, manifest, bytes: manifest.files["model.onnx.data"]?.bytes ?? 0 };
}

/** Mean square difference of all logits. */
function apart(a: readonly Float32Array[], b: readonly Float32Array[]): number {
  let sum = 0;
  for (const [row, values] of a.entries()) for (const [i, value] of values.entries()) sum += (value - (b[row]?.[i] ?? 0)) ** 2;
  return sum;
}

describe("calibration", () => {
  it("measures what goes into every matrix, and leaves nothing behind", async () => {
    // Four layers of query-key-value, output, gate, up, down, and the output layer.
    expect(moments.size).toBe(4 * 5 + 1);
    for (const { size, sums, tokens } of moments.values()) {
      expect([256, 512]).toContain(size);
      expect(tokens).toBeGreaterThan(1000);
      for (let i = 0; i < size; i++) expect(sums[i * (size + 1)]).toBeGreaterThan(0);
      expect(sums[1]).toBeCloseTo(sums[size] ?? Number.NaN, 0);
    }
    expect((await readdir(folder)).filter((name) => name.includes("calibration"))).toEqual([]);
  });

  it("makes int4 lose less, and less still with some matrices at 8 bits, in the bytes it may have", async () => {
    const exact = await converted("fp32", { precision: "fp32" });
    const plain = await converted("plain", {});
    const known = await converted("known", { moments });
    const roomy = await converted("roomy", { moments, harms, maxBytes: plain.bytes * 1.3 });
    const wideOutput = await converted("wide-output", { outputLayer: "int8" });
    const loss = ({ logits }: { logits: Float32Array[] }): number =>
      apart(logits, exact.logits) / apart(plain.logits, exact.logits);
    expect(loss(known)).toBeLessThan(0.8);
    expect(loss(roomy)).toBeLessThan(0.9 * loss(known));
    expect(loss(wideOutput)).toBeLessThan(1);
    expect(known.bytes).toBe(plain.bytes);
    expect(roomy.bytes).toBeGreaterThan(plain.bytes);
    expect(roomy.bytes).toBeLessThanOrEqual(plain.bytes * 1.3);
    expect(known.manifest).toMatchObject({ calibrated: true });
    expect(roomy.manifest.eightBitMatrices).toBeGreaterThan(0);
    expect(wideOutput.manifest).toMatchObject({ eightBitMatrices: 1 });
    expect(plain.manifest).not.toHaveProperty("calibrated");
  });

  it("measures what 4 bits in one matrix do", async () => {
    expect([...harms.keys()].sort()).toEqual([...moments.keys()].sort());
    expect(Math.min(...harms.values())).toBeGreaterThan(0);
    // That of the output layer alone, computed from two whole models.
  });

  it("refuses what it can't use, by name", async () => {
    const out = path.join(folder, "refused");
    const short = measureMoments({ checkpoint, out, text: "short", products, threads: 1 });
    await expect(short).rejects.toMatchObject({ code: "INVALID_OPTION", message: expect.stringMatching(/has \d+ tokens/) });
    for (const wrong of [
      { precision: "int8", moments },
      { maxBytes: 1e6 },
      { harms, maxBytes: 0 },
      { outputLayer: "int4" },
    ] as const) {
      const conversion = convertCheckpoint({ checkpoint, out, precision: "int4", ...(wrong as object) });
      await expect(conversion).rejects.toMatchObject({ code: "INVALID_OPTION" });
    }
    const stopped = measureMoments({ checkpoint, out, text: "x", products, threads: 1, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ code: "ABORTED" });
  });
});
