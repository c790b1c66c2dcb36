import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { TokenVocabulary, tokenTable } from "../../src/constraint/token-vocabulary.js";
import { openCheckpoint } from "../../src/export/checkpoint/open-checkpoint.js";
import { convertCheckpoint, convertCheckpointOf } from "../../src/export/convert-checkpoint.js";
import { parseManifest } from "../../src/model-folder/manifest.js";
import { GraphSession } from "../../src/onnx-runtime/graph-session.js";
import { OnnxExecutor } from "../../src/onnx-runtime/onnx-executor.js";
import { layOutMicroBatch } from "../../src/training/micro-batch.js";
import { ParameterSet } from "../../src/training/parameter-set.js";
import { weightInputs } from "../../src/training/trainer.js";
import { buildTrainingGraph } from "../../src/training/training-graph.js";
import { largestDifference, logitsOf } from "../onnx-runtime/support.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { openByteTokenizer } from "./support/byte-tokenizer.js";
import { type TeahouseConfig, teahouseFamily } from "./support/teahouse-family.js";
import { TeahouseModel } from "./support/teahouse-model.js";

const small: TeahouseConfig = {
  ...{ model_type: "teahouse", depth: 2, width: 32, feed: 48, query_heads: 4, memory_heads: 2, head_width: 16 },
  ...{ words: 260, longest: 64, turned: 16, pairs: "halves", projections: "apart", bias: false, four_norms: false, tied: false },
};
const variants: Readonly<Record<string, TeahouseConfig>> = {
  "apart, without biases, whole heads turned in halves, as Llama": small,
  "apart, with biases, tied, as Qwen2": { ...small, bias: true, tied: true },
  "key and value together, half of each head turned, four norms, as GLM-4-0414": {
    ...{ ...small, projections: "memory", turned: 8, pairs: "interleaved", four_norms: true },
  },
  "biases in parts of a tensor, another share turned": { ...small, projections: "memory", bias: true, turned: 4 },
};
const ids = Array.from({ length: 30 }, (_, i) => (i * 37 + 11) % 260);

async function checkpointOf(config: TeahouseConfig): Promise<string> {
  const folder = path.join(await temporaryFolder(), "checkpoint");
  await new TeahouseModel(config).write(folder);
  return folder;
}

describe.each(Object.entries(variants))("a family %s", (_name, config) => {
  it("is exported with the logits of a plain reference, whole and in chunks", async () => {
    const checkpoint = await checkpointOf(config);
    const out = path.join(path.dirname(checkpoint), "model");
    const manifest = await convertCheckpointOf([teahouseFamily], { checkpoint, out, precision: "fp32" });
    expect(manifest).toMatchObject({ source: { modelType: "teahouse" }, chatFormat: "completion" });
    expect(Object.keys(manifest.files).sort()).toEqual(["model.onnx", "model.onnx.data", "tokenizer.json"]);
    const read = parseManifest(JSON.parse(await readFile(path.join(out, "manifest.json"), "utf8")), "manifest.json");
    expect(read.config.rotary).toEqual({ size: config.turned, pairing: config.pairs });
    const { maxSequencesPerStep } = manifest;
    await using executor = await OnnxExecutor.load({
      path: path.join(out, "model.onnx"),
      config: read.config,
      maxSequencesPerStep,
      threads: 1,
    });
    const expected = new TeahouseModel(config).logits(ids);
    for (const chunk of [ids.length, 7]) {
      const actual = await logitsOf(executor, executor.createSequence(), ids, chunk);
      for (const [position, logits] of expected.entries()) expect(largestDifference(actual[position], logits)).toBeLessThan(1e-4);
    }
  });

  it("is trained with the same logits", async () => {
    const folder = await checkpointOf(config);
    await using checkpoint = await openCheckpoint(folder);
    const decoder = teahouseFamily.readDecoder({ json: checkpoint.configJson, where: checkpoint.configPath });
    const parameters = await ParameterSet.read(decoder, checkpoint);
    const shape = { batch: 1, length: ids.length };
    const graph = buildTrainingGraph(decoder, shape, { backward: true, logits: true });
    await using session = await GraphSession.create(graph.onnx, { threads: 1 });
    const { inputs, targets } = layOutMicroBatch([[{ ids: Uint32Array.from([...ids, 0]), learntFrom: 1 }]], shape);
    const weights = { data: new Float32Array(targets).fill(1 / targets), shape: [targets, 1] };
    const outputs = await session.run({ ...weightInputs(parameters, graph.parameters), ...inputs, weights });
    const expected = new TeahouseModel(config).logits(ids).flat();
    expect(largestDifference(outputs.get("logits") as Float32Array, expected)).toBeLessThan(1e-4);
  });

  it("is quantised: 8 bits stay near 32", async () => {
    const checkpoint = await checkpointOf(config);
    const out = path.join(path.dirname(checkpoint), "model");
    const manifest = await convertCheckpointOf([teahouseFamily], { checkpoint, out, precision: "int8", blockSize: 32 });
    const { config: shape, maxSequencesPerStep } = manifest;
    const options = { path: path.join(out, "model.onnx"), config: shape, maxSequencesPerStep, threads: 1 };
    await using executor = await OnnxExecutor.load(options);
    const expected = new TeahouseModel(config).logits(ids);
    const actual = await logitsOf(executor, executor.createSequence(), ids);
    const rms = (values: readonly number[]): number => Math.hypot(...values) / Math.sqrt(values.length);
    const errors = expected.flatMap((logits, position) =>
      logits.map((value, i) => value - (actual[position]?.[i] ?? Number.NaN)),
    );
    // Weights of other rows would be off by √2; norms behind a projection enlarge its rounding.
    expect(rms(errors) / rms(expected.flat())).toBeLessThan(0.5);
  });
});

