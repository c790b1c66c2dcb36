import { type KeptEntry, readEntry } from "./kept-answer.js";
import { type KeyValueStore, listKeys } from "./key-value-store.js";
import { readReference } from "./reference.js";

/** What stands under one key of the store. */
export type StoredItem = { readonly key: string } & (
  | { readonly kind: "answer"; readonly entry: KeptEntry }
  | { readonly kind: "reference"; readonly to: string }
  | { readonly kind: "expired" | "damaged" }
);

/** Everything under `prefix`, or undefined if the store can't list its keys. */
export async function storedItems(
  store: KeyValueStore,
  prefix: string,
): Promise<AsyncGenerator<StoredItem, void, undefined> | undefined> {
  const keys = await listKeys(store, prefix);
  // What likeness keeps beside the answers is no answer, and no reference to one.
  const own = keys?.filter((key) => !/^(?:similar|observed)\//u.test(key.slice(prefix.length)));
  return own === undefined ? undefined : readItems(store, own);
}

async function* readItems(store: KeyValueStore, keys: readonly string[]): AsyncGenerator<StoredItem, void, undefined> {
  for (const key of keys) {
    const stored = await store.get(key);
    if (stored === undefined || stored === null) continue;
    const read = readEntry(stored, key, Date.now());
    if (read.status === "valid") yield { key, kind: "answer", entry: read.entry };
    else if (read.status === "expired") yield { key, kind: "expired" };
    else {
      const to = readReference(stored, key);
      yield to === undefined ? { key, kind: "damaged" } : { key, kind: "reference", to };
    }
  }
}
