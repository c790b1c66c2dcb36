import type { CacheWarnings } from "../cache-warnings.js";
import type { GuardedStore, StoreOutcome } from "../guarded-store.js";
import { type KeptEntry, readEntry } from "../kept-answer.js";
import { listKeys } from "../key-value-store.js";

/** The cache's store, as likeness needs it. What fails rejects, or resolves to undefined. */
export interface SimilarStore {
  /** Before every key. */
  readonly prefix: string;
  read(key: string): Promise<unknown>;
  write(key: string, text: string, ttl?: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  /** Undefined if the store can't list its keys. */
  keys(prefix: string): Promise<readonly string[] | undefined>;
  /** The answer under a key; undefined if there is none any more. */
  answer(key: string, signal: AbortSignal | undefined): Promise<KeptEntry | undefined>;
}

/**
 * A guarded store whose failures are told as any other's.
 *
 * @param read what stands under a key, written or about to be
 */
export function similarStore(
  store: GuardedStore,
  warnings: CacheWarnings,
  prefix: string,
  read: (key: string, signal: AbortSignal | undefined) => Promise<unknown>,
): SimilarStore {
  const settle = <Value>(outcome: StoreOutcome<Value>): Value | undefined => {
    if (outcome.ok) return outcome.value;
    warnings.storeFailed(outcome);
    return undefined;
  };
  return {
    prefix,
    read: async (key) => settle(await store.call("read", "could not be read", (values) => values.get(key))),
    write: async (key, text, ttl) =>
      settle(await store.call("write", "could not be written", (values) => values.set(key, text, ttl))),
    delete: async (key) => settle(await store.call("write", "could not delete an entry", (values) => values.delete(key))),
    // Listing may take longer than a call.
    keys: (first) => listKeys(store.store.raw, first),
    answer: async (key, signal) => {
      const found = readEntry(await read(key, signal), key, Date.now());
      return found.status === "valid" ? found.entry : undefined;
    },
  };
}
