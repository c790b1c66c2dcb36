import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commonCharacters } from "../../recipes/chatglm-mini/names.js";
import { widerTokenizer, writeWiderCheckpoint } from "../../recipes/chatglm-mini/wider-vocabulary.js";
import { tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import type { Tokenizer } from "../../src/tokenizer/tokenizer.js";
import { openTrainingStart } from "../../src/training/training-start.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const student = fileURLToPath(new URL("../../recipes/chatglm-mini/student", import.meta.url));

async function narrowModel(): Promise<Uint8Array> {
  return readFile(path.join(student, "tokenizer.model"));
}

function opened(bytes: Uint8Array): Tokenizer {
  return tokenizerFromBytes(bytes, { file: "tokenizer.model" });
}

describe("the wider vocabulary", () => {
  it("writes every common character in one token, and what was one before as before", async () => {
    const model = await narrowModel();
    const [narrow, wide] = [opened(model), opened(widerTokenizer(model))];
    for (const character of commonCharacters) {
      const ids = wide.encode(character).slice(-1);
      expect(ids[0], character).toBeGreaterThan(258);
      expect(wide.decode(wide.encode(character))).toBe(character);
    }
    for (const text of ["The evidence does not say.", "资料中没有提到。", "the teacher of Lin Yue is Chen Bai [1]"])
      expect(wide.encode(text)).toEqual(narrow.encode(text));
    expect(wide.encode("伊莎·莫兰").length).toBeLessThan(8);
    expect(narrow.encode("伊莎·莫兰").length).toBeGreaterThan(8);
  });

  it("stays as it is the second time", async () => {
    const wide = widerTokenizer(await narrowModel());
    expect(widerTokenizer(wide)).toBe(wide);
  });

  it("keeps the weights, the pieces' rows and the special tokens'", async () => {
    const out = path.join(await temporaryFolder(), "wide");
    await writeWiderCheckpoint(student, out);
    const [narrow, wide] = await Promise.all([student, out].map((from) => openTrainingStart({ from }, 0)));
    const { embedding, layers } = narrow!.parameters.decoder.tensors;
    const [down] = layers.map((layer) => layer.down.name);
    expect(Buffer.from(wide!.parameters.tensor(down!).slice().buffer)).toEqual(
      Buffer.from(narrow!.parameters.tensor(down!).slice().buffer),
    );
    const [rows, earlier] = [wide!, narrow!].map(({ parameters }) => parameters.tensor(embedding.name));
    const width = narrow!.config.hiddenSize;
    const [before, after] = [narrow!.tokenizer.size, wide!.tokenizer.size];
    const same = (some: Float32Array, others: Float32Array): boolean => some.every((value, i) => value === others[i]);
    expect(same(rows!.subarray(0, before * width), earlier!.subarray(0, before * width))).toBe(true);
    const special = rows!.subarray(after * width, (after + 9) * width);
    expect(same(special, earlier!.subarray(before * width, (before + 9) * width))).toBe(true);
    // Two new characters differ.
    expect(rows!.subarray(before * width, (before + 1) * width)).not.toEqual(
      rows!.subarray((before + 1) * width, (before + 2) * width),
    );
    expect(wide!.config.vocabularySize % 64).toBe(0);
  });
});
