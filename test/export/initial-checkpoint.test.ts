import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCheckpoint } from "../../src/export/checkpoint/open-checkpoint.js";
import { parseChatGLMConfig } from "../../src/families/chatglm/config.js";
import { type InitialCheckpointOptions, writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { digests, readTensor } from "./support/read-tensor.js";
import { temporaryFolder } from "./support/temporary-folder.js";

const config = { padded_vocab_size: 4096, hidden_size: 256, ffn_hidden_size: 320, num_attention_heads: 8, kv_channels: 32 };

async function tensorsOf(options: InitialCheckpointOptions): Promise<Map<string, Float32Array>> {
  const folder = await temporaryFolder();
  await writeInitialCheckpoint(folder, options);
  await using checkpoint = await openCheckpoint(folder);
  const tensors = new Map<string, Float32Array>();
  for (const name of checkpoint.tensorNames) tensors.set(name, await readTensor(checkpoint, name));
  return tensors;
}

function moments(values: Float32Array): { mean: number; deviation: number; kurtosis: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const fourth = values.reduce((sum, value) => sum + (value - mean) ** 4, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance), kurtosis: fourth / variance ** 2 };
}

describe("writeInitialCheckpoint", () => {
  it("writes the same weights whatever the layout", async () => {
    const whole = await tensorsOf({ config, seed: 3, dtype: "float16" });
    const sharded = await tensorsOf({ config, seed: 3, dtype: "float16", layout: "sharded-safetensors" });
    expect(digests(sharded)).toEqual(digests(whole));
    const float32 = await tensorsOf({ config, seed: 3, dtype: "float32" });
    for (const [name, values] of float32) {
      const half = whole.get(name);
      expect(
        half?.every((value, i) => Math.abs(value - (values[i] ?? 0)) <= 0.001 * Math.abs(value) + 1e-7),
        name,
      ).toBe(true);
    }
  });

  it("stays the same from release to release, and differs from seed to seed", async () => {
    const digest = async (seed: number): Promise<string> => {
      const hash = createHash("sha256");
      for (const [name, values] of await tensorsOf({ config, seed, dtype: "float16" })) hash.update(name).update(values);
      return hash.digest("hex");
    };
    expect(await digest(0)).toBe("b2349a0f79506cdc8728e920325b878bc7a28fcaf7fdd4e75373d742961f24cb");
    expect(await digest(1)).not.toBe(await digest(0));
  });

  it("draws normal numbers with standard deviation 1/√fan-in, independent between tensors", async () => {
    const tensors = await tensorsOf({ config, seed: 1, dtype: "float32" });
    for (const [part, fanIn] of [
      ["embedding.word_embeddings.weight", 1],
      ["output_layer.weight", 256],
      ["layers.0.mlp.dense_h_to_4h.weight", 256],
      ["layers.1.mlp.dense_4h_to_h.weight", 320],
    ] as const) {
      const values = [...tensors].find(([name]) => name.endsWith(part))?.[1] ?? new Float32Array(1);
      const { mean, deviation, kurtosis } = moments(values);
      expect(Math.abs(mean * Math.sqrt(fanIn * values.length)), part).toBeLessThan(4);
      expect(deviation * Math.sqrt(fanIn), part).toBeCloseTo(1, 1);
      expect(kurtosis, part).toBeCloseTo(3, 0);
    }
    const first = tensors.get("transformer.encoder.layers.0.mlp.dense_h_to_4h.weight") ?? new Float32Array(1);
    const second = tensors.get("transformer.encoder.layers.1.mlp.dense_h_to_4h.weight") ?? new Float32Array(1);
    const product = first.reduce((sum, value, i) => sum + value * (second[i] ?? 0), 0);
    expect(Math.abs(product * 256) / Math.sqrt(first.length)).toBeLessThan(5);
    for (const [name, values] of tensors) if (name.includes("norm")) expect(values.every((value) => value === 1)).toBe(true);
  });

  it("shards into at least two files with an index, keeps the tokenizer, and describes itself", async () => {
    const folder = await temporaryFolder();
    const tokenizerModel = new TextEncoder().encode("pieces");
    await writeInitialCheckpoint(folder, {
      config: { ...config, tie_word_embeddings: true },
      dtype: "float16",
      layout: "sharded-safetensors",
      tokenizerModel,
    });
    const files = await readdir(folder);
    expect(files.filter((name) => /^model-0000\d-of-0000\d\.safetensors$/.test(name)).length).toBeGreaterThanOrEqual(2);
    expect(await readFile(join(folder, "tokenizer.model"), "utf8")).toBe("pieces");
    await using checkpoint = await openCheckpoint(folder);
    expect(parseChatGLMConfig(checkpoint.configJson, "x")).toMatchObject({ layers: 2, hiddenSize: 256, tiedEmbeddings: true });
    expect(checkpoint.has("transformer.output_layer.weight")).toBe(false);
  });
});
