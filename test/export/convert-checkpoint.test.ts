import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCheckpoint } from "../../src/export/checkpoint/open-checkpoint.js";
import {
  type ConversionProgress,
  type ConvertCheckpointOptions,
  convertCheckpoint,
} from "../../src/export/convert-checkpoint.js";
import { layOut, storedTensors } from "../../src/export/external-layout.js";
import { buildGraph } from "../../src/export/graph/build-graph.js";
import { parseChatGLMConfig } from "../../src/families/chatglm/config.js";
import { checkpointTensors } from "../../src/families/chatglm/weight-names.js";
import type { Precision } from "../../src/model-folder/manifest.js";
import { readManifest, verifyManifest } from "../../src/model-folder/manifest.js";
import { type InitialCheckpointOptions, writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { trainTokenizer } from "../../src/training/tokenizer-trainer.js";
import { sampleTexts } from "../tokenizer/sample-tokenizer.js";
import { golden } from "./support/golden.js";
import { readTensor } from "./support/read-tensor.js";
import { temporaryFolder } from "./support/temporary-folder.js";

const config = { padded_vocab_size: 512, num_layers: 2, hidden_size: 96, ffn_hidden_size: 160, num_attention_heads: 6 };

function tokenizerOf(pieces: number): Uint8Array {
  return trainTokenizer(sampleTexts, { vocabularySize: pieces });
}

async function checkpointFolder(
  options: Partial<InitialCheckpointOptions> = {},
): Promise<{ parent: string; checkpoint: string; out: string }> {
  const parent = await temporaryFolder();
  const checkpoint = join(parent, "chatglm3-student");
  await writeInitialCheckpoint(checkpoint, {
    config,
    dtype: "float16",
    layout: "sharded-safetensors",
    tokenizerModel: tokenizerOf(400),
    ...options,
  });
  return { parent, checkpoint, out: join(parent, "out") };
}

/** Every stored tensor, decoded to float32 by the operators' specification, against the checkpoint's rows. */
async function worstError(checkpointPath: string, out: string, precision: Precision, blockSize: number): Promise<number> {
  await using checkpoint = await openCheckpoint(checkpointPath);
  const parsed = parseChatGLMConfig(checkpoint.configJson, checkpoint.configPath);
  const { weights } = buildGraph(
    { shape: parsed, tensors: checkpointTensors(parsed) },
    { precision, blockSize, maxSequencesPerStep: 8 },
  );
  const { placements } = layOut(weights);
  const data = await readFile(join(out, "model.onnx.data"));
  const floats = (name: string): Float32Array => {
    const { offset, length } = placements.get(name) ?? { offset: 0, length: 0 };
    return new Float32Array(new Uint8Array(data.subarray(offset, offset + length)).buffer);
  };
  let worst = 0;
  for (const plan of weights) {
    const [first, end] = plan.rows;
    const columns = checkpoint.tensor(plan.tensor).columns;
    const expected = (await readTensor(checkpoint, plan.tensor)).subarray(first * columns, end * columns);
    if (plan.encoding.kind === "float32") {
      const stored = floats(plan.encoding.data.name);
      for (const [i, value] of expected.entries()) worst = Math.max(worst, Math.abs(value - (stored[i] ?? Number.NaN)));
      continue;
    }
    const { bits, packed, scales } = plan.encoding;
    const scale = floats(scales.name);
    const start = placements.get(packed.name)?.offset ?? 0;
    const blocks = Math.ceil(columns / blockSize);
    for (const [i, value] of expected.entries()) {
      const column = i % columns;
      const block = Math.floor(i / columns) * blocks + Math.floor(column / blockSize);
      const place = block * blockSize + (column % blockSize);
      const byte = data[start + (bits === 8 ? place : place >> 1)] ?? 0;
      const q = bits === 8 ? byte - 128 : ((byte >> (4 * (place % 2))) & 15) - 8;
      const step = Math.abs(scale[block] ?? 0);
      const error = Math.abs(value - q * (scale[block] ?? Number.NaN));
      // In steps. With the largest at −8.9, its opposite at 8.9 is clipped to 7.
      worst = Math.max(worst, step === 0 ? Math.abs(value) : error / step);
    }
  }
  return worst;
}

describe("convertCheckpoint", () => {
  it.each([
    ["fp32", 128, 0],
    ["int8", 128, 0.502],
    ["int8", 32, 0.502],
    ["int4", 128, 2],
    ["int4", 64, 2],
    ["int4", 32, 2],
  ] as const)("stores every weight as %s, block %i", async (precision, blockSize, worst) => {
    const { checkpoint, out } = await checkpointFolder();
    await convertCheckpoint({ checkpoint, out, precision, blockSize });
    expect(await worstError(checkpoint, out, precision, blockSize)).toBeLessThanOrEqual(worst);
  });

  it("writes a manifest that holds, with sizes and digests of all files", async () => {
    const { checkpoint, out } = await checkpointFolder();
    const manifest = await convertCheckpoint({ checkpoint, out, precision: "int4" });
    expect(await readManifest(out)).toEqual(manifest);
    await verifyManifest(out);
    expect((await readdir(out)).sort()).toEqual(["manifest.json", "model.onnx", "model.onnx.data", "tokenizer.model"]);
    expect(manifest).toMatchObject({
      precision: "int4",
      blockSize: 128,
      chatFormat: "chatglm3",
      source: { name: "chatglm3-student" },
    });
    expect(JSON.stringify(manifest)).not.toContain(checkpoint);
    for (const [name, { bytes, sha256 }] of Object.entries(manifest.files)) {
      const content = await readFile(join(out, name));
      expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
    }
  });

  it("gives the same bytes from any layout of the same weights", async () => {
    const one = await checkpointFolder({ layout: "safetensors" });
    const many = await checkpointFolder({ layout: "sharded-safetensors" });
    const a = await convertCheckpoint({ ...one, precision: "int4" });
    const b = await convertCheckpoint({ ...many, precision: "int4" });
    expect(a.files).toEqual(b.files);
  });

  it("aligns what is mapped to 64 KiB and packs the rest, without overlap", () => {
    const parsed = parseChatGLMConfig({ ...publishedFields, num_layers: 2 }, "x");
    const { weights } = buildGraph(
      { shape: parsed, tensors: checkpointTensors(parsed) },
      { precision: "int4", blockSize: 128, maxSequencesPerStep: 8 },
    );
    const { placements, totalBytes } = layOut(weights);
    let end = 0;
    for (const tensor of weights.flatMap(storedTensors)) {
      const { offset, length } = placements.get(tensor.name) ?? { offset: -1, length: 0 };
      if (length >= 2 ** 20) expect(offset % 65_536).toBe(0);
      else expect(offset - end).toBeLessThan(64);
      expect(offset).toBeGreaterThanOrEqual(end);
      end = offset + length;
    }
    expect(totalBytes).toBe(end);
  });

  it("reports progress in bytes of the checkpoint, up to all of them", async () => {
    const { checkpoint, out } = await checkpointFolder();
    const events: ConversionProgress[] = [];
    await convertCheckpoint({ checkpoint, out, precision: "fp32", onProgress: (event) => events.push(event) });
    expect(events.at(-1)?.bytesDone).toBe(events.at(-1)?.bytesTotal);
    for (const [i, { bytesDone }] of events.entries()) expect(bytesDone).toBeGreaterThan(events[i - 1]?.bytesDone ?? 0);
    expect(events[0]?.tensor).toBe("transformer.embedding.word_embeddings.weight");
  });

  it("ties the output to the embedding only where no output layer is stored, as the models' code does", async () => {
    const tied = await checkpointFolder({ config: { ...config, tie_word_embeddings: true } });
    expect((await convertCheckpoint({ ...tied, precision: "int8" })).config.tiedEmbeddings).toBe(true);
    const { checkpoint, out } = await checkpointFolder();
    const path = join(checkpoint, "config.json");
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), tie_word_embeddings: true }));
    expect((await convertCheckpoint({ checkpoint, out, precision: "int8" })).config.tiedEmbeddings).toBe(false);
  });

  it.each([
    ["fp32", 4 * 96],
    ["int8", 96 + 4 * 3],
    ["int4", 48 + 4 * 3],
  ] as const)("stores the rows of a tied embedding once (%s)", async (precision, bytesOfRow) => {
    const sizeOf = async (tied: boolean): Promise<number> => {
      const { checkpoint, out } = await checkpointFolder({ config: { ...config, tie_word_embeddings: tied } });
      const { files } = await convertCheckpoint({ checkpoint, out, precision, blockSize: 32 });
      return files["model.onnx.data"]?.bytes ?? 0;
    };
    expect((await sizeOf(false)) - (await sizeOf(true))).toBe(512 * bytesOfRow);
  });

  it("refuses tensors of another shape, missing ones, and ones it would ignore", async () => {
    const { parent, checkpoint, out } = await checkpointFolder();
    const path = join(checkpoint, "config.json");
    const json = JSON.parse(await readFile(path, "utf8"));
    const attempt = async (change: object): Promise<unknown> => {
      await writeFile(path, JSON.stringify({ ...json, ...change }));
      return convertCheckpoint({ checkpoint, out, precision: "int4" }).catch((error: unknown) => error);
    };
    expect(await attempt({ padded_vocab_size: 600 })).toMatchObject({
      code: "CHECKPOINT_INVALID",
      message: expect.stringMatching(/word_embeddings\.weight has shape \[512,96\], config\.json asks for \[600,96\]/),
    });
    expect(await attempt({ num_layers: 3 })).toMatchObject({
      code: "CHECKPOINT_INVALID",
      message: expect.stringMatching(/layers\.2\.\S+ is missing/),
    });
    expect(await attempt({ num_layers: 1 })).toMatchObject({
      code: "CHECKPOINT_UNSUPPORTED",
      message: expect.stringMatching(/layers\.1\.\S+ has no place/),
    });
    expect(await attempt({ add_qkv_bias: false })).toMatchObject({
      code: "CHECKPOINT_UNSUPPORTED",
      message: expect.stringMatching(/bias has no place/),
    });
    expect(await readdir(parent)).toEqual(["chatglm3-student"]);
  });

  it.each([
    [{ seq_length: 8_388_608 }, /config\.json: seq_length is 8388608: its position tables would take \d+ bytes.* At most \d+ is/],
    [{ padded_vocab_size: 2_000_000 }, /config\.json asks for \[2000000,96\] \(by padded_vocab_size, hidden_size\)/],
    [{ num_layers: 512 }, /config\.json: num_layers is 512, the files hold 2 layers/],
    [{ ffn_hidden_size: 524_288 }, /by ffn_hidden_size, hidden_size/],
    [{ kv_channels: 4096 }, /by num_attention_heads, multi_query_group_num, kv_channels/],
  ])("believes the files, not config.json's %j, before it allocates", async (change, message) => {
    const { parent, checkpoint, out } = await checkpointFolder();
    const path = join(checkpoint, "config.json");
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), ...change }));
    await expect(convertCheckpoint({ checkpoint, out, precision: "int4" })).rejects.toThrow(
      expect.objectContaining({ code: "CHECKPOINT_INVALID", message: expect.stringMatching(message) }),
    );
    expect(await readdir(parent)).toEqual(["chatglm3-student"]);
  });

  it("tells the prompt format and why before the long work", async () => {
    const { checkpoint, out } = await checkpointFolder();
    const told: unknown[] = [];
    const options = { checkpoint, out, precision: "int4", onProgress: () => told.push("working") } as const;
    await convertCheckpoint({ ...options, onChatFormat: (choice) => void told.push(choice) });
    expect(told.slice(0, 2)).toEqual([{ format: "chatglm3", because: "generation-name", name: "chatglm3-student" }, "working"]);
  });

  it("is stopped while it opens the checkpoint, and says so", async () => {
    const { parent, checkpoint, out } = await checkpointFolder();
    const options = { checkpoint, out, precision: "int4", signal: AbortSignal.abort() } as const;
    await expect(convertCheckpoint(options)).rejects.toThrow(expect.objectContaining({ code: "ABORTED" }));
    expect(await readdir(parent)).toEqual(["chatglm3-student"]);
  });

  it.each([
    ["cut short", tokenizerOf(400).subarray(0, 900), "TOKENIZER_INVALID", /tokenizer\.model: it is no SentencePiece model/],
    [
      "GLM-4's, cut short",
      Buffer.from("IQ== 0\nIg== 1\n"),
      "TOKENIZER_INVALID",
      /tokenizer\.model: it has no token for the byte 0/,
    ],
    ["another model's, larger", tokenizerOf(600), "CHECKPOINT_INVALID", /tokenizer\.model: it has 577 tokens.* 512/],
  ])("refuses a tokenizer that is %s", async (_what, tokenizerModel, code, message) => {
    const { parent, checkpoint, out } = await checkpointFolder({ tokenizerModel });
    await expect(convertCheckpoint({ checkpoint, out, precision: "int4" })).rejects.toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
    expect(await readdir(parent)).toEqual(["chatglm3-student"]);
  });

  it.each(["fp32", "int8", "int4"] as const)(
    "names tensor and place of a weight that is not a number (%s)",
    async (precision) => {
      const { parent, checkpoint, out } = await checkpointFolder({ layout: "safetensors" });
      const file = join(checkpoint, "model.safetensors");
      const handle = await open(file, "r+");
      const header = Number((await handle.read(Buffer.alloc(8), 0, 8, 0)).buffer.readBigUInt64LE());
      // The embedding comes first: row 3, column 5 of 96.
      await handle.write(new Uint8Array([0x00, 0x7e]), 0, 2, 8 + header + 2 * (3 * 96 + 5));
      await handle.close();
      await expect(convertCheckpoint({ checkpoint, out, precision })).rejects.toThrow(
        expect.objectContaining({
          code: "CHECKPOINT_INVALID",
          message: expect.stringContaining("word_embeddings.weight holds NaN at [3, 5]"),
        }),
      );
      expect(await readdir(parent)).toEqual(["chatglm3-student"]);
    },
  );

  it("does not touch an existing folder unless told to, and then only one of its own", async () => {
    const { checkpoint, out } = await checkpointFolder();
    const convert = (overwrite: boolean): Promise<unknown> =>
      convertCheckpoint({ checkpoint, out, precision: "int4", overwrite });
    await mkdir(out);
    await convert(false);
    await expect(convert(false)).rejects.toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining("not empty") }),
    );
    await writeFile(join(out, "stale"), "");
    await convert(true);
    expect(await readdir(out)).not.toContain("stale");
    await expect(convertCheckpoint({ checkpoint, out: checkpoint, precision: "int4", overwrite: true })).rejects.toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining("not a converted model") }),
    );
    await expect(convertCheckpoint({ checkpoint, out: join(checkpoint, "config.json"), precision: "int4" })).rejects.toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining("is a file") }),
    );
  });

  it.each([
    { blockSize: 48 },
    { precision: "int3" as Precision },
    { maxSequencesPerStep: 0 },
  ] satisfies Partial<ConvertCheckpointOptions>[])("refuses %j", async (option) => {
    await expect(convertCheckpoint({ checkpoint: "x", out: "y", precision: "int4", ...option })).rejects.toThrow(
      expect.objectContaining({ code: "INVALID_OPTION" }),
    );
  });
});

describe.skipIf(!golden.present)(`golden conversions${golden.present ? "" : ` (skipped: ${golden.absence})`}`, () => {
  it.each([
    ["chatglm3-tiny", "int4", 2],
    ["chatglm-micro-bin", "fp32", 0],
    ["chatglm-micro-bin", "int8", 0.502],
    ["chatglm-micro-bin", "int4", 2],
  ] as const)("stores every weight of %s as %s", async (name, precision, worst) => {
    const out = join(await temporaryFolder(), "out");
    await convertCheckpoint({ checkpoint: golden.checkpoint(name), out, precision });
    expect(await worstError(golden.checkpoint(name), out, precision, 128)).toBeLessThanOrEqual(worst);
  });
});

const publishedFields = {
  model_type: "chatglm",
  multi_query_attention: true,
  num_layers: 28,
  hidden_size: 4096,
  ffn_hidden_size: 13_696,
  num_attention_heads: 32,
  kv_channels: 128,
  multi_query_group_num: 2,
  padded_vocab_size: 65_024,
  seq_length: 8192,
  add_qkv_bias: true,
};
