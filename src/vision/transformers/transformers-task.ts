/** What a model of transformers.js is asked to do, by the names that its pipelines have. */
export type TransformersTask =
  /** What the whole picture shows: labels. */
  | "image-classification"
  /** What stands where: objects. */
  | "object-detection"
  /** A sentence about the picture: captions. */
  | "image-to-text"
  /** Which of given labels fits: labels. CLIP, SigLIP and the like. */
  | "zero-shot-image-classification";

export const TRANSFORMERS_TASKS: readonly TransformersTask[] = [
  "image-classification",
  "object-detection",
  "image-to-text",
  "zero-shot-image-classification",
];

/** Which of a folder's weights are run, by transformers.js's names: `model.onnx`, `model_quantized.onnx`, `model_q4.onnx` … */
export type TransformersWeights = "fp32" | "fp16" | "q8" | "int8" | "uint8" | "q4" | "q4f16" | "bnb4";

/** Behind a file's name, before `.onnx`. */
export const WEIGHT_SUFFIXES: Readonly<Record<TransformersWeights, string>> = {
  fp32: "",
  fp16: "_fp16",
  q8: "_quantized",
  int8: "_int8",
  uint8: "_uint8",
  q4: "_q4",
  q4f16: "_q4f16",
  bnb4: "_bnb4",
};

/** What a worker that looks at pictures by transformers.js is started with. */
export interface TransformersWorkerData {
  /** An absolute path. */
  readonly folder: string;
  readonly task: TransformersTask;
  readonly weights: TransformersWeights;
  readonly threads: number;
  /** Of a zero-shot classification. */
  readonly labels: readonly string[];
  readonly template: string;
  readonly leastConfidence: number;
  readonly most: number;
}
