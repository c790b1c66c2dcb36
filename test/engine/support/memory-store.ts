import type { PrefixStore } from "../../../src/engine/prefix-store.js";

/** Keeps prefixes in memory, as a disk would: copies in, copies out. */
export class MemoryStore implements PrefixStore {
  readonly kept: Map<string, { readonly ids: Int32Array; readonly parts: readonly Uint8Array[] }> = new Map();
  reads = 0;
  writes = 0;
  /** Awaited before anything is read or written. */
  before: () => Promise<void> | void = () => {};

  async read(name: string, ids: Int32Array, parts: readonly Uint8Array[]): Promise<boolean> {
    this.reads += 1;
    await this.before();
    if (!(await this.has(name, ids))) return false;
    for (const [index, part] of parts.entries()) part.set(this.kept.get(name)?.parts[index] ?? []);
    return true;
  }

  async has(name: string, ids: Int32Array): Promise<boolean> {
    return this.kept.get(name)?.ids.join() === ids.join();
  }

  async write(name: string, ids: Int32Array, parts: readonly Uint8Array[]): Promise<void> {
    this.writes += 1;
    await this.before();
    this.kept.set(name, { ids: ids.slice(), parts: parts.map((part) => part.slice()) });
  }
}
