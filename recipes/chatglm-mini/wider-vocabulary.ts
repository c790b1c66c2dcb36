import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import { decodeSentencePieceModel, encodeSentencePieceModel, PieceType } from "../../src/tokenizer/sentencepiece-model.js";
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

/** Earlier rows stay, those of the special tokens move to the end. */
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
  drawNewRows(wide, before);
}

/** How many known rows a new one is mixed from. */
const mixedFrom = 4;

/**
 * New rows like those of known characters: their mean, and a sum of some of their differences from it by random weights, of their usual size. What
 * the layers copy by heart of a row is what trained rows differ in; noise in any direction is mostly lost on the way.
 */
function drawRows(
  rows: Float32Array,
  { known, first, after, width }: { known: readonly number[]; first: number; after: number; width: number },
): void {
  const rowOf = (id: number): Float32Array => rows.subarray(id * width, (id + 1) * width);
  const mean = Float64Array.from(
    { length: width },
    (_, i) => known.reduce((sum, id) => sum + (rowOf(id)[i] ?? 0), 0) / known.length,
  );
  const sizeOf = (difference: ArrayLike<number>): number => Math.hypot(...Array.from(difference));
  const usual = known.reduce((sum, id) => sum + sizeOf(rowOf(id).map((value, i) => value - (mean[i] ?? 0))), 0) / known.length;
  const random = new Xoshiro(1);
  for (let id = first; id < after; id++) {
    const mixed = new Float64Array(width);
    for (let part = 0; part < mixedFrom; part++) {
      const other = rowOf(known[random.below(known.length)] ?? 0);
      const weight = random.below(2) === 0 ? 1 : -0.6;
      for (let i = 0; i < width; i++) mixed[i] = (mixed[i] ?? 0) + weight * ((other[i] ?? 0) - (mean[i] ?? 0));
    }
    const scale = usual / sizeOf(mixed);
    rowOf(id).set(mixed.map((value, i) => (mean[i] ?? 0) + scale * value));
  }
}

/** Draws the rows that the vocabulary gained: those from `first` on. */
function drawNewRows({ parameters, tokenizer, tokenizerModel, config }: TrainingStart, first: number): void {
  const { pieces } = decodeSentencePieceModel(tokenizerModel, "tokenizer.model");
  const known = pieces.flatMap(({ text, type }, id) =>
    id < first && type === PieceType.normal && [...text].length === 1 ? [id] : [],
  );
  drawRows(parameters.tensor(embeddingOf(parameters)), { known, first, after: tokenizer.size, width: config.hiddenSize });
}
