import { join } from "node:path";
import { type ChatGLMConfig, parseChatGLMConfig, type RopeRatioMeaning } from "../chatglm/config.js";
import { type ChatFormatChoice, type ChatFormatName, chooseChatFormat } from "../chatglm/detect-chat-format.js";
import { checkpointTensors } from "../chatglm/weight-names.js";
import { ChatGLMError } from "../errors.js";
import type { ModelManifest, Precision, PromptForm } from "../model/manifest.js";
import { tokenizerFromBytes } from "../tokenizer/load-tokenizer.js";
import { maximumFileBytes } from "../tokenizer/sentencepiece-model.js";
import { checkTensors } from "./check-tensors.js";
import { invalid } from "./checkpoint/checkpoint-file.js";
import { type Checkpoint, openCheckpoint } from "./checkpoint/open-checkpoint.js";
import { requireSpace, writeFailure } from "./disk-space.js";
import { layOut } from "./external-layout.js";
import { buildGraph, type ExportGraph } from "./graph/build-graph.js";
import { HashedFile, type WrittenFile } from "./hashed-file.js";
import { StagedFolder } from "./staged-folder.js";
import { type ConversionProgress, writeWeights } from "./write-weights.js";

export type { ConversionProgress } from "./write-weights.js";

export interface ConvertCheckpointOptions {
  /** Hugging Face folder: config.json, weights (safetensors or PyTorch .bin, single or sharded), tokenizer.model. */
  readonly checkpoint: string;
  /** The folder to make. */
  readonly out: string;
  readonly precision: Precision;
  /** Columns that share a scale, for int8 and int4: 32, 64 or 128. Defaults to 128. */
  readonly blockSize?: number | undefined;
  /** Sequences one step of the graph may hold, 1 to 64; unused ones cost nothing. Defaults to 16. */
  readonly maxSequencesPerStep?: number | undefined;
  /** Defaults to what {@link chooseChatFormat} finds. */
  readonly chatFormat?: ChatFormatName | undefined;
  /** The form of the answer chain's prompt that the model was trained on, for its manifest. Defaults to none: the plain one. */
  readonly promptForm?: PromptForm | undefined;
  /** Called once, before the long work, with the prompt format and what it was concluded from. */
  readonly onChatFormat?: ((choice: ChatFormatChoice) => void) | undefined;
  /** Defaults to what {@link parseChatGLMConfig} finds. */
  readonly ropeRatio?: RopeRatioMeaning | undefined;
  /** Replace an earlier conversion in `out`. Defaults to false. */
  readonly overwrite?: boolean | undefined;
  /** Called after every few megabytes. */
  readonly onProgress?: ((progress: ConversionProgress) => void) | undefined;
  /** Stops within one chunk and removes what was written. */
  readonly signal?: AbortSignal | undefined;
}

const defaultBlockSize = 128;
const defaultSequencesPerStep = 16;
const largestSource = 1024 * 1024;

/**
 * Converts a Hugging Face checkpoint of the ChatGLM2/ChatGLM3/GLM-4 family into a folder this library runs: `model.onnx`,
 * `model.onnx.data`, `tokenizer.model` when there is one, and `manifest.json`. Weights stream through memory a few megabytes at a time.
 * The folder appears under its name only when complete.
 *
 * @throws ChatGLMError CHECKPOINT_INVALID, CHECKPOINT_UNSUPPORTED, TOKENIZER_INVALID, INVALID_OPTION, DISK_FULL, IO_FAILED, ABORTED;
 * nothing is left behind
 */
export async function convertCheckpoint(options: ConvertCheckpointOptions): Promise<ModelManifest> {
  checkOptions(options);
  try {
    return await convert(options);
  } catch (error) {
    if (!options.signal?.aborted) throw error;
    throw new ChatGLMError("ABORTED", "The conversion was stopped; nothing was left behind.", { cause: error });
  }
}

async function convert(options: ConvertCheckpointOptions): Promise<ModelManifest> {
  await using checkpoint = await openCheckpoint(options.checkpoint, options.signal);
  const config = configOf(checkpoint, options.ropeRatio);
  const { precision, blockSize = defaultBlockSize, maxSequencesPerStep = defaultSequencesPerStep } = options;
  checkTensors(checkpoint, config);
  const tokenizer = await readTokenizer(checkpoint, config);
  const chatFormat = await chatFormatOf(checkpoint, config, options.chatFormat);
  options.onChatFormat?.(chatFormat);
  options.signal?.throwIfAborted();
  const graph = buildGraph(config, { precision, blockSize, maxSequencesPerStep });
  const description = {
    formatVersion: 1,
    source: sourceOf(checkpoint),
    precision,
    ...(precision === "fp32" ? {} : { blockSize }),
    config,
    chatFormat: chatFormat.format,
    ...(options.promptForm === undefined ? {} : { promptForm: options.promptForm }),
    maxSequencesPerStep,
  } as const;
  const files = await writeFolder(checkpoint, graph, tokenizer, options, (written) => ({ ...description, files: written }));
  return { ...description, files };
}

type Files = Readonly<Record<string, WrittenFile>>;

