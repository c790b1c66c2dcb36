import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Embeddings } from "@langchain/core/embeddings";
import { afterAll, describe, expect, it } from "vitest";
import { OnnxEmbeddings, type OnnxEmbeddingsOptions } from "../../src/embeddings/onnx-embeddings.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { meaningOf, TINY_WIDTH, type TinyEncoderOptions, writeTinyEncoder } from "./tiny-encoder.js";

const opened: OnnxEmbeddings[] = [];
afterAll(() => Promise.all(opened.map((embeddings) => embeddings[Symbol.asyncDispose]())));

async function open(
  options: Omit<OnnxEmbeddingsOptions, "model"> = {},
  encoder: TinyEncoderOptions = {},
): Promise<{ readonly embeddings: OnnxEmbeddings; readonly folder: string }> {
  const folder = writeTinyEncoder(path.join(await temporaryFolder(), "tiny"), encoder);
  const embeddings = new OnnxEmbeddings({ threads: 1, ...options, model: folder });
  opened.push(embeddings);
  return { embeddings, folder };
}

const cls = meaningOf("[CLS]");
const unit = (vector: Float32Array): number[] => {
  const length = Math.hypot(...vector);
  return [...vector].map((value) => value / length);
};
/** Mean of the words and the two special tokens, whose vectors are alike. */
const meanOf = (...words: string[]): number[] => {
  const all = [cls, ...words.map(meaningOf), cls];
  return unit(
    Float32Array.from({ length: TINY_WIDTH }, (_, at) => all.reduce((sum, one) => sum + (one[at] ?? 0), 0) / all.length),
  );
};
const near = (vector: ArrayLike<number>, wanted: readonly number[]): void => {
  expect(vector).toHaveLength(wanted.length);
  for (const [at, value] of wanted.entries()) expect(vector[at]).toBeCloseTo(value, 5);
};

