import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import type { Box } from "../picture/picture.js";
import type { Pixels } from "../picture/resample.js";
import type { Pace, PicturesReader } from "../thread/serve-pictures.js";
import type { Finding } from "../vision-model.js";
import { loadTransformers, type Transformers } from "./load-transformers.js";
import type { TransformersWorkerData } from "./transformers-task.js";

/** What a model says of a picture, places in the picture's pixels. */
export type Seen = Pick<Finding, "kind" | "text" | "confidence" | "box">;

const scored = z.object({ label: z.string(), score: z.number() });
const labelsSchema = z.array(scored);
const objectsSchema = z.array(
  scored.extend({ box: z.object({ xmin: z.number(), ymin: z.number(), xmax: z.number(), ymax: z.number() }) }),
);
const captionsSchema = z.array(z.object({ generated_text: z.string() }));

/** One of transformers.js's pipelines: a picture first, then what the task takes. */
type Pipeline = (...given: readonly unknown[]) => Promise<unknown>;

/** Tokens of a caption, and letters of whatever a model says. */
const LONGEST_CAPTION = 64;
const LONGEST_TEXT = 400;
/** A caption comes without a probability. */
const CAPTION_CONFIDENCE = 0.5;

/** A pipeline of transformers.js, open. `read` blocks its thread while a graph runs. */
export class TransformersReader implements PicturesReader<readonly Seen[]> {
  readonly #library: Transformers;
  readonly #pipeline: Pipeline;
  readonly #data: TransformersWorkerData;

  private constructor(library: Transformers, opened: Pipeline, data: TransformersWorkerData) {
    this.#library = library;
    this.#pipeline = opened;
    this.#data = data;
  }

  /** @throws ChatGLMError MISSING_PACKAGE, MODEL_INVALID naming the folder */
  static async open(data: TransformersWorkerData): Promise<TransformersReader> {
    const library = await loadTransformers();
    const { folder, task, weights, threads } = data;
    try {
      const opened = await library.pipeline(task, folder, {
        local_files_only: true,
        device: "cpu",
        dtype: weights,
        session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
      });
      return new TransformersReader(library, opened as unknown as Pipeline, data);
    } catch (cause) {
      const reason = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
      throw new ChatGLMError("MODEL_INVALID", `${folder} can't be loaded for ${task}: ${reason}`, {
        remedy: "Is it a model for that task, laid out for transformers.js?",
        cause,
      });
    }
  }

  async read(picture: Pixels, pace: Pace): Promise<readonly Seen[]> {
    await pace.pause();
    const { width, height, pixels } = picture;
    const image = new this.#library.RawImage(new Uint8ClampedArray(pixels), width, height, 3);
    const { task, labels, template, leastConfidence, most } = this.#data;
    const run = this.#pipeline;
    switch (task) {
      case "image-classification":
        return this.#labels(await run(image, { top_k: most }));
      case "zero-shot-image-classification":
        return this.#labels(await run(image, labels, { hypothesis_template: template }));
      case "object-detection":
        return objectsSchema
          .parse(await run(image, { threshold: leastConfidence }))
          .toSorted((a, b) => b.score - a.score)
          .slice(0, most)
          .map(({ label, score, box }) => ({ kind: "object", ...said(label, score), box: within(box, picture) }));
      case "image-to-text":
        return captionsSchema
          .parse(await this.#caption(image, pace))
          .map(({ generated_text }) => ({ kind: "caption" as const, ...said(generated_text, CAPTION_CONFIDENCE) }))
          .filter(({ text }) => text !== "");
    }
  }

  #labels(given: unknown): readonly Seen[] {
    const { leastConfidence, most } = this.#data;
    return labelsSchema
      .parse(given)
      .filter(({ score }) => score >= leastConfidence)
      .slice(0, most)
      .map(({ label, score }) => ({ kind: "label", ...said(label, score) }));
  }

  /** A word at a time: each may be the last. */
  async #caption(image: unknown, pace: Pace): Promise<unknown> {
    const { StoppingCriteria } = this.#library;
    class Paced extends StoppingCriteria {
      override _call(ids: number[][]): boolean[] {
        pace.check();
        return ids.map(() => false);
      }
    }
    return await this.#pipeline(image, { max_new_tokens: LONGEST_CAPTION, stopping_criteria: new Paced() });
  }
}

/** Labels are the folder's, and may be anything. */
function said(text: string, score: number): { readonly text: string; readonly confidence: number } {
  const confidence = Math.round(Math.min(Math.max(score, 0), 1) * 1_000) / 1_000;
  return { text: text.replace(/\s+/g, " ").trim().slice(0, LONGEST_TEXT), confidence };
}

function within(
  { xmin, ymin, xmax, ymax }: { readonly xmin: number; readonly ymin: number; readonly xmax: number; readonly ymax: number },
  { width, height }: Pixels,
): Box {
  const x = Math.min(Math.max(Math.floor(xmin), 0), width - 1);
  const y = Math.min(Math.max(Math.floor(ymin), 0), height - 1);
  return {
    x,
    y,
    width: Math.max(1, Math.min(Math.ceil(xmax), width) - x),
    height: Math.max(1, Math.min(Math.ceil(ymax), height) - y),
  };
}
