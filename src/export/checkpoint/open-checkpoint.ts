import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { ChatGLMError } from "../../errors.js";
import { checkpointName } from "../../families/checkpoint-name.js";
import { refuseAdapter, refuseAdapterTensors } from "./adapter.js";
import type { Checkpoint } from "./checkpoint.js";
import { CheckpointFile, invalid, readSmallFile, reason } from "./checkpoint-file.js";
import { foreignWeights } from "./foreign-content.js";
import { openGguf } from "./gguf/open-gguf.js";
import { plainNames } from "./plain-names.js";
import { readSafetensors } from "./safetensors.js";
import { findShards, type Shards } from "./shard-index.js";
import { shortened } from "./shortened.js";
import { isPositionBuffer } from "./state-dict.js";
import type { TensorReader } from "./tensor-reader.js";
import { readTorchArchive } from "./torch-archive.js";

const largestConfig = 1024 * 1024;

/**
 * Opens a GGUF file, or a checkpoint folder (single or sharded safetensors or PyTorch `.bin`; a symlinked Hugging Face cache folder is fine), reads every
 * header and checks that index and shards agree. No weights are read. A prefix that wrappers put before all names is taken off.
 * @throws ChatGLMError CHECKPOINT_INVALID, CHECKPOINT_UNSUPPORTED or IO_FAILED, naming the file and the cause; the signal's reason
 */
export async function openCheckpoint(folder: string, signal?: AbortSignal): Promise<Checkpoint> {
  const absolute = resolve(folder);
  if (await isFile(absolute)) return openGguf(absolute);
  const names = await fileNames(absolute);
  await refuseAdapter(absolute, names);
  const configPath = join(absolute, "config.json");
  const configJson = await readConfig(configPath);
  const shards = await findShards(absolute, names);
  const files: CheckpointFile[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(files.map((file) => file[Symbol.asyncDispose]()));
  };
  const tensors = await readTensors(shards, files, signal).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    folder: absolute,
    name: checkpointName(absolute),
    configJson,
    configPath,
    tensorNames: [...tensors.keys()],
    has: (name) => tensors.has(name),
    tensor(name) {
      const tensor = tensors.get(name);
      if (tensor === undefined) throw invalid(absolute, `tensor ${name} is missing from the checkpoint`);
      return tensor;
    },
    readFile: (name, mostBytes) => readSmallFile(join(absolute, name), mostBytes),
    [Symbol.asyncDispose]: close,
  };
}

/** Opens every shard into `files` and collects their tensors by name. */
async function readTensors(
  shards: Shards,
  files: CheckpointFile[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, TensorReader>> {
  const tensors = new Map<string, TensorReader>();
  for (const path of shards.files) {
    signal?.throwIfAborted();
    const file = await CheckpointFile.open(path, foreignWeights);
    files.push(file);
    for (const tensor of await (shards.layout === "safetensors" ? readSafetensors(file) : readTorchArchive(file))) {
      const other = tensors.get(tensor.name);
      if (other !== undefined) throw invalid(path, `tensor ${shortened(tensor.name)} is also in ${other.file.path}`);
      tensors.set(tensor.name, tensor);
    }
  }
  checkIndex(shards, tensors);
  refuseAdapterTensors(tensors);
  return plainNames(tensors);
}

function checkIndex({ index }: Shards, tensors: ReadonlyMap<string, TensorReader>): void {
  if (index === undefined) return;
  for (const [name, path] of index.fileOf) {
    if (tensors.get(name)?.file.path !== path && !isPositionBuffer(name))
      throw invalid(path, `tensor ${shortened(name)}, which ${basename(index.path)} puts here, is not in it`);
  }
  for (const { name, file } of tensors.values()) {
    if (!index.fileOf.has(name)) throw invalid(file.path, `tensor ${shortened(name)} is not named by ${basename(index.path)}`);
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

async function fileNames(folder: string): Promise<Set<string>> {
  try {
    return new Set(await readdir(await realpath(folder)));
  } catch (cause) {
    throw new ChatGLMError("CHECKPOINT_INVALID", `${folder} cannot be read as a checkpoint folder: ${reason(cause)}.`, {
      remedy: "Pass the folder that holds config.json and the weights, or a GGUF file.",
      cause,
    });
  }
}

async function readConfig(path: string): Promise<unknown> {
  const bytes = await readSmallFile(path, largestConfig);
  if (bytes === undefined) {
    throw invalid(path, "it is missing", { remedy: "Pass the folder of a Hugging Face checkpoint, with its config.json." });
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw invalid(path, `it is not JSON (${reason(cause)})`, { cause });
  }
}
