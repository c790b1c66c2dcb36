/** A matrix that may have 8 bits for each weight instead of 4. */
export interface BitsCandidate {
  readonly key: string;
  readonly weights: number;
  /** What rounding to 4 bits adds to its product, as a share of the product's power. */
  readonly relativeError: number;
}

/**
 * The matrices that get 8 bits: those whose error is the largest for their size, as many as `extraBytes` pay for. A weight more costs half a byte.
 */
export function chooseEightBits(candidates: readonly BitsCandidate[], extraBytes: number): ReadonlySet<string> {
  const chosen = new Set<string>();
  const dearest = [...candidates].sort((a, b) => b.relativeError / b.weights - a.relativeError / a.weights);
  let left = extraBytes;
  for (const { key, weights } of dearest) {
    if (weights / 2 > left) continue;
    left -= weights / 2;
    chosen.add(key);
  }
  return chosen;
}