async function writeFolder(
  checkpoint: Checkpoint,
  graph: ExportGraph,
  tokenizer: Uint8Array | undefined,
  options: ConvertCheckpointOptions,
  manifestOf: (files: Files) => ModelManifest,
): Promise<Files> {
  const layout = layOut(graph.weights);
  const location = "model.onnx.data";
  const onnx = graph.onnx(({ name, bytesOf = name }) => ({ location, ...placed(layout.placements.get(bytesOf), bytesOf) }));
  const needed = layout.totalBytes + onnx.length + (tokenizer?.length ?? 0) + 1024 * 1024;
  try {
    options.signal?.throwIfAborted();
    await using folder = await StagedFolder.create(options.out, {
      overwrite: options.overwrite ?? false,
      ownedBy: "manifest.json",
    });
    await requireSpace(options.out, needed);
    const files: Record<string, WrittenFile> = {};
    const write = async (name: string, fill: (file: HashedFile) => Promise<void>): Promise<void> => {
      files[name] = await writeFile(join(folder.path, name), fill);
    };
    if (tokenizer !== undefined) await write("tokenizer.model", (file) => file.write(tokenizer));
    await write("model.onnx", (file) => file.write(onnx));
    await write(location, (file) => writeWeights(graph.weights, (name) => checkpoint.tensor(name), layout, file, options));
    const manifest = new TextEncoder().encode(`${JSON.stringify(manifestOf(files), null, 2)}\n`);
    await writeFile(join(folder.path, "manifest.json"), (file) => file.write(manifest));
    options.signal?.throwIfAborted();
    await folder.publish();
    return files;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw await writeFailure(error, options.out, needed);
  }
}

async function writeFile(path: string, fill: (file: HashedFile) => Promise<void>): Promise<WrittenFile> {
  const file = await HashedFile.create(path);
  try {
    await fill(file);
    return await file.finish();
  } catch (error) {
    await file.close();
    throw error;
  }
}

function placed<Placement>(placement: Placement | undefined, name: string): Placement {
  if (placement === undefined) throw new Error(`the graph refers to ${name}, which nobody stores`);
  return placement;
}

function checkOptions({
  blockSize = defaultBlockSize,
  precision,
  maxSequencesPerStep = defaultSequencesPerStep,
}: ConvertCheckpointOptions): void {
  if (!["fp32", "int8", "int4"].includes(precision)) {
    throw new ChatGLMError("INVALID_OPTION", `precision is ${JSON.stringify(precision)}; it may be fp32, int8 or int4.`);
  }
  if (![32, 64, 128].includes(blockSize))
    throw new ChatGLMError("INVALID_OPTION", `blockSize is ${blockSize}; it may be 32, 64 or 128.`);
  if (!Number.isInteger(maxSequencesPerStep) || maxSequencesPerStep < 1 || maxSequencesPerStep > 64) {
    throw new ChatGLMError("INVALID_OPTION", `maxSequencesPerStep is ${maxSequencesPerStep}; it may be 1 to 64.`);
  }
}

/** The models' own code ignores `tie_word_embeddings`: where an output layer is stored, it is used. */
function configOf(checkpoint: Checkpoint, ropeRatio: RopeRatioMeaning | undefined): ChatGLMConfig {
  const config = parseChatGLMConfig(checkpoint.configJson, checkpoint.configPath, { ropeRatio });
  const untied = { ...config, tiedEmbeddings: false };
  return checkpoint.has(checkpointTensors(untied).output.name) ? untied : config;
}

/** The tokenizer's bytes, unless there is none. What could not be opened later is refused now, before the long work. */
async function readTokenizer(checkpoint: Checkpoint, { vocabularySize }: ChatGLMConfig): Promise<Uint8Array | undefined> {
  const bytes = await checkpoint.readFile("tokenizer.model", maximumFileBytes);
  if (bytes === undefined) return undefined;
  const file = join(checkpoint.folder, "tokenizer.model");
  const { size } = tokenizerFromBytes(bytes, { file });
  if (size > vocabularySize) throw invalid(file, `it has ${size} tokens, the model's vocabulary only ${vocabularySize}`);
  return bytes;
}

async function chatFormatOf(
  checkpoint: Checkpoint,
  config: ChatGLMConfig,
  format: ChatFormatName | undefined,
): Promise<ChatFormatChoice> {
  if (format !== undefined) return { format, because: "option" };
  const source = await checkpoint.readFile("tokenization_chatglm.py", largestSource);
  return chooseChatFormat({
    nameOrPath: nameOrPathOf(checkpoint),
    where: checkpoint.folder,
    config,
    tokenizerSource: source === undefined ? undefined : new TextDecoder().decode(source),
  });
}

/** What the model is called: a hub name when config.json has one, else the folder's name; never a path of this machine. */
function sourceOf(checkpoint: Checkpoint): ModelManifest["source"] {
  const nameOrPath = nameOrPathOf(checkpoint);
  const name = nameOrPath !== undefined && /^[\w.-]+(\/[\w.-]+)?$/.test(nameOrPath) ? nameOrPath : checkpoint.name;
  return { name, modelType: "chatglm" };
}

function nameOrPathOf({ configJson }: Checkpoint): string | undefined {
  if (typeof configJson !== "object" || configJson === null || !("_name_or_path" in configJson)) return undefined;
  return typeof configJson._name_or_path === "string" ? configJson._name_or_path : undefined;
}
