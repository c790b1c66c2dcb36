import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import type { GraphTarget, Precision } from "../../src/model-folder/manifest.js";
import { tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import { writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { trainTokenizer } from "../../src/training/tokenizer-trainer.js";
import { temporaryFolder } from "./temporary-folder.js";

const corpusFolder = fileURLToPath(new URL("../../examples/corpus/", import.meta.url));

/** Special tokens that follow the pieces: ChatGLM3's nine. */
const specialTokenCount = 9;

/** A converted folder of the seeded model; removed when the test file is done. */
export async function seededModel(precision: Precision = "fp32", target: GraphTarget = "cpu"): Promise<string> {
  const folder = path.join(await temporaryFolder(), "model");
  await makeSeededModel(folder, precision, target);
  return folder;
}

/**
 * Makes a model of seeded random weights in ChatGLM3's shape, small, behind a tokenizer trained on the repository's own corpus. What it
 * says means nothing, and depends on everything. Takes a second or two.
 *
 * @param out folder to make; must not exist
 */
export async function makeSeededModel(out: string, precision: Precision = "int4", target: GraphTarget = "cpu"): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-"));
  const checkpoint = path.join(scratch, "random-weights");
  try {
    await writeSeededCheckpoint(checkpoint);
    await convertCheckpoint({ checkpoint, out, precision, target, chatFormat: "chatglm3" });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The same model before conversion, as a Hugging Face folder. */
export async function writeSeededCheckpoint(folder: string): Promise<void> {
  const tokenizerModel = trainTokenizer(await corpusTexts(), { vocabularySize: 4096 });
  await writeInitialCheckpoint(folder, {
    seed: 20_23,
    dtype: "float16",
    tokenizerModel,
    config: {
      num_layers: 4,
      hidden_size: 256,
      ffn_hidden_size: 512,
      num_attention_heads: 8,
      kv_channels: 32,
      multi_query_group_num: 2,
      padded_vocab_size: tokenizerFromBytes(tokenizerModel).size + specialTokenCount,
      seq_length: 8192,
    },
  });
}

async function corpusTexts(): Promise<string[]> {
  const names = await readdir(corpusFolder, { recursive: true });
  const files = names.filter((name) => /\.(md|txt|ttl)$/.test(name)).sort();
  return Promise.all(files.map((name) => readFile(path.join(corpusFolder, name), "utf8")));
}
