import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChatGLMError } from "../../src/errors.js";
import type { Checkpoint } from "../../src/export/checkpoint/checkpoint.js";
import { openCheckpoint } from "../../src/export/checkpoint/open-checkpoint.js";
import { writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { golden } from "./support/golden.js";
import { digests, readTensor } from "./support/read-tensor.js";
import { temporaryFolder } from "./support/temporary-folder.js";

const config = { padded_vocab_size: 512, num_layers: 1 };

async function sharded(): Promise<string> {
  const folder = await temporaryFolder();
  await writeInitialCheckpoint(folder, { config, dtype: "float16", layout: "sharded-safetensors" });
  return folder;
}

async function single(): Promise<{ folder: string; file: string; bytes: Buffer }> {
  const folder = await temporaryFolder();
  await writeInitialCheckpoint(folder, { config, dtype: "float16" });
  const file = join(folder, "model.safetensors");
  return { folder, file, bytes: await readFile(file) };
}

/** Opens, reads everything, closes. */
async function readAll(folder: string): Promise<Map<string, Float32Array>> {
  await using checkpoint = await openCheckpoint(folder);
  const tensors = new Map<string, Float32Array>();
  for (const name of checkpoint.tensorNames) tensors.set(name, await readTensor(checkpoint, name));
  return tensors;
}

/** A safetensors file whose header is the given JSON. */
function safetensors(header: unknown, data: number): Buffer {
  const json = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, Buffer.alloc(data)]);
}

async function folderWith(files: Readonly<Record<string, Uint8Array | string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries({ "config.json": "{}", ...files })) await writeFile(join(folder, name), content);
  return folder;
}

const invalid = (pattern: RegExp): unknown =>
  expect.objectContaining({ code: "CHECKPOINT_INVALID", message: expect.stringMatching(pattern) });

describe.skipIf(!golden.present)(`golden checkpoints${golden.present ? "" : ` (skipped: ${golden.absence})`}`, () => {
  /** SHA-256 over "name sha256(float32 bytes)" of all tensors, sorted; computed with numpy and Python's pickle. */
  it.each([
    ["chatglm3-tiny", 32, "614284710478c9acb4fae6c1e5294da1d85d9922c10fd5d05772972bec0620bc"],
    ["chatglm-micro-bin", 18, "c7181212f641659db041f0b22aa174adb376779e1aaafd28f05c0c2d8ae77f56"],
  ])("reads %s as numpy does", async (name, count, expected) => {
    const tensors = await readAll(golden.checkpoint(name));
    const lines = [...tensors]
      .map(([tensor, values]) => `${tensor} ${createHash("sha256").update(values).digest("hex")}\n`)
      .sort();
    expect(lines).toHaveLength(count);
    expect(createHash("sha256").update(lines.join("")).digest("hex")).toBe(expected);
  });
});

