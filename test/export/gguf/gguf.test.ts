import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { blockFormats } from "../../../src/export/checkpoint/gguf/block-formats.js";
import { openCheckpoint } from "../../../src/export/checkpoint/open-checkpoint.js";
import { convertCheckpoint } from "../../../src/export/convert-checkpoint.js";
import { openTokenizer } from "../../../src/model/open-tokenizer.js";
import type { ModelManifest } from "../../../src/model-folder/manifest.js";
import { OnnxExecutor } from "../../../src/onnx-runtime/onnx-executor.js";
import { readGolden } from "../../families/support/golden-checkpoint.js";
import { largestDifference, logitsOf } from "../../onnx-runtime/support.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { goldenGguf, text, u64, type Value, writeGguf } from "./write-gguf.js";

/** Made by oracle.py with PyPI's gguf. */
const golden = JSON.parse(readFileSync(new URL("golden/blocks.json", import.meta.url), "utf8")) as {
  readonly type: number;
  readonly name: string;
  readonly bytes: string;
  readonly values: string;
}[];

async function fileOf(bytes: Uint8Array, name = "model.gguf"): Promise<string> {
  const file = path.join(await temporaryFolder(), name);
  await writeFile(file, bytes);
  return file;
}

async function converted(bytes: Uint8Array, name?: string): Promise<{ manifest: ModelManifest; out: string }> {
  const checkpoint = await fileOf(bytes, name);
  const out = path.join(path.dirname(checkpoint), "model");
  return { manifest: await convertCheckpoint({ checkpoint, out, precision: "fp32" }), out };
}

describe("a block of GGUF", () => {
  it.each(golden)("in $name is dequantised as by PyPI's gguf", ({ type, name, bytes, values }) => {
    const format = blockFormats.get(type)!;
    const from = Buffer.from(bytes, "base64");
    const expected = new Float32Array(Uint8Array.from(Buffer.from(values, "base64")).buffer);
    const actual = new Float32Array((from.length / format.bytes) * format.elements);
    format.dequantise(from, actual);
    expect(format.name).toBe(name);
    // Some of its zeros are negative.
    expect(Array.from(actual, (value) => value + 0)).toEqual(Array.from(expected, (value) => value + 0));
  });

  it("is of each format that is known", () => {
    expect(golden.map(({ type }) => type).sort()).toEqual([...blockFormats.keys()].sort());
  });
});

