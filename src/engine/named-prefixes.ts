import { ChatGLMError } from "../errors.js";
import type { KvSequence } from "./model-executor.js";
import type { PrefixStore } from "./prefix-store.js";

/** What became of a prefix that was to be kept. */
export interface KeptPrefix {
  readonly tokens: number;
  /** Where its keys and values came from: this engine's memory, the store, or the model just now. */
  readonly source: "memory" | "store" | "computed";
  /** Whether the store holds them. */
  readonly stored: boolean;
}

/** What keeping a prefix needs of the engine. */
export interface PrefixMemory {
  /** Whether the cache holds all of these ids; marks them as just used. */
  holds(ids: Int32Array): boolean;
  /** A copy of their keys and values, when the cache holds them. */
  copyOf(ids: Int32Array): readonly Uint8Array[] | undefined;
  createSequence(): KvSequence;
  /** Takes over a sequence of exactly these ids; false when the budget has no room for it, or nobody will need it. */
  insert(ids: Int32Array, sequence: KvSequence): boolean;
  /** Has them computed, so that the cache holds them. */
  compute(ids: Int32Array, signal: AbortSignal | undefined): Promise<void>;
}

/**
 * Brings named prefixes into the cache from wherever they are cheapest, and into the store. One at a time: while one is read or written
 * its keys and values are held once more, outside the budget.
 */
export class NamedPrefixes {
  readonly #memory: PrefixMemory;
  readonly #store: PrefixStore | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(memory: PrefixMemory, store: PrefixStore | undefined) {
    this.#memory = memory;
    this.#store = store;
  }

  /** Resolves when nothing is being kept any more. */
  get idle(): Promise<unknown> {
    return this.#last;
  }

  keep(name: string, ids: Int32Array, signal: AbortSignal | undefined): Promise<KeptPrefix> {
    const kept = this.#last.then(() => this.#keep(name, ids, signal));
    this.#last = kept.catch(() => {});
    return kept;
  }

  async #keep(name: string, ids: Int32Array, signal: AbortSignal | undefined): Promise<KeptPrefix> {
    if (signal?.aborted === true) throw new ChatGLMError("ABORTED", `Keeping prefix ${name} was aborted.`);
    const source = await this.#bring(name, ids, signal);
    const stored = source === "store" || (await this.#save(name, ids, source));
    return { tokens: ids.length, source, stored };
  }

  async #bring(name: string, ids: Int32Array, signal: AbortSignal | undefined): Promise<KeptPrefix["source"]> {
    if (this.#memory.holds(ids)) return "memory";
    if (await this.#load(name, ids)) return "store";
    await this.#memory.compute(ids, signal);
    return "computed";
  }

  async #load(name: string, ids: Int32Array): Promise<boolean> {
    if (this.#store === undefined || !(await this.#store.has(name, ids))) return false;
    const sequence = this.#memory.createSequence();
    let taken = false;
    try {
      sequence.reserve(ids.length);
      if (!(await this.#store.read(name, ids, sequence.parts(ids.length)))) return false;
      sequence.restore(ids.length);
      taken = this.#memory.insert(ids, sequence);
      return taken;
    } finally {
      if (!taken) sequence.release();
    }
  }

  async #save(name: string, ids: Int32Array, source: KeptPrefix["source"]): Promise<boolean> {
    if (this.#store === undefined) return false;
    // What had to be computed is written even where the store seems to have it: that could not be read.
    if (source === "memory" && (await this.#store.has(name, ids))) return true;
    // Copied, because a request may take the sequence over and write on while the store is at work.
    const parts = this.#memory.copyOf(ids);
    if (parts === undefined) return false; // evicted already: the budget is that small
    await this.#store.write(name, ids, parts);
    return true;
  }
}
