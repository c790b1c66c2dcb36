import type { ValueStore } from "./encryption/value-store.js";
import { type KeptEntry, readEntry } from "./kept-answer.js";
import { listKeys } from "./key-value-store.js";
import { readReference } from "./reference.js";

/** What stands under one key of the store. */
export type StoredItem = { readonly key: string } & (
  | { readonly kind: "answer"; readonly entry: KeptEntry }
  | { readonly kind: "reference"; readonly to: string }
  | { readonly kind: "expired" | "locked" | "damaged" }
);

/** Everything under `prefix`, or undefined if the store can't list its keys. */
export async function storedItems(
  store: ValueStore,
  prefix: string,
): Promise<AsyncGenerator<StoredItem, void, undefined> | undefined> {
  const keys = await listKeys(store.raw, prefix);
  // What likeness keeps beside the answers is no answer, and no reference to one.
  const own = keys?.filter((key) => !/^(?:similar|observed)\//u.test(key.slice(prefix.length)));
  return own === undefined ? undefined : readItems(store, own);
}

async function* readItems(store: ValueStore, keys: readonly string[]): AsyncGenerator<StoredItem, void, undefined> {
  for (const key of keys) {
    const opened = await store.read(key);
    if (opened === undefined) continue;
    if (opened.status !== "open") {
      yield { key, kind: opened.status === "locked" ? "locked" : "damaged" };
      continue;
    }
    const stored = opened.value;
    const read = readEntry(stored, key, Date.now());
    if (read.status === "valid") yield { key, kind: "answer", entry: read.entry };
    else if (read.status === "expired") yield { key, kind: "expired" };
    else {
      const to = readReference(stored, key);
      yield to === undefined ? { key, kind: "damaged" } : { key, kind: "reference", to };
    }
  }
}
