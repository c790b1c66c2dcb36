/** A matrix that may have 8 bits for each weight instead of 4. */
export interface BitsCandidate {
  readonly key: string;
  readonly weights: number;
  /** What 4 bits do to the model: the Kullback–Leibler divergence of its distributions. */
  readonly harm: number;
}

/** The matrices that get 8 bits: those that harm most for their size, as many as `extraBytes` pay for. A weight more costs half a byte. */
export function chooseEightBits(candidates: readonly BitsCandidate[], extraBytes: number): ReadonlySet<string> {
  const chosen = new Set<string>();
  const dearest = [...candidates].sort((a, b) => b.harm / b.weights - a.harm / a.weights);
  let left = extraBytes;
  for (const { key, weights } of dearest) {
    if (weights / 2 > left) continue;
    left -= weights / 2;
    chosen.add(key);
  }
  return chosen;
}
