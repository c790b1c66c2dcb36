import { join } from "node:path";
import type { DecoderShape } from "../decoder/decoder-shape.js";
import type { Decoder } from "../decoder/decoder-tensors.js";
import { ChatGLMError } from "../errors.js";
import type { ChatFormatName } from "../families/chat-format.js";
import { type TemplateDifference, templateDifferences, templateOfConfig } from "../families/chat-template.js";
import { chatForms, familyOfConfig, knownFamilies } from "../families/known-families.js";
import type { ChatFormatChoice, ModelFamily, RopeRatioMeaning, TokenizerFile } from "../families/model-family.js";
import type { CopyingFrame, GraphTarget, ModelManifest, Precision, PromptForm } from "../model-folder/manifest.js";
import { type ActivationMoments, momentsKey } from "./calibrated/activation-moments.js";
import { type BitsCandidate, chooseEightBits } from "./calibrated/choose-bits.js";
import type { MatrixProduct } from "./calibrated/matrix-product.js";
import { checkTensors } from "./check-tensors.js";
import type { Checkpoint } from "./checkpoint/checkpoint.js";
import { invalid } from "./checkpoint/checkpoint-file.js";
import { openCheckpoint } from "./checkpoint/open-checkpoint.js";
import { requireSpace, writeFailure } from "./disk-space.js";
import { layOut } from "./external-layout.js";
import { buildGraph, type ExportGraph, type GraphOptions } from "./graph/build-graph.js";
import type { GraphStudy } from "./graph/weights.js";
import { HashedFile, type WrittenFile } from "./hashed-file.js";
import { withSharedOutput } from "./shared-output.js";
import { StagedFolder } from "./staged-folder.js";
import { type ConversionProgress, writeWeights } from "./write-weights.js";

export type { TemplateDifference } from "../families/chat-template.js";
export type { ConversionProgress } from "./write-weights.js";

