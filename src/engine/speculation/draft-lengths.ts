/** A decoding sequence that could be given guesses. */
export interface DraftCandidate {
  /** Chance that one guessed token is right, given that those before it are. */
  readonly acceptance: number;
  /** Most tokens to guess. */
  readonly limit: number;
}

/** Expected gain below this share is not worth the trouble. */
const LEAST_GAIN = 1.02;

/**
 * How many tokens to guess for each candidate so that the step brings the most tokens per unit of cost. The j-th guess of a sequence
 * helps with probability acceptance^j; guesses are added in the order of that chance, and the best number of them is
 * taken. In a full batch each token costs as much as it brings, and so nothing is guessed.
 *
 * @param tokens Tokens the step holds anyway, prompt chunks included.
 * @param cost Cost of a step by its number of tokens.
 */
export function chooseDraftLengths(
  candidates: readonly DraftCandidate[],
  tokens: number,
  cost: (tokens: number) => number,
): number[] {
  const lengths = candidates.map(() => 0);
  const chances = candidates.map(({ acceptance }) => acceptance);
  let best = [...lengths];
  let bestRate = (tokens / cost(tokens)) * LEAST_GAIN;
  let expected = tokens;
  for (let drafted = 1; ; drafted += 1) {
    const next = likeliest(candidates, lengths, chances);
    if (next < 0) return best;
    expected += chances[next] ?? 0;
    chances[next] = (chances[next] ?? 0) * (candidates[next]?.acceptance ?? 0);
    lengths[next] = (lengths[next] ?? 0) + 1;
    const rate = expected / cost(tokens + drafted);
    if (rate > bestRate) {
      bestRate = rate;
      best = [...lengths];
    }
  }
}

function likeliest(candidates: readonly DraftCandidate[], lengths: readonly number[], chances: readonly number[]): number {
  let best = -1;
  for (const [index, { limit }] of candidates.entries()) {
    if ((lengths[index] ?? 0) < limit && (best < 0 || (chances[index] ?? 0) > (chances[best] ?? 0))) best = index;
  }
  return best;
}
