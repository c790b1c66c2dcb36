import { randomUUID } from "node:crypto";
import { wait } from "../../async/wait.js";
import type { GuardedLeases } from "./guarded-leases.js";

/** Milliseconds between two looks at what another process is doing: at first, and at most. */
const FIRST_LOOK_MS = 10;
const LAST_LOOK_MS = 250;
/** A lease is extended so often before it ends that one failure doesn't matter. */
const EXTENSIONS = 3;
/**
 * Holders waited for. A second one took over because the first failed, died, or had an answer that isn't kept: then the others don't wait one after
 * another.
 */
const MOST_HOLDERS = 2;

/** What waiting for one's turn came to: somebody else's answer, or the turn, to be ended when the answer is kept. */
export type Turn<Found> =
  | { readonly status: "found"; readonly found: Found }
  | { readonly status: "turn"; readonly end: () => Promise<void> };

/** Lets one process at a time answer a question. */
export class Turns {
  readonly #leases: GuardedLeases;
  readonly #milliseconds: number;

  /** @param milliseconds after which the lease of a process that was killed is over */
  constructor(leases: GuardedLeases, milliseconds: number) {
    this.#leases = leases;
    this.#milliseconds = milliseconds;
  }

  /**
   * Waits until it is this process's turn, or `find` finds what another has made. If leases fail, it is everybody's turn. Rejects only with the signal's
   * reason, or what `find` rejects with.
   */
  async wait<Found>(key: string, find: () => Promise<Found | undefined>, signal?: AbortSignal): Promise<Turn<Found>> {
    const holder = randomUUID();
    const holders = new Set<string>();
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(LAST_LOOK_MS, pause * 1.5)) {
      signal?.throwIfAborted();
      const taken = await this.#leases.take(key, holder, this.#milliseconds);
      const found = await this.#endingAtFailure(key, holder, find);
      if (found !== undefined) {
        if (taken?.status === "taken") await this.#leases.release(key, holder);
        return { status: "found", found };
      }
      if (taken === undefined) return { status: "turn", end: async () => undefined };
      if (taken.status === "taken") return { status: "turn", end: this.#keepAlive(key, holder) };
      if (taken.by !== undefined) holders.add(taken.by);
      if (holders.size > MOST_HOLDERS) return { status: "turn", end: async () => undefined };
      // Not all at once.
      await wait(pause * (0.75 + Math.random() / 2), signal);
    }
  }

  /** The turn, if nobody has it: what others do already isn't done twice. Undefined if somebody has. Never rejects. */
  async take(key: string): Promise<(() => Promise<void>) | undefined> {
    const holder = randomUUID();
    const taken = await this.#leases.take(key, holder, this.#milliseconds);
    if (taken?.status === "held") return undefined;
    return taken === undefined ? async () => undefined : this.#keepAlive(key, holder);
  }

  async #endingAtFailure<Found>(key: string, holder: string, find: () => Promise<Found>): Promise<Found> {
    try {
      return await find();
    } catch (error) {
      await this.#leases.release(key, holder);
      throw error;
    }
  }

  /** Extends the lease until the returned function is called, which releases it. */
  #keepAlive(key: string, holder: string): () => Promise<void> {
    const timer = setInterval(() => {
      void this.#leases.extend(key, holder, this.#milliseconds).then((isHeld) => {
        if (isHeld === false) clearInterval(timer);
      });
    }, this.#milliseconds / EXTENSIONS);
    timer.unref();
    return async () => {
      clearInterval(timer);
      await this.#leases.release(key, holder);
    };
  }
}
