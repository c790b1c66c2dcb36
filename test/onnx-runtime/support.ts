import path from "node:path";
import { afterAll } from "vitest";
import type { KvSequence, ModelExecutor } from "../../src/engine/model-executor.js";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import type { RopeRatioMeaning } from "../../src/families/model-family.js";
import type { GraphTarget, Precision } from "../../src/model-folder/manifest.js";
import { OnnxExecutor } from "../../src/onnx-runtime/onnx-executor.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Converts a checkpoint and loads it on this thread; unloaded when the test file is done. */
export async function executorOf(
  checkpoint: string,
  precision: Precision = "fp32",
  options: { blockSize?: number; maxSequencesPerStep?: number; ropeRatio?: RopeRatioMeaning; target?: GraphTarget } = {},
): Promise<OnnxExecutor> {
  const out = path.join(await temporaryFolder(), "model");
  const { config, maxSequencesPerStep } = await convertCheckpoint({ checkpoint, out, precision, ...options });
  const executor = await OnnxExecutor.load({ path: path.join(out, "model.onnx"), config, maxSequencesPerStep, threads: 1 });
  afterAll(() => executor[Symbol.asyncDispose]());
  return executor;
}

/** Runs ids in chunks on a sequence; the logits of every position. */
export async function logitsOf(
  executor: ModelExecutor,
  sequence: KvSequence,
  ids: readonly number[],
  chunk: number = ids.length,
): Promise<Float32Array[]> {
  const all: Float32Array[] = [];
  for (let from = 0; from < ids.length; from += chunk) {
    const tokenIds = ids.slice(from, from + chunk);
    const output = await executor.run([{ sequence, tokenIds, logits: "all" }]);
    for (const position of tokenIds.keys()) all.push(output.logits(0, position).slice());
    output.commit(0, tokenIds.length);
  }
  return all;
}

export function argmax(logits: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < logits.length; i++) if ((logits[i] ?? 0) > (logits[best] ?? 0)) best = i;
  return best;
}

export function largestDifference(a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): number {
  if (a === undefined || b === undefined || a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs((a[i] ?? Number.NaN) - (b[i] ?? Number.NaN)));
  return largest;
}
