import { cp, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { DecoderShape } from "../../src/decoder/decoder-shape.js";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import { EngineThread } from "../../src/model/engine-thread.js";
import { openModel } from "../../src/model/open-model.js";
import type { ModelManifest } from "../../src/model-folder/manifest.js";
import { writeScriptedModel } from "../../src/testing/scripted-model.js";
import { seededModel, writeSeededCheckpoint } from "../support/seeded-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let original: string;
beforeAll(async () => {
  original = await seededModel();
});

async function changed(change: (manifest: ModelManifest) => object): Promise<string> {
  const folder = path.join(await temporaryFolder(), "model");
  await cp(original, folder, { recursive: true });
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8")) as ModelManifest;
  await writeFile(file, JSON.stringify({ ...manifest, ...change(manifest) }));
  return folder;
}
const withConfig =
  (config: Partial<DecoderShape>) =>
  (manifest: ModelManifest): object => ({ config: { ...manifest.config, ...config } });

describe("a manifest that contradicts its graph is refused when opened", () => {
  it.each<[string, (manifest: ModelManifest) => object, string]>([
    ["more layers", withConfig({ layers: 5 }), "past.4.key.0"],
    ["fewer layers", withConfig({ layers: 3 }), "past.3.key.0"],
    ["more slots", () => ({ maxSequencesPerStep: 17 }), "slot_rows"],
    ["fewer slots", () => ({ maxSequencesPerStep: 1 }), "slot_rows"],
    ["more groups", withConfig({ groups: 4 }), "past.0.key.0"],
    ["another head size", withConfig({ headDim: 64 }), "past.0.key.0"],
    ["fewer heads", withConfig({ heads: 4 }), "split"],
    ["more heads", withConfig({ heads: 16 }), "split"],
    ["a larger vocabulary", withConfig({ vocabularySize: 5000 }), "logits"],
    ["a longer context", withConfig({ contextLength: 8193 }), "position"],
  ])("%s", async (_what, change, place) => {
    await expect(openModel({ path: await changed(change) })).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining(place),
    });
  });

  it.each<[string, (manifest: ModelManifest) => object, string]>([
    ["groups that do not divide the heads", withConfig({ groups: 3 }), "config.groups"],
    ["a head size RoPE can't turn", withConfig({ headDim: 30 }), "config.headDim"],
    ["a context whose tables no graph holds", withConfig({ contextLength: 16_777_216 }), "config.contextLength"],
    ["an end outside the vocabulary", withConfig({ endOfSequenceIds: [100_000] }), "config.endOfSequenceIds"],
    ["a size that is none", withConfig({ layers: 0.5 }), "config.layers"],
  ])("impossible numbers: %s", async (_what, change, place) => {
    const path = await changed(change);
    await expect(openModel({ path })).rejects.toMatchObject({ code: "MODEL_INVALID", message: expect.stringContaining(place) });
  });

  it("a tokenizer with more tokens than the model", async () => {
    const folder = path.join(await temporaryFolder(), "model");
    await writeScriptedModel(folder, ["好"]);
    const other = JSON.parse(await readFile(path.join(original, "manifest.json"), "utf8")) as ModelManifest;
    const manifest = JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8")) as ModelManifest;
    await cp(path.join(original, "tokenizer.model"), path.join(folder, "tokenizer.model"));
    const files = { ...manifest.files, "tokenizer.model": other.files["tokenizer.model"] };
    await writeFile(path.join(folder, "manifest.json"), JSON.stringify({ ...manifest, files }));
    await expect(openModel({ path: folder })).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining("tokenizer"),
    });
  });

  it("serves a context shorter than the graph's", async () => {
    await using model = await openModel({ path: await changed(withConfig({ contextLength: 100 })) });
    await expect(model.score(Array.from({ length: 101 }, () => 5))).rejects.toMatchObject({ code: "CONTEXT_OVERFLOW" });
  });
});

describe("a folder that is replaced", () => {
  it("is another model for those who open it afterwards, and the same for those who hold it", async () => {
    const parent = await temporaryFolder();
    const [folder, next] = [path.join(parent, "model"), path.join(parent, "next")];
    await writeScriptedModel(folder, ["old"]);
    await writeScriptedModel(next, ["new"]);
    const say = async (model: Awaited<ReturnType<typeof openModel>>): Promise<string> => {
      const promptIds = model.chatFormat.encode([{ role: "user", content: "hi" }]);
      let text = "";
      for await (const event of model.generate({ promptIds })) if (event.type === "text-delta") text += event.text;
      return text.trim();
    };
    await using before = await openModel({ path: folder });
    await rename(folder, path.join(parent, "gone"));
    await rename(next, folder);
    await using after = await openModel({ path: folder });
    expect([await say(before), await say(after), await say(before)]).toEqual(["old", "new", "old"]);
    expect(before.identity).not.toBe(after.identity);
  });

  it("by converting into it again leaves those who hold it unharmed", async () => {
    const parent = await temporaryFolder();
    const [checkpoint, out] = [path.join(parent, "checkpoint"), path.join(parent, "model")];
    await writeSeededCheckpoint(checkpoint);
    await convertCheckpoint({ checkpoint, out, precision: "int4", chatFormat: "chatglm3" });
    await using model = await openModel({ path: out });
    const ids = Array.from({ length: 40 }, (_, index) => 300 + index);
    const before = await model.score(ids);
    await convertCheckpoint({ checkpoint, out, precision: "int8", chatFormat: "chatglm3", overwrite: true });
    expect(await model.score(ids)).toEqual(before);
    await using again = await openModel({ path: out });
    expect((await again.score(ids)).meanNll).not.toBe(before.meanNll);
  });

  it("in the middle of its opening is refused, and can be opened again", async () => {
    const parent = await temporaryFolder();
    const [folder, next] = [path.join(parent, "model"), path.join(parent, "next")];
    await writeScriptedModel(folder, ["old"]);
    await writeScriptedModel(next, ["new"]);
    const start = EngineThread.start;
    const spy = vi.spyOn(EngineThread, "start").mockImplementationOnce(async (data) => {
      await rm(folder, { recursive: true });
      await rename(next, folder);
      return start.call(EngineThread, data);
    });
    await expect(openModel({ path: folder })).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining("replaced"),
    });
    spy.mockRestore();
    await using model = await openModel({ path: folder });
    expect(model.identity).toMatch(/^[0-9a-f]{64}$/);
  });

  it("whose weights were cut short is refused by name", async () => {
    const folder = await changed(() => ({}));
    await writeFile(path.join(folder, "model.onnx.data"), "");
    await expect(openModel({ path: folder })).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining("model.onnx.data"),
    });
  });
});
