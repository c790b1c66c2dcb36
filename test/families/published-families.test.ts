import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import type { ModelManifest } from "../../src/model-folder/manifest.js";
import { OnnxExecutor } from "../../src/onnx-runtime/onnx-executor.js";
import { argmax, largestDifference, logitsOf } from "../onnx-runtime/support.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { type GoldenCheckpoint, readGolden, writeGolden } from "./support/golden-checkpoint.js";

interface Converted {
  readonly manifest: ModelManifest;
  readonly executor: OnnxExecutor;
}

async function convert(golden: GoldenCheckpoint, change: Readonly<Record<string, unknown>> = {}): Promise<Converted> {
  const checkpoint = path.join(await temporaryFolder(), "checkpoint");
  await writeGolden(checkpoint, { ...golden, config: { ...golden.config, ...change } });
  const out = path.join(path.dirname(checkpoint), "model");
  const manifest = await convertCheckpoint({ checkpoint, out, precision: "fp32" });
  const { config, maxSequencesPerStep } = manifest;
  const executor = await OnnxExecutor.load({ path: path.join(out, "model.onnx"), config, maxSequencesPerStep, threads: 1 });
  return { manifest, executor };
}

const names = [
  ...["glm", "glm-edge", "glm4", "glm4-without-biases", "qwen2", "qwen2-untied", "llama", "llama-wide-heads", "chatglm4"],
];

describe.each(names)("%s", (name) => {
  const golden = readGolden(name);

  it("computes what transformers computes: every position, whole and in chunks, and greedily", async () => {
    const { manifest, executor } = await convert(golden);
    await using _ = executor;
    expect(manifest.source.modelType).toBe(golden.config["model_type"]);
    const { ids, greedy } = golden;
    for (const chunk of [ids.length, 7, 1]) {
      const actual = await logitsOf(executor, executor.createSequence(), ids, chunk);
      const off = golden.logits.map((logits, position) => largestDifference(actual[position], logits));
      expect(Math.max(...off)).toBeLessThan(1e-3);
    }
    const sequence = executor.createSequence();
    let next = argmax((await logitsOf(executor, sequence, ids)).at(-1)!);
    const said: number[] = [];
    while (said.length < greedy.length) {
      said.push(next);
      next = argmax((await logitsOf(executor, sequence, [next])).at(-1)!);
    }
    expect(said).toEqual(greedy);
  });
});

describe("GLM-4-9B-Chat's config.json", () => {
  it("multiplies RoPE's base, and keeps its epsilon and its three ends", async () => {
    const { manifest, executor } = await convert(readGolden("chatglm4"));
    await executor[Symbol.asyncDispose]();
    expect(manifest.config).toMatchObject({ ropeBase: 5_000_000, epsilon: 1.5625e-7, endOfSequenceIds: [90, 93, 95] });
    expect(manifest.chatFormat).toBe("glm4");
  });
});

describe("a config.json that computes something else", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ["qwen2", { use_sliding_window: true }, /use_sliding_window is true/],
    [
      "qwen2",
      { layer_types: ["full_attention", "sliding_attention"] },
      /layer_types is \["full_attention","sliding_attention"\]/,
    ],
    ["qwen2", { hidden_act: "gelu" }, /hidden_act is "gelu"/],
    ["llama", { rope_scaling: { rope_type: "llama3", factor: 8 } }, /rope_scaling is \{"rope_type":"llama3"/],
    ["llama", { attention_bias: true }, /attention_bias is true/],
    ["llama", { mlp_bias: true }, /mlp_bias is true/],
    ["glm4", { rope_parameters: { rope_type: "yarn" } }, /rope_parameters is \{"rope_type":"yarn"\}/],
    ["glm", { partial_rotary_factor: 0.3 }, /partial_rotary_factor is 0\.3: of heads of 16 it takes no even number/],
    ["glm", { num_key_value_heads: 3 }, /num_key_value_heads is 3: it does not divide/],
    ["glm", { eos_token_id: [96] }, /eos_token_id is 96: outside the vocabulary of 96/],
    ["glm", { quantization_config: { bits: 4 } }, /quantization_config is \{"bits":4\}/],
    ["glm", { vocab_size: "many" }, /vocab_size is "many"/],
    ["glm", { max_position_embeddings: 16_777_217 }, /max_position_embeddings is 16777217/],
    ["glm", { model_type: "glm4_moe" }, /model_type is "glm4_moe"; known are .*GLM-4-0414 and GLM-Z1 \(model_type glm4\)/],
  ])("is refused by the field: %s %j", async (name, change, message) => {
    await expect(convert(readGolden(name), change)).rejects.toMatchObject({
      code: "CHECKPOINT_UNSUPPORTED",
      message: expect.stringMatching(message),
    });
  });

  it("is refused where tensors contradict it", async () => {
    await expect(convert(readGolden("glm"), { attention_bias: false })).rejects.toMatchObject({
      message: expect.stringMatching(/self_attn\.q_proj\.bias has no place in a glm model/),
    });
    await expect(convert(readGolden("qwen2-untied"), { num_hidden_layers: 3 })).rejects.toMatchObject({
      message: expect.stringMatching(/num_hidden_layers is 3, the files hold 2 layers/),
    });
  });
});

describe("an output layer that is stored although config.json ties it", () => {
  it("is used", async () => {
    const golden = readGolden("qwen2-untied");
    const { manifest, executor } = await convert(golden, { tie_word_embeddings: true });
    await using _ = executor;
    expect(manifest.config.tiedEmbeddings).toBe(false);
    const actual = await logitsOf(executor, executor.createSequence(), golden.ids);
    expect(largestDifference(actual.at(-1), golden.logits.at(-1))).toBeLessThan(1e-3);
  });
});

describe("a tokenizer.json with more tokens than the model has rows", () => {
  it("is refused", async () => {
    const checkpoint = path.join(await temporaryFolder(), "checkpoint");
    await writeGolden(checkpoint, readGolden("qwen2"));
    await writeFile(path.join(checkpoint, "tokenizer.json"), "{}");
    const out = path.join(path.dirname(checkpoint), "model");
    await expect(convertCheckpoint({ checkpoint, out, precision: "fp32" })).rejects.toMatchObject({ code: "TOKENIZER_INVALID" });
  });
});
