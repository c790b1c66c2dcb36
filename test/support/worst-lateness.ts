import { readFileSync } from "node:fs";

const interval = 5;

/**
 * Runs a timer of 5 ms on this thread while `work` runs, and tells how late this thread made it at most, in milliseconds. Where the system
 * tells how long a thread has run (Linux), only that counts: on a busy machine a thread may be late without having done anything.
 */
export async function worstLateness(work: () => Promise<unknown>): Promise<{ ticks: number; worst: number }> {
  let ticks = 0;
  let worst = 0;
  const clock = processorTime() === undefined ? () => performance.now() - interval * ticks : () => processorTime() ?? Number.NaN;
  let last = clock();
  const timer = setInterval(() => {
    ticks++;
    const now = clock();
    worst = Math.max(worst, now - last);
    last = now;
  }, interval);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return { ticks, worst };
}

/** Milliseconds this thread has run (proc(5), schedstat), or undefined. */
function processorTime(): number | undefined {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    return undefined;
  }
}
