import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { availableParallelism } from "node:os";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import { workerFile } from "../../threads/worker-file.js";
import type { Box, Picture } from "../picture/picture.js";
import { PictureThread } from "../thread/picture-thread.js";
import type { DescribeOptions, Finding, VisionModel } from "../vision-model.js";
import { transformersFiles } from "./transformers-files.js";
import type { Seen } from "./transformers-reader.js";
import {
  TRANSFORMERS_TASKS,
  type TransformersTask,
  type TransformersWeights,
  type TransformersWorkerData,
  WEIGHT_SUFFIXES,
} from "./transformers-task.js";

/** Which model {@link TransformersVisionModel} runs, and what for. */
export interface TransformersVisionModelOptions {
  /** A local folder laid out for transformers.js: `config.json`, `preprocessor_config.json`, `onnx/model.onnx` … Nothing is fetched from a hub. */
  readonly model: string;
  readonly task: TransformersTask;
  /** Which of the folder's weights are run. Defaults to full precision where the folder has it, or to the only other kind. */
  readonly weights?: TransformersWeights | undefined;
  /** What zero-shot classification chooses from, 1 to 100. No other task takes them. */
  readonly labels?: readonly string[] | undefined;
  /** Puts a label into a sentence, in place of `{}`. Defaults to "This is a photo of {}". */
  readonly template?: string | undefined;
  /** What is less sure isn't told, 0…1. Defaults to 0.5 for detection and 0.1 otherwise. Captions come without a probability. */
  readonly leastConfidence?: number | undefined;
  /** Most labels or objects of a picture. Defaults to 50 for detection and 5 otherwise. */
  readonly most?: number | undefined;
  /** Processors that one run uses. Defaults to those there are, at most 4. */
  readonly threads?: number | undefined;
  /** Milliseconds that one picture may take; a run of a graph isn't broken off. Defaults to 60,000. */
  readonly timeout?: number | undefined;
  /** Defaults to the task. */
  readonly name?: string | undefined;
}

/** Changes when the same model tells the same in another way. */
const METHOD = 1;

const whole = z.int().min(1);
const schema = z
  .object({
    model: z.string().min(1),
    task: z.enum(TRANSFORMERS_TASKS),
    weights: z.enum(Object.keys(WEIGHT_SUFFIXES) as TransformersWeights[]).optional(),
    labels: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
    template: z
      .string()
      .max(200)
      .refine((text) => text.includes("{}"), { error: "it has no {} for the label" })
      .default("This is a photo of {}"),
    leastConfidence: z.number().min(0).max(1).optional(),
    most: whole.max(1_000).optional(),
    threads: whole.default(() => Math.min(availableParallelism(), 4)),
    timeout: whole.default(60_000),
    name: z.string().min(1).optional(),
  })
  .refine(({ task, labels }) => (task === "zero-shot-image-classification") === (labels !== undefined), {
    path: ["labels"],
    error: "zero-shot classification needs them, and no other task takes them",
  });

/**
 * An image classifier, an object detector, a captioning model, or a zero-shot classifier, as ONNX in a local folder laid out for transformers.js, in a
 * thread of its own. What it says is evidence without a text to check it by: an answer that rests on it alone says so. Needs the package
 * `@huggingface/transformers`. Nothing is opened before the first picture.
 */
export class TransformersVisionModel implements VisionModel, AsyncDisposable {
  readonly name: string;
  readonly #options: z.infer<typeof schema>;
  readonly #thread: PictureThread<readonly Seen[]>;
  #identity: Promise<string> | undefined;

  /** Throws INVALID_OPTION naming the option. */
  constructor(options: TransformersVisionModelOptions) {
    const read = schema.safeParse(options);
    if (!read.success) {
      const [issue] = read.error.issues;
      throw new ChatGLMError("INVALID_OPTION", `${issue?.path.join(".")}: ${issue?.message}.`);
    }
    const checked = read.data;
    const { model, task, weights, labels = [], template, threads, name = task } = checked;
    const isDetection = task === "object-detection";
    const { leastConfidence = isDetection ? 0.5 : 0.1, most = isDetection ? 50 : 5 } = checked;
    this.#options = { ...checked, leastConfidence, most };
    this.name = name;
    this.#thread = new PictureThread(async () => {
      const files = await transformersFiles(model, task, weights);
      const { folder } = files;
      const workerData: TransformersWorkerData = {
        ...{ folder, task, weights: files.weights, threads, labels, template, leastConfidence, most },
      };
      return { file: workerFile("./transformers-worker.js", import.meta.url), name: "chatglm-vision", workerData };
    });
  }

  /** @throws ChatGLMError MISSING_PACKAGE, MODEL_NOT_FOUND, MODEL_INVALID, VISION_FAILED, DEADLINE_EXCEEDED, ABORTED */
  async describe(picture: Picture, { signal }: DescribeOptions = {}): Promise<readonly Finding[]> {
    const seen = await this.#thread.read(picture, this.#options.timeout, signal);
    return seen.map((one) => (one.box === undefined ? one : { ...one, box: scaled(one.box, picture.scale) }));
  }

  /** Opens the model, so that the first picture needn't wait for it. */
  async prepare(signal?: AbortSignal): Promise<void> {
    await this.#thread.open(signal);
  }

  /** A SHA-256 of the model's files and of how they are used. */
  identity(): Promise<string> {
    this.#identity ??= this.#hash().catch((error: unknown) => {
      this.#identity = undefined;
      throw error;
    });
    return this.#identity;
  }

  /** Ends the thread. A later call starts another. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread[Symbol.asyncDispose]();
  }

  async #hash(): Promise<string> {
    const { model, task, weights, labels, template, leastConfidence, most } = this.#options;
    const files = await transformersFiles(model, task, weights);
    const used = [METHOD, task, files.weights, labels, template, leastConfidence, most];
    const hash = createHash("sha256").update(JSON.stringify(used));
    for (const file of files.all) await pipeline(createReadStream(file), hash, { end: false });
    return hash.digest("hex");
  }
}

function scaled({ x, y, width, height }: Box, scale: number): Box {
  const round = (value: number): number => Math.round(value * scale);
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}
