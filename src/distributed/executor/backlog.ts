/** Milliseconds for which a count is good. */
const GOOD_FOR = 200;

/**
 * How many jobs wait in a queue: counted now and then, with this process's own added in between. A count that is far from the limit is renewed
 * without anybody waiting for it.
 */
export class Backlog {
  readonly #count: () => Promise<number>;
  #known = 0;
  #added = 0;
  #countedAt = Number.NEGATIVE_INFINITY;
  #counting: Promise<void> | undefined;

  /** @param count asks the server */
  constructor(count: () => Promise<number>) {
    this.#count = count;
  }

  /** Whether one more may wait; then it counts as added. */
  async admits(limit: number): Promise<boolean> {
    if (performance.now() - this.#countedAt > GOOD_FOR) void this.#renew().catch(() => {});
    if (this.#known + this.#added >= limit / 2) await this.#renew();
    if (this.#known + this.#added >= limit) return false;
    this.#added += 1;
    return true;
  }

  #renew(): Promise<void> {
    const counting =
      this.#counting ??
      this.#count()
        .then((known) => {
          this.#known = known;
          this.#added = 0;
          this.#countedAt = performance.now();
        })
        .finally(() => {
          this.#counting = undefined;
        });
    this.#counting = counting;
    return counting;
  }
}
