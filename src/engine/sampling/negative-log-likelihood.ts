/** −log softmax(logits)[id], natural logarithm, summed in float64. */
export function negativeLogLikelihood(logits: Float32Array, id: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < logits.length; index += 1) {
    const logit = logits[index] as number;
    if (logit > largest) largest = logit;
  }
  let total = 0;
  for (let index = 0; index < logits.length; index += 1) total += Math.exp((logits[index] as number) - largest);
  return largest + Math.log(total) - (logits[id] as number);
}
