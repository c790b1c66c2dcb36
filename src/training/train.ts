import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { ChatGLMError } from "../errors.js";
import { StagedFolder } from "../export/staged-folder.js";
import type { ChatFormatName } from "../families/chat-format.js";
import { chatForms } from "../families/known-families.js";
import type { Device, GraphSessionOptions } from "../onnx-runtime/graph-session.js";
import type { MicroBatchShape } from "./decoder-tape.js";
import { learningRate } from "./learning-rate.js";
import { microBatchSize } from "./micro-batch-size.js";
import { type PackedRow, packRows, type TrainingSequence } from "./packing.js";
import { rememberingTokenizer } from "./remembering-tokenizer.js";
import { RowStream } from "./row-stream.js";
import type { Teacher } from "./teacher.js";
import { type OptimiserOptions, Trainer } from "./trainer.js";
import { readTrainingData, type SkippedLine } from "./training-data.js";
import type { DistillationLoss } from "./training-graph.js";
import { openTrainingStart, type TrainingStart, type TrainingStartOptions } from "./training-start.js";
import { hasTrainingState, type LogEntry, loadTrainingState, saveTrainingState } from "./training-state.js";
import { writeModelFolder } from "./write-model-folder.js";
import { Xoshiro } from "./xoshiro.js";

export interface TrainingProgress extends LogEntry {
  readonly steps: number;
  /** Tokens read per second, lately. */
  readonly tokensPerSecond: number;
  readonly secondsLeft: number;
}

/** What is trained, on what, and how. */
export interface TrainOptions extends TrainingStartOptions {
  /** `.jsonl` files or folders of them; each line {prompt, completion}, {messages} or {text}. */
  readonly data: string | readonly string[];
  /** The folder to make: a Hugging Face ChatGLM checkpoint. States to resume from lie in `OUT.training` meanwhile. */
  readonly out: string;
  /** Replace an earlier result in `out`. Defaults to false. */
  readonly overwrite?: boolean | undefined;
  /** Go on from the newest state in `OUT.training`, if there is one. Defaults to false. */
  readonly resume?: boolean | undefined;
  /** Defaults to "chatglm3". */
  readonly chatFormat?: ChatFormatName | undefined;
  /** Optimiser steps. Defaults to what `epochs` come to. */
  readonly steps?: number | undefined;
  /** Times the data is seen. Defaults to 1. */
  readonly epochs?: number | undefined;
  /** Tokens of a row: the longest example. Defaults to 256. */
  readonly length?: number | undefined;
  /** Tokens per step. Defaults to 4096. */
  readonly batchTokens?: number | undefined;
  /** Highest learning rate. Defaults to 1e-3, which suits models of a few million weights. */
  readonly learningRate?: number | undefined;
  /** Share of the steps that warm up. Defaults to 0.05. */
  readonly warmup?: number | undefined;
  /** Where the cosine ends, as a share of the highest rate. Defaults to 0.1. */
  readonly finalRate?: number | undefined;
  readonly optimiser?: OptimiserOptions | undefined;
  /** Defaults to 1. */
  readonly clipNorm?: number | undefined;
  /** Orders the data and draws the first weights. Defaults to 0. */
  readonly seed?: number | undefined;
  /** Defaults to all processors. */
  readonly threads?: number | undefined;
  /** What the graphs run on. "cuda" needs ONNX Runtime's CUDA libraries (docs/training.md). Defaults to "cpu". */
  readonly device?: Device | undefined;
  /** Bytes the values between operators may take; a larger step is run in parts. Defaults to 1 GiB. */
  readonly activationBytes?: number | undefined;
  /** Share of the data kept aside to be evaluated on. Defaults to 0.02. */
  readonly heldOut?: number | undefined;
  /** Steps between evaluations. Defaults to a tenth of all. */
  readonly evaluateEvery?: number | undefined;
  /** Steps between states. Defaults to 100. */
  readonly checkpointEvery?: number | undefined;
  /** Bad lines of data to put up with. Defaults to 100. */
  readonly maxSkipped?: number | undefined;
  /** Called after each logged step. */
  readonly onProgress?: ((progress: TrainingProgress) => void) | undefined;
  /** Called for each line of the data that can't be used. */
  readonly onSkipped?: ((line: SkippedLine) => void) | undefined;
  /** Called when a state is safe on the disk. */
  readonly onCheckpoint?: ((step: number) => void) | undefined;
  /** Stops after the current step, saves a state, and throws ABORTED. */
  readonly signal?: AbortSignal | undefined;
}

