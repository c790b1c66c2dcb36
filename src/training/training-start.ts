import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DecoderShape } from "../decoder/decoder-shape.js";
import { ChatGLMError } from "../errors.js";
import { openCheckpoint } from "../export/checkpoint/open-checkpoint.js";
import { familyOfConfig } from "../families/known-families.js";
import type { TokenizerFile } from "../families/model-family.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { ParameterSet } from "./parameter-set.js";

/** What a training begins from. */
export interface TrainingStartOptions {
  /** Hugging Face ChatGLM folder whose weights to go on from. */
  readonly from?: string | undefined;
  /** A ChatGLM `config.json`, to start from random weights. */
  readonly config?: string | undefined;
  /** `tokenizer.model`. Defaults to the one in `from`. */
  readonly tokenizer?: string | undefined;
}

/** What training begins with. */
export interface TrainingStart {
  readonly config: DecoderShape;
  /** The config.json of the result. */
  readonly configJson: Readonly<Record<string, unknown>>;
  readonly tokenizer: Tokenizer;
  readonly tokenizerModel: Uint8Array;
  readonly parameters: ParameterSet;
}

const largestTokenizer = 64 * 1024 * 1024;

/** @throws ChatGLMError INVALID_OPTION, CHECKPOINT_INVALID, CHECKPOINT_UNSUPPORTED, TOKENIZER_INVALID, IO_FAILED */
export async function openTrainingStart(options: TrainingStartOptions, seed: number): Promise<TrainingStart> {
  if ((options.from === undefined) === (options.config === undefined)) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      "Training starts either from a checkpoint or from a config.json, and needs one of them.",
    );
  }
  return options.from === undefined ? fromConfig(options, seed) : fromCheckpoint(options.from, options.tokenizer);
}

async function fromConfig({ config: path = "", tokenizer }: TrainingStartOptions, seed: number): Promise<TrainingStart> {
  if (tokenizer === undefined) {
    throw new ChatGLMError("INVALID_OPTION", "A model with random weights needs a tokenizer.model.", {
      remedy: "Name one, or train one from your texts (trainTokenizer).",
    });
  }
  let configJson: unknown;
  try {
    configJson = JSON.parse((await readSmall(path)).toString("utf8"));
  } catch (cause) {
    if (cause instanceof ChatGLMError) throw cause;
    throw new ChatGLMError("CHECKPOINT_INVALID", `${path} is not JSON.`, { cause });
  }
  const family = familyOfConfig(configJson, path);
  const parameters = ParameterSet.random(family.readDecoder({ json: configJson, where: path }), seed);
  return start(parameters, configJson, family.tokenizer, tokenizer);
}

async function fromCheckpoint(folder: string, tokenizer: string | undefined): Promise<TrainingStart> {
  await using checkpoint = await openCheckpoint(folder);
  const { configJson: json, configPath: where } = checkpoint;
  const family = familyOfConfig(json, where);
  const decoder = family.readDecoder({ json, where, holds: (tensor) => checkpoint.has(tensor) });
  const parameters = await ParameterSet.read(decoder, checkpoint);
  return start(parameters, json, family.tokenizer, tokenizer ?? join(folder, family.tokenizer.name));
}

async function start(
  parameters: ParameterSet,
  configJson: unknown,
  { open }: TokenizerFile,
  tokenizerPath: string,
): Promise<TrainingStart> {
  const { config } = parameters;
  const tokenizerModel = await readSmall(tokenizerPath);
  const tokenizer = open(tokenizerModel, tokenizerPath);
  if (tokenizer.size > config.vocabularySize) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `${tokenizerPath} has ${tokenizer.size} tokens, the model's padded_vocab_size is ${config.vocabularySize}.`,
    );
  }
  const fields = {
    ...(configJson as Record<string, unknown>),
    torch_dtype: "float32",
    tie_word_embeddings: config.tiedEmbeddings,
  };
  return { config, configJson: fields, tokenizer, tokenizerModel, parameters };
}

async function readSmall(path: string): Promise<Buffer> {
  try {
    const bytes = await readFile(path);
    if (bytes.length <= largestTokenizer) return bytes;
    throw new Error(`it has ${bytes.length} bytes`);
  } catch (cause) {
    throw new ChatGLMError("IO_FAILED", `${path} can't be read: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  }
}
