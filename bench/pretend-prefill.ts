import type { KvSequence, ModelExecutor, StepOutput, StepRow } from "../src/engine/model-executor.js";
import { KvSlabs } from "../src/onnx-runtime/kv-slabs.js";

/**
 * An executor that skips prompt chunks: their keys and values become small noise. The time of a decode step depends on shapes alone, so
 * contexts of thousands of tokens are reached in milliseconds instead of minutes. Steps that want logits run for real.
 */
export function pretendPrefill(executor: ModelExecutor, slabs: number, width: number): ModelExecutor {
  return {
    shape: executor.shape,
    createSequence: (): KvSequence => executor.createSequence(),
    [Symbol.asyncDispose]: () => executor[Symbol.asyncDispose](),
    async run(rows: readonly StepRow[]): Promise<StepOutput> {
      const real = rows.filter((row) => row.logits !== "none");
      const output = real.length === 0 ? undefined : await executor.run(real);
      return {
        logits: (row, position) => output?.logits(real.indexOf(rows[row] ?? missing()), position) ?? missing(),
        commit(row, tokens): void {
          const step = rows[row] ?? missing();
          if (step.logits === "none") appendNoise(step.sequence, tokens, slabs, width);
          else output?.commit(real.indexOf(step), tokens);
        },
      };
    },
  };
}

/** Grows a sequence by tokens whose keys and values are noise between −0.5 and 0.5. */
export function appendNoise(sequence: KvSequence, tokens: number, slabs: number, width: number): void {
  if (!(sequence instanceof KvSlabs)) throw new TypeError("not a sequence of this runtime");
  const noise = Float32Array.from({ length: slabs * tokens * width }, (_, i) => ((i * 2654435761) % 1000) / 1000 - 0.5);
  sequence.append(noise, tokens, 0, tokens);
}

function missing(): never {
  throw new RangeError("no such row");
}