/** What is converted, where to, and how. */
export interface ConvertCheckpointOptions {
  /**
   * Hugging Face folder: config.json, weights (safetensors or PyTorch .bin, single or sharded), tokenizer.model or tokenizer.json by the
   * family; or a GGUF file.
   */
  readonly checkpoint: string;
  /** The folder to make. */
  readonly out: string;
  readonly precision: Precision;
  /** Columns that share a scale, for int8 and int4: 32, 64 or 128. Defaults to 128. */
  readonly blockSize?: number | undefined;
  /** Sequences one step of the graph may hold, 1 to 64; unused ones cost nothing. Defaults to 16. */
  readonly maxSequencesPerStep?: number | undefined;
  /** Gives the output layer 8 bits where the rest has 4. Defaults to the same as the rest. */
  readonly outputLayer?: "int8" | undefined;
  /** What goes into the matrices, as `measureMoments` measures it: at int4, weights are rounded so that products keep. Defaults to nothing known. */
  readonly moments?: ActivationMoments | undefined;
  /** Products that rounding by moments takes, as `MatrixProducts` computes them. Defaults to plain JavaScript: right, and slow. */
  readonly multiply?: MatrixProduct | undefined;
  /** What 4 bits in each matrix do to the model's distributions, as `measureHarms` measures it. Defaults to nothing known. */
  readonly harms?: ReadonlyMap<string, number> | undefined;
  /**
   * Bytes that `model.onnx.data` may have, with `harms` at int4: what a plain conversion leaves of them gives the matrices that rounding harms most
   * 8 bits. Defaults to none.
   */
  readonly maxBytes?: number | undefined;
  /** What the graph is written for: "cpu", or "plain" for OpenVINO and other providers. Defaults to "cpu". */
  readonly target?: GraphTarget | undefined;
  /** Defaults to what the checkpoint's names and files say. */
  readonly chatFormat?: ChatFormatName | undefined;
  /** The form of the answer chain's prompt that the model was trained on, for its manifest. Defaults to none: the plain one. */
  readonly promptForm?: PromptForm | undefined;
  /** What the model was trained to write beside what it copies, for its manifest. Defaults to none: its replies are free. */
  readonly copying?: CopyingFrame | undefined;
  /** Called once, before the long work, with the prompt format and what it was concluded from. */
  readonly onChatFormat?: ((choice: ChatFormatChoice) => void) | undefined;
  /** Called once, before the long work, where the checkpoint's `chat_template` speaks against that format. It is searched, never run. */
  readonly onTemplateDifferences?: ((differences: readonly TemplateDifference[], format: ChatFormatName) => void) | undefined;
  /** Defaults to what the checkpoint's names and sizes say. */
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
/** Qwen2.5's tokenizer_config.json has 7 kB, Llama 3's 50 kB. */
const largestSource = 4 * 1024 * 1024;

/**
 * Converts a checkpoint of a known family (ChatGLM2, ChatGLM3, GLM-4, GLM-Edge, GLM-Z1, Qwen2, Llama) into a folder this library runs: `model.onnx`,
 * `model.onnx.data`, its tokenizer when there is one, and `manifest.json`. Weights stream through memory a few megabytes at a time.
 * The folder appears under its name only when complete.
 *
 * @throws ChatGLMError CHECKPOINT_INVALID, CHECKPOINT_UNSUPPORTED, TOKENIZER_INVALID, INVALID_OPTION, DISK_FULL, IO_FAILED, ABORTED;
 * nothing is left behind
 */
export async function convertCheckpoint(options: ConvertCheckpointOptions): Promise<ModelManifest> {
  return convertCheckpointOf(knownFamilies, options);
}

/** The same for a checkpoint of one of these families. */
export async function convertCheckpointOf(
  families: readonly ModelFamily[],
  options: ConvertCheckpointOptions,
): Promise<ModelManifest> {
  return (await checkedConversion(families, options)).manifest;
}

/** A folder whose graph answers as that of int8 does, and is made to find something out. */
export async function convertForStudy(
  options: Omit<ConvertCheckpointOptions, "precision">,
  study: GraphStudy,
): Promise<Conversion> {
  return checkedConversion(knownFamilies, { ...options, precision: "int8" }, study);
}

/** A folder as it was written, and what its graph offers to a study. */
export interface Conversion extends Pick<ExportGraph, "observed" | "switchable"> {
  readonly manifest: ModelManifest;
}

async function checkedConversion(
  families: readonly ModelFamily[],
  options: ConvertCheckpointOptions,
  study?: GraphStudy,
): Promise<Conversion> {
  checkFormat(options);
  if (study === undefined) checkInt4Options(options);
  try {
    return await convert(families, options, study);
  } catch (error) {
    if (!options.signal?.aborted) throw error;
    throw new ChatGLMError("ABORTED", "The conversion was stopped; nothing was left behind.", { cause: error });
  }
}

async function convert(
  families: readonly ModelFamily[],
  options: ConvertCheckpointOptions,
  study: GraphStudy | undefined,
): Promise<Conversion> {
  await using checkpoint = await openCheckpoint(options.checkpoint, options.signal);
  const family = familyOfConfig(checkpoint.configJson, checkpoint.configPath, families);
  const stored = family.readDecoder({
    json: checkpoint.configJson,
    where: checkpoint.configPath,
    ropeRatio: options.ropeRatio,
    holds: (tensor) => checkpoint.has(tensor),
  });
  const config = stored.shape;
  const { precision, blockSize = defaultBlockSize, maxSequencesPerStep = defaultSequencesPerStep, target } = options;
  checkTensors(checkpoint, stored, family);
  const tokenizer = await readTokenizer(checkpoint, config, family);
  const chatFormat = await chatFormatOf(checkpoint, config, family, options.chatFormat, tokenizer?.opened);
  options.onChatFormat?.(chatFormat);
  const differences = await differencesOf(checkpoint, family, chatFormat.format);
  if (differences.length > 0) options.onTemplateDifferences?.(differences, chatFormat.format);
  const decoder = await withSharedOutput(stored, checkpoint, precision, options.signal);
  options.signal?.throwIfAborted();
  const plain = { precision, blockSize, maxSequencesPerStep, target, study };
  const eightBits = eightBitMatrices(decoder, options, plain);
  const graph = buildGraph(decoder, { ...plain, eightBits });
  const description = {
    formatVersion: 1,
    source: sourceOf(checkpoint, family),
    precision,
    ...(precision === "fp32" ? {} : { blockSize }),
    ...(eightBits.size === 0 ? {} : { eightBitMatrices: eightBits.size }),
    ...(precision === "int4" && options.moments !== undefined ? { calibrated: true as const } : {}),
    config,
    chatFormat: chatFormat.format,
    ...(options.promptForm === undefined ? {} : { promptForm: options.promptForm }),
    ...(options.copying === undefined ? {} : { copying: options.copying }),
    maxSequencesPerStep,
    ...(target === "plain" ? { target } : {}),
  } as const;
  const files = await writeFolder(checkpoint, graph, tokenizer, options, (written) => ({ ...description, files: written }));
  return { manifest: { ...description, files }, observed: graph.observed, switchable: graph.switchable };
}

/** Which matrices of an int4 model get 8 bits. */
function eightBitMatrices(
  decoder: Decoder,
  { precision, outputLayer, harms, maxBytes }: ConvertCheckpointOptions,
  plain: GraphOptions,
): ReadonlySet<string> {
  if (precision !== "int4") return new Set();
  const always = new Set(outputLayer === undefined ? [] : [momentsKey(decoder.tensors.output.name, 0)]);
  if (maxBytes === undefined || harms === undefined) return always;
  const { weights } = buildGraph(decoder, { ...plain, eightBits: always });
  const left = maxBytes - layOut(weights).totalBytes;
  const candidates = weights.flatMap(({ tensor, shape, rows }): BitsCandidate[] => {
    const key = momentsKey(tensor, rows[0]);
    const harm = always.has(key) ? undefined : harms.get(key);
    return harm === undefined ? [] : [{ key, weights: (rows[1] - rows[0]) * (shape[1] ?? 1), harm }];
  });
  return new Set([...always, ...chooseEightBits(candidates, left)]);
}

type Files = Readonly<Record<string, WrittenFile>>;

/** A file as it is copied. */
interface CopiedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface TokenizerCopy extends CopiedFile {
  readonly opened: ReturnType<TokenizerFile["open"]>;
}

async function writeFolder(
  checkpoint: Checkpoint,
  graph: ExportGraph,
  tokenizer: CopiedFile | undefined,
  options: ConvertCheckpointOptions,
  manifestOf: (files: Files) => ModelManifest,
): Promise<Files> {
  const layout = layOut(graph.weights);
  const location = "model.onnx.data";
  const onnx = graph.onnx(({ name, bytesOf = name }) => ({ location, ...placed(layout.placements.get(bytesOf), bytesOf) }));
  const needed = layout.totalBytes + onnx.length + (tokenizer?.bytes.length ?? 0) + 1024 * 1024;
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
    if (tokenizer !== undefined) await write(tokenizer.name, (file) => file.write(tokenizer.bytes));
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

function checkFormat({
  blockSize = defaultBlockSize,
  precision,
  maxSequencesPerStep = defaultSequencesPerStep,
  target = "cpu",
}: ConvertCheckpointOptions): void {
  if (target !== "cpu" && target !== "plain") {
    throw new ChatGLMError("INVALID_OPTION", `target is ${JSON.stringify(target)}; it may be cpu or plain.`);
  }
  if (!["fp32", "int8", "int4"].includes(precision)) {
    throw new ChatGLMError("INVALID_OPTION", `precision is ${JSON.stringify(precision)}; it may be fp32, int8 or int4.`);
  }
  if (![32, 64, 128].includes(blockSize))
    throw new ChatGLMError("INVALID_OPTION", `blockSize is ${blockSize}; it may be 32, 64 or 128.`);
  if (!Number.isInteger(maxSequencesPerStep) || maxSequencesPerStep < 1 || maxSequencesPerStep > 64) {
    throw new ChatGLMError("INVALID_OPTION", `maxSequencesPerStep is ${maxSequencesPerStep}; it may be 1 to 64.`);
  }
}

function checkInt4Options({ outputLayer, moments, harms, maxBytes, precision }: ConvertCheckpointOptions): void {
  if (outputLayer !== undefined && outputLayer !== "int8") {
    throw new ChatGLMError("INVALID_OPTION", `outputLayer is ${JSON.stringify(outputLayer)}; it may be int8.`);
  }
  if (precision !== "int4" && (outputLayer ?? moments ?? harms ?? maxBytes) !== undefined) {
    throw new ChatGLMError("INVALID_OPTION", `outputLayer, moments, harms and maxBytes are for int4, not for ${precision}.`);
  }
  if (maxBytes !== undefined && (harms === undefined || !(maxBytes > 0))) {
    throw new ChatGLMError("INVALID_OPTION", `maxBytes is ${maxBytes}; it must be positive, and needs harms.`);
  }
}

/** The tokenizer's bytes, unless there is none. What could not be opened later is refused now, before the long work. */
async function readTokenizer(
  checkpoint: Checkpoint,
  { vocabularySize }: DecoderShape,
  { tokenizer: { name, largest, open } }: ModelFamily,
): Promise<TokenizerCopy | undefined> {
  const bytes = await checkpoint.readFile(name, largest);
  if (bytes === undefined) return undefined;
  const file = join(checkpoint.folder, name);
  const opened = open(bytes, file);
  const { size } = opened;
  if (size > vocabularySize) throw invalid(file, `it has ${size} tokens, the model's vocabulary only ${vocabularySize}`);
  return { name, bytes, opened };
}

async function chatFormatOf(
  checkpoint: Checkpoint,
  shape: DecoderShape,
  family: ModelFamily,
  format: ChatFormatName | undefined,
  tokenizer: TokenizerCopy["opened"] | undefined,
): Promise<ChatFormatChoice> {
  if (format !== undefined) {
    if (Object.hasOwn(family.chatForms, format)) return { format, because: "option" };
    const forms = Object.keys(family.chatForms).join(", ");
    throw new ChatGLMError("INVALID_OPTION", `chatFormat is ${JSON.stringify(format)}; for this checkpoint it may be ${forms}.`);
  }
  const { tokenizerSource } = family;
  const source = tokenizerSource === undefined ? undefined : await checkpoint.readFile(tokenizerSource, largestSource);
  return family.chooseChatFormat({
    nameOrPath: nameOrPathOf(checkpoint),
    where: checkpoint.folder,
    shape,
    tokenizer,
    tokenizerSource: source === undefined ? undefined : new TextDecoder().decode(source),
  });
}

async function differencesOf(
  checkpoint: Checkpoint,
  family: ModelFamily,
  format: ChatFormatName,
): Promise<readonly TemplateDifference[]> {
  const form = family.chatForms[format];
  const text = async (name: string): Promise<string | undefined> => {
    const bytes = await checkpoint.readFile(name, largestSource);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  };
  const config = await text("tokenizer_config.json");
  const template = (await text("chat_template.jinja")) ?? (config === undefined ? undefined : templateOfConfig(config));
  if (template === undefined || form === undefined) return [];
  return templateDifferences(template, form, Object.values(chatForms));
}

/** What the model is called: a hub name when config.json has one, else the folder's name; never a path of this machine. */
function sourceOf(checkpoint: Checkpoint, { modelType }: ModelFamily): ModelManifest["source"] {
  const nameOrPath = nameOrPathOf(checkpoint);
  const name = nameOrPath !== undefined && /^[\w.-]+(\/[\w.-]+)?$/.test(nameOrPath) ? nameOrPath : checkpoint.name;
  return { name, modelType };
}

function nameOrPathOf({ configJson }: Checkpoint): string | undefined {
  if (typeof configJson !== "object" || configJson === null || !("_name_or_path" in configJson)) return undefined;
  return typeof configJson._name_or_path === "string" ? configJson._name_or_path : undefined;
}
