import { setImmediate as nextTurn } from "node:timers/promises";

/** Longest stretch of work at once, in milliseconds. */
const STRETCH = 12;

/** Runs work that can pause, and lets everything else run whenever a stretch of it has passed. */
export async function inTurns<Result>(work: Generator<void, Result, undefined>, signal: AbortSignal): Promise<Result> {
  let begun = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - begun < STRETCH) continue;
    await nextTurn();
    signal.throwIfAborted();
    begun = performance.now();
  }
}
