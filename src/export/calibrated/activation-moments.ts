/** Second moments of what goes into one matrix, of inputs that share a block: what a weight's rounding does to the product follows from them. */
export interface Moments {
  /** Inputs that share a block; divides their number. */
  readonly size: number;
  /** Σ x xᵀ over tokens, float32 [inputs / size, size, size]. */
  readonly sums: Float32Array;
  /** Tokens summed over. */
  readonly tokens: number;
}

/** By the tensor's name and its first row. */
export type ActivationMoments = ReadonlyMap<string, Moments>;

export function momentsKey(tensor: string, firstRow: number): string {
  return `${tensor} ${firstRow}`;
}

/** Largest block where all inputs of a matrix together would take too much memory. */
const limits = [Number.POSITIVE_INFINITY, 4096, 2048, 1024, 512, 256, 128] as const;

/**
 * Block sizes for inputs of these numbers, so that all moments together fit `maxBytes`: the whole of an input where possible. The larger the
 * blocks, the more can be made up for.
 */
export function momentsSizes(inputs: readonly number[], maxBytes: number): number[] {
  for (const limit of limits) {
    const sizes = inputs.map((count) => largestDivisor(count, limit));
    const bytes = inputs.reduce((sum, count, i) => sum + 4 * count * (sizes[i] ?? 0), 0);
    if (bytes <= maxBytes || limit === limits.at(-1)) return sizes;
  }
  return [];
}

function largestDivisor(count: number, limit: number): number {
  let parts = Math.max(1, Math.ceil(count / limit));
  while (count % parts !== 0) parts++;
  return count / parts;
}
