import type { CacheWarnings } from "../cache-warnings.js";
import type { GuardedStore } from "../guarded-store.js";
import type { Leases } from "./leases.js";

/** Leases that may fail: a failure is undefined, and told elsewhere. */
export type GuardedLeases = {
  readonly [Act in keyof Leases]: (...given: Parameters<Leases[Act]>) => Promise<Awaited<ReturnType<Leases[Act]>> | undefined>;
};

/** Leases whose failures are told as those of the store are. */
export function guardedLeases(leases: Leases, store: GuardedStore, warnings: CacheWarnings): GuardedLeases {
  const guarded = async <Value>(problem: string, act: () => Promise<Value>): Promise<Value | undefined> => {
    const outcome = await store.call("write", problem, act);
    if (outcome.ok) return outcome.value;
    warnings.storeFailed(outcome);
    return undefined;
  };
  return {
    take: (...given) => guarded("could not take a lease", () => leases.take(...given)),
    extend: (...given) => guarded("could not extend a lease", () => leases.extend(...given)),
    release: (...given) => guarded("could not release a lease", () => leases.release(...given)),
  };
}
