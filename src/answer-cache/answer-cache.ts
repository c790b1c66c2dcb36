import { SharedStreams, type StartStream } from "../async/shared-stream.js";
import { ChatGLMError } from "../errors.js";
import { type AnswerParts, answerKey } from "./answer-parts.js";
import { AnswerRecorder, type RecordedMessage } from "./answer-recorder.js";
import { type AnswerCacheStatistics, CacheCounter, cacheMetrics } from "./cache-statistics.js";
import { GuardedStore, type StoreFailure } from "./guarded-store.js";
import { type KeptAnswer, type KeptEntry, readEntry, writeEntry } from "./kept-answer.js";
import { type KeyValueStore, onStoreError } from "./key-value-store.js";
import { readReference, writeReference } from "./reference.js";
import { type CacheVerification, StoredAnswers } from "./stored-answers.js";
import { fileStore } from "./stores/file-store.js";
import type { CacheTier, CacheTierName } from "./tiers/cache-tier.js";
import { meaningTier } from "./tiers/meaning-tier.js";
import { TierKeys } from "./tiers/tier-keys.js";
import { wordingTier } from "./tiers/wording-tier.js";

export interface AnswerCacheOptions {
  /** A Map, a Keyv or any Keyv storage adapter. Defaults to {@link fileStore} in the user's cache folder. */
  readonly store?: KeyValueStore | undefined;
  /**
   * How a question is found again that isn't put in exactly the same way, in this order. Defaults to {@link wordingTier}, then
   * {@link meaningTier}.
   */
  readonly tiers?: readonly CacheTier[] | undefined;
  /** Milliseconds an answer is kept. Defaults to no expiry. */
  readonly ttl?: number | undefined;
  /** The share of the time to live by which answers may expire earlier, at random, so that they don't all expire at once. Defaults to 0.1. */
  readonly ttlJitter?: number | undefined;
  /** Keeps several caches in one store apart. Defaults to "answers". */
  readonly namespace?: string | undefined;
  /** Milliseconds a call to the store may take before it counts as failed. Defaults to 1,000. */
  readonly timeout?: number | undefined;
  /**
   * A `.jsonl` file to which each answer that is kept is appended with the prompt it answers: recorded answers for `distill`. It holds
   * questions and evidence as plain text. Defaults to none.
   */
  readonly recordTo?: string | undefined;
  /** Told about a store that fails or is slow, and about entries thrown away. What it throws is ignored. */
  readonly onWarning?: ((warning: ChatGLMError) => unknown) | undefined;
}

/** What a lookup came to. A warning says why the store couldn't answer. */
export type CacheLookup =
  | { readonly status: "hit"; readonly answer: KeptAnswer; readonly tier: CacheTierName }
  | { readonly status: "miss"; readonly warning?: ChatGLMError | undefined };

export interface KeepOptions {
  /** Milliseconds to keep this answer, if shorter than the cache's own. */
  readonly ttl?: number | undefined;
  /** What the model was asked, to be recorded if `recordTo` says so. */
  readonly prompt?: readonly RecordedMessage[] | undefined;
}

/** What a store reports is told again after so long. Milliseconds. */
const SAID_AGAIN_MS = 30_000;
const MOST_SAID = 100;
const DEFAULT_TIERS: readonly CacheTier[] = [wordingTier, meaningTier];

/**
 * Keeps answers by everything they depend on ({@link AnswerParts}). What a store returns is checked before use; a hit is a frozen copy of
 * its own. If the store fails, lookups are misses and answers aren't kept; a store that keeps failing isn't asked for a while.
 */
export class AnswerCache implements AsyncDisposable {
  readonly #options: AnswerCacheOptions;
  readonly #ownStore: AsyncDisposable | undefined;
  readonly #saidAt = new Map<string, number>();
  readonly #guarded: GuardedStore;
  readonly #recorder: AnswerRecorder | undefined;
  readonly #streams = new SharedStreams<unknown>();
  readonly #counter = new CacheCounter();
  readonly #keys: TierKeys;
  readonly #stored: StoredAnswers;
  /** Entries being written: an equal question needn't wait for the store. */
  readonly #writing = new Map<string, string>();
  readonly #unfinished = new Set<Promise<unknown>>();
  readonly #stopListening: () => void;
  #closed = false;

