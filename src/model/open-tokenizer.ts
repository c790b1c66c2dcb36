import path from "node:path";
import { loadTokenizer } from "../tokenizer/load-tokenizer.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { type ModelManifest, readManifest } from "./manifest.js";
import { noTokenizer } from "./no-tokenizer.js";

/** The tokenizer's name in a model folder. */
export const tokenizerFile = "tokenizer.model";

/** The tokenizer of a converted model folder. Errors: MODEL_NOT_FOUND, MODEL_INVALID, TOKENIZER_INVALID. */
export async function openTokenizer(folder: string): Promise<Tokenizer> {
  const tokenizer = await tokenizerOf(folder, await readManifest(folder));
  if (tokenizer === undefined) throw noTokenizer(folder);
  return tokenizer;
}

/** The same for a folder whose manifest was read; undefined when the model has none. */
export async function tokenizerOf(folder: string, manifest: ModelManifest): Promise<Tokenizer | undefined> {
  if (!Object.hasOwn(manifest.files, tokenizerFile)) return undefined;
  return loadTokenizer(path.join(folder, tokenizerFile));
}
