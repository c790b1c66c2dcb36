/** Which waiting requests may start. Plain numbers, so that it is tested without a model. */

export interface AdmissionState {
  /** Requests running now. */
  readonly running: number;
  /** Most that may run. */
  readonly maxRunning: number;
  /** KV bytes the running requests hold or were promised. Cached prefixes don't count: they make way. */
  readonly usedBytes: number;
  readonly budgetBytes: number;
}

/**
 * How many requests to take from the head of the queue, given the KV bytes each needs to start with. Nobody is let past a
 * request that does not fit yet, so large ones are not starved; with nothing running the first one always goes.
 *
 * A request is promised its prompt and a little room to grow, not its worst case: most end long before `maxTokens`, which
 * often is the whole context. When running requests outgrow the budget the last one gives way and is computed again later.
 */
export function countAdmissible(neededBytes: readonly number[], state: AdmissionState): number {
  let admitted = 0;
  let { usedBytes } = state;
  for (const needed of neededBytes) {
    const running = state.running + admitted;
    if (running >= state.maxRunning) break;
    if (running > 0 && usedBytes + needed > state.budgetBytes) break;
    usedBytes += needed;
    admitted += 1;
  }
  return admitted;
}

/** One level of priority is worth this much waiting time, in milliseconds. */
const PRIORITY_STEP_MS = 10_000;

/**
 * Order of service, lowest first. A request of priority p is treated as if it had come p × 10 s earlier: urgent ones run
 * sooner, and yet every request is overtaken only by those that come soon after it, so none starves.
 */
export function serviceRank(arrivedMs: number, priority: number): number {
  return arrivedMs - priority * PRIORITY_STEP_MS;
}
