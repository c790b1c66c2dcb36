/** How long lookups took. */
export interface LookupTimes {
  readonly lookups: number;
  /** Of all of them together. */
  readonly milliseconds: number;
  /** Median and 99th percentile of the latest 1,000, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const LATEST = 1_000;

/** The durations of lookups with one outcome. */
export class LookupClock {
  readonly #latest: number[] = [];
  #lookups = 0;
  #milliseconds = 0;

  add(milliseconds: number): void {
    this.#latest[this.#lookups % LATEST] = milliseconds;
    this.#lookups += 1;
    this.#milliseconds += milliseconds;
  }

  /** Undefined if there was none. */
  get times(): LookupTimes | undefined {
    if (this.#lookups === 0) return undefined;
    const sorted = [...this.#latest].sort((a, b) => a - b);
    // The nearest rank: the smallest value that so large a share is not above.
    const quantile = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
    return { lookups: this.#lookups, milliseconds: this.#milliseconds, p50: quantile(0.5), p99: quantile(0.99) };
  }
}
