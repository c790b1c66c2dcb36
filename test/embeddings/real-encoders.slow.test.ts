import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { OnnxEmbeddings, type OnnxEmbeddingsOptions } from "../../src/embeddings/onnx-embeddings.js";

/** What oracle.py printed. */
const golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8")) as {
  readonly texts: readonly string[];
  readonly models: readonly {
    readonly name: string;
    readonly options: Pick<OnnxEmbeddingsOptions, "pooling" | "lowerCase">;
    readonly vectors: readonly (readonly number[])[];
  }[];
};
const fetched = path.join(homedir(), ".cache", "langchain-chatglm", "test-models");

describe.each(golden.models)("$name (node scripts/fetch-test-models.mjs)", ({ name, options, vectors }) => {
  const model = path.join(fetched, name);

  it.skipIf(!existsSync(path.join(model, "model.onnx")))("gives what Python's tokenizers and onnxruntime give", async () => {
    await using embeddings = new OnnxEmbeddings({ model, ...options, queryPrefix: "", documentPrefix: "" });
    for (const [index, text] of golden.texts.entries()) {
      const [vector] = await embeddings.embed([text]);
      const wanted = vectors[index] ?? [];
      // Kernels of another processor or version round otherwise, in int8 by a step.
      const off = wanted.map((value, at) => Math.abs((vector?.[at] ?? Number.NaN) - value));
      expect(Math.max(...off), text.slice(0, 40)).toBeLessThan(0.01);
    }
  });
});
