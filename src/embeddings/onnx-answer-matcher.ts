import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ChatGLMError } from "../errors.js";
import { packagedFolder } from "../model-folder/packaged-folder.js";
import { OnnxEmbeddings } from "./onnx-embeddings.js";

/** Which model {@link OnnxAnswerMatcher} runs. */
export interface OnnxAnswerMatcherOptions {
  /**
   * Folder of an encoder, as {@link OnnxEmbeddings} reads it, with `matcher.json`: `{ "version", "scale", "none" }`. Give other weights another
   * version: kept answers hang on it. Defaults to the one that comes with this package.
   */
  readonly model?: string | undefined;
  /** Processors that one run uses. Defaults to those there are, at most 4. */
  readonly threads?: number | undefined;
}

/** What makes a logit of a likeness. */
interface Calibration {
  /** Two are of the same version if they match alike. */
  readonly version: string;
  /** Logits that a likeness of 1 more is worth. */
  readonly scale: number;
  /** From this likeness on a statement answers rather than not. */
  readonly none: number;
}

const FOLDER = "models/answer-matcher";
const CALIBRATION = "matcher.json";
const calibrationSchema = z.object({
  version: z.string().min(1).max(200),
  scale: z.number().positive().max(1_000),
  none: z.number().min(-1).max(1),
});
/** Statements whose vectors are remembered: the same documents are asked again and again. */
const MOST_REMEMBERED = 4_096;

/**
 * Tells which statements answer a question by what they mean, in Chinese and English and across both: vectors of question and statement by a small encoder that was trained
 * to bring the two together, and to tell where none answers (Karpukhin et al. 2020). On a thread of its own; nothing is opened before the first call.
 */
export class OnnxAnswerMatcher implements AsyncDisposable {
  /** Part of the answer cache's key. */
  readonly version: string;
  readonly #calibration: Calibration;
  readonly #embeddings: OnnxEmbeddings;
  readonly #remembered = new Map<string, Float32Array>();

  /**
   * Reads `matcher.json`; the encoder is opened by the first call.
   *
   * @throws ChatGLMError INVALID_OPTION, MODEL_NOT_FOUND, MODEL_INVALID
   */
  constructor({ model, threads }: OnnxAnswerMatcherOptions = {}) {
    if (threads !== undefined && (!Number.isInteger(threads) || threads < 1))
      throw new ChatGLMError("INVALID_OPTION", `threads: ${String(threads)} is not a whole number from 1.`);
    const folder = model ?? packagedFolder(FOLDER, CALIBRATION);
    this.#calibration = readCalibration(path.join(folder, CALIBRATION));
    this.version = this.#calibration.version;
    this.#embeddings = new OnnxEmbeddings({ model: folder, threads });
  }

  /**
   * For each statement how much likelier it is that it answers than that none does, as a difference of logits.
   *
   * @throws ChatGLMError MODEL_NOT_FOUND, MODEL_INVALID, TOKENIZER_INVALID, ENGINE_FAILED, ABORTED
   */
  async match(
    question: string,
    statements: readonly string[],
    { signal }: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<readonly number[]> {
    if (statements.length === 0) return [];
    const { scale, none } = this.#calibration;
    const [asked] = await this.#embeddings.embed([question], { role: "query", signal });
    const vectors = await this.#vectorsOf(statements, signal);
    return vectors.map((vector) => (asked === undefined ? Number.NEGATIVE_INFINITY : (dot(asked, vector) - none) * scale));
  }

  /** Opens the model, so that the first question needn't wait for it. */
  async prepare(signal?: AbortSignal): Promise<void> {
    await this.#embeddings.prepare(signal);
  }

  /** Ends the thread. A later call starts another. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#embeddings[Symbol.asyncDispose]();
  }

  async #vectorsOf(statements: readonly string[], signal: AbortSignal | undefined): Promise<readonly Float32Array[]> {
    const unknown = [...new Set(statements.filter((text) => !this.#remembered.has(text)))];
    const made = await this.#embeddings.embed(unknown, { role: "document", signal });
    const known = new Map(unknown.map((text, index) => [text, made[index] ?? new Float32Array()]));
    const vectors = statements.map((text) => known.get(text) ?? this.#remembered.get(text) ?? new Float32Array());
    for (const [text, vector] of known) this.#remembered.set(text, vector.slice());
    for (const text of this.#remembered.keys()) {
      if (this.#remembered.size <= MOST_REMEMBERED) break;
      this.#remembered.delete(text);
    }
    return vectors;
  }
}

function readCalibration(file: string): Calibration {
  try {
    return calibrationSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? cause.message : "";
    throw new ChatGLMError(
      isMissing ? "MODEL_NOT_FOUND" : "MODEL_INVALID",
      isMissing ? `${file} does not exist.` : `${file} can't be used: ${reason}.`,
      { remedy: "Name the folder of a matcher, or leave the option out for the one that comes with the package.", cause },
    );
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (const [index, value] of a.entries()) sum += value * (b[index] ?? 0);
  return sum;
}
