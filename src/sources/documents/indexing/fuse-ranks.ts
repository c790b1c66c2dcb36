/** What a ranking adds for each rank: its weight / (60 + rank). */
export interface RankWeights {
  readonly words: number;
  readonly vectors: number;
}

/** Cormack, Clarke & Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009. */
const RANK_CONSTANT = 60;

/**
 * Weighted reciprocal rank fusion of two rankings, each best first. Equal sums stay in the order of the first ranking, then of the second. Scores are
 * divided by the best one. Pure.
 */
export function fuseRanks(
  words: readonly number[],
  vectors: readonly number[],
  weights: RankWeights,
): readonly { readonly id: number; readonly score: number }[] {
  const scores = new Map<number, number>();
  const add = (ranking: readonly number[], weight: number): void => {
    for (const [rank, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + weight / (RANK_CONSTANT + rank + 1));
  };
  add(words, weights.words);
  add(vectors, weights.vectors);
  const best = Math.max(0, ...scores.values());
  return [...scores].sort(([, a], [, b]) => b - a).map(([id, score]) => ({ id, score: best > 0 ? score / best : 0 }));
}