/** How a training ended. */
export interface TrainingResult {
  readonly steps: number;
  readonly log: readonly LogEntry[];
  /** Mean negative log-likelihood on the held-out data at the end, where there is any. */
  readonly heldOut: number | undefined;
}

/**
 * Trains a ChatGLM model, or goes on training one, and writes an ordinary Hugging Face checkpoint. A step is one pass of the gradient
 * graph and one of the optimiser; the event loop stands still meanwhile. On the CPU the same options, data, machine and threads give the
 * same losses to the last bit, interrupted and resumed or not; a GPU may add numbers up in another order each time.
 *
 * @throws ChatGLMError INVALID_OPTION, DOCUMENT_INVALID, CHECKPOINT_INVALID, TOKENIZER_INVALID, IO_FAILED, ENGINE_FAILED, ABORTED
 */
export async function train(options: TrainOptions): Promise<TrainingResult> {
  const start = await openTrainingStart(options, options.seed ?? 0);
  return runTraining(options, start, undefined);
}

/** What makes a training a distillation. */
export interface DistillationSetup {
  readonly loss: DistillationLoss;
  /** Says which teacher it is: a training resumes with the teacher it began with. */
  readonly identity: string;
  createTeacher(options: GraphSessionOptions & { readonly microBatch: MicroBatchShape }): Promise<Teacher>;
}

/** The part of a training that is the same with and without a teacher. */
export async function runTraining(
  options: TrainOptions,
  start: TrainingStart,
  setup: DistillationSetup | undefined,
): Promise<TrainingResult> {
  const {
    length = 256,
    seed = 0,
    threads = availableParallelism(),
    activationBytes = 2 ** 30,
    clipNorm = 1,
    device = "cpu",
  } = options;
  if (length > start.config.contextLength) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `Rows of ${length} tokens exceed the model's context of ${start.config.contextLength}.`,
    );
  }
  const overwrite = options.overwrite ?? false;
  // Better refused now than after the last step.
  await (await StagedFolder.create(options.out, { overwrite, ownedBy: "model.safetensors" }))[Symbol.asyncDispose]();
  const stateFolder = `${options.out.replace(/[\\/]+$/, "")}.training`;
  if (options.resume !== true && (await hasTrainingState(stateFolder))) {
    throw new ChatGLMError("INVALID_OPTION", `${stateFolder} holds the states of an unfinished training.`, {
      remedy: "Resume it (--resume), or remove that folder.",
    });
  }
  const tokenizer = rememberingTokenizer(start.tokenizer);
  const chatFormat = chatForms[options.chatFormat ?? "chatglm3"].prompt(tokenizer);
  const { maxSkipped = 100, onSkipped } = options;
  const sequences = await readTrainingData({
    paths: [options.data].flat(),
    tokenizer,
    chatFormat,
    length,
    maxSkipped,
    onSkipped,
  });
  const { training, heldOut } = split(sequences, options.heldOut ?? 0.02, seed);
  const heldOutRows = heldOut.length === 0 ? [] : packRows(heldOut, length, seed);

  const rows = Math.max(1, Math.round((options.batchTokens ?? 4096) / length));
  const distillation = setup?.loss;
  const batch = microBatchSize(start.parameters.decoder, { length, rows, activationBytes, distillation });
  const rowsPerEpoch = new RowStream(training, { length, seed }).rowsPerEpoch;
  const steps = options.steps ?? Math.max(1, Math.ceil((rowsPerEpoch * (options.epochs ?? 1)) / rows));
  const schedule = {
    peak: options.learningRate ?? 1e-3,
    steps,
    warmupSteps: Math.ceil(steps * (options.warmup ?? 0.05)),
    finalShare: options.finalRate ?? 0.1,
  };
  const fingerprint = fingerprintOf(sequences, {
    config: start.config,
    start: createHash("sha256").update(start.parameters.values).digest("hex"),
    options: { length, seed, threads, rows, batch, schedule, clipNorm, optimiser: options.optimiser, heldOut: heldOut.length },
    distillation: setup === undefined ? undefined : [setup.identity, distillation],
    // Left out of the digest for the CPU, as in states from before there was a choice.
    device: device === "cpu" ? undefined : device,
  });

  const microBatch = { batch, length };
  await using teacher = await setup?.createTeacher({ microBatch, threads, device });
  await using trainer = await Trainer.create(start.parameters, {
    microBatch,
    threads,
    device,
    clipNorm,
    optimiser: options.optimiser,
    distillation: setup === undefined || teacher === undefined ? undefined : { loss: setup.loss, teacher },
  });
  const saved =
    options.resume === true ? await loadTrainingState(stateFolder, start.parameters.values.length, fingerprint) : undefined;
  const log: LogEntry[] = [...(saved?.log ?? [])];
  if (saved !== undefined) {
    start.parameters.values.set(saved.values);
    trainer.memory.mean.set(saved.mean);
    trainer.memory.square.set(saved.square);
  }
  const stream = new RowStream(training, { length, seed, position: saved });
  const save = async (step: number): Promise<void> => {
    const { values, mean, square } = trainer.memory;
    await saveTrainingState(stateFolder, {
      fingerprint,
      step,
      ...stream.position,
      log,
      values,
      mean,
      square,
    });
    options.onCheckpoint?.(step);
  };

  const { evaluateEvery = Math.ceil(steps / 10), checkpointEvery = 100 } = options;
  const clock = new StepClock();
  for (let step = (saved?.step ?? 0) + 1; step <= steps; step++) {
    if (options.signal?.aborted === true) {
      await save(step - 1);
      throw new ChatGLMError(
        "ABORTED",
        `The training was stopped after ${step - 1} of ${steps} steps; ${stateFolder} holds its state.`,
        {
          remedy: "Go on with --resume.",
        },
      );
    }
    const rate = learningRate(step, schedule);
    const stateWeight = (distillation?.stateWeight ?? 0) * (1 - (step - 1) / steps);
    const { tokens, targets: _, ...result } = await trainer.step(stream.take(rows), step, rate, stateWeight);
    const evaluated = heldOutRows.length > 0 && (step % evaluateEvery === 0 || step === steps);
    const entry: LogEntry = {
      step,
      ...result,
      learningRate: rate,
      tokens: (log.at(-1)?.tokens ?? 0) + tokens,
      ...(evaluated ? { heldOut: await heldOutLoss(trainer, heldOutRows) } : {}),
    };
    log.push(entry);
    const tokensPerSecond = clock.add(tokens);
    options.onProgress?.({ ...entry, steps, tokensPerSecond, secondsLeft: clock.secondsPerStep * (steps - step) });
    if (step % checkpointEvery === 0 && step < steps) await save(step);
  }
  const { parameters, configJson, tokenizerModel } = start;
  await writeModelFolder(options.out, { parameters, configJson, tokenizerModel, log }, { overwrite });
  await rm(stateFolder, { recursive: true, force: true });
  return { steps, log, heldOut: log.at(-1)?.heldOut };
}

