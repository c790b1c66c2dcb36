import { join } from "node:path";
import { HashedFile, type WrittenFile } from "../export/hashed-file.js";
import { StagedFolder } from "../export/staged-folder.js";
import type { ParameterSet } from "./parameter-set.js";
import { safetensorsHeader } from "./safetensors-header.js";

export interface ModelFolderContent {
  readonly parameters: ParameterSet;
  /** Written as config.json. */
  readonly configJson: unknown;
  readonly tokenizerModel: Uint8Array;
  /** Written as training-log.jsonl. */
  readonly log: readonly unknown[];
}

/** Writes a Hugging Face ChatGLM checkpoint in float32. The folder appears whole or not at all. */
export async function writeModelFolder(
  out: string,
  { parameters, configJson, tokenizerModel, log }: ModelFolderContent,
  { overwrite }: { readonly overwrite: boolean },
): Promise<void> {
  await using folder = await StagedFolder.create(out, { overwrite, ownedBy: "model.safetensors" });
  const weights = bytesOf(parameters.values);
  await writeDurable(join(folder.path, "model.safetensors"), [safetensorsHeader(parameters.tensors, "float32"), weights]);
  await writeDurable(join(folder.path, "tokenizer.model"), [tokenizerModel]);
  await writeDurable(join(folder.path, "training-log.jsonl"), [jsonLines(log)]);
  const config = new TextEncoder().encode(`${JSON.stringify(configJson, null, 2)}\n`);
  await writeDurable(join(folder.path, "config.json"), [config]);
  await folder.publish();
}

/** Writes a new file and waits for the disk. */
export async function writeDurable(path: string, parts: readonly Uint8Array[]): Promise<WrittenFile> {
  const file = await HashedFile.create(path);
  try {
    for (const part of parts) await file.write(part);
    return await file.finish();
  } catch (error) {
    await file.close();
    throw error;
  }
}

export function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

export function jsonLines(items: readonly unknown[]): Uint8Array {
  return new TextEncoder().encode(items.map((item) => `${JSON.stringify(item)}\n`).join(""));
}
