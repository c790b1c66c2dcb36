export interface LearningRateOptions {
  /** Reached at the end of the warm-up. */
  readonly peak: number;
  /** Steps of linear rise from 0. */
  readonly warmupSteps: number;
  /** Steps in all, the warm-up included. */
  readonly steps: number;
  /** Where the cosine ends, as a share of the peak. */
  readonly finalShare: number;
}

/** Linear warm-up, then half a cosine (Loshchilov and Hutter, "SGDR", 2017). `step` counts from 1. */
export function learningRate(step: number, { peak, warmupSteps, steps, finalShare }: LearningRateOptions): number {
  if (step <= warmupSteps) return (peak * step) / warmupSteps;
  const progress = Math.min(1, (step - warmupSteps) / Math.max(1, steps - warmupSteps));
  return peak * (finalShare + ((1 - finalShare) * (1 + Math.cos(Math.PI * progress))) / 2);
}
