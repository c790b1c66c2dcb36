/** Pearson's statistic of `draws` draws against known probabilities. */
export function chiSquare(counts: readonly number[], probabilities: readonly number[], draws: number): number {
  return probabilities.reduce((sum, p, id) => (p === 0 ? sum : sum + ((counts[id] ?? 0) - p * draws) ** 2 / (p * draws)), 0);
}

/** Exceeded by chance once in about 10,000 (Wilson and Hilferty's approximation). Seeds are fixed, so this never flickers. */
export function criticalChiSquare(degrees: number): number {
  return degrees * (1 - 2 / (9 * degrees) + 3.72 * Math.sqrt(2 / (9 * degrees))) ** 3;
}
