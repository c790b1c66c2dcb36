import { invalid } from "./checkpoint-file.js";
import type { TensorReader } from "./tensor-reader.js";

/** What DataParallel, PEFT, torch.compile and DeepSpeed put before every name. */
const prefixes = ["module.", "base_model.model.", "_orig_mod."] as const;

/** Tensors by the names the model itself gave them: prefixes that all names share are taken off, one after another. */
export function plainNames(tensors: ReadonlyMap<string, TensorReader>): ReadonlyMap<string, TensorReader> {
  const names = [...tensors.keys()];
  let length = 0;
  const nextPrefix = (): string | undefined =>
    prefixes.find((prefix) => names.length > 0 && names.every((name) => name.startsWith(prefix, length)));
  for (let prefix = nextPrefix(); prefix !== undefined; prefix = nextPrefix()) length += prefix.length;
  if (length === 0) return tensors;
  return new Map(
    [...tensors].map(([name, tensor]) => {
      const plain = name.slice(length);
      if (plain === "") throw invalid(tensor.file.path, `a tensor is named ${name}, which is only a wrapper's prefix`);
      return [plain, tensor.renamed(plain)];
    }),
  );
}
