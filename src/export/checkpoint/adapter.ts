import { join } from "node:path";
import { ChatGLMError } from "../../errors.js";
import { readSmallFile } from "./checkpoint-file.js";
import { shortened } from "./shortened.js";
import type { TensorReader } from "./tensor-reader.js";

const adapterFiles = ["adapter_config.json", "adapter_model.safetensors", "adapter_model.bin"] as const;
const wholeModel = /^(?:model|pytorch_model).*\.(?:safetensors|bin)(?:\.index\.json)?$/;
const largestConfig = 1024 * 1024;
const merge =
  "Merge it into its base model with PEFT's merge_and_unload(), save that with save_pretrained, and convert the result";

/**
 * Refuses a folder that holds a LoRA adapter and no model: without its base it can't be run, and without it the base computes something else.
 * @param names the folder's files
 * @throws ChatGLMError CHECKPOINT_UNSUPPORTED naming the base model
 */
export async function refuseAdapter(folder: string, names: ReadonlySet<string>): Promise<void> {
  const found = adapterFiles.find((name) => names.has(name));
  if (found === undefined || [...names].some((name) => wholeModel.test(name))) return;
  const base = names.has("adapter_config.json")
    ? baseOf(await readSmallFile(join(folder, "adapter_config.json"), largestConfig))
    : "";
  throw new ChatGLMError("CHECKPOINT_UNSUPPORTED", `${folder} holds a LoRA adapter (${found}), not a model.`, {
    remedy: `${merge}${base === "" ? "." : ` (its base is ${base}).`}`,
  });
}

/** Refuses weights that still have an adapter beside them. */
export function refuseAdapterTensors(tensors: ReadonlyMap<string, TensorReader>): void {
  for (const [name, { file }] of tensors) {
    if (!/(?:^|\.)(?:lora_(?:A|B|embedding_A|embedding_B|magnitude_vector)|base_layer)(?:\.|$)/.test(name)) continue;
    throw new ChatGLMError("CHECKPOINT_UNSUPPORTED", `${file.path}: tensor ${shortened(name)} belongs to a LoRA adapter.`, {
      remedy: `${merge}.`,
    });
  }
}

function baseOf(bytes: Uint8Array | undefined): string {
  try {
    const config: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const { base_model_name_or_path: base } = config as { readonly base_model_name_or_path?: unknown };
    return typeof base === "string" ? shortened(base) : "";
  } catch {
    return "";
  }
}
