import path from "node:path";
import { ChatGLMError } from "../errors.js";
import { familyOfModel } from "../families/known-families.js";
import { type ModelManifest, readManifest } from "../model-folder/manifest.js";
import { readTokenizerFile } from "../tokenizer/load-tokenizer.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { noTokenizer } from "./no-tokenizer.js";

/** The tokenizer of a converted model folder. Errors: MODEL_NOT_FOUND, MODEL_INVALID, TOKENIZER_INVALID. */
export async function openTokenizer(folder: string): Promise<Tokenizer> {
  const tokenizer = await tokenizerOf(folder, await readManifest(folder));
  if (tokenizer === undefined) throw noTokenizer(folder);
  return tokenizer;
}

/** The same for a folder whose manifest was read; undefined when the model has none. */
export async function tokenizerOf(folder: string, manifest: ModelManifest): Promise<Tokenizer | undefined> {
  const { modelType } = manifest.source;
  const family = familyOfModel(modelType);
  if (family === undefined) {
    throw new ChatGLMError("MODEL_INVALID", `${folder}: its manifest's source.modelType, ${modelType}, is no known family.`, {
      remedy: "Update langchain-chatglm, or convert the checkpoint again.",
    });
  }
  const { name, largest, open } = family.tokenizer;
  if (!Object.hasOwn(manifest.files, name)) return undefined;
  const file = path.join(folder, name);
  return open(await readTokenizerFile(file, largest), file);
}

/** Tells whether two models read ids alike: the digest of the file that text is encoded by. Undefined when there is none. */
export function tokenizerDigest({ source, files }: ModelManifest): string | undefined {
  return files[familyOfModel(source.modelType)?.tokenizer.name ?? ""]?.sha256;
}
