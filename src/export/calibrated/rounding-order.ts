import type { Moments } from "./activation-moments.js";

/** How the inputs of one block are rounded one after another. */
export interface RoundingOrder {
  /** Inputs of the block, the strongest first. */
  readonly order: Int32Array;
  /**
   * Upper factor of the inverse moments in that order, float64 [size, size] by rows: what rounding input i does wrong is made up for by those behind
   * it in proportion to row i (Frantar et al. 2023, "GPTQ").
   */
  readonly factor: Float64Array;
  /** Mean of x² for each input as it stands, damped. */
  readonly weights: Float64Array;
}

/** Share of the mean moment added to each: keeps the inverse in bounds, and trust in few tokens within limits. */
const damping = 0.02;

/** One order for each block of the moments. */
export function roundingOrders({ size, sums, tokens }: Moments): RoundingOrder[] {
  const orders: RoundingOrder[] = [];
  for (let start = 0; start < sums.length; start += size * size)
    orders.push(orderOf(sums.subarray(start, start + size * size), size, tokens));
  return orders;
}

function orderOf(sums: Float32Array, size: number, tokens: number): RoundingOrder {
  let trace = 0;
  for (let i = 0; i < size; i++) trace += sums[i * size + i] ?? 0;
  const added = Math.max((damping * trace) / size, 1e-12 * Math.max(tokens, 1));
  const weights = Float64Array.from({ length: size }, (_, i) => ((sums[i * size + i] ?? 0) + added) / Math.max(tokens, 1));
  const order = Int32Array.from({ length: size }, (_, i) => i).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  const moments = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const value = sums[(order[i] ?? 0) * size + (order[j] ?? 0)] ?? 0;
      moments[i * size + j] = (i === j ? value + added : value) / Math.max(tokens, 1);
    }
  }
  return { order, weights, factor: upperFactorOfInverse(moments, size) };
}

/**
 * U with UᵀU = M⁻¹, upper. With the order of rows and columns turned round, M = L Lᵀ gives M⁻¹ = L⁻ᵀ L⁻¹, and L⁻¹ turned back is upper: so one
 * Cholesky factor and one triangular inverse.
 */
function upperFactorOfInverse(moments: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = moments[(size - 1 - i) * size + (size - 1 - j)] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] as number) * (lower[j * size + k] as number);
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / (lower[j * size + j] as number);
    }
  }
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    inverse[column * size + column] = 1 / (lower[column * size + column] as number);
    for (let i = column + 1; i < size; i++) {
      let sum = 0;
      for (let k = column; k < i; k++) sum -= (lower[i * size + k] as number) * (inverse[k * size + column] as number);
      inverse[i * size + column] = sum / (lower[i * size + i] as number);
    }
  }
  const upper = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) upper[i * size + j] = inverse[(size - 1 - i) * size + (size - 1 - j)] as number;
  }
  return upper;
}