describe("openCheckpoint", () => {
  it("reads through symbolic links, as a Hugging Face cache has them", async () => {
    const real = await sharded();
    const cache = await temporaryFolder();
    const snapshot = join(cache, "models--THUDM--chatglm3-6b", "snapshots", "0123abc");
    await mkdir(snapshot, { recursive: true });
    for (const name of await readdir(real)) await symlink(join(real, name), join(snapshot, name));
    await symlink(snapshot, join(cache, "link"));
    expect(digests(await readAll(join(cache, "link")))).toEqual(digests(await readAll(real)));
    await using checkpoint = await openCheckpoint(snapshot);
    expect(checkpoint.name).toBe("THUDM/chatglm3-6b");
  });

  it("reads bfloat16 and float32", async () => {
    const file = safetensors(
      { b: { dtype: "BF16", shape: [2, 2], data_offsets: [0, 8] }, f: { dtype: "F32", shape: [1, 2], data_offsets: [8, 16] } },
      16,
    );
    const data = file.subarray(file.length - 16);
    for (const [i, bits] of [0x3f80, 0xc049, 0x7f80, 0x0001].entries()) data.writeUInt16LE(bits, 2 * i);
    data.writeFloatLE(1.5, 8);
    data.writeFloatLE(-3e38, 12);
    const tensors = await readAll(await folderWith({ "model.safetensors": file }));
    expect([...(tensors.get("b") ?? [])]).toEqual([1, -3.140625, Number.POSITIVE_INFINITY, 2 ** -133]);
    expect([...(tensors.get("f") ?? [])]).toEqual([1.5, Math.fround(-3e38)]);
  });

  it("names a missing shard, a missing config, missing weights, a missing folder", async () => {
    const folder = await sharded();
    const [shard = ""] = (await readdir(folder)).filter((name) => name.endsWith(".safetensors"));
    await rename(join(folder, shard), join(folder, "away"));
    await expect(openCheckpoint(folder)).rejects.toThrow(invalid(new RegExp(`${shard} is missing`)));
    await rename(join(folder, "away"), join(folder, shard));
    await rm(join(folder, "config.json"));
    await expect(openCheckpoint(folder)).rejects.toThrow(invalid(/config\.json: it is missing/));
    await expect(openCheckpoint(await folderWith({}))).rejects.toThrow(invalid(/holds no weights/));
    await expect(openCheckpoint(join(folder, "nowhere"))).rejects.toThrow(invalid(/cannot be read as a checkpoint folder/));
    await expect(openCheckpoint(await folderWith({ "config.json": "{", "model.safetensors": "" }))).rejects.toThrow(
      invalid(/config\.json: it is not JSON/),
    );
  });

  it("knows what git leaves in a file's place without Git LFS", async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 1827781090\n`;
    await expect(openCheckpoint(await folderWith({ "model.safetensors": pointer }))).rejects.toThrow(
      invalid(/model\.safetensors: it is a Git LFS pointer.* git lfs pull/),
    );
    await using checkpoint = await openCheckpoint(await sharded());
    await writeFile(join(checkpoint.folder, "tokenizer.model"), pointer);
    await expect(checkpoint.readFile("tokenizer.model", 1000)).rejects.toThrow(
      invalid(/tokenizer\.model: it is a Git LFS pointer/),
    );
  });

  it.each([
    ["a web page", "\n<!DOCTYPE html>\n<html><body>Sign in</body></html>", /is a web page .*token/],
    [
      "a server's error in XML",
      '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>',
      /is a web page or an error message/,
    ],
    ["a server's error in JSON", '{"error":"Repository not found"}', /is JSON, not weights: it begins with {"error"/],
    ["a server's error in words", "Entry not found", /is text, not weights: it begins with Entry not found/],
    ["nothing", "", /is empty.*fetch this file again/],
  ])("says what was downloaded in the weights' place: %s", async (_what, content, pattern) => {
    for (const name of ["model.safetensors", "pytorch_model.bin"]) {
      await expect(openCheckpoint(await folderWith({ [name]: content }))).rejects.toThrow(invalid(pattern));
    }
  });

  it("names a web page in config.json's place", async () => {
    const folder = await folderWith({ "config.json": "<html></html>", "model.safetensors": safetensors({}, 0) });
    await expect(openCheckpoint(folder)).rejects.toThrow(invalid(/config\.json: it is a web page/));
  });

  const whole = { dtype: "F16", shape: [2], data_offsets: [0, 4] };

  it.each([["module."], ["base_model.model."], ["_orig_mod.module."]])("takes the prefix %s off all names", async (prefix) => {
    const file = safetensors({ [`${prefix}a.weight`]: whole, [`${prefix}b`]: { ...whole, data_offsets: [4, 8] } }, 8);
    await using checkpoint = await openCheckpoint(await folderWith({ "model.safetensors": file }));
    expect(checkpoint.tensorNames).toEqual(["a.weight", "b"]);
    expect([...(await readTensor(checkpoint, "b"))]).toEqual([0, 0]);
  });

  it("leaves a prefix that only some names have", async () => {
    const file = safetensors({ "module.a": whole, b: { ...whole, data_offsets: [4, 8] } }, 8);
    await using checkpoint = await openCheckpoint(await folderWith({ "model.safetensors": file }));
    expect(checkpoint.tensorNames).toEqual(["module.a", "b"]);
  });

  it("leaves out counting buffers, whatever their type", async () => {
    const file = safetensors({ a: whole, "t.position_ids": { dtype: "I64", shape: [1, 2], data_offsets: [4, 20] } }, 20);
    await using checkpoint = await openCheckpoint(await folderWith({ "model.safetensors": file }));
    expect(checkpoint.tensorNames).toEqual(["a"]);
  });

  it("refuses a lone LoRA adapter, naming its base, and an adapter that was not merged", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "adapter_config.json"), JSON.stringify({ base_model_name_or_path: "THUDM/chatglm3-6b" }));
    await writeFile(join(folder, "adapter_model.safetensors"), safetensors({ a: whole }, 4));
    const adapter = (pattern: RegExp): unknown =>
      expect.objectContaining({ code: "CHECKPOINT_UNSUPPORTED", message: expect.stringMatching(pattern) });
    await expect(openCheckpoint(folder)).rejects.toThrow(
      adapter(/LoRA adapter .*merge_and_unload.*its base is THUDM\/chatglm3-6b/),
    );
    const unmerged = safetensors({ "base_model.model.a.lora_A.weight": whole }, 4);
    await expect(openCheckpoint(await folderWith({ "model.safetensors": unmerged }))).rejects.toThrow(
      adapter(/tensor base_model\.model\.a\.lora_A\.weight belongs to a LoRA adapter.*merge_and_unload/),
    );
  });

  it("bounds a header by its bytes and by its nesting, and reads one of several megabytes", async () => {
    const of = (header: unknown, data = 0) => folderWith({ "model.safetensors": safetensors(header, data) });
    await expect(openCheckpoint(await of(" ".repeat(8 * 1024 * 1024 + 1)))).rejects.toThrow(
      invalid(/header claims 8388609 bytes, at most 8388608/),
    );
    await expect(openCheckpoint(await of(`{"a":${"[".repeat(4_000_000)}`))).rejects.toThrow(invalid(/nested more than 3 deep/));
    const large = { __metadata__: { note: "[{".repeat(1_500_000) }, a: whole };
    await using checkpoint = await openCheckpoint(await of(large, 4));
    expect(checkpoint.tensorNames).toEqual(["a"]);
  });

  it("stops between files when it is told to", async () => {
    const controller = new AbortController();
    controller.abort(new Error("enough"));
    await expect(openCheckpoint(await sharded(), controller.signal)).rejects.toThrow("enough");
  });

  it.each(["../secret.safetensors", "/etc/passwd", "a/b.safetensors", "..", "C:\\x", "", "a\0b"])(
    "refuses an index that points at %j",
    async (file) => {
      const index = { weight_map: { t: file } };
      const folder = await folderWith({ "model.safetensors.index.json": JSON.stringify(index) });
      await expect(openCheckpoint(folder)).rejects.toThrow(invalid(/which is not a file of this folder/));
    },
  );

  it("refuses an index that disagrees with its shards", async () => {
    const folder = await sharded();
    const path = join(folder, "model.safetensors.index.json");
    const index = JSON.parse(await readFile(path, "utf8")) as { weight_map: Record<string, string> };
    const files = [...new Set(Object.values(index.weight_map))];
    const name = "transformer.encoder.final_layernorm.weight";
    const write = (change: Record<string, string | undefined>): Promise<void> =>
      writeFile(path, JSON.stringify({ weight_map: { ...index.weight_map, ...change } }));
    await write({ [name]: files.find((file) => file !== index.weight_map[name]) ?? "" });
    await expect(openCheckpoint(folder)).rejects.toThrow(invalid(new RegExp(`${name}, which .*puts here, is not in it`)));
    await write({ [name]: undefined });
    await expect(openCheckpoint(folder)).rejects.toThrow(invalid(new RegExp(`${name} is not named by`)));
    await write({ ghost: files[0] ?? "" });
    await expect(openCheckpoint(folder)).rejects.toThrow(invalid(/tensor ghost/));
  });

  it("refuses one tensor in two shards", async () => {
    const folder = await sharded();
    const path = join(folder, "model.safetensors.index.json");
    const index = JSON.parse(await readFile(path, "utf8")) as { weight_map: Record<string, string> };
    await cp(join(folder, Object.values(index.weight_map)[0] ?? ""), join(folder, "copy.safetensors"));
    await writeFile(path, JSON.stringify({ weight_map: { ...index.weight_map, other: "copy.safetensors" } }));
    await expect(openCheckpoint(folder)).rejects.toThrow(invalid(/is also in/));
  });

  const entry = { dtype: "F16", shape: [2], data_offsets: [0, 4] };
  it.each([
    [
      "a gap",
      { a: entry, b: { ...entry, data_offsets: [8, 12] } },
      12,
      /begins at byte 8 of the data, but the one before it ends at 4/,
    ],
    ["an overlap", { a: entry, b: { ...entry, data_offsets: [2, 6] } }, 6, /begins at byte 2/],
    ["bytes left over", { a: entry }, 8, /describes 4 bytes of weights, the file holds 8/],
    ["offsets past the end", { a: { ...entry, shape: [99], data_offsets: [0, 198] } }, 4, /describes 198 bytes/],
    ["a shape that does not fit its offsets", { a: { ...entry, shape: [3] } }, 4, /needs 6 bytes, its offsets give 4/],
    ["a backwards range", { a: { ...entry, data_offsets: [4, 0] } }, 4, /offsets give -4/],
    ["a negative offset", { a: { ...entry, data_offsets: [-4, 0] } }, 4, /bad header entry/],
    ["a fractional shape", { a: { ...entry, shape: [0.5] } }, 4, /bad header entry/],
    ["an entry that is no object", { a: 5 }, 4, /bad header entry/],
    ["an array for a header", "[]", 4, /not the JSON/],
    ["broken JSON", "{", 4, /not the JSON/],
    [
      "the same name twice",
      '{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"a":{"dtype":"F16","shape":[2],"data_offsets":[4,8]}}',
      8,
      /begins at/,
    ],
  ])("refuses %s", async (_, header, data, pattern) => {
    await expect(openCheckpoint(await folderWith({ "model.safetensors": safetensors(header, data) }))).rejects.toThrow(
      invalid(pattern),
    );
  });

  it.each(["I8", "F8_E4M3", "U8", "F64", "constructor"])("refuses dtype %s as unsupported", async (dtype) => {
    const folder = await folderWith({
      "model.safetensors": safetensors({ weight: { dtype, shape: [4], data_offsets: [0, 4] } }, 4),
    });
    await expect(openCheckpoint(folder)).rejects.toThrow(
      expect.objectContaining({
        code: "CHECKPOINT_UNSUPPORTED",
        message: expect.stringContaining(`tensor weight has dtype ${dtype}`),
      }),
    );
  });

  it("refuses a header length beyond the file or the format's limit", async () => {
    for (const length of [5n, 2n ** 63n, 100_000_001n]) {
      const bytes = Buffer.alloc(12);
      bytes.writeBigUInt64LE(length);
      await expect(openCheckpoint(await folderWith({ "model.safetensors": bytes }))).rejects.toThrow(invalid(/header claims/));
    }
    await expect(openCheckpoint(await folderWith({ "model.safetensors": "PK" }))).rejects.toThrow(invalid(/too few/));
  });

  it("refuses a folder in a file's place rather than reading it", async () => {
    const folder = await folderWith({});
    await mkdir(join(folder, "model.safetensors"));
    await expect(openCheckpoint(folder)).rejects.toThrow(invalid(/not a regular file/));
  });

  it("says where a file that shrank after opening ends", async () => {
    const { folder, file, bytes } = await single();
    await using checkpoint: Checkpoint = await openCheckpoint(folder);
    await truncate(file, bytes.length - 10);
    const last = checkpoint.tensorNames.at(-1) ?? "";
    await expect(readTensor(checkpoint, last)).rejects.toThrow(
      invalid(new RegExp(`ends at byte ${bytes.length - 10}, but bytes up to`)),
    );
  });

  it("refuses a file truncated anywhere", async () => {
    const { folder, file, bytes } = await single();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        await writeFile(file, bytes.subarray(0, length));
        await expect(openCheckpoint(folder)).rejects.toThrow(invalid(/model\.safetensors: /));
      }),
      { numRuns: 60 },
    );
  });

  it("either reads a file with a flipped header bit or refuses it in one line", async () => {
    const { folder, file, bytes } = await single();
    const header = 8 + Number(bytes.readBigUInt64LE());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: header * 8 - 1 }), async (bit) => {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8((flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
        await writeFile(file, flipped);
        const outcome = await readAll(folder).catch((error: unknown) => error);
        if (outcome instanceof Map) return;
        expect(outcome).toBeInstanceOf(ChatGLMError);
        expect((outcome as ChatGLMError).code).toMatch(/^CHECKPOINT_/);
        expect((outcome as ChatGLMError).message).toContain("model.safetensors: ");
      }),
      { numRuns: 150 },
    );
  });
});
