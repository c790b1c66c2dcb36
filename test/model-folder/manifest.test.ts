import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type ModelManifest, readManifest, verifyManifest } from "../../src/model-folder/manifest.js";

const contents: Readonly<Record<string, string>> = {
  "model.onnx": "graph",
  "model.onnx.data": "weights",
  "tokenizer.model": "pieces",
};

const manifest: ModelManifest = {
  formatVersion: 1,
  source: { name: "THUDM/chatglm3-6b", modelType: "chatglm" },
  precision: "int4",
  blockSize: 128,
  config: {
    layers: 28,
    hiddenSize: 4096,
    ffnSize: 13_696,
    heads: 32,
    groups: 2,
    headDim: 128,
    vocabularySize: 65_024,
    contextLength: 8192,
    epsilon: 1e-5,
    ropeBase: 10_000,
    positionDivisor: 1,
    qkvBias: true,
    tiedEmbeddings: false,
    endOfSequenceIds: [2],
  },
  chatFormat: "chatglm3",
  maxSequencesPerStep: 8,
  files: Object.fromEntries(
    Object.entries(contents).map(([name, text]) => [
      name,
      { bytes: text.length, sha256: createHash("sha256").update(text).digest("hex") },
    ]),
  ),
};

async function modelFolder(json: unknown = manifest): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "langchain-chatglm-model-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(contents)) await writeFile(join(folder, name), text);
  await writeFile(join(folder, "manifest.json"), typeof json === "string" ? json : JSON.stringify(json));
  return folder;
}

const error = (code: string, pattern: RegExp): unknown =>
  expect.objectContaining({ code, message: expect.stringMatching(pattern) });

describe("readManifest", () => {
  it("gives back what was written", async () => {
    expect(await readManifest(await modelFolder())).toEqual(manifest);
  });

  it("says what is missing and which command makes it", async () => {
    const folder = await modelFolder();
    const command = /langchain-chatglm convert CHECKPOINT --out DIR --precision int4/;
    await expect(readManifest(join(folder, "nowhere"))).rejects.toThrow(
      error("MODEL_NOT_FOUND", /There is no model folder .*nowhere/),
    );
    await expect(readManifest(join(folder, "nowhere"))).rejects.toThrow(error("MODEL_NOT_FOUND", command));
    await expect(readManifest(join(folder, "model.onnx"))).rejects.toThrow(error("MODEL_NOT_FOUND", /is a file/));
    await rm(join(folder, "manifest.json"));
    await expect(readManifest(folder)).rejects.toThrow(error("MODEL_NOT_FOUND", /manifest\.json is missing\. Convert/));
    await writeFile(join(folder, "config.json"), "{}");
    await expect(readManifest(folder)).rejects.toThrow(error("MODEL_NOT_FOUND", /looks like a checkpoint/));
  });

  const { config, files } = manifest;
  const { "model.onnx.data": _, ...withoutData } = files;
  const file = { bytes: 5, sha256: "0".repeat(64) };
  it.each([
    ["a format version from the future", { ...manifest, formatVersion: 2 }, /format version 2 is unknown/],
    ["no format version", { ...manifest, formatVersion: undefined }, /formatVersion/],
    ["text that is no JSON", "{", /not JSON/],
    ["a list", [], /expected object/],
    ["an unknown precision", { ...manifest, precision: "int3" }, /precision/],
    ["absurd sizes", { ...manifest, config: { ...config, layers: 1e9 } }, /config\.layers/],
    ["a missing field", { ...manifest, config: { ...config, heads: undefined } }, /config\.heads/],
    ["an unknown field", { ...manifest, trainedOn: 5 }, /trainedOn/],
    ["a chat format nobody knows", { ...manifest, chatFormat: "llama" }, /chatFormat/],
    ["a digest that is none", { ...manifest, files: { ...files, "model.onnx": { bytes: 5, sha256: "abc" } } }, /SHA-256/],
    ["no weights", { ...manifest, files: withoutData }, /does not list model\.onnx\.data/],
    ["a file that is not there", { ...manifest, files: { ...files, extra: file } }, /extra: it is missing/],
    [
      "a file of another size",
      { ...manifest, files: { ...files, "model.onnx": { ...file, bytes: 6 } } },
      /model\.onnx: it has 5 bytes, the manifest says 6/,
    ],
  ])("refuses %s", async (_, json, pattern) => {
    await expect(readManifest(await modelFolder(json))).rejects.toThrow(error("MODEL_INVALID", pattern));
  });

  it.each(["../model.onnx", "a/b", "a\\b", "..", ".", "", "C:data", "a\0"])("refuses the file name %j", async (name) => {
    const folder = await modelFolder({ ...manifest, files: { ...files, [name]: file } });
    await expect(readManifest(folder)).rejects.toThrow(error("MODEL_INVALID", /files/));
  });

  it("refuses a folder in a file's place", async () => {
    const folder = await modelFolder();
    await rm(join(folder, "model.onnx"));
    await mkdir(join(folder, "model.onnx"));
    await expect(readManifest(folder)).rejects.toThrow(error("MODEL_INVALID", /model\.onnx: it/));
  });
});

describe("verifyManifest", () => {
  it("passes a whole folder, with progress", async () => {
    const seen: string[] = [];
    let last = 0;
    await verifyManifest(await modelFolder(), {
      onProgress: ({ bytesDone, bytesTotal, file: name }) => {
        seen.push(name);
        last = bytesDone / bytesTotal;
      },
    });
    expect(seen).toEqual(Object.keys(contents));
    expect(last).toBe(1);
  });

  it("finds one changed byte", async () => {
    const folder = await modelFolder();
    await writeFile(join(folder, "model.onnx.data"), "weightz");
    await readManifest(folder);
    await expect(verifyManifest(folder)).rejects.toThrow(
      error("MODEL_INVALID", /model\.onnx\.data: its SHA-256 is [0-9a-f]{64}, the manifest says/),
    );
  });

  it("stops when told", async () => {
    await expect(verifyManifest(await modelFolder(), { signal: AbortSignal.abort() })).rejects.toThrow(
      error("ABORTED", /stopped/),
    );
  });
});
