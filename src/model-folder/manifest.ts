import { createHash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { type DecoderShape, rotaryOf } from "../decoder/decoder-shape.js";
import { ChatGLMError } from "../errors.js";
import { type ChatFormatName, chatFormatNames } from "../families/chat-format.js";

/** How a converted folder's weights are stored. */
export type Precision = "fp32" | "int8" | "int4";

/**
 * What a graph is written for: onnxruntime's own kernels for the processor (views of keys and values, fused operators), or any runtime (plain operators, no
 * tensors without values).
 */
export type GraphTarget = "cpu" | "plain";

/** The form of the answer chain's prompt that a model was trained on. */
export type PromptForm = "plain" | "quoted-lines" | "copied-lines";

const PROMPT_FORMS: readonly [PromptForm, ...PromptForm[]] = ["plain", "quoted-lines", "copied-lines"];

/** What a model that copies may write besides. */
export interface CopyingFrame {
  /** Pieces of text in all its languages, each written whole: function words, punctuation, how it says that something isn't known. */
  readonly frame: readonly string[];
}

/** The converted folder's `manifest.json`: everything needed to run the model and to trust its files. */
export interface ModelManifest {
  readonly formatVersion: 1;
  /** Where it came from: its config's `_name_or_path` when that is a hub name, else the checkpoint folder's name (no machine path). */
  readonly source: { readonly name: string; readonly modelType: string };
  readonly precision: Precision;
  /** Columns that share one scale; absent for fp32. */
  readonly blockSize?: number | undefined;
  /** Matrices of an int4 model that have 8 bits. Absent: none. */
  readonly eightBitMatrices?: number | undefined;
  /** Whether weights were rounded by what goes into their matrices. Absent: they were not. */
  readonly calibrated?: true | undefined;
  readonly config: DecoderShape;
  /** Which prompt format the model was trained on. */
  readonly chatFormat: ChatFormatName;
  /** How evidence was put to the model in training: a form of the answer chain's prompt. Absent: the plain one. */
  readonly promptForm?: PromptForm | undefined;
  /** The model was trained to answer from evidence in its words: replies to prompts that quote are kept to that. Absent: it wasn't. */
  readonly copying?: CopyingFrame | undefined;
  /** Sequences one step of the graph may hold. */
  readonly maxSequencesPerStep: number;
  /** What the graph is written for. Absent: "cpu". */
  readonly target?: "plain" | undefined;
  /** Every other file of the folder, by name. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

const count = (most: number): z.ZodNumber => z.number().int().min(1).max(most);

/** RoPE's tables are part of the graph; 512 MB at this bound. */
const largestTable = 2 ** 28;

const configSizes = z.strictObject({
  layers: count(512),
  hiddenSize: count(65_536),
  ffnSize: count(524_288),
  heads: count(1024),
  groups: count(1024),
  headDim: count(4096),
  vocabularySize: count(2_097_152),
  contextLength: count(16_777_216),
  epsilon: z.number().positive().max(0.1),
  ropeBase: z.number().positive(),
  positionDivisor: z.number().positive(),
  rotary: z.strictObject({ size: count(4096), pairing: z.enum(["interleaved", "halves"]) }).optional(),
  qkvBias: z.boolean(),
  tiedEmbeddings: z.boolean(),
  endOfSequenceIds: z.array(z.number().int().min(0)).min(1).max(64),
});

const configSchema = configSizes.superRefine((config, context) => {
  const refuse = (field: keyof DecoderShape, message: string): void =>
    context.addIssue({ code: "custom", path: [field], message });
  const { heads, groups, headDim, contextLength, vocabularySize, endOfSequenceIds } = config;
  if (heads % groups !== 0) refuse("groups", `${groups} does not divide heads ${heads}`);
  const { size } = rotaryOf(config);
  if (config.rotary === undefined && headDim % 4 !== 0) refuse("headDim", `${headDim} is not a multiple of 4, as RoPE needs`);
  if (size % 2 !== 0 || size > headDim) refuse("rotary", `${size} is not an even part of headDim ${headDim}`);
  if (contextLength * headDim > largestTable) refuse("contextLength", `${contextLength} is more than headDim ${headDim} allows`);
  const outside = endOfSequenceIds.find((id) => id >= vocabularySize);
  if (outside !== undefined) refuse("endOfSequenceIds", `${outside} is outside the vocabulary of ${vocabularySize}`);
});

/** A file of this very folder: no separators, no drive, no `..`. */
const fileName = z
  .string()
  .max(255)
  .regex(/^(?!\.{1,2}$)[^/\\:\0]+$/, "not a plain file name");

const manifestSchema = z.strictObject({
  formatVersion: z.literal(1),
  source: z.strictObject({ name: z.string().max(1024), modelType: z.string().max(256) }),
  precision: z.enum(["fp32", "int8", "int4"]),
  blockSize: count(65_536).optional(),
  eightBitMatrices: count(65_536).optional(),
  calibrated: z.literal(true).optional(),
  config: configSchema,
  chatFormat: z.enum(chatFormatNames),
  promptForm: z.enum(PROMPT_FORMS).optional(),
  copying: z.strictObject({ frame: z.array(z.string().min(1).max(200)).max(4096) }).optional(),
  maxSequencesPerStep: count(1024),
  target: z.literal("plain").optional(),
  files: z.record(
    fileName,
    z.strictObject({ bytes: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/, "not a SHA-256") }),
  ),
});

const manifestName = "manifest.json";
const largestManifest = 1024 * 1024;
const convertCommand = "Convert a checkpoint: langchain-chatglm convert CHECKPOINT --out DIR --precision int4";
const convertAgain = "Convert the checkpoint again, or copy the folder again.";

/**
 * Reads and checks a converted model's manifest, and that every file it names is there with the right size. Contents are not hashed: see
 * {@link verifyManifest}.
 * @throws ChatGLMError MODEL_NOT_FOUND when the folder or its manifest is missing, MODEL_INVALID when something in it is wrong
 */
export async function readManifest(folder: string): Promise<ModelManifest> {
  const path = join(resolve(folder), manifestName);
  const manifest = parseManifest(await readJson(resolve(folder), path), path);
  for (const required of ["model.onnx", "model.onnx.data"]) {
    if (!Object.hasOwn(manifest.files, required)) throw invalid(path, `it does not list ${required}`);
  }
  for (const [name, { bytes }] of Object.entries(manifest.files)) {
    const file = join(resolve(folder), name);
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) throw invalid(file, "it is missing, though the manifest lists it");
    if (!found.isFile() || found.size !== bytes) throw invalid(file, `it has ${found.size} bytes, the manifest says ${bytes}`);
  }
  return manifest;
}

