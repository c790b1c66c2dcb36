import type { BaseCache } from "@langchain/core/caches";
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
} from "cockatiel";
import { withDeadline } from "../async/deadline.js";
import { untilAborted } from "../async/until-aborted.js";
import type { KeptReply, ReplyStore } from "../chat/kept-reply.js";
import { readStoredGeneration, storedGeneration } from "./stored-generation.js";

export interface CacheLimits {
  /** Milliseconds a lookup or an update may take. */
  readonly timeout: number;
  /** Failures in a row after which the cache is left alone. */
  readonly failures: number;
  /** Milliseconds until one call tries it again. */
  readonly retryAfter: number;
}

/** A lookup that takes longer than this costs more than many a reply. */
const defaultCacheLimits: CacheLimits = { timeout: 2_000, failures: 3, retryAfter: 30_000 };

/**
 * A store of replies in one of LangChain's caches, which is slow, broken or gone at times. A lookup or update that fails or passes its timeout counts as a miss; after
 * some in a row the cache is left alone for a while, then tried by one call. The first failure is a process warning.
 */
export class GuardedCache implements ReplyStore {
  readonly #cache: BaseCache;
  readonly #timeout: number;
  /** Apart from each other: an update that succeeds says nothing of lookups that hang. */
  readonly #lookups: CircuitBreakerPolicy;
  readonly #writes: CircuitBreakerPolicy;
  readonly #updates = new Set<Promise<void>>();
  #warned = false;

  constructor(cache: BaseCache, { timeout, failures, retryAfter }: CacheLimits = defaultCacheLimits) {
    this.#cache = cache;
    this.#timeout = timeout;
    const breaker = (): CircuitBreakerPolicy =>
      circuitBreaker(handleAll, { halfOpenAfter: retryAfter, breaker: new ConsecutiveBreaker(failures) });
    this.#lookups = breaker();
    this.#writes = breaker();
  }

  /** Undefined for a miss. Throws the signal's reason if it fires first; that says nothing about the cache. */
  async lookup(conversation: string, settings: string, signal: AbortSignal | undefined): Promise<KeptReply | undefined> {
    const work = (): Promise<unknown> => this.#cache.lookup(conversation, settings);
    const lookup = this.#guarded(this.#lookups, "A lookup in LangChain's cache", work);
    return readStoredGeneration(await untilAborted(lookup, signal));
  }

  /** Stores, as far as that is possible. Never rejects. */
  update(conversation: string, settings: string, reply: KeptReply): Promise<void> {
    const work = (): Promise<void> => this.#cache.update(conversation, settings, storedGeneration(reply));
    const update = this.#guarded(this.#writes, "An update of LangChain's cache", work).then(() => {
      this.#updates.delete(update);
    });
    this.#updates.add(update);
    return update;
  }

  /** Resolves when every update begun is over. */
  async settled(): Promise<void> {
    await Promise.all(this.#updates);
  }

  async #guarded<Result>(breaker: CircuitBreakerPolicy, what: string, work: () => Promise<Result>): Promise<Result | undefined> {
    // One call tries whether the cache has come back; the others need not wait for it.
    if (breaker.state === CircuitState.HalfOpen) return undefined;
    try {
      return await breaker.execute(() => withDeadline(work, { timeout: this.#timeout, what }));
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) this.#warn(error);
      return undefined;
    }
  }

  #warn(error: unknown): void {
    if (this.#warned) return;
    this.#warned = true;
    const reason = error instanceof Error ? error.message : String(error);
    process.emitWarning(`LangChain's cache failed; calls proceed without it: ${reason}`, { code: "CHATGLM_CACHE" });
  }
}