describe("a GGUF file", () => {
  it.each(["qwen2", "qwen2-untied", "llama", "llama-wide-heads", "glm", "glm-edge", "glm4", "glm4-without-biases"])(
    "of %s computes what transformers computes with the checkpoint it was made of",
    async (name) => {
      const checkpoint = readGolden(name);
      const { metadata, tensors } = goldenGguf(checkpoint);
      const { manifest, out } = await converted(writeGguf(metadata, tensors));
      expect(manifest.source.modelType).toBe(checkpoint.config["model_type"]);
      expect(manifest.config.epsilon).toBe(checkpoint.config["rms_norm_eps"]);
      const { config, maxSequencesPerStep } = manifest;
      await using executor = await OnnxExecutor.load({
        ...{ path: path.join(out, "model.onnx"), config, maxSequencesPerStep, threads: 1 },
      });
      const actual = await logitsOf(executor, executor.createSequence(), checkpoint.ids);
      for (const [position, logits] of checkpoint.logits.entries()) {
        expect(largestDifference(actual[position], logits)).toBeLessThan(1e-3);
      }
    },
  );

  it("with query, key and value in one tensor is cut", async () => {
    const checkpoint = readGolden("glm");
    const { metadata, tensors } = goldenGguf(checkpoint);
    const fused = tensors.flatMap((tensor) => {
      const [, layer, part, kind] = /^blk\.(\d)\.attn_([qkv])\.(weight|bias)$/.exec(tensor.name) ?? [];
      if (part === undefined) return [tensor];
      if (part !== "q") return [];
      const own = ["q", "k", "v"].map((one) => tensors.find(({ name }) => name === `blk.${layer}.attn_${one}.${kind}`)!);
      const rows = own.reduce((sum, { shape }) => sum + shape[0]!, 0);
      const shape = [rows, ...tensor.shape.slice(1)];
      return [{ ...tensor, name: `blk.${layer}.attn_qkv.${kind}`, shape, bytes: Buffer.concat(own.map(({ bytes }) => bytes)) }];
    });
    const [apart, together] = await Promise.all(
      [tensors, fused].map(async (own) => openCheckpoint(await fileOf(writeGguf(metadata, own)))),
    );
    await using first = apart!;
    await using second = together!;
    expect(second.tensorNames.toSorted()).toEqual(first.tensorNames.toSorted());
    for (const name of first.tensorNames) {
      const { shape } = first.tensor(name);
      const [one, other] = [first, second].map(() => new Float32Array(shape.reduce((a, b) => a * b, 1)));
      await first.tensor(name).readRows(0, shape[0]!, one!);
      await second.tensor(name).readRows(0, shape[0]!, other!);
      expect(other).toEqual(one);
    }
  });

  it("gives rows of a head that is cut anywhere", async () => {
    const { metadata, tensors } = goldenGguf(readGolden("llama"));
    await using checkpoint = await openCheckpoint(await fileOf(writeGguf(metadata, tensors)));
    const tensor = checkpoint.tensor("model.layers.0.self_attn.q_proj.weight");
    const all = new Float32Array(32 * 32);
    await tensor.readRows(0, 32, all);
    const some = new Float32Array(9 * 32);
    await tensor.readRows(5, 14, some);
    expect(some).toEqual(all.subarray(5 * 32, 14 * 32));
  });

  it("brings its tokenizer, and tells its form of conversation by name and tokens", async () => {
    const { metadata, tensors } = goldenGguf(readGolden("qwen2"));
    const { out, manifest } = await converted(
      writeGguf({ ...metadata, "general.name": "Qwen2.5 0.5B Instruct", ...vocabulary(40) }, widened(tensors)),
    );
    expect(manifest.chatFormat).toBe("qwen2.5");
    const tokenizer = await openTokenizer(out);
    expect(tokenizer.encode("hi!")).toEqual([256, tokenizer.encode("!")[0]]);
    expect(tokenizer.specialId("<|im_end|>")).toBe(258);
    expect(tokenizer.decode([257, 259, 256])).toBe("<tool_call>hi");
  });

  it("has its template held against the form that was chosen, and is converted all the same", async () => {
    const { metadata, tensors } = goldenGguf(readGolden("qwen2"));
    const template = "{{ '<|im_start|>system\\nBe brief.<|im_end|>' }}<|eot_id|>";
    const named = {
      ...metadata,
      "general.name": "Qwen2.5 0.5B Instruct",
      ...vocabulary(40),
      "tokenizer.chat_template": template,
    };
    const checkpoint = await fileOf(writeGguf(named, widened(tensors)));
    const told: unknown[] = [];
    const onTemplateDifferences = (...given: unknown[]): void => void told.push(given);
    const out = path.join(path.dirname(checkpoint), "model");
    await convertCheckpoint({ checkpoint, out, precision: "fp32", onTemplateDifferences });
    const differences = [
      { kind: "other-mark", text: "<|eot_id|>" },
      { kind: "system-prompt", text: "Be brief." },
      { kind: "no-tools" },
    ];
    expect(told).toEqual([[differences, "qwen2.5"]]);
  });
});

/** GPT-2's alphabet, one merge, two special tokens, one mark, and unused rows. */
function vocabulary(unused: number): Record<string, Value> {
  const printable = (byte: number): boolean => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 256;
  const alphabet = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++));
  const tokens = [
    ...alphabet,
    "hi",
    "<|im_start|>",
    "<|im_end|>",
    "<tool_call>",
    ...Array.from({ length: unused }, (_, i) => `[PAD${i}]`),
  ];
  return {
    "tokenizer.ggml.model": "gpt2",
    "tokenizer.ggml.pre": "qwen2",
    "tokenizer.ggml.tokens": tokens,
    "tokenizer.ggml.token_type": tokens.map((_, id) => (id < 257 ? 1 : id < 259 ? 3 : id === 259 ? 4 : 5)),
    "tokenizer.ggml.merges": ["h i"],
  };
}

/** An embedding of 300 rows, for a whole alphabet. */
function widened(tensors: ReturnType<typeof goldenGguf>["tensors"]): ReturnType<typeof goldenGguf>["tensors"] {
  return tensors.map((tensor) =>
    tensor.name === "token_embd.weight" ? { ...tensor, shape: [300, 32], bytes: Buffer.alloc(300 * 32 * 4, 0) } : tensor,
  );
}

