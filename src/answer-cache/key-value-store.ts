/**
 * What the cache asks of a store: a Map, a Keyv (5 or 6) and any Keyv storage adapter have this shape. Keyv itself is the user's to
 * bring, in the version they have. Values are strings, and the cache checks expiry itself; `ttl` (milliseconds) only lets the store
 * clean up.
 */
export interface KeyValueStore {
  get(key: string): unknown;
  set(key: string, value: string, ttl?: number): unknown;
  delete(key: string): unknown;
}

/** Keys of the store that begin with `prefix`, or undefined where the store can't list them. */
export async function listKeys(store: KeyValueStore, prefix: string): Promise<string[] | undefined> {
  const keys: string[] = [];
  if (store instanceof Map) {
    for (const key of store.keys()) if (typeof key === "string" && key.startsWith(prefix)) keys.push(key);
    return keys;
  }
  // Keyv 5 lists keys only of the adapters it knows by name: then its adapter is asked.
  const listing = canList(store) ? store : "store" in store && canList(store.store) ? store.store : undefined;
  if (listing === undefined) return undefined;
  for await (const pair of listing.iterator("namespace" in store ? store.namespace : undefined)) {
    const key: unknown = Array.isArray(pair) ? pair[0] : undefined;
    // Keyv's own prefix may stand before ours.
    const at = typeof key === "string" ? key.indexOf(prefix) : -1;
    if (typeof key === "string" && at !== -1) keys.push(key.slice(at));
  }
  return keys;
}

function canList(store: unknown): store is { iterator(namespace: unknown): AsyncIterable<unknown> } {
  return typeof store === "object" && store !== null && "iterator" in store && typeof store.iterator === "function";
}

/** Keyv and its adapters are event emitters: an `error` event that nobody listens to ends the process. */
export function onStoreError(store: KeyValueStore, listener: (error: unknown) => void): void {
  if (!(store instanceof Map) && "on" in store && typeof store.on === "function") store.on("error", listener);
}
