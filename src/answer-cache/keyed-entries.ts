import type { ChatGLMError } from "../errors.js";
import { questionLanguage } from "../language/question-language.js";
import type { CacheLookup } from "./answer-cache-options.js";
import type { CacheCounter } from "./cache-statistics.js";
import type { CacheWarnings } from "./cache-warnings.js";
import type { GuardedStore } from "./guarded-store.js";
import { toldInOtherLanguage } from "./kept-answer.js";
import { RememberedEntries } from "./remembered-entries.js";
import type { CacheTier } from "./tiers/cache-tier.js";

/** What stands under each key of a store that may fail. */
export class KeyedEntries {
  readonly #guarded: GuardedStore;
  readonly #warnings: CacheWarnings;
  readonly #counter: CacheCounter;
  readonly #remembered = new RememberedEntries();
  /** Entries being written: an equal question needn't wait for the store. */
  readonly #writing = new Map<string, string>();

  constructor(guarded: GuardedStore, warnings: CacheWarnings, counter: CacheCounter) {
    this.#guarded = guarded;
    this.#warnings = warnings;
    this.#counter = counter;
  }

  /** The answer under a key; undefined if there is none that may be served. */
  async find(
    key: string,
    tier: CacheTier | "exact" | "evidence",
    question: string,
    signal: AbortSignal | undefined,
  ): Promise<CacheLookup | undefined> {
    const stored = await this.read(key, signal);
    if (stored === undefined || typeof stored === "object") return stored;
    const read = this.#remembered.read(stored, key, Date.now());
    if (read.status === "valid") {
      const { entry } = read;
      const isStale = entry.staleAt !== undefined && entry.staleAt <= Date.now();
      const { answer, cost, expiresAt } = entry;
      const known = { ...(cost === undefined ? {} : { cost }), ...(expiresAt === null ? {} : { expiresAt }) };
      const hit = { status: "hit", answer, key, isStale, ...known } as const;
      if (tier === "exact" || tier === "evidence") return { ...hit, tier };
      const isOther = questionLanguage(question) !== questionLanguage(entry.question);
      const told = isOther ? toldInOtherLanguage(answer) : answer;
      if (told === undefined) return undefined;
      const agrees = (await tier.agrees?.(question, entry.question)) ?? true;
      return agrees ? { ...hit, answer: told, tier: tier.name } : undefined;
    }
    await this.delete(key, signal);
    if (read.status === "expired") return undefined;
    this.#counter.count("rejected");
    return { status: "miss", warning: this.#warnings.warn("held an entry that is not an answer; it was deleted", undefined) };
  }

  /** What is stored under a key, or the miss that a failing store makes it. */
  async read(key: string, signal: AbortSignal | undefined): Promise<string | CacheLookup | undefined> {
    const unwritten = this.#writing.get(key);
    if (unwritten !== undefined) return unwritten;
    const read = await this.#guarded.call("read", "could not be read", (store) => store.get(key), signal);
    if (!read.ok) {
      const warning = this.#warnings.storeFailed(read);
      return { status: "miss", ...(read.told ? {} : { warning }) };
    }
    if (read.value === undefined || read.value === null) return undefined;
    return typeof read.value === "string" ? read.value : "";
  }

  /** Resolves to why it couldn't be written. */
  async write(key: string, entry: string, ttl: number | undefined): Promise<ChatGLMError | undefined> {
    this.#writing.set(key, entry);
    const written = await this.#guarded.call("write", "could not be written", (store) => store.set(key, entry, ttl));
    if (this.#writing.get(key) === entry) this.#writing.delete(key);
    return written.ok ? undefined : this.#warnings.storeFailed(written);
  }

  /** Resolves to whether the store did. */
  async delete(key: string, signal?: AbortSignal): Promise<boolean> {
    return (await this.#guarded.call("write", "could not delete an entry", (store) => store.delete(key), signal)).ok;
  }
}
