import path from "node:path";
import type { EntryFolder } from "./entry-folder.js";

/**
 * How many bytes a folder of entries holds, for all stores of this process that use it. Other processes' writes are seen by the next count:
 * after a tenth of the bound was written here.
 */
export class ByteLedger {
  static readonly #ledgers = new Map<string, ByteLedger>();
  readonly #folder: EntryFolder;
  /** Bytes at the last count, and written since. Undefined before the first. */
  #counted: number | undefined;
  #written = 0;
  #counting: Promise<void> | undefined;

  private constructor(folder: EntryFolder) {
    this.#folder = folder;
  }

  static of(folder: EntryFolder): ByteLedger {
    const key = path.resolve(folder.path);
    const ledger = ByteLedger.#ledgers.get(key) ?? new ByteLedger(folder);
    ByteLedger.#ledgers.set(key, ledger);
    return ledger;
  }

  /**
   * Notes a write; if the folder may now hold more than `maxBytes`, the least recently used entries are deleted. One count at a time: what
   * was written during one, which it may not have seen, is looked at after it.
   */
  async wrote(bytes: number, maxBytes: number): Promise<void> {
    this.#written += bytes;
    while (this.#mayBeFull(maxBytes)) {
      this.#counting ??= this.#makeRoom(maxBytes).finally(() => {
        this.#counting = undefined;
      });
      await this.#counting;
    }
  }

  #mayBeFull(maxBytes: number): boolean {
    if (this.#counted === undefined) return true;
    return this.#written > 0 && (this.#counted + this.#written > maxBytes || this.#written >= maxBytes / 10);
  }

  forget(): void {
    this.#counted = undefined;
  }

  /** Deletes down to nine tenths, so that the next writes need no count. Always leaves the newest entry. */
  async #makeRoom(maxBytes: number): Promise<void> {
    this.#written = 0;
    const entries = await this.#folder.listEntries();
    let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    if (bytes > maxBytes) {
      entries.sort((a, b) => a.usedAt - b.usedAt);
      for (const entry of entries.slice(0, -1)) {
        if (bytes <= maxBytes * 0.9) break;
        await this.#folder.delete(entry.file);
        bytes -= entry.bytes;
      }
    }
    this.#counted = bytes;
  }
}
