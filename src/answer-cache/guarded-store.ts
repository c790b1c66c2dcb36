import { BrokenCircuitError, type CircuitBreakerPolicy, ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";
import { fanOut } from "../fan-out/fan-out.js";
import type { KeyValueStore } from "./key-value-store.js";

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
  readonly store: KeyValueStore;
  readonly #timeout: number;
  /** Apart from each other: a full disk takes no answers, but still gives those it has. */
  readonly #breakers: Readonly<Record<StoreCall, CircuitBreakerPolicy>>;

  constructor(store: KeyValueStore, timeout: number) {
    this.store = store;
    this.#timeout = timeout;
    const breaker = (): CircuitBreakerPolicy =>
      circuitBreaker(handleAll, { halfOpenAfter: PAUSE_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) });
    this.#breakers = { read: breaker(), write: breaker() };
  }

  /** Rejects only with the signal's reason. */
  async call<Value>(
    kind: StoreCall,
    problem: string,
    act: (store: KeyValueStore) => Value | Promise<Value>,
    signal?: AbortSignal,
  ): Promise<StoreOutcome<Value>> {
    let left = false;
    try {
      const value = await this.#breakers[kind].execute(async () => {
        const [outcome] = await fanOut([() => act(this.store)], { timeout: this.#timeout, signal });
        if (outcome?.status === "ok") return { value: outcome.value };
        if (outcome?.status === "aborted") {
          left = true; // says nothing of the store
          return undefined;
        }
        throw outcome?.status === "failed" ? new StoreError(problem, outcome.error) : this.#late(problem);
      });
      if (value !== undefined) return { ok: true, value: value.value };
    } catch (error) {
      if (error instanceof BrokenCircuitError)
        return { ok: false, problem: "is not asked for now: it failed before", cause: undefined, told: true };
      if (!(error instanceof StoreError)) throw error;
      return { ok: false, problem: error.message, cause: error.cause, told: false };
    }
    if (left) signal?.throwIfAborted();
    return { ok: false, problem, cause: undefined, told: false };
  }

  #late(problem: string): StoreError {
    return new StoreError(`${problem} within ${this.#timeout} ms`, undefined);
  }
}

class StoreError extends Error {
  constructor(problem: string, cause: unknown) {
    super(problem, { cause });
  }
}
