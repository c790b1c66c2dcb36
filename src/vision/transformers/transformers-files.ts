import { readdir } from "node:fs/promises";
import path from "node:path";
import { ChatGLMError } from "../../errors.js";
import { type TransformersTask, type TransformersWeights, WEIGHT_SUFFIXES } from "./transformers-task.js";

/** A model's folder as transformers.js reads it, found whole. */
export interface TransformersFiles {
  /** An absolute path. */
  readonly folder: string;
  readonly weights: TransformersWeights;
  /** Absolute paths of everything that says what the model does, in a fixed order. */
  readonly all: readonly string[];
}

const CONFIGURATIONS = ["config.json", "preprocessor_config.json"] as const;
const WORDS = ["tokenizer.json", "tokenizer_config.json"] as const;
/** Tasks whose models read or write words. */
const WORDED: ReadonlySet<TransformersTask> = new Set(["image-to-text", "zero-shot-image-classification"]);
const REMEDY =
  "Name a folder laid out for transformers.js: config.json, preprocessor_config.json, onnx/model.onnx, for words tokenizer.json and tokenizer_config.json.";

/**
 * The files of a model laid out for transformers.js. Nothing is fetched.
 *
 * @param weights defaults to full precision where the folder has it, or to the only other kind
 * @throws ChatGLMError MODEL_NOT_FOUND naming what isn't there
 */
export async function transformersFiles(
  model: string,
  task: TransformersTask,
  weights: TransformersWeights | undefined,
): Promise<TransformersFiles> {
  const folder = path.resolve(model);
  const names = await namesIn(folder);
  for (const name of [...CONFIGURATIONS, ...(WORDED.has(task) ? WORDS : [])]) {
    if (!names.includes(name)) throw missing(folder, `has no ${name}`);
  }
  const stored = await namesIn(path.join(folder, "onnx"));
  const graphs = stored.filter((name) => name.endsWith(".onnx"));
  const kinds = (Object.keys(WEIGHT_SUFFIXES) as TransformersWeights[]).filter((kind) =>
    graphs.some((name) => kindOf(name) === kind),
  );
  const chosen = weights ?? (kinds.includes("fp32") ? "fp32" : kinds.length === 1 ? kinds[0] : undefined);
  if (chosen === undefined || !kinds.includes(chosen)) {
    const has = kinds.length === 0 ? "no weights" : `weights ${kinds.join(", ")}`;
    throw missing(
      path.join(folder, "onnx"),
      weights === undefined ? `has ${has}: set the option weights` : `has ${has}, and not ${weights}`,
    );
  }
  // Large models keep their weights beside the graph: `model.onnx_data`.
  const used = graphs
    .filter((name) => kindOf(name) === chosen)
    .flatMap((graph) => stored.filter((name) => name.startsWith(graph)))
    .map((name) => path.join("onnx", name));
  const json = names.filter((name) => name.endsWith(".json"));
  return { folder, weights: chosen, all: [...json, ...used].sort().map((name) => path.join(folder, name)) };
}

/** `decoder_model_merged_q4.onnx` → q4. */
function kindOf(name: string): TransformersWeights {
  const stem = name.slice(0, -".onnx".length);
  const kinds = Object.entries(WEIGHT_SUFFIXES) as [TransformersWeights, string][];
  return kinds.find(([, suffix]) => suffix !== "" && stem.endsWith(suffix))?.[0] ?? "fp32";
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new ChatGLMError("MODEL_NOT_FOUND", `${folder} can't be read as a folder.`, { remedy: REMEDY, cause });
  }
}

function missing(place: string, problem: string): ChatGLMError {
  return new ChatGLMError("MODEL_NOT_FOUND", `${place} ${problem}.`, { remedy: REMEDY });
}
