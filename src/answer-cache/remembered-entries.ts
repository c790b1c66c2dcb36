import { type KeptEntry, type ReadEntry, readEntry } from "./kept-answer.js";

/** Characters of entries remembered. */
const MOST_CHARACTERS = 4 * 2 ** 20;

interface Remembered {
  readonly stored: string;
  readonly entry: KeptEntry;
}

/**
 * Entries that were read lately: one whose text the store gives again, letter by letter, isn't parsed and checked again. Entries are frozen, so all who are
 * served one may share it. The least recently read go first.
 */
export class RememberedEntries {
  readonly #entries = new Map<string, Remembered>();
  readonly #most: number;
  #characters = 0;

  /** @param most characters that are remembered */
  constructor(most: number = MOST_CHARACTERS) {
    this.#most = most;
  }

  /** As {@link readEntry}. */
  read(stored: string, key: string, now: number): ReadEntry {
    const known = this.#entries.get(key);
    if (known?.stored === stored) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      const { expiresAt } = known.entry;
      return expiresAt !== null && expiresAt <= now ? { status: "expired" } : { status: "valid", entry: known.entry };
    }
    this.#forget(key);
    const read = readEntry(stored, key, now);
    if (read.status === "valid") this.#remember(key, { stored, entry: read.entry });
    return read;
  }

  #remember(key: string, entry: Remembered): void {
    this.#entries.set(key, entry);
    this.#characters += entry.stored.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#characters <= this.#most) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#characters -= this.#entries.get(key)?.stored.length ?? 0;
    this.#entries.delete(key);
  }
}
