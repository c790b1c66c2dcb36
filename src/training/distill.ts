import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { ChatGLMError } from "../errors.js";
import { readManifest } from "../model-folder/manifest.js";
import { CheckpointTeacher } from "./checkpoint-teacher.js";
import { ConvertedTeacher } from "./converted-teacher.js";
import { comparedLayers, spacedLayers } from "./hidden-states.js";
import type { ParameterSet } from "./parameter-set.js";
import { type DistillationSetup, runTraining, type TrainingResult, type TrainOptions } from "./train.js";
import type { DistillationLoss } from "./training-graph.js";
import { openTrainingStart, type TrainingStart } from "./training-start.js";

/** What a student learns, from which teacher. */
export interface DistillOptions extends Omit<TrainOptions, "data" | "from"> {
  /**
   * Who is learnt from: a Hugging Face ChatGLM folder, a converted model's folder, or a `.jsonl` file of recorded answers
   * ({prompt, completion} or {messages} a line), which are learnt like any data.
   */
  readonly teacher: string;
  /** What both read. Not needed with recorded answers, beside which it is data like them. */
  readonly data?: string | readonly string[] | undefined;
  /** The student's ChatGLM `config.json`. Not needed with `from`. */
  readonly config?: string | undefined;
  /** A student that has weights already. Else it begins with every n-th layer of the teacher where the widths allow it. */
  readonly from?: string | undefined;
  /** Share of the teacher's distribution in the loss; the rest is the data's own tokens. Defaults to 0.5. */
  readonly share?: number | undefined;
  /** Defaults to 2. */
  readonly temperature?: number | undefined;
  /** Tokens the teacher names at each place. Defaults to 32. */
  readonly topK?: number | undefined;
  /**
   * Compares the hidden states between the layers too, with this weight at the first step and none at the last: every token then teaches, not
   * only the learnt ones. For a teacher that is a checkpoint of the student's width. Defaults to not at all.
   */
  readonly stateWeight?: number | undefined;
}

/**
 * Trains a smaller model on what a larger one says: on its answers (sequence level; Kim and Rush 2016), or on its probabilities at every
 * place (Hinton, Vinyals and Dean 2015), of which the `topK` largest are named and the others taken as one. Otherwise like {@link train}.
 *
 * @throws ChatGLMError as {@link train}; INVALID_OPTION when teacher and student have different vocabularies; MODEL_INVALID
 */
export async function distill(options: DistillOptions): Promise<TrainingResult> {
  const { seed = 0, share = 0.5, temperature = 2, topK: k = 32, stateWeight, data, ...rest } = options;
  if (!(share >= 0 && share <= 1) || !(temperature > 0) || !Number.isInteger(k) || k < 1 || !((stateWeight ?? 1) > 0)) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `share ${share}, temperature ${temperature}, topK ${k}, stateWeight ${stateWeight}: 0 to 1, above 0, a whole number from 1, above 0.`,
    );
  }
  const kind = await kindOf(options.teacher);
  if (stateWeight !== undefined && kind !== "checkpoint") {
    throw new ChatGLMError("INVALID_OPTION", `${options.teacher} can't tell its hidden states: it is no checkpoint.`, {
      remedy: "Distil without comparing them, or from the checkpoint that was converted.",
    });
  }
  if (kind !== "recorded" && data === undefined) {
    throw new ChatGLMError("INVALID_OPTION", "A teacher that is a model needs data to read.", {
      remedy: "Name a folder of .jsonl files.",
    });
  }
  const tokenizer =
    options.tokenizer ??
    (options.from !== undefined || kind === "recorded" ? undefined : join(options.teacher, "tokenizer.model"));
  const start = await openTrainingStart({ from: options.from, config: options.config, tokenizer }, seed);
  const training = { ...rest, seed, tokenizer };
  if (kind === "recorded")
    return runTraining({ ...training, data: [options.teacher, ...(data === undefined ? [] : [data].flat())] }, start, undefined);
  const question = { k: Math.min(k, start.config.vocabularySize - 1), temperature };
  const loss: DistillationLoss = { ...question, share, ...(stateWeight === undefined ? {} : { stateWeight }) };
  const setup =
    kind === "checkpoint" ? await checkpointTeacher(options, start, loss) : await convertedTeacher(options, start, loss);
  return runTraining({ ...training, data: data ?? "" }, start, setup);
}

