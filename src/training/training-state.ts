import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ChatGLMError } from "../errors.js";
import { bytesOf, jsonLines, writeDurable } from "./write-model-folder.js";

/** One line of the training log. */
export interface LogEntry {
  readonly step: number;
  /** Mean over the step's learnt tokens, natural logarithm. */
  readonly loss: number;
  readonly crossEntropy: number;
  readonly learningRate: number;
  readonly gradientNorm: number;
  /** Tokens read since the beginning. */
  readonly tokens: number;
  /** Mean negative log-likelihood on held-out data, where it was measured after this step. */
  readonly heldOut?: number | undefined;
}

/** Everything a training needs to go on as if it had never stopped. */
export interface TrainingState {
  /** What must be equal for the rest to make sense: a digest of the data and of the options. */
  readonly fingerprint: string;
  readonly step: number;
  readonly epoch: number;
  readonly row: number;
  readonly log: readonly LogEntry[];
  readonly values: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

const files = ["values", "mean", "square"] as const;
const digest = z.string().length(64);
const stateSchema = z.object({
  formatVersion: z.literal(1),
  fingerprint: digest,
  step: z.int().min(0),
  epoch: z.int().min(0),
  row: z.int().min(0),
  files: z.record(z.enum([...files, "log"]), digest),
});
const entrySchema = z.object({
  step: z.int(),
  loss: z.number(),
  crossEntropy: z.number(),
  learningRate: z.number(),
  gradientNorm: z.number(),
  tokens: z.int(),
  heldOut: z.number().optional(),
});

const checkpointName = /^checkpoint-(\d{9})$/;
/** One to go on from, one in case the newest is damaged. */
const kept = 2;

/**
 * Saves a state as `folder/checkpoint-STEP`. It is written under another name, brought to the disk and renamed, so that a process killed
 * at any moment leaves the states before it whole.
 */
export async function saveTrainingState(folder: string, state: TrainingState): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = `checkpoint-${String(state.step).padStart(9, "0")}`;
  const partial = join(folder, `.${name}.unfinished`);
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial);
  const digests: Record<string, string> = {};
  for (const file of files) digests[file] = (await writeDurable(join(partial, `${file}.f32`), [bytesOf(state[file])])).sha256;
  digests["log"] = (await writeDurable(join(partial, "log.jsonl"), [jsonLines(state.log)])).sha256;
  const { fingerprint, step, epoch, row } = state;
  const description = { formatVersion: 1, fingerprint, step, epoch, row, files: digests };
  await writeDurable(join(partial, "state.json"), [new TextEncoder().encode(`${JSON.stringify(description)}\n`)]);
  await rm(join(folder, name), { recursive: true, force: true });
  await rename(partial, join(folder, name));
  await syncFolder(folder);
  for (const old of (await checkpointsIn(folder)).slice(kept)) await rm(join(folder, old), { recursive: true, force: true });
}

/**
 * The newest whole state in `folder`; undefined when there is none.
 *
 * @param size parameters of the model
 * @throws ChatGLMError INVALID_OPTION when it is of another training
 */
export async function loadTrainingState(folder: string, size: number, fingerprint: string): Promise<TrainingState | undefined> {
  for (const name of await checkpointsIn(folder)) {
    const path = join(folder, name);
    const state = await readState(path, size).catch(() => undefined);
    if (state === undefined) continue;
    if (state.fingerprint === fingerprint) return state;
    throw new ChatGLMError("INVALID_OPTION", `${path} belongs to a training with other data or other options.`, {
      remedy: "Resume with the options it was started with, or remove the folder to start anew.",
    });
  }
  return undefined;
}

/** Whether a training left states in `folder`. */
export async function hasTrainingState(folder: string): Promise<boolean> {
  return (await checkpointsIn(folder)).length > 0;
}

async function readState(path: string, size: number): Promise<TrainingState> {
  const { files: digests, ...description } = stateSchema.parse(JSON.parse(await readFile(join(path, "state.json"), "utf8")));
  const read = async (name: string, file: string): Promise<Buffer> => {
    const bytes = await readFile(join(path, file));
    const found = createHash("sha256").update(bytes).digest("hex");
    if (found !== digests[name as keyof typeof digests]) throw new Error(`${file} is damaged`);
    return bytes;
  };
  const floats = async (name: string): Promise<Float32Array> => {
    const bytes = await read(name, `${name}.f32`);
    if (bytes.length !== size * 4) throw new Error(`${name}.f32 is of another model`);
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  };
  const lines = (await read("log", "log.jsonl")).toString("utf8").split("\n");
  const log = lines.filter((line) => line !== "").map((line) => entrySchema.parse(JSON.parse(line)));
  return { ...description, log, values: await floats("values"), mean: await floats("mean"), square: await floats("square") };
}

/** Newest first. */
async function checkpointsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder))
      .filter((name) => checkpointName.test(name))
      .sort()
      .reverse();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