describe("a checkpoint of an unknown family", () => {
  it("is refused by its model_type, with the families that are known", async () => {
    const checkpoint = await checkpointOf(small);
    const out = path.join(path.dirname(checkpoint), "model");
    await expect(convertCheckpoint({ checkpoint, out, precision: "fp32" })).rejects.toMatchObject({
      code: "CHECKPOINT_UNSUPPORTED",
      message: expect.stringMatching(/model_type is "teahouse"; known are ChatGLM2.*\(model_type chatglm\)/),
    });
  });
});

describe("a form of conversation that the family doesn't have", () => {
  it("is refused before anything is written", async () => {
    const checkpoint = await checkpointOf(small);
    const out = path.join(path.dirname(checkpoint), "model");
    const options = { checkpoint, out, precision: "fp32", chatFormat: "chatglm3" } as const;
    await expect(convertCheckpointOf([teahouseFamily], options)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining("it may be completion"),
    });
    expect(existsSync(out)).toBe(false);
  });
});

describe("a checkpoint that contradicts its config.json", () => {
  it.each<[string, Partial<TeahouseConfig>, RegExp]>([
    ["a layer too many", { depth: 3 }, /depth is 3, the files hold 2 layers: tensor tea\.pots\.2\.norm_a is missing/],
    ["another width", { width: 16 }, /tea\.leaves has shape \[260,32\], config\.json asks for \[260,16\] \(by words, width\)/],
    ["a layer too few", { depth: 1 }, /tensor tea\.pots\.1\.\w+(\.\w+)? has no place in a teahouse model of 1 layers/],
  ])("is refused in its own fields' words: %s", async (_what, change, message) => {
    const checkpoint = await checkpointOf(small);
    await writeFile(path.join(checkpoint, "config.json"), JSON.stringify({ ...small, ...change }));
    const out = path.join(path.dirname(checkpoint), "model");
    await expect(convertCheckpointOf([teahouseFamily], { checkpoint, out, precision: "fp32" })).rejects.toMatchObject({
      message: expect.stringMatching(message),
    });
  });
});

describe("a byte-level tokenizer", () => {
  const tokenizer = openByteTokenizer(Buffer.from(JSON.stringify({ merges: [[104, 105]], specials: ["<end>"] })), "x");

  it("is a Tokenizer like SentencePiece's: bytes, specials, half characters withheld", () => {
    expect(tokenizer.encode("hi 茶")).toEqual([256, 32, 0xe8, 0x8c, 0xb6]);
    const decoder = tokenizer.incrementalDecoder();
    expect([decoder.push([0xe8, 0x8c]), decoder.push([0xb6]), decoder.flush()]).toEqual(["", "茶", ""]);
    expect(tokenizer.specialId("<end>")).toBe(257);
  });

  it("serves constraints: every byte has a token of its own", () => {
    const vocabulary = new TokenVocabulary(tokenTable(tokenizer));
    expect([...vocabulary.bytes(256)]).toEqual([104, 105]);
    expect(vocabulary.bytes(257)).toHaveLength(0);
  });
});
