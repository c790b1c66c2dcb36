import type { KeyValueStore } from "../key-value-store.js";
import { isEncrypted, type OpenedValue, type ValueCipher } from "./value-cipher.js";

/**
 * A store's values as they were before encryption, if there is any. What can't be read for want of its key is no value; what was altered is an
 * empty one, which nothing takes for an entry.
 */
export class ValueStore implements KeyValueStore {
  /** What is really stored: for listing, events and whatever else an adapter has. */
  readonly raw: KeyValueStore;
  readonly #cipher: ValueCipher | undefined;
  readonly #onLocked: (why: string) => void;

  /** @param onLocked told why a value can't be read */
  constructor(raw: KeyValueStore, cipher: ValueCipher | undefined, onLocked: (why: string) => void) {
    this.raw = raw;
    this.#cipher = cipher;
    this.#onLocked = onLocked;
  }

  /** At once where the store answers at once. */
  get(key: string): unknown {
    const stored = this.raw.get(key);
    return isPromise(stored) ? stored.then((value) => this.#valueOf(key, value)) : this.#valueOf(key, stored);
  }

  set(key: string, value: string, ttl?: number): unknown {
    return this.raw.set(key, this.#cipher?.encrypt(key, value) ?? value, ttl);
  }

  delete(key: string): unknown {
    return this.raw.delete(key);
  }

  /** What stands under a key, whether it can be read or not; undefined for nothing. */
  async read(key: string): Promise<OpenedValue | undefined> {
    return this.#open(key, await this.raw.get(key));
  }

  #valueOf(key: string, stored: unknown): unknown {
    const opened = this.#open(key, stored);
    if (opened === undefined || opened.status === "open") return opened?.value;
    if (opened.status === "altered") return "";
    this.#onLocked(opened.why);
    return undefined;
  }

  #open(key: string, stored: unknown): OpenedValue | undefined {
    if (stored === undefined || stored === null) return undefined;
    if (this.#cipher === undefined)
      return isEncrypted(stored)
        ? { status: "locked", why: "encrypted, and there is no key" }
        : { status: "open", value: stored };
    // Whoever may write to the store could write what isn't encrypted: it proves nothing.
    return isEncrypted(stored) ? this.#cipher.decrypt(key, stored) : { status: "locked", why: "not encrypted" };
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
