import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import { decodeSentencePieceModel, encodeSentencePieceModel, PieceType } from "../../src/tokenizer/sentencepiece-model.js";
import { normalQuantiles } from "../../src/training/normal-quantiles.js";
import type { ParameterSet } from "../../src/training/parameter-set.js";
import { openTrainingStart, type TrainingStart } from "../../src/training/training-start.js";
import { writeModelFolder } from "../../src/training/write-model-folder.js";
import { Xoshiro } from "../../src/training/xoshiro.js";
import { miniConfig } from "./config.js";
import { commonCharacters } from "./names.js";

/** Signs, units and accented letters that texts have and a vocabulary made of the examples lacks. */
const signs =
  "·—–…‘’“”「」『』【】〈〉《》、。〇～・，：；？！（）％＋－＝／＆＠＃＊℃℉°′″×÷±≈≤≥≠→←↑↓√∞µμΩ€£¥￥$%&@#*+=/\\|_^~`{}[]<>()-.:;,!?'\"§©®™№½¼¾²³¹" +
  "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïñòóôõöøùúûüýþÿāăąćčďđēėęěğīİıłńňōőœřśşšţťūůűųźżžǎǐǒǔǚΑΒΓΔαβγδεθλπσφω" +
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ●○■□★☆※";

/** Rows of the embedding are a multiple of this. */
const rowsTogether = 64;
/** ChatGLM3's, which follow the pieces. */
const specialTokens = 9;

/**
 * The vocabulary with GB 2312's 3,755 common characters and `signs` as pieces of their own, which byte fallback wrote in three tokens, hence
 * sometimes in broken ones. Earlier pieces keep their ids and are merged as before; one that has everything stays as it is.
 */
export function widerTokenizer(tokenizerModel: Uint8Array): Uint8Array {
  const { pieces } = decodeSentencePieceModel(tokenizerModel, "tokenizer.model");
  const known = new Set(pieces.filter(({ type }) => type === PieceType.normal).map(({ text }) => text));
  const missing = [...new Set([...commonCharacters, ...signs])].filter((character) => !known.has(character));
  if (missing.length === 0) return tokenizerModel;
  const lowest = Math.min(...pieces.map(({ score }) => score));
  return encodeSentencePieceModel([
    ...pieces,
    ...missing.map((text, i) => ({ text, score: lowest - 1 - i, type: PieceType.normal })),
  ]);
}

/** Writes a checkpoint again with the wider vocabulary; its other weights stay. */
export async function writeWiderCheckpoint(from: string, out: string): Promise<void> {
  const narrow = await openTrainingStart({ from }, 0);
  const tokenizerModel = widerTokenizer(narrow.tokenizerModel);
  const scratch = await mkdtemp(join(tmpdir(), "wider-"));
  try {
    const [config, tokenizer] = [join(scratch, "config.json"), join(scratch, "tokenizer.model")];
    const { size } = tokenizerFromBytes(tokenizerModel, { file: tokenizer });
    const rows = Math.ceil((size + specialTokens) / rowsTogether) * rowsTogether;
    await writeFile(tokenizer, tokenizerModel);
    await writeFile(config, JSON.stringify(miniConfig(rows, narrow.config.layers)));
    const wide = await openTrainingStart({ config, tokenizer }, 0);
    for (const { name } of narrow.parameters.tensors)
      if (name !== embeddingOf(narrow.parameters)) wide.parameters.tensor(name).set(narrow.parameters.tensor(name));
    fillEmbedding(narrow, wide);
    await writeModelFolder(out, { ...wide, log: [] }, { overwrite: true });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function embeddingOf({ decoder }: ParameterSet): string {
  return decoder.tensors.embedding.name;
}

/**
 * Earlier rows stay, those of the special tokens move to the end. A new one is the mean of the rows its character was written in, which says that it
 * is a character, and noise of a usual row's size, which says which one.
 */
function fillEmbedding(narrow: TrainingStart, wide: TrainingStart): void {
  const [earlier, rows] = [narrow, wide].map(({ parameters }) => parameters.tensor(embeddingOf(parameters))) as [
    Float32Array,
    Float32Array,
  ];
  const width = narrow.config.hiddenSize;
  const [before, after] = [narrow.tokenizer.size, wide.tokenizer.size];
  rows.fill(0);
  rows.set(earlier.subarray(0, before * width));
  rows.set(earlier.subarray(before * width, (before + specialTokens) * width), after * width);
  const size = Math.sqrt(earlier.subarray(0, before * width).reduce((sum, value) => sum + value * value, 0) / (before * width));
  const { pieces } = decodeSentencePieceModel(wide.tokenizerModel, "tokenizer.model");
  const quantiles = normalQuantiles();
  const random = new Xoshiro(1);
  for (let id = before; id < after; id++) {
    const row = rows.subarray(id * width, (id + 1) * width);
    random.fillFrom(quantiles, row);
    const parts = narrow.tokenizer.encode(pieces[id]?.text ?? "").filter((part) => part < before);
    const bytes = parts.filter((part) => pieces[part]?.type === PieceType.byte);
    for (let i = 0; i < width; i++) {
      const mean = bytes.reduce((sum, part) => sum + (earlier[part * width + i] ?? 0), 0) / Math.max(1, bytes.length);
      row[i] = 0.7 * mean + 0.7 * size * (row[i] ?? 0);
    }
  }
}
