/** Milliseconds between two lines where nobody sees a line redraw itself. */
const EVERY_MS = 1_000;

const startedAt = performance.now();
let toldAt = Number.NEGATIVE_INFINITY;

/** Says on standard error what is being done: one line that redraws itself for a person, a line a second at most otherwise. */
export function progress(text: string): void {
  const now = performance.now();
  const line = `${((now - startedAt) / 1000).toFixed(0).padStart(5)} s  ${text}`;
  if (process.stderr.isTTY) {
    process.stderr.write(`\r${line.slice(0, Math.max(20, process.stderr.columns - 1))}\x1b[K`);
    return;
  }
  if (now - toldAt < EVERY_MS) return;
  toldAt = now;
  process.stderr.write(`${line}\n`);
}

/** Takes the line away again. */
export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
}
