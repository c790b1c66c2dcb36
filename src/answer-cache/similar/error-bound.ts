/**
 * The upper bound of a share, one-sided: with this confidence the true share is no larger (Clopper and Pearson, "The use of confidence or
 * fiducial limits illustrated in the case of the binomial", Biometrika 1934). 299 trials without an error bound it at 1 %, 149 at 2 %. Exact;
 * 1 if there was no trial.
 *
 * @param confidence defaults to 0.95
 */
export function upperErrorBound(errors: number, trials: number, confidence = 0.95): number {
  if (errors >= trials) return 1;
  let low = errors / trials;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(errors, trials, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** The probability of at most `errors` errors in `trials` at a share strictly between 0 and 1: terms as logarithms, since they may be tiny. */
function atMost(errors: number, trials: number, share: number): number {
  const odds = Math.log(share) - Math.log1p(-share);
  let term = trials * Math.log1p(-share);
  let sum = Math.exp(term);
  for (let count = 1; count <= errors; count += 1) {
    term += Math.log((trials - count + 1) / count) + odds;
    sum += Math.exp(term);
  }
  return sum;
}
