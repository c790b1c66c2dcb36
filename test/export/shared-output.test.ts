import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import type { Precision } from "../../src/model-folder/manifest.js";
import { OnnxExecutor } from "../../src/onnx-runtime/onnx-executor.js";
import { readGolden } from "../families/support/golden-checkpoint.js";
import { largestDifference, logitsOf } from "../onnx-runtime/support.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { goldenGguf, type TensorData, writeGguf } from "./gguf/write-gguf.js";

const golden = readGolden("qwen2");
const { metadata, tensors } = goldenGguf(golden);
const embedding = tensors.find(({ name }) => name === "token_embd.weight")!;
const values = new Float32Array(Uint8Array.from(embedding.bytes).buffer);

/** Float16 bits of a positive number. */
function half(value: number): number {
  const exponent = Math.floor(Math.log2(value));
  return ((exponent + 15) << 10) | Math.round((value / 2 ** exponent - 1) * 1024);
}

/** In blocks of 32 with a float16 scale, 4 or 8 bits each: GGUF's Q4_0 and Q8_0. */
function rounded(numbers: Float32Array, bits: 4 | 8): Buffer {
  const most = bits === 4 ? 7 : 127;
  const blocks: Buffer[] = [];
  for (let start = 0; start < numbers.length; start += 32) {
    const block = numbers.subarray(start, start + 32);
    const scale = Math.max(...block.map(Math.abs)) / most;
    const q = Array.from(block, (value) => Math.round(value / scale));
    const bytes = Buffer.alloc(bits === 4 ? 18 : 34);
    bytes.writeUInt16LE(half(scale));
    if (bits === 8) for (const [i, one] of q.entries()) bytes.writeInt8(one, 2 + i);
    else for (let i = 0; i < 16; i++) bytes[2 + i] = (q[i]! + 8) | ((q[i + 16]! + 8) << 4);
    blocks.push(bytes);
  }
  return Buffer.concat(blocks);
}

const narrow: TensorData = { ...embedding, type: 2, bytes: rounded(values, 4) };
const wide: TensorData = { ...embedding, type: 8, bytes: rounded(values, 8) };
const others = tensors.filter((tensor) => tensor !== embedding);

/** A conversion of the model with this embedding and this output layer, and the bytes of its weights. */
async function converted(own: TensorData, output: TensorData | undefined, precision: Precision) {
  const folder = await temporaryFolder();
  const checkpoint = path.join(folder, "model.gguf");
  await writeFile(
    checkpoint,
    writeGguf(metadata, [own, ...others, ...(output === undefined ? [] : [{ ...output, name: "output.weight" }])]),
  );
  const manifest = await convertCheckpoint({ checkpoint, out: path.join(folder, "model"), precision });
  return { manifest, bytes: manifest.files["model.onnx.data"]!.bytes, onnx: path.join(folder, "model", "model.onnx") };
}

describe("an output layer that is the embedding in another rounding", () => {
  it("is stored once at int4, in the finer rounding", async () => {
    const apart = await converted(narrow, wide, "int4");
    const tied = await converted(wide, undefined, "int4");
    expect(apart.bytes).toBe(tied.bytes);
    const [actual, expected] = await Promise.all(
      [apart, tied].map(async ({ manifest: { config, maxSequencesPerStep }, onnx }) => {
        await using executor = await OnnxExecutor.load({ path: onnx, config, maxSequencesPerStep, threads: 1 });
        return await logitsOf(executor, executor.createSequence(), golden.ids);
      }),
    );
    for (const [position, logits] of expected!.entries()) expect(largestDifference(actual![position], logits)).toBe(0);
  });

  it("stays for itself at more bits, where the file's rounding is the coarser", async () => {
    const [apart, tied] = [await converted(narrow, wide, "int8"), await converted(wide, undefined, "int8")];
    expect(apart.bytes).toBeGreaterThan(tied.bytes);
  });

  it("stays where it is the coarser of the two", async () => {
    expect((await converted(wide, narrow, "int4")).bytes).toBeGreaterThan((await converted(wide, undefined, "int4")).bytes);
  });
});

it("an output layer that is a copy of the embedding is stored once at every precision", async () => {
  expect((await converted(embedding, embedding, "fp32")).bytes).toBe((await converted(embedding, undefined, "fp32")).bytes);
});

it("an output layer of which one row differs is another matrix", async () => {
  const tied = (await converted(embedding, undefined, "int4")).bytes;
  const last = Float32Array.from(values);
  last[last.length - 1]! += 1;
  expect((await converted(embedding, { ...embedding, bytes: Buffer.from(last.buffer) }, "int4")).bytes).toBeGreaterThan(tied);
  expect((await converted(narrow, { ...wide, bytes: rounded(last, 8) }, "int4")).bytes).toBeGreaterThan(tied);
});
