import type { KeyValueStore } from "../key-value-store.js";
import type { Leases } from "./leases.js";
import { postgresLeases } from "./postgres-leases.js";
import { redisLeases } from "./redis-leases.js";

/** A store's own leases, or those that its server can have: `@keyv/redis`, `@keyv/postgres`, alone or in a Keyv. Undefined for any other store. */
export function leasesOf(store: KeyValueStore): Leases | undefined {
  const adapter = "store" in store && typeof store.store === "object" && store.store !== null ? store.store : store;
  for (const one of [store, adapter]) if ("leases" in one && isLeases(one.leases)) return one.leases;
  return redisLeases(adapter) ?? postgresLeases(adapter);
}

function isLeases(value: unknown): value is Leases {
  if (typeof value !== "object" || value === null) return false;
  return ["take", "extend", "release"].every((name) => typeof Reflect.get(value, name) === "function");
}