describe("OnnxEmbeddings", () => {
  it("pools what the encoder says of a text's tokens, whatever stands beside it", async () => {
    const { embeddings } = await open();
    const texts = ["the kettle", "tea", "a keeper of the lighthouse", "灯塔"];
    const together = await embeddings.embedDocuments(texts);
    expect(embeddings).toBeInstanceOf(Embeddings);
    for (const [index, text] of texts.entries()) {
      near(together[index] ?? [], meanOf(...text.split(" ")));
      const [alone] = await embeddings.embedDocuments([text]);
      near(alone ?? [], together[index] ?? []);
    }
    expect(await embeddings.embedDocuments([])).toEqual([]);
  });

  it("keeps the order of many texts of different lengths", async () => {
    const { embeddings } = await open();
    const words = ["kettle", "tea", "ferry", "blue"];
    const texts = Array.from({ length: 90 }, (_, index) => `${"the ".repeat((index * 37) % 60)}${words[index % 4]}`);
    const vectors = await embeddings.embed(texts);
    for (const [index, text] of texts.entries()) near(vectors[index] ?? [], meanOf(...text.split(" ")));
  });

  it("puts E5's prefixes before questions and documents", async () => {
    const folder = writeTinyEncoder(path.join(await temporaryFolder(), "multilingual-e5-tiny"));
    const embeddings = new OnnxEmbeddings({ model: folder, threads: 1 });
    opened.push(embeddings);
    near(await embeddings.embedQuery("tea"), meanOf("query", ":", "tea"));
    near((await embeddings.embedDocuments(["tea"]))[0] ?? [], meanOf("passage", ":", "tea"));
  });

  it("pools as the folder or the option says", async () => {
    const config = { word_embedding_dimension: TINY_WIDTH, pooling_mode_cls_token: true, pooling_mode_mean_tokens: false };
    const { embeddings } = await open({}, { files: { "1_Pooling/config.json": config } });
    near(await embeddings.embedQuery("tea"), unit(cls));
    const other = await open({ pooling: "max", normalise: false });
    const tea = meaningOf("tea");
    near(
      await other.embeddings.embedQuery("tea"),
      [...tea].map((value, at) => Math.max(value, cls[at] ?? 0)),
    );
  });

  it("cuts long texts before the last special token", async () => {
    const { embeddings } = await open({ maxTokens: 4 });
    near(await embeddings.embedQuery("kettle tea ferry blue"), meanOf("kettle", "tea"));
    // However long: nothing that can't count is looked at.
    near(await embeddings.embedQuery(`kettle tea ${"ferry ".repeat(2 ** 20)}`), meanOf("kettle", "tea"));
  });

  it("writes in small letters where the folder says so", async () => {
    const plain = await open();
    near(await plain.embeddings.embedQuery("TEA"), meanOf("[UNK]"));
    const small = await open({}, { files: { "tokenizer_config.json": { do_lower_case: true } } });
    near(await small.embeddings.embedQuery("TEA"), meanOf("tea"));
  });

  it("tells models apart by their files and the way they are used", async () => {
    const { embeddings, folder } = await open();
    const identity = await embeddings.identity();
    expect(identity).toMatch(/^onnx:[0-9a-f]{64}$/);
    const again = await open();
    expect(await again.embeddings.identity()).toBe(identity);
    const others = [await open({ queryPrefix: "query: " }), await open({ pooling: "cls" }), await open({}, { shift: 0.5 })];
    const identities = await Promise.all(others.map((other) => other.embeddings.identity()));
    appendFileSync(path.join(folder, "tokenizer.json"), " ");
    const changed = new OnnxEmbeddings({ model: folder });
    opened.push(changed);
    expect(new Set([identity, ...identities, await changed.identity()]).size).toBe(5);
  });

  it("answers a question while documents are embedded, and ends what is cancelled", async () => {
    const { embeddings } = await open();
    await embeddings.prepare();
    const controller = new AbortController();
    const settled: string[] = [];
    const documents = embeddings
      .embed(
        Array.from({ length: 3_000 }, () => "kettle ".repeat(200)),
        { signal: controller.signal },
      )
      .then(
        () => settled.push("documents"),
        (error: unknown) => settled.push((error as { code: string }).code),
      );
    await embeddings.embedQuery("tea").then(() => settled.push("question"));
    controller.abort(new Error("enough"));
    await documents;
    expect(settled).toEqual(["question", "ABORTED"]);
    await expect(embeddings.embed(["tea"], { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "ABORTED" });
    near(await embeddings.embedQuery("tea"), meanOf("tea"));
  });

  it("starts again after it was closed, and after a failure that was mended", async () => {
    const { embeddings, folder } = await open();
    await embeddings.embedQuery("tea");
    await embeddings[Symbol.asyncDispose]();
    near(await embeddings.embedQuery("tea"), meanOf("tea"));
    await embeddings[Symbol.asyncDispose]();
    rmSync(path.join(folder, "model.onnx"));
    await expect(embeddings.embedQuery("tea")).rejects.toMatchObject({ code: "MODEL_NOT_FOUND" });
    writeTinyEncoder(folder);
    near(await embeddings.embedQuery("tea"), meanOf("tea"));
  });

  it.each<[string, TinyEncoderOptions, Omit<OnnxEmbeddingsOptions, "model">, string, RegExp]>([
    ["another input", { input: "pixels" }, {}, "MODEL_INVALID", /the input pixels/],
    ["a graph that isn't one", { files: { "model.onnx": "no" } }, {}, "MODEL_INVALID", /model\.onnx/],
    ["no such graph", {}, { file: "onnx/model_q4.onnx" }, "MODEL_NOT_FOUND", /onnx\/model_q4\.onnx/],
    ["a damaged tokenizer", { files: { "tokenizer.json": "{" } }, {}, "TOKENIZER_INVALID", /tokenizer\.json/],
    ["a tokenizer of nothing", { files: { "tokenizer.json": "{}" } }, {}, "TOKENIZER_INVALID", /tokenizer\.json/],
    ["a damaged config", { files: { "config.json": '{"max_position_embeddings":"many"}' } }, {}, "MODEL_INVALID", /config\.json/],
    [
      "another way of pooling",
      { files: { "1_Pooling/config.json": { pooling_mode_weightedmean_tokens: true } } },
      {},
      "MODEL_INVALID",
      /pooling_mode_weightedmean_tokens/,
    ],
    [
      "a further layer",
      { files: { "modules.json": [{ idx: 2, path: "2_Dense", type: "sentence_transformers.models.Dense" }] } },
      {},
      "MODEL_INVALID",
      /Dense/,
    ],
    ["no room for text", {}, { maxTokens: 2 }, "INVALID_OPTION", /maxTokens/],
  ])("refuses %s, naming it", async (_what, encoder, options, code, message) => {
    const { embeddings } = await open(options, encoder);
    await expect(embeddings.embedQuery("tea")).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it.each([
    [{ model: "" }, /model/],
    [{ model: "a", threads: 0 }, /threads/],
    [{ model: "a", maxTokens: 1.5 }, /maxTokens/],
  ])("refuses the options %j", (options, message) => {
    expect(() => new OnnxEmbeddings(options)).toThrow(message);
  });

  it("takes a folder's prompts", async () => {
    const files = { "config_sentence_transformers.json": { prompts: { query: "blue ", passage: "ferry " } } };
    const { embeddings, folder } = await open({}, { files });
    near(await embeddings.embedQuery("tea"), meanOf("blue", "tea"));
    near((await embeddings.embedDocuments(["tea"]))[0] ?? [], meanOf("ferry", "tea"));
    writeFileSync(path.join(folder, "config_sentence_transformers.json"), '{"prompts":{"query":3}}');
    const damaged = new OnnxEmbeddings({ model: folder });
    await expect(damaged.embedQuery("tea")).rejects.toMatchObject({ code: "MODEL_INVALID" });
  });
});