async function heldOutLoss(trainer: Trainer, rows: readonly PackedRow[]): Promise<number> {
  return (await trainer.evaluate(rows)).crossEntropy;
}

/** Most sequences kept aside: evaluation should not take longer than training. */
const mostHeldOut = 512;

function split(
  sequences: readonly TrainingSequence[],
  share: number,
  seed: number,
): { training: TrainingSequence[]; heldOut: TrainingSequence[] } {
  const order = new Xoshiro(seed, 1, 2).shuffle(Array.from(sequences.keys()));
  const count = Math.min(mostHeldOut, Math.floor(share * sequences.length));
  const aside = new Set(order.slice(0, count));
  const training = sequences.filter((_, index) => !aside.has(index));
  return { training, heldOut: sequences.filter((_, index) => aside.has(index)) };
}

function fingerprintOf(sequences: readonly TrainingSequence[], rest: unknown): string {
  const hash = createHash("sha256").update(JSON.stringify(rest));
  for (const sequence of sequences) {
    for (const { ids, learntFrom, onlyRead = [] } of [sequence, ...(sequence.branches ?? [])])
      hash.update(`${learntFrom},${onlyRead.join()}:`).update(ids);
  }
  return hash.digest("hex");
}

/** Speed over the last steps. */
class StepClock {
  readonly #marks: { readonly time: number; readonly tokens: number }[] = [{ time: performance.now(), tokens: 0 }];

  /** Counts one more step; returns tokens per second. */
  add(tokens: number): number {
    this.#marks.push({ time: performance.now(), tokens });
    if (this.#marks.length > 21) this.#marks.shift();
    const read = this.#marks.slice(1).reduce((sum, mark) => sum + mark.tokens, 0);
    return (read / this.#elapsed) * 1000;
  }

  get secondsPerStep(): number {
    return this.#elapsed / 1000 / Math.max(1, this.#marks.length - 1);
  }

  get #elapsed(): number {
    const [first] = this.#marks;
    const last = this.#marks.at(-1);
    return first === undefined || last === undefined ? 0 : Math.max(last.time - first.time, 1e-3);
  }
}
