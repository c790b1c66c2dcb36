import { readFileSync } from "node:fs";

const interval = 5;

/**
 * Runs a timer of 5 ms on this thread while `work` runs. Resolves to how late it was at most, in milliseconds, less the time for which
 * other processes had the processor (which Linux tells), so that a busy machine fails nobody.
 */
export async function worstLateness(work: () => Promise<unknown>): Promise<{ ticks: number; worst: number }> {
  let ticks = 0;
  let worst = 0;
  let last = performance.now();
  let waited = waitedForProcessor();
  const timer = setInterval(() => {
    const now = performance.now();
    const nowWaited = waitedForProcessor();
    worst = Math.max(worst, now - last - interval - (nowWaited - waited));
    ticks++;
    last = now;
    waited = nowWaited;
  }, interval);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return { ticks, worst };
}

/** Milliseconds this thread was ready to run and not let (proc(5), schedstat); 0 where the system doesn't tell. */
function waitedForProcessor(): number {
  try {
    const [, nanoseconds = "0"] = readFileSync("/proc/thread-self/schedstat", "utf8").split(" ");
    return Number(nanoseconds) / 1e6;
  } catch {
    return 0;
  }
}