  /** Opens nothing: the store is first touched by a lookup. */
  constructor(options: AnswerCacheOptions = {}) {
    const { store, ttl, ttlJitter, namespace = "answers", timeout = 1_000, tiers = DEFAULT_TIERS } = options;
    checkMilliseconds("ttl", ttl);
    if (ttlJitter !== undefined && !(ttlJitter >= 0 && ttlJitter < 1)) {
      throw new ChatGLMError("INVALID_OPTION", `AnswerCache.ttlJitter is ${ttlJitter}.`, {
        remedy: "Give a share from 0 to below 1.",
      });
    }
    checkMilliseconds("timeout", timeout);
    this.#options = options;
    this.#recorder = options.recordTo === undefined ? undefined : new AnswerRecorder(options.recordTo);
    // Encoded, so that no namespace is the beginning of another.
    this.#keys = new TierKeys(`${encodeURIComponent(Buffer.from(namespace).toString())}/`, tiers);
    const ownStore = store === undefined ? fileStore() : undefined;
    this.#ownStore = ownStore;
    this.#guarded = new GuardedStore(store ?? ownStore ?? new Map(), timeout);
    this.#stored = new StoredAnswers(this.#guarded.store, this.#keys);
    this.#stopListening = onStoreError(this.#guarded.store, (error) => this.#reported(error));
  }

  get statistics(): AnswerCacheStatistics {
    return this.#counter.statistics;
  }

  /** {@link statistics} as OpenMetrics text. */
  metrics(): string {
    return cacheMetrics(this.statistics);
  }

