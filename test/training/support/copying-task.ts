import { writeFile } from "node:fs/promises";
import path from "node:path";
import { trainTokenizer } from "../../../src/training/tokenizer-trainer.js";
import type { TrainOptions } from "../../../src/training/train.js";
import { Xoshiro } from "../../../src/training/xoshiro.js";

const letters = "abcdefgh";

/** Three letters, drawn by seed. */
export function word(random: Xoshiro): string {
  return Array.from({ length: 3 }, () => letters[random.below(letters.length)]).join(" ");
}

/**
 * The files of a training whose task is to repeat three letters: data.jsonl, config.json and tokenizer.model.
 *
 * @param sizes changes to config.json
 */
export async function writeCopyingTask(
  folder: string,
  examples: number,
  sizes: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const random = new Xoshiro(7);
  const lines = Array.from({ length: examples }, () => {
    const text = word(random);
    return JSON.stringify({ prompt: text, completion: text });
  });
  await writeFile(path.join(folder, "data.jsonl"), `${lines.join("\n")}\n`);
  await writeFile(
    path.join(folder, "tokenizer.model"),
    trainTokenizer([letters.split("").join(" ").repeat(20)], { vocabularySize: 280 }),
  );
  const config = {
    model_type: "chatglm",
    num_layers: 2,
    hidden_size: 64,
    ffn_hidden_size: 96,
    num_attention_heads: 4,
    kv_channels: 16,
    multi_query_attention: true,
    multi_query_group_num: 2,
    padded_vocab_size: 320,
    seq_length: 128,
    add_qkv_bias: true,
    add_bias_linear: false,
    rmsnorm: true,
    post_layer_norm: true,
    original_rope: true,
    eos_token_id: 2,
    ...sizes,
  };
  await writeFile(path.join(folder, "config.json"), JSON.stringify(config));
}

/** Options of a short training on that task, of a second or so; its states are saved every third step. */
export function copyingOptions(folder: string): TrainOptions {
  return {
    data: path.join(folder, "data.jsonl"),
    config: path.join(folder, "config.json"),
    tokenizer: path.join(folder, "tokenizer.model"),
    out: path.join(folder, "out"),
    steps: 14,
    length: 32,
    batchTokens: 256,
    learningRate: 5e-3,
    threads: 1,
    seed: 3,
    evaluateEvery: 5,
    checkpointEvery: 3,
  };
}
