import { invalid } from "./checkpoint-file.js";
import { shortened } from "./shortened.js";
import { TorchTensor } from "./torch-globals.js";

/** Where trainers put the table of weights beside their own notes. */
const wrappers = ["state_dict", "model_state_dict", "model", "module"] as const;
/** A table in a table in a table. */
const deepestWrapping = 3;

/**
 * The table of weights in what `torch.save` wrote: the value itself, or an entry of it that trainers call so. Counting buffers that
 * no model of the family computes with (`position_ids`) are left out.
 * @throws ChatGLMError CHECKPOINT_INVALID naming the first entry that is not a tensor
 */
export function stateDict(value: unknown, path: string): Map<string, TorchTensor> {
  let table = value;
  for (let depth = 0; depth < deepestWrapping; depth += 1) {
    if (!(table instanceof Map)) break;
    const wrapped: Map<unknown, unknown> = table;
    const inner = wrappers.map((name) => wrapped.get(name)).find((entry) => entry instanceof Map);
    if (inner === undefined) break;
    table = inner;
  }
  if (!(table instanceof Map)) throw invalid(path, "it does not hold a state dict");
  const tensors = new Map<string, TorchTensor>();
  for (const [name, entry] of table as ReadonlyMap<unknown, unknown>) {
    if (typeof name !== "string" || !(entry instanceof TorchTensor)) {
      throw invalid(path, `entry ${JSON.stringify(shortened(String(name)))} of the state dict is not a tensor`, {
        remedy: "Only a flat table of weights is read, as model.save_pretrained writes it.",
      });
    }
    if (!isPositionBuffer(name)) tensors.set(name, entry);
  }
  return tensors;
}

/** The numbers 0, 1, 2, … that older versions of transformers saved along. */
export function isPositionBuffer(name: string): boolean {
  return name === "position_ids" || name.endsWith(".position_ids");
}