export interface VerifyManifestOptions {
  /** Called after every few megabytes. */
  readonly onProgress?: ((progress: { bytesDone: number; bytesTotal: number; file: string }) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * {@link readManifest}, then compares every file's SHA-256.
 * @throws ChatGLMError as readManifest does; MODEL_INVALID naming the first file whose contents differ; ABORTED
 */
export async function verifyManifest(folder: string, options: VerifyManifestOptions = {}): Promise<ModelManifest> {
  const manifest = await readManifest(folder);
  const files = Object.entries(manifest.files);
  const bytesTotal = files.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  let bytesDone = 0;
  for (const [name, { sha256 }] of files) {
    const path = join(resolve(folder), name);
    const actual = await digest(path, (bytes) => {
      if (options.signal?.aborted)
        throw new ChatGLMError("ABORTED", "The verification was stopped.", { cause: options.signal.reason });
      bytesDone += bytes;
      options.onProgress?.({ bytesDone, bytesTotal, file: name });
    });
    if (actual !== sha256) throw invalid(path, `its SHA-256 is ${actual}, the manifest says ${sha256}`);
  }
  return manifest;
}

/** SHA-256 of all a manifest says, every file's digest included: the same for two folders only if they compute the same. */
export function modelIdentity(manifest: ModelManifest): string {
  return createHash("sha256").update(JSON.stringify(manifest)).digest("hex");
}

async function digest(path: string, onBytes: (bytes: number) => void): Promise<string> {
  const hash = createHash("sha256");
  const buffer = new Uint8Array(4 * 1024 * 1024);
  const file = await open(path, "r");
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
      onBytes(bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function readJson(folder: string, path: string): Promise<unknown> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) throw notFound(`There is no model folder ${folder}.`);
  if (!found.isDirectory()) throw notFound(`${folder} is a file, not a model folder.`);
  const manifest = await stat(path).catch(() => undefined);
  if (manifest === undefined) {
    const isCheckpoint = (await stat(join(folder, "config.json")).catch(() => undefined)) !== undefined;
    throw notFound(
      `${folder} is not a converted model: ${manifestName} is missing${isCheckpoint ? "; it looks like a checkpoint" : ""}.`,
    );
  }
  if (!manifest.isFile() || manifest.size > largestManifest)
    throw invalid(path, `it is not a file of at most ${largestManifest} bytes`);
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw invalid(path, `it is not JSON (${cause instanceof Error ? cause.message : String(cause)})`, cause);
  }
}

/** @throws ChatGLMError MODEL_INVALID naming the path and the field that is wrong */
export function parseManifest(json: unknown, path: string): ModelManifest {
  if (typeof json === "object" && json !== null && "formatVersion" in json && json.formatVersion !== 1) {
    throw new ChatGLMError(
      "MODEL_INVALID",
      `${path}: format version ${JSON.stringify(json.formatVersion)} is unknown; this release reads 1.`,
      {
        remedy: "Update langchain-chatglm, or convert the checkpoint again.",
      },
    );
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(path, `${issue?.path.join(".") || "it"}: ${issue?.message}`);
}

function notFound(message: string): ChatGLMError {
  return new ChatGLMError("MODEL_NOT_FOUND", message, { remedy: convertCommand });
}

function invalid(path: string, what: string, cause?: unknown): ChatGLMError {
  return new ChatGLMError("MODEL_INVALID", `${path}: ${what}.`, { remedy: convertAgain, cause });
}
