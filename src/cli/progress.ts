import { byteText } from "./byte-text.js";
import type { Terminal } from "./terminal.js";

/** How far a long piece of work is. */
export interface ProgressState {
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
}

const barWidth = 24;

/** One line about bytes worked through: bar, share, bytes, rate, time left. */
export function progressText({ done, total, elapsedMs }: ProgressState, left: string): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.round(share * barWidth);
  const rate = elapsedMs > 0 ? (done / elapsedMs) * 1000 : 0;
  const parts = [
    `${"█".repeat(filled)}${"░".repeat(barWidth - filled)}`,
    `${Math.floor(share * 100)}%`.padStart(4),
    `${byteText(done)} / ${byteText(total)}`,
    `${byteText(rate)}/s`,
  ];
  if (rate > 0 && done < total) parts.push(`${left} ${clock((total - done) / rate)}`);
  return parts.join("  ");
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * Shows progress on standard error: one line that redraws itself, ten times a second at most, for a person; a plain line
 * for every tenth of the work otherwise.
 */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #started: number = performance.now();
  #drawn = Number.NEGATIVE_INFINITY;
  #tenths = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  update(done: number, total: number): void {
    const now = performance.now();
    const text = (): string => progressText({ done, total, elapsedMs: now - this.#started }, this.#terminal.texts.convert.left);
    if (this.#terminal.interactiveErrors) {
      if (now - this.#drawn < 100 && done < total) return;
      this.#drawn = now;
      this.#terminal.stderr.write(`\r${text()}\x1b[K`);
      return;
    }
    const tenths = Math.floor((done / Math.max(total, 1)) * 10);
    if (tenths <= this.#tenths) return;
    this.#tenths = tenths;
    this.#terminal.stderr.write(`${text()}\n`);
  }

  /** Takes the line away again. */
  clear(): void {
    if (this.#terminal.interactiveErrors) this.#terminal.stderr.write("\r\x1b[K");
  }
}
