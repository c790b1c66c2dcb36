/** A piece of a ranking, and what its rank counts. */
export interface WeightedRank {
  readonly id: number;
  readonly weight: number;
}

/** Cormack, Clarke & Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009. */
const RANK_CONSTANT = 60;

/**
 * Weighted reciprocal rank fusion of rankings, each best first: rank r adds weight / (60 + r). Equal sums stay in the order of the first ranking,
 * then of the next. Scores are divided by the best one. Pure.
 */
export function fuseRanks(
  rankings: readonly (readonly WeightedRank[])[],
): readonly { readonly id: number; readonly score: number }[] {
  const scores = new Map<number, number>();
  for (const ranking of rankings) {
    for (const [rank, { id, weight }] of ranking.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + weight / (RANK_CONSTANT + rank + 1));
    }
  }
  const best = Math.max(0, ...scores.values());
  return [...scores].sort(([, a], [, b]) => b - a).map(([id, score]) => ({ id, score: best > 0 ? score / best : 0 }));
}