async function kindOf(teacher: string): Promise<"recorded" | "checkpoint" | "converted"> {
  const isFile = async (path: string): Promise<boolean> =>
    stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
  if (await isFile(teacher)) return "recorded";
  if (await isFile(join(teacher, "manifest.json"))) return "converted";
  if (await isFile(join(teacher, "config.json"))) return "checkpoint";
  throw new ChatGLMError("INVALID_OPTION", `${teacher} is neither a model's folder nor a file of recorded answers.`);
}

async function checkpointTeacher(
  options: DistillOptions,
  start: TrainingStart,
  loss: DistillationLoss,
): Promise<DistillationSetup> {
  const { config, parameters } = await openTrainingStart({ from: options.teacher }, 0);
  requireVocabulary(config.vocabularySize, start.config.vocabularySize, options.teacher);
  if (loss.stateWeight !== undefined && config.hiddenSize !== start.config.hiddenSize) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `Hidden states of ${config.hiddenSize} numbers, the teacher's, can't be compared with the student's of ${start.config.hiddenSize}.`,
    );
  }
  if (options.from === undefined) copySpacedLayers(parameters, start.parameters);
  const layers = loss.stateWeight === undefined ? undefined : comparedLayers(config.layers, start.config.layers);
  return {
    loss,
    identity: createHash("sha256").update(parameters.values).digest("hex"),
    createTeacher: (runtime) =>
      CheckpointTeacher.create(parameters, { k: loss.k, temperature: loss.temperature, layers }, runtime),
  };
}

async function convertedTeacher(
  options: DistillOptions,
  start: TrainingStart,
  loss: DistillationLoss,
): Promise<DistillationSetup> {
  const { config, maxSequencesPerStep, files } = await readManifest(options.teacher);
  requireVocabulary(config.vocabularySize, start.config.vocabularySize, options.teacher);
  const path = join(options.teacher, "model.onnx");
  return {
    loss,
    identity: JSON.stringify(files),
    async createTeacher({ threads }) {
      const { OnnxExecutor } = await import("../onnx-runtime/onnx-executor.js");
      return new ConvertedTeacher(await OnnxExecutor.load({ path, config, maxSequencesPerStep, threads }), loss);
    },
  };
}

function requireVocabulary(teacher: number, student: number, where: string): void {
  if (teacher === student) return;
  throw new ChatGLMError("INVALID_OPTION", `${where} has ${teacher} tokens, the student ${student}.`, {
    remedy: "Give the student the teacher's padded_vocab_size and tokenizer, or learn from recorded answers.",
  });
}

/**
 * Gives the student the teacher's embedding, output and evenly spaced layers, the first and the last among them (Sanh et al. 2019), where
 * every tensor has its counterpart's shape. Tells whether it did.
 */
export function copySpacedLayers(teacher: ParameterSet, student: ParameterSet): boolean {
  const sources = spacedLayers(teacher.config.layers, student.config.layers);
  const sourceName = (name: string): string => name.replace(/(?<=\.layers\.)\d+/, (layer) => String(sources[Number(layer)]));
  const shapes = new Map(teacher.tensors.map(({ name, shape }) => [name, String(shape)]));
  const same = (["heads", "groups", "headDim", "ropeBase", "positionDivisor"] as const).every(
    (field) => teacher.config[field] === student.config[field],
  );
  if (!same || student.tensors.some(({ name, shape }) => shapes.get(sourceName(name)) !== String(shape))) return false;
  for (const { name } of student.tensors) student.tensor(name).set(teacher.tensor(sourceName(name)));
  return true;
}
