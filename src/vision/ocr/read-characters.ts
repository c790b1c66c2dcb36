/** What a line reads, and the mean of its characters' probabilities: 0…1. */
export interface Reading {
  readonly text: string;
  readonly confidence: number;
}

/**
 * The likeliest character of each step, repeated ones once, without the blank, which is class 0 (CTC: Graves et al. 2006). Pure.
 *
 * @param scores `[steps, classes]` of probabilities
 * @param characters of the classes from 1
 */
export function readCharacters(scores: Float32Array, classes: number, characters: readonly string[]): Reading {
  let [text, sum, count, previous] = ["", 0, 0, 0];
  for (let step = 0; (step + 1) * classes <= scores.length; step += 1) {
    let [best, score] = [0, -1];
    for (let index = 0; index < classes; index += 1) {
      const value = scores[step * classes + index] as number;
      if (value > score) [best, score] = [index, value];
    }
    if (best !== 0 && best !== previous) {
      text += characters[best - 1] ?? "";
      sum += score;
      count += 1;
    }
    previous = best;
  }
  return { text: text.replace(/\s+/g, " ").trim(), confidence: count === 0 ? 0 : Math.min(sum / count, 1) };
}