  /**
   * Single flight: callers with equal parts at the same time follow one stream, each from its beginning. One that leaves doesn't end it
   * for the others; the last one to leave does. One event type per cache: everything the events depend on is in the parts.
   */
  share<Event>(parts: AnswerParts, start: StartStream<Event>, signal?: AbortSignal): AsyncGenerator<Event, void, undefined> {
    return (this.#streams as SharedStreams<Event>).follow(answerKey(parts), start, signal);
  }

  /** Rejects only with the signal's reason. */
  async lookup(parts: AnswerParts, signal?: AbortSignal): Promise<CacheLookup> {
    if (this.#closed) return { status: "miss" };
    let found = await this.#find(this.#keys.exact(parts), "exact", parts, signal);
    for (const tier of this.#keys.tiers) {
      if (found !== undefined) break;
      const key = await this.#keys.of(tier, parts, signal);
      const read = key === undefined ? undefined : await this.#read(key, signal);
      if (typeof read === "object") found = read;
      const to = readReference(read, key);
      if (to?.startsWith(this.#keys.prefix)) found = await this.#find(to, tier, parts, signal);
    }
    if (found?.status === "hit") this.#counter.hit(found.tier);
    else this.#counter.count("miss");
    return found ?? { status: "miss" };
  }

  /**
   * Keeps a complete answer; an equal question is served from now on, even before the store has it. Nobody has to wait for the promise,
   * which never rejects: it resolves to the reason if the answer couldn't be kept. {@link close} waits for it.
   */
  keep(parts: AnswerParts, answer: KeptAnswer, options: KeepOptions = {}): Promise<ChatGLMError | undefined> {
    if (this.#closed) return Promise.resolve(undefined);
    const kept = this.#keep(this.#keys.exact(parts), parts, answer, options);
    this.#unfinished.add(kept);
    void kept.finally(() => this.#unfinished.delete(kept));
    return kept;
  }

  /**
   * Deletes the answers to a question: with parts, the one that a lookup would serve; with a question alone, those of every scope and
   * conversation. Resolves to how many there were.
   *
   * @throws ChatGLMError CACHE_STORE_FAILED if a question alone is given and the store can't list its keys.
   */
  async delete(question: string | AnswerParts): Promise<number> {
    await Promise.allSettled(this.#unfinished);
    return this.#stored.delete(question);
  }

  /**
   * The answers kept, of every scope and conversation; of one question if given, in the same words.
   *
   * @throws ChatGLMError CACHE_STORE_FAILED if the store can't list its keys.
   */
  async *entries(question?: string): AsyncGenerator<KeptEntry, void, undefined> {
    await Promise.allSettled(this.#unfinished);
    yield* this.#stored.entries(question);
  }

  /**
   * Reads every entry.
   *
   * @throws ChatGLMError CACHE_STORE_FAILED if the store can't list its keys.
   */
  async verify(): Promise<CacheVerification> {
    await Promise.allSettled(this.#unfinished);
    return this.#stored.verify();
  }

  /**
   * Deletes this cache's answers, and nothing else in the store.
   *
   * @throws ChatGLMError CACHE_STORE_FAILED if the store can't list its keys.
   */
  async clear(): Promise<void> {
    await Promise.allSettled(this.#unfinished);
    await this.#stored.clear();
  }

  /** Waits for answers being kept, stops listening to the store, and closes it if it is the default one. Later lookups are misses. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#unfinished);
    this.#stopListening();
    await this.#ownStore?.[Symbol.asyncDispose]();
  }

  /** The same as {@link close}. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #keep(
    key: string,
    parts: AnswerParts,
    answer: KeptAnswer,
    { ttl = Number.POSITIVE_INFINITY, prompt }: KeepOptions,
  ): Promise<ChatGLMError | undefined> {
    const milliseconds = Math.min(ttl, this.#options.ttl ?? Number.POSITIVE_INFINITY);
    const lives = Number.isFinite(milliseconds)
      ? milliseconds * (1 - (this.#options.ttlJitter ?? 0.1) * Math.random())
      : undefined;
    const keptAt = Date.now();
    const entry = writeEntry(key, parts, answer, { keptAt, expiresAt: lives === undefined ? null : keptAt + lives });
    if (entry === undefined) return this.#warn("takes no answer this long", undefined);
    const failed = await this.#write(key, entry, lives);
    if (failed !== undefined) return failed;
    this.#counter.count("kept");
    for (const other of (await this.#keys.all(parts)).slice(1)) {
      const unwritten = await this.#write(other, writeReference(other, key), lives);
      if (unwritten !== undefined) return unwritten;
    }
    if (this.#recorder === undefined || prompt === undefined) return undefined;
    return this.#recorder.record(prompt, answer.text).then(
      () => undefined,
      (error: unknown) => this.#warn("could not record an answer", error),
    );
  }

  /** The answer under a key; undefined if there is none that may be served. */
  async #find(
    key: string,
    tier: CacheTier | "exact",
    { question }: AnswerParts,
    signal: AbortSignal | undefined,
  ): Promise<CacheLookup | undefined> {
    const stored = await this.#read(key, signal);
    if (stored === undefined || typeof stored === "object") return stored;
    const read = readEntry(stored, key, Date.now());
    if (read.status === "valid") {
      const { entry } = read;
      if (tier === "exact") return { status: "hit", answer: entry.answer, tier };
      const agrees = (await tier.agrees?.(question, entry.question)) ?? true;
      return agrees ? { status: "hit", answer: entry.answer, tier: tier.name } : undefined;
    }
    await this.#guarded.call("write", "could not delete an entry", (store) => store.delete(key), signal);
    if (read.status === "expired") return undefined;
    this.#counter.count("rejected");
    return { status: "miss", warning: this.#warn("held an entry that is not an answer; it was deleted", undefined) };
  }

  /** What is stored under a key, or the miss that a failing store makes it. */
  async #read(key: string, signal: AbortSignal | undefined): Promise<string | CacheLookup | undefined> {
    const unwritten = this.#writing.get(key);
    if (unwritten !== undefined) return unwritten;
    const read = await this.#guarded.call("read", "could not be read", (store) => store.get(key), signal);
    if (!read.ok) {
      const warning = this.#storeFailed(read);
      return { status: "miss", ...(read.told ? {} : { warning }) };
    }
    if (read.value === undefined || read.value === null) return undefined;
    return typeof read.value === "string" ? read.value : "";
  }

  async #write(key: string, entry: string, ttl: number | undefined): Promise<ChatGLMError | undefined> {
    this.#writing.set(key, entry);
    const written = await this.#guarded.call("write", "could not be written", (store) => store.set(key, entry, ttl));
    if (this.#writing.get(key) === entry) this.#writing.delete(key);
    return written.ok ? undefined : this.#storeFailed(written);
  }

  /** A store that is left alone was told about when it failed. */
  #storeFailed({ problem, cause, told }: StoreFailure): ChatGLMError {
    return told ? storeError(problem, cause) : this.#failed(problem, cause);
  }

  /** A client that tries to connect again and again says the same each time. */
  #reported(error: unknown): void {
    if (this.#guarded.noteError(error)) return;
    const said = error instanceof Error ? error.message : String(error);
    const now = performance.now();
    if (now - (this.#saidAt.get(said) ?? Number.NEGATIVE_INFINITY) < SAID_AGAIN_MS) return;
    if (this.#saidAt.size >= MOST_SAID) this.#saidAt.clear();
    this.#saidAt.set(said, now);
    this.#failed("reported an error", error);
  }

  #failed(problem: string, cause: unknown): ChatGLMError {
    this.#counter.count("failure");
    return this.#warn(problem, cause);
  }

  #warn(problem: string, cause: unknown): ChatGLMError {
    const warning = storeError(problem, cause);
    try {
      // A callback that rejects must not end the process either.
      Promise.resolve(this.#options.onWarning?.(warning)).catch(() => undefined);
    } catch {
      // The caller's logging is the caller's.
    }
    return warning;
  }
}

function storeError(problem: string, cause: unknown): ChatGLMError {
  const because = cause instanceof Error ? `: ${cause.message}` : ".";
  return new ChatGLMError("CACHE_STORE_FAILED", `The answer cache ${problem}${because}`, { cause });
}

function checkMilliseconds(name: string, value: number | undefined): void {
  if (value === undefined || value > 0) return;
  throw new ChatGLMError("INVALID_OPTION", `AnswerCache.${name} is ${value}.`, {
    remedy: "Give milliseconds above 0, or leave it out.",
  });
}
