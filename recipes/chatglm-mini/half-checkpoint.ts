import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toHalf } from "../../src/export/checkpoint/half-precision.js";
import { safetensorsHeader } from "../../src/training/safetensors-header.js";
import { openTrainingStart } from "../../src/training/training-start.js";

/** Writes a checkpoint again with half as many bytes: what the repository keeps to compare precisions, to distil from and to train on. */
export async function writeHalfCheckpoint(from: string, out: string): Promise<void> {
  const { parameters, configJson, tokenizerModel } = await openTrainingStart({ from }, 0);
  const weights = new Uint8Array(Uint16Array.from(parameters.values, toHalf).buffer);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, "model.safetensors"), [safetensorsHeader(parameters.tensors, "float16"), weights]);
  await writeFile(join(out, "tokenizer.model"), tokenizerModel);
  const config = { ...(configJson as Readonly<Record<string, unknown>>), torch_dtype: "float16" };
  await writeFile(join(out, "config.json"), `${JSON.stringify(config, undefined, 2)}\n`);
}
