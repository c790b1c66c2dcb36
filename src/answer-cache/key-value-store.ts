/** Deletions at once. */
const AT_ONCE = 32;

/** What the cache asks of a store: a Map, a Keyv (5 or 6) and any Keyv storage adapter have this shape. Values are strings, and the cache checks expiry itself; `ttl` (milliseconds) only lets the store clean up. */
export interface KeyValueStore {
  /** The value, or a promise of it; undefined or null if there is none. */
  get(key: string): unknown;
  /** Stores a value; a promise that rejects if it couldn't be stored. */
  set(key: string, value: string, ttl?: number): unknown;
  /** Removes a value; a missing one is no error. */
  delete(key: string): unknown;
}

/** Deletes the keys that begin with `prefix`; false if the store can't list its keys. */
export async function deleteKeys(store: KeyValueStore, prefix: string): Promise<boolean> {
  if ("deleteAll" in store && typeof store.deleteAll === "function") {
    await store.deleteAll(prefix);
    return true;
  }
  const keys = await listKeys(store, prefix);
  for (let start = 0; start < (keys?.length ?? 0); start += AT_ONCE) {
    await Promise.all(keys?.slice(start, start + AT_ONCE).map((key) => store.delete(key)) ?? []);
  }
  return keys !== undefined;
}

/** Keys of the store that begin with `prefix`, or undefined if the store can't list them. */
export async function listKeys(store: KeyValueStore, prefix: string): Promise<string[] | undefined> {
  const keys: string[] = [];
  if (store instanceof Map) {
    for (const key of store.keys()) if (typeof key === "string" && key.startsWith(prefix)) keys.push(key);
    return keys;
  }
  // Keyv 5 lists keys only of the adapters it knows by name: then its adapter is asked.
  const listing = canList(store) ? store : "store" in store && canList(store.store) ? store.store : undefined;
  if (listing === undefined) return undefined;
  const namespace = "namespace" in store ? store.namespace : undefined;
  // Keyv's own prefix stands before ours if its adapter is asked.
  const before = typeof namespace === "string" && namespace !== "" ? `${namespace}:` : "";
  for await (const pair of listing.iterator(namespace)) {
    const key: unknown = Array.isArray(pair) ? pair[0] : undefined;
    if (typeof key !== "string") continue;
    const own = before !== "" && key.startsWith(before) ? key.slice(before.length) : key;
    if (own.startsWith(prefix)) keys.push(own);
  }
  return keys;
}

function canList(store: unknown): store is { iterator(namespace: unknown): AsyncIterable<unknown> } {
  return typeof store === "object" && store !== null && "iterator" in store && typeof store.iterator === "function";
}

/**
 * Keyv and its adapters are event emitters: an `error` event that nobody listens to ends the process. Returns what stops listening.
 */
export function onStoreError(store: KeyValueStore, listener: (error: unknown) => void): () => void {
  if (store instanceof Map || !("on" in store) || typeof store.on !== "function") return () => {};
  store.on("error", listener);
  return () => {
    if ("off" in store && typeof store.off === "function") store.off("error", listener);
  };
}
