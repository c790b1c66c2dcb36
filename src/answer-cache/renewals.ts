import type { Turns } from "./leases/turns.js";

/** Answers that are found anew in the background: each once at a time, by one process of those that share the store. */
export class Renewals {
  readonly #turns: Turns | undefined;
  readonly #running = new Map<string, AbortController>();

  /** @param turns undefined if the store has no leases, or they aren't wanted */
  constructor(turns: Turns | undefined) {
    this.#turns = turns;
  }

  /**
   * Undefined if this key is being renewed. The promise never rejects.
   *
   * @param isKept resolves when what was renewed is kept
   */
  start(key: string, renew: (signal: AbortSignal) => Promise<void>, isKept: () => Promise<void>): Promise<void> | undefined {
    if (this.#running.has(key)) return undefined;
    const stop = new AbortController();
    this.#running.set(key, stop);
    return this.#once(key, () => renew(stop.signal), isKept)
      .catch(() => undefined)
      .finally(() => this.#running.delete(key));
  }

  abort(reason: unknown): void {
    for (const running of this.#running.values()) running.abort(reason);
  }

  /** Unless another process does. */
  async #once(key: string, renew: () => Promise<void>, isKept: () => Promise<void>): Promise<void> {
    if (this.#turns === undefined) return renew();
    const end = await this.#turns.take(`${key} renewed`);
    if (end === undefined) return;
    try {
      await renew();
      await isKept();
    } finally {
      await end();
    }
  }
}
