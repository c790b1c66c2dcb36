/** Distributions over one vocabulary, from logits. */
export class Distributions {
  /** [rows, size] */
  readonly probabilities: Float32Array;
  readonly size: number;
  /** Σ p log p of all rows. */
  readonly negativeEntropy: number;

  /** @param logits [rows, size]; free again afterwards */
  constructor(logits: Float32Array, size: number) {
    this.size = size;
    this.probabilities = new Float32Array(logits.length);
    let sum = 0;
    for (let start = 0; start < logits.length; start += size) {
      const row = logits.subarray(start, start + size);
      const scale = logSumExp(row);
      for (let i = 0; i < size; i++) {
        const log = (row[i] as number) - scale;
        const probability = Math.exp(log);
        this.probabilities[start + i] = probability;
        sum += probability * log;
      }
    }
    this.negativeEntropy = sum;
  }
}

/** Mean over rows of Σ p (log p − log q), q being the distribution of these logits. */
export function divergence({ probabilities, size, negativeEntropy }: Distributions, logits: Float32Array): number {
  let sum = negativeEntropy;
  for (let start = 0; start < logits.length; start += size) {
    const scale = logSumExp(logits.subarray(start, start + size));
    for (let i = start; i < start + size; i++) sum -= (probabilities[i] as number) * ((logits[i] as number) - scale);
  }
  return (sum * size) / logits.length;
}

function logSumExp(values: Float32Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > largest) largest = value;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - largest);
  return largest + Math.log(sum);
}
