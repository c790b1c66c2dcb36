import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toHalf } from "../../src/export/checkpoint/half-precision.js";
import { safetensorsHeader } from "../../src/training/safetensors-header.js";
import { openTrainingStart } from "../../src/training/training-start.js";

/** How much another checkpoint of the same training counts, 0 to 1. */
export interface Share {
  readonly of: string;
  readonly share: number;
}

/**
 * Writes a checkpoint again with half as many bytes: what the repository keeps to compare precisions, to distil from and to train on. With
 * another one it is the mean of the two, weight by weight, which is often better than either (Wortsman et al. 2022).
 */
export async function writeHalfCheckpoint(from: string, out: string, other?: Share): Promise<void> {
  const { parameters, configJson, tokenizerModel } = await openTrainingStart({ from }, 0);
  const values = other === undefined ? parameters.values : await mean(parameters.values, other);
  const weights = new Uint8Array(Uint16Array.from(values, toHalf).buffer);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, "model.safetensors"), [safetensorsHeader(parameters.tensors, "float16"), weights]);
  await writeFile(join(out, "tokenizer.model"), tokenizerModel);
  const config = { ...(configJson as Readonly<Record<string, unknown>>), torch_dtype: "float16" };
  await writeFile(join(out, "config.json"), `${JSON.stringify(config, undefined, 2)}\n`);
}

async function mean(values: Float32Array, { of, share }: Share): Promise<Float32Array> {
  const { parameters } = await openTrainingStart({ from: of }, 0);
  if (parameters.values.length !== values.length) throw new Error(`${of} has other sizes`);
  return values.map((value, index) => value * (1 - share) + (parameters.values[index] ?? 0) * share);
}
