import { BrokenCircuitError, type CircuitBreakerPolicy, ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";
import { within } from "../async/deadline.js";
import type { ValueStore } from "./encryption/value-store.js";

/** A call to the store that came to nothing, and what to tell people; `told` if it has been told before. */
export interface StoreFailure {
  readonly ok: false;
  readonly problem: string;
  readonly cause: unknown;
  readonly told: boolean;
}

export type StoreOutcome<Value> = { readonly ok: true; readonly value: Value } | StoreFailure;

type StoreCall = "read" | "write";

/** After so many failures in a row the store isn't asked for a while. */
const FAILURES_TO_OPEN = 3;
const PAUSE_MS = 30_000;

/**
 * Calls a store that may throw, reject or hang: each call has a time limit, and a store whose reads, or writes, fail three times in a row is left alone for
 * 30 s, after which one call tries it again (circuit breaker; Nygard, "Release It!", 2007).
 */
export class GuardedStore {
  readonly store: ValueStore;
  readonly #timeout: number;
  /** Apart from each other: a full disk takes no answers, but still gives those it has. */
  readonly #breakers: Readonly<Record<StoreCall, CircuitBreakerPolicy>>;
  /** Keyv tells what went wrong by an event, and then returns as if nothing were kept. */
  readonly #swallows: boolean;
  #underWay = 0;
  #errors = 0;
  #lastError: unknown;

  constructor(store: ValueStore, timeout: number) {
    this.store = store;
    this.#timeout = timeout;
    this.#swallows = "throwOnErrors" in store.raw && store.raw.throwOnErrors === false;
    const breaker = (): CircuitBreakerPolicy =>
      circuitBreaker(handleAll, { halfOpenAfter: PAUSE_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) });
    this.#breakers = { read: breaker(), write: breaker() };
  }

  /** Notes what the store reported by an event. Whether it belongs to a call that is under way, which fails by it. */
  noteError(error: unknown): boolean {
    this.#errors += 1;
    this.#lastError = error;
    return this.#swallows && this.#underWay > 0;
  }

  /** Rejects only with the signal's reason. */
  async call<Value>(
    kind: StoreCall,
    problem: string,
    act: (store: ValueStore) => Value | PromiseLike<Value>,
    signal?: AbortSignal,
  ): Promise<StoreOutcome<Value>> {
    signal?.throwIfAborted();
    const run = async (): Promise<{ readonly value: Value } | undefined> => {
      const before = this.#errors;
      this.#underWay += 1;
      try {
        const result = act(this.store);
        const options = { timeout: this.#timeout, what: "The store", signal };
        const value = isThenable(result) ? await within(result, options) : result;
        const isNothing = value === undefined || value === null || value === false;
        if (this.#swallows && isNothing && this.#errors > before) throw this.#lastError;
        return { value };
      } catch (error) {
        if (signal?.aborted === true) return undefined; // says nothing of the store
        throw new StoreError(error);
      } finally {
        this.#underWay -= 1;
      }
    };
    try {
      const result = await this.#breakers[kind].execute(run);
      if (result !== undefined) return { ok: true, ...result };
    } catch (error) {
      if (error instanceof BrokenCircuitError)
        return { ok: false, problem: "is not asked for now: it failed before", cause: undefined, told: true };
      return { ok: false, problem, cause: error instanceof StoreError ? error.cause : error, told: false };
    }
    throw signal?.reason;
  }
}

/** Wraps what the store threw, which need not be an Error. */
class StoreError extends Error {
  constructor(cause: unknown) {
    super("The store failed.", { cause });
  }
}

function isThenable<Value>(value: Value | PromiseLike<Value>): value is PromiseLike<Value> {
  return typeof value === "object" && value !== null && "then" in value;
}