describe("a GGUF file that can't be used", () => {
  const { metadata, tensors } = goldenGguf(readGolden("qwen2"));
  const whole = writeGguf(metadata, tensors);
  const patched = (at: number, bytes: Uint8Array): Buffer => {
    const copy = Buffer.from(whole);
    copy.set(bytes, at);
    return copy;
  };
  const firstKey = text("general.architecture");

  it.each<[string, Uint8Array, string, RegExp]>([
    ["of version 1", patched(4, Buffer.of(1, 0, 0, 0)), "CHECKPOINT_UNSUPPORTED", /GGUF version 1 is not read/],
    ["in big-endian order", patched(4, Buffer.of(0, 0, 0, 3)), "CHECKPOINT_UNSUPPORTED", /big-endian/],
    ["with too many tensors", patched(8, u64(2n ** 60n)), "CHECKPOINT_INVALID", /the number of tensors is 1152921504606846976/],
    ["with too many keys", patched(16, u64(1e6)), "CHECKPOINT_INVALID", /says it has 1000000 keys, at most 10000/],
    ["with a key beyond its end", patched(24, u64(1e6)), "CHECKPOINT_INVALID", /it ends at byte \d+, within its header/],
    ["with a string of terabytes", patched(24, u64(2 ** 42)), "CHECKPOINT_INVALID", /a string of 4398046511104 bytes/],
    ["with a value of no type", patched(24 + firstKey.length, Buffer.of(99, 0, 0, 0)), "CHECKPOINT_INVALID", /value of type 99/],
    ["with letters that are none", patched(24 + 8, Buffer.of(0xff)), "CHECKPOINT_INVALID", /not well-formed UTF-8/],
    ["cut in its header", whole.subarray(0, 200), "CHECKPOINT_INVALID", /within its header/],
    ["cut in its weights", whole.subarray(0, -1000), "CHECKPOINT_INVALID", /ends at byte \d+, the file has \d+/],
    [
      "of another architecture",
      writeGguf({ ...metadata, "general.architecture": "gemma3" }, tensors),
      "CHECKPOINT_UNSUPPORTED",
      /general\.architecture is "gemma3"; known are qwen2, llama, chatglm, glm4/,
    ],
    [
      "in a format that is not read",
      writeGguf(metadata, [{ ...tensors[0]!, type: 10 }]),
      "CHECKPOINT_UNSUPPORTED",
      /stored as Q2_K/,
    ],
    [
      "in blocks that rows don't fit",
      writeGguf(metadata, [{ ...tensors[0]!, type: 12 }]),
      "CHECKPOINT_INVALID",
      /Q4_K, whose blocks have 256 elements/,
    ],
    ["in parts", writeGguf({ ...metadata, "split.count": 3 }, tensors), "CHECKPOINT_UNSUPPORTED", /one of 3 parts/],
    [
      "with scaled positions",
      writeGguf({ ...metadata, "qwen2.rope.scaling.type": "yarn" }, tensors),
      "CHECKPOINT_UNSUPPORTED",
      /rope_scaling is \{"rope_type":"yarn"\}/,
    ],
    [
      "with a tensor too many",
      writeGguf(metadata, [...tensors, { ...tensors[0]!, name: "rope_freqs.weight" }]),
      "CHECKPOINT_UNSUPPORTED",
      /tensor rope_freqs\.weight has no place/,
    ],
    ["without a tensor", writeGguf(metadata, tensors.slice(0, -1)), "CHECKPOINT_INVALID", /is missing/],
    [
      "with another kind of tokenizer",
      writeGguf({ ...metadata, "tokenizer.ggml.model": "llama" }, tensors),
      "CHECKPOINT_UNSUPPORTED",
      /its tokenizer is "llama"/,
    ],
    ["with a tensor twice", writeGguf(metadata, [...tensors, tensors[0]!]), "CHECKPOINT_INVALID", /is there twice/],
    ["that is none", Buffer.from("PK\u0003\u0004".repeat(100)), "CHECKPOINT_INVALID", /no GGUF file/],
  ])("is refused: %s", async (_what, bytes, code, message) => {
    await expect(converted(bytes)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it("is refused quickly, whatever byte is damaged", async () => {
    const file = await fileOf(whole);
    for (let at = 0; at < 600; at += 7) {
      await writeFile(file, patched(at, Buffer.of((whole[at]! + 129) & 255)));
      const opened = await openCheckpoint(file).catch((error: unknown) => error);
      if (opened instanceof Error) expect(opened).toMatchObject({ code: expect.stringMatching(/^CHECKPOINT_/) });
      else await (opened as AsyncDisposable)[Symbol.asyncDispose]();
    }
  });
});
