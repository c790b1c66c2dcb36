import type { MessageRelay } from "../broker/broker.js";
import { served } from "../protocol/topics.js";

/** Milliseconds for which an answer is good: somebody there, nobody there. */
const GOOD_FOR = { some: 2_000, none: 250 };

interface Known {
  readonly at: number;
  readonly workers: Promise<readonly string[]>;
  none: boolean;
}

/** Which workers serve a kind of job. One that was killed is listed until its lease is over. */
export class LiveWorkers {
  readonly #relay: MessageRelay;
  readonly #known = new Map<string, Known>();

  constructor(relay: MessageRelay) {
    this.#relay = relay;
  }

  /** Their nodes' names, sorted. */
  of(kind: string, goodFor: { readonly some: number; readonly none: number } = GOOD_FOR): Promise<readonly string[]> {
    const before = this.#known.get(kind);
    const age = before === undefined ? Number.POSITIVE_INFINITY : performance.now() - before.at;
    if (before !== undefined && age <= (before.none ? goodFor.none : goodFor.some)) return before.workers;
    const workers = this.#ask(kind);
    const known: Known = { at: performance.now(), workers, none: false };
    this.#known.set(kind, known);
    workers.then(
      (names) => {
        known.none = names.length === 0;
      },
      () => this.#known.delete(kind),
    );
    return workers;
  }

  async #ask(kind: string): Promise<readonly string[]> {
    const listeners = await this.#relay.getSubscriptions({ pattern: served(kind) });
    return [...new Set(listeners.map(({ nodeId }) => nodeId))].sort();
  }
}
