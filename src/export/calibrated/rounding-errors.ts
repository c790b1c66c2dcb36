import type { TensorReader } from "../checkpoint/tensor-reader.js";
import type { WeightPlan } from "../weight-plan.js";
import { type ActivationMoments, momentsKey } from "./activation-moments.js";
import type { BitsCandidate } from "./choose-bits.js";
import { CalibratedQuantiser } from "./quantise-calibrated.js";

/** Rows of each matrix that are tried, evenly spread: their errors differ little. */
const sampledRows = 24;

/** What rounding each matrix to 4 bits does to its product, for those whose inputs are known. Reads few rows of each. */
export async function roundingErrors(
  plans: readonly WeightPlan[],
  tensorOf: (name: string) => TensorReader,
  moments: ActivationMoments,
  signal: AbortSignal | undefined,
): Promise<BitsCandidate[]> {
  const candidates: BitsCandidate[] = [];
  for (const { tensor, rows, encoding } of plans) {
    const key = momentsKey(tensor, rows[0]);
    const own = moments.get(key);
    if (own === undefined || encoding.kind === "float32") continue;
    const reader = tensorOf(tensor);
    const quantiser = new CalibratedQuantiser(own);
    const count = rows[1] - rows[0];
    const values = new Float32Array(reader.columns);
    let [error, power] = [0, 0];
    for (let sample = 0; sample < Math.min(sampledRows, count); sample++) {
      signal?.throwIfAborted();
      const row = rows[0] + Math.floor((sample * count) / Math.min(sampledRows, count));
      await reader.readRows(row, row + 1, values);
      const found = quantiser.error(values, encoding.blockSize);
      error += found.error;
      power += found.power;
    }
    candidates.push({ key, weights: count * reader.columns, relativeError: power > 0 ? error / power : 0 });
  }
  return candidates;
}
