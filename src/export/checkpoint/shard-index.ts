import { join } from "node:path";
import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import { invalid, readSmallFile, reason } from "./checkpoint-file.js";
import { shortened } from "./shortened.js";

export type CheckpointLayout = "safetensors" | "torch";

/** Which files of the folder hold the weights. */
export interface Shards {
  readonly layout: CheckpointLayout;
  /** Paths, in order. */
  readonly files: readonly string[];
  /** The index and which file (path) it says each tensor is in; undefined for a single file. */
  readonly index: { readonly path: string; readonly fileOf: ReadonlyMap<string, string> } | undefined;
}

const candidates: readonly { readonly name: string; readonly layout: CheckpointLayout; readonly isIndex: boolean }[] = [
  { name: "model.safetensors.index.json", layout: "safetensors", isIndex: true },
  { name: "model.safetensors", layout: "safetensors", isIndex: false },
  { name: "pytorch_model.bin.index.json", layout: "torch", isIndex: true },
  { name: "pytorch_model.bin", layout: "torch", isIndex: false },
];

/** 10,000 tensors take about 1 MB. */
const largestIndex = 4 * 1024 * 1024;
const mostShards = 1000;

/** A name of a file in the same folder: no separators, no `..`. */
const plainFileName: z.ZodString = z
  .string()
  .min(1)
  .max(255)
  // biome-ignore format: one pattern
  .regex(/^(?!\.{1,2}$)[^/\\\0:]+$/, "not a plain file name");

const indexSchema = z.object({ weight_map: z.record(z.string().max(1024), z.string().max(1024)) });

/**
 * Finds a checkpoint's weights, preferring safetensors over PyTorch files and an index over a single file.
 * @param names the folder's files
 * @throws ChatGLMError CHECKPOINT_INVALID when there are none, or when the index is malformed or points outside the folder
 */
export async function findShards(folder: string, names: ReadonlySet<string>): Promise<Shards> {
  const found = candidates.find(({ name }) => names.has(name));
  if (found === undefined) {
    throw new ChatGLMError(
      "CHECKPOINT_INVALID",
      `${folder} holds no weights (${candidates.map(({ name }) => name).join(", ")}).`,
      {
        remedy: "Pass the folder of a Hugging Face checkpoint, with its index file when it comes in several parts.",
      },
    );
  }
  const path = join(folder, found.name);
  if (!found.isIndex) return { layout: found.layout, files: [path], index: undefined };
  const weightMap = await readIndex(path);
  const fileOf = new Map<string, string>();
  for (const [tensor, file] of Object.entries(weightMap)) {
    if (!plainFileName.safeParse(file).success) {
      throw invalid(
        path,
        `it puts tensor ${shortened(tensor)} into ${JSON.stringify(shortened(file))}, which is not a file of this folder`,
      );
    }
    fileOf.set(tensor, join(folder, file));
  }
  if (fileOf.size === 0) throw invalid(path, "it names no tensors");
  const files = [...new Set(fileOf.values())].sort();
  if (files.length > mostShards) throw invalid(path, `it names ${files.length} files, at most ${mostShards} are read`);
  return { layout: found.layout, files, index: { path, fileOf } };
}

async function readIndex(path: string): Promise<Readonly<Record<string, string>>> {
  const bytes = await readSmallFile(path, largestIndex);
  try {
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const parsed = indexSchema.safeParse(json);
    if (parsed.success) return parsed.data.weight_map;
    const issue = parsed.error.issues[0];
    throw new Error(`${shortened(issue?.path.join(".") ?? "")}: ${issue?.message}`);
  } catch (cause) {
    throw invalid(path, `it is not a checkpoint index (${reason(cause)})`, { cause });
  }
}
