/** Second moments of what goes into one matrix, of neighbouring inputs alone: what a weight's rounding does to the product follows from them. */
export interface Moments {
  /** Inputs that share a block; divides their number. */
  readonly size: number;
  /** Σ x xᵀ over tokens, float32 [inputs / size, size, size]. */
  readonly sums: Float32Array;
  /** Tokens read; of the output layer's input every eighth is summed over. */
  readonly tokens: number;
}

/** By the tensor's name and its first row. */
export type ActivationMoments = ReadonlyMap<string, Moments>;

export function momentsKey(tensor: string, firstRow: number): string {
  return `${tensor} ${firstRow}`;
}

/** The largest size of 128, 64 and 32 that divides the inputs; undefined when none does: such matrices are rounded plainly. */
export function momentsSize(inputs: number): number | undefined {
  return [128, 64, 32].find((size) => inputs % size === 0);
}
