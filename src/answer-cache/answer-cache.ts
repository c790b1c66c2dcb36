import { SharedStreams, type StartStream } from "../async/shared-stream.js";
import type { ChatGLMError } from "../errors.js";
import {
  type AnswerCacheOptions,
  type CacheLookup,
  checkCacheOptions,
  type KeepOptions,
  type LookupToAnswer,
} from "./answer-cache-options.js";
import { AnswerFinder } from "./answer-finder.js";
import { AnswerKeeper } from "./answer-keeper.js";
import { type AnswerParts, answerKey } from "./answer-parts.js";
import { type AnswerCacheStatistics, CacheCounter, cacheMetrics } from "./cache-statistics.js";
import { CacheWarnings } from "./cache-warnings.js";
import { ValueCipher } from "./encryption/value-cipher.js";
import { ValueStore } from "./encryption/value-store.js";
import { GuardedStore } from "./guarded-store.js";
import { type KeptAnswer, type KeptEntry, readEntry } from "./kept-answer.js";
import { onStoreError } from "./key-value-store.js";
import { KeyedEntries } from "./keyed-entries.js";
import { guardedLeases } from "./leases/guarded-leases.js";
import { leasesOf } from "./leases/leases-of.js";
import { Turns } from "./leases/turns.js";
import { Renewals } from "./renewals.js";
import { SimilarAnswers } from "./similar/similar-answers.js";
import { similarStore } from "./similar/similar-store.js";
import { type CacheVerification, StoredAnswers } from "./stored-answers.js";
import { fileStore } from "./stores/file-store.js";
import type { CacheTier, CacheTierName } from "./tiers/cache-tier.js";
import { meaningTier } from "./tiers/meaning-tier.js";
import { TierKeys } from "./tiers/tier-keys.js";
import { wordingTier } from "./tiers/wording-tier.js";

const DEFAULT_TIERS: readonly CacheTier[] = [wordingTier, meaningTier];

/**
 * Keeps answers by everything they depend on ({@link AnswerParts}). What a store returns is checked before use; a hit is a frozen copy of
 * its own. If the store fails, lookups are misses and answers aren't kept; a store that keeps failing isn't asked for a while.
 */
export class AnswerCache implements AsyncDisposable {
  readonly #ownStore: AsyncDisposable | undefined;
  readonly #warnings: CacheWarnings;
  readonly #similar: SimilarAnswers | undefined;
  readonly #entries: KeyedEntries;
  readonly #finder: AnswerFinder;
  readonly #keeper: AnswerKeeper;
  readonly #renewals: Renewals;
  readonly #streams = new SharedStreams<unknown>();
  readonly #counter = new CacheCounter();
  readonly #keys: TierKeys;
  readonly #stored: StoredAnswers;
  /** Undefined if the store has no leases, or they aren't wanted. */
  readonly #turns: Turns | undefined;
  readonly #unfinished = new Set<Promise<unknown>>();
  readonly #stopListening: () => void;
  #closed = false;

  /** Opens nothing: the store is first touched by a lookup. */
  constructor(options: AnswerCacheOptions = {}) {
    checkCacheOptions(options);
    const { store, namespace = "answers", timeout = 1_000, tiers = DEFAULT_TIERS, similar, encryption } = options;
    // Encoded, so that no namespace is the beginning of another.
    this.#keys = new TierKeys(`${encodeURIComponent(Buffer.from(namespace).toString())}/`, tiers);
    const ownStore = store === undefined ? fileStore() : undefined;
    this.#ownStore = ownStore;
    this.#warnings = new CacheWarnings(options.onWarning, () => this.#counter.count("failure"));
    const cipher = encryption === undefined ? undefined : new ValueCipher(encryption);
    const values = new ValueStore(store ?? ownStore ?? new Map(), cipher, (why) =>
      this.#warnings.once(`holds answers that are ${why}`),
    );
    const guarded = new GuardedStore(values, timeout);
    this.#entries = new KeyedEntries(guarded, this.#warnings, this.#counter);
    this.#stored = new StoredAnswers(values, this.#keys);
    this.#similar =
      similar === undefined || (similar.mode ?? "off") === "off"
        ? undefined
        : new SimilarAnswers(
            similar,
            similarStore(guarded, this.#warnings, this.#keys.prefix, (key, signal) => this.#entries.read(key, signal)),
          );
    this.#finder = new AnswerFinder(this.#keys, this.#entries, this.#similar);
    this.#keeper = new AnswerKeeper(options, this.#keys, this.#entries, this.#similar, this.#counter, this.#warnings);
    const { lease = 30_000 } = options;
    const leases = lease === false ? undefined : leasesOf(values.raw);
    if (leases !== undefined && lease !== false) this.#turns = new Turns(guardedLeases(leases, guarded, this.#warnings), lease);
    this.#renewals = new Renewals(this.#turns);
    this.#stopListening = onStoreError(values.raw, (error) => {
      if (!guarded.noteError(error)) this.#warnings.storeReported(error);
    });
  }

  get statistics(): AnswerCacheStatistics {
    const similar = this.#similar?.statistics;
    return { ...this.#counter.statistics, ...(similar === undefined ? {} : { similar }) };
  }

  /** {@link statistics} as OpenMetrics text. */
  metrics(): string {
    return cacheMetrics(this.statistics);
  }

  /**
   * Single flight: callers with equal parts at the same time follow one stream, each from its beginning. One that leaves doesn't end it
   * for the others; the last one to leave does. One event type per cache and way: everything the events depend on is in the parts.
   *
   * @param way keeps apart what mustn't share a stream. Defaults to nothing
   */
  share<Event>(
    parts: AnswerParts,
    start: StartStream<Event>,
    signal?: AbortSignal,
    way = "",
  ): AsyncGenerator<Event, void, undefined> {
    return (this.#streams as SharedStreams<Event>).follow(`${answerKey(parts)}${way}`, start, signal);
  }

  /** Rejects only with the signal's reason. */
  async lookup(parts: AnswerParts, signal?: AbortSignal): Promise<CacheLookup> {
    if (this.#closed) return { status: "miss" };
    return this.#counted(await this.#timed(parts, signal));
  }

  /**
   * The answer to the same question that was written from the same evidence, when the sources held something else besides: a file that it doesn't rest on
   * may have changed. Rejects only with the signal's reason.
   *
   * @param evidence what `KeepOptions.writtenFrom` was
   */
  async lookUpWritten(parts: AnswerParts, evidence: string, signal?: AbortSignal): Promise<CacheLookup> {
    if (this.#closed) return { status: "miss" };
    const found = await this.#finder.findWritten(parts, evidence, signal);
    if (found === undefined) return { status: "miss" };
    // It was a miss before: that is counted already.
    this.#counter.hit(found.tier, found.cost);
    return found;
  }

  /**
   * A lookup before an answer is made and kept: if it misses, nobody else who shares the store makes the same answer until `finish` is called, and
   * if somebody is making it, their answer is waited for. Where the store has no leases, the same as {@link lookup}. Rejects only with the signal's
   * reason.
   *
   * @param way keeps apart what mustn't wait for each other. Defaults to nothing
   */
  async lookUpToAnswer(parts: AnswerParts, signal?: AbortSignal, way = ""): Promise<LookupToAnswer> {
    const finish = (): void => {};
    if (this.#closed) return { lookup: { status: "miss" }, finish };
    const first = await this.#timed(parts, signal);
    // A store that fails has no leases either, and what won't be kept isn't worth waiting for.
    if (first !== undefined || this.#turns === undefined || !this.#keeper.mayKeep(parts))
      return { lookup: this.#counted(first), finish };
    const key = this.#keys.exact(parts);
    const kept = async (): Promise<CacheLookup | undefined> => {
      const found = await this.#entries.find(key, "exact", parts.question, signal);
      return found?.status === "hit" ? found : undefined;
    };
    const turn = await this.#turns.wait(`${key}${way}`, kept, signal);
    if (turn.status === "found") {
      this.#counter.count("followed");
      return { lookup: this.#counted(turn.found), finish };
    }
    const end = (): void => this.#finish(this.#keeper.settled(key).then(turn.end));
    return { lookup: this.#counted(undefined), finish: end };
  }

  #counted(found: CacheLookup | undefined): CacheLookup {
    if (found?.status === "hit") this.#counter.hit(found.tier, found.cost);
    else this.#counter.count("miss");
    return found ?? { status: "miss" };
  }

  async #timed(parts: AnswerParts, signal: AbortSignal | undefined): Promise<CacheLookup | undefined> {
    const begun = performance.now();
    const found = await this.#finder.find(parts, signal);
    this.#counter.took(found?.status === "hit" ? found.tier : "miss", performance.now() - begun);
    return found;
  }

  /**
   * Keeps a complete answer; an equal question is served from now on, even before the store has it. Nobody has to wait for the promise,
   * which never rejects: it resolves to the reason if the answer couldn't be kept. {@link close} waits for it.
   */
  keep(parts: AnswerParts, answer: KeptAnswer, options: KeepOptions = {}): Promise<ChatGLMError | undefined> {
    if (this.#closed || !this.#keeper.mayKeep(parts)) return Promise.resolve(undefined);
    const key = this.#keys.exact(parts);
    const kept = this.#keeper.keep(key, parts, answer, options);
    this.#finish(kept);
    return kept;
  }

  /** Where the answer to these parts is kept: what {@link feedback} is told. */
  keyOf(parts: AnswerParts): string {
    return this.#keys.exact(parts);
  }

  /**
   * What somebody thinks of an answer. A bad one is not served again; what was served by likeness counts as an observation of that tier. Resolves
   * to whether it was found and deleted.
   *
   * @param answer `cacheKey` and `cacheTier` of an answer
   */
  async feedback(
    answer: { readonly cacheKey?: string | undefined; readonly cacheTier?: CacheTierName | undefined },
    verdict: "good" | "bad",
  ): Promise<boolean> {
    const { cacheKey: key, cacheTier: tier } = answer;
    if (key === undefined || !key.startsWith(this.#keys.prefix)) return false;
    await Promise.allSettled(this.#unfinished);
    if (tier === "similar") await this.#similar?.feedback(verdict === "good");
    if (verdict === "good") return false;
    const read = await this.#entries.read(key, undefined);
    if (typeof read !== "string" || readEntry(read, key, 0).status !== "valid") return false;
    return this.#entries.delete(key);
  }

  /**
   * Finds an answer anew in the background, unless that is being done: what `renew` keeps takes the old one's place. {@link close} aborts it. What
   * it throws is ignored: the old answer stays until it expires.
   */
  renew(parts: AnswerParts, renew: (signal: AbortSignal) => Promise<void>): void {
    const key = this.#keys.exact(parts);
    if (this.#closed) return;
    const renewed = this.#renewals.start(key, renew, () => this.#keeper.settled(key));
    if (renewed !== undefined) this.#finish(renewed);
  }

  /**
   * Deletes the answers to a question: with parts, the one that a lookup would serve; with a question alone, those of every scope and
   * conversation. Resolves to how many there were.
   *
   * @throws ChatGLMError CACHE_STORE_FAILED if a question alone is given and the store can't list its keys.
   */
  async delete(question: string | AnswerParts): Promise<number> {
    await Promise.allSettled(this.#unfinished);
    if (typeof question !== "string") await this.#similar?.forget(question);
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
    this.#similar?.clear();
  }

  /** Waits for answers being kept, stops listening to the store, and closes it if it is the default one. Later lookups are misses. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#similar?.close();
    this.#renewals.abort(new DOMException("The cache was closed.", "AbortError"));
    await Promise.allSettled(this.#unfinished);
    this.#stopListening();
    await this.#ownStore?.[Symbol.asyncDispose]();
  }

  /** The same as {@link close}. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** {@link close} waits for it. */
  #finish(work: Promise<unknown>): void {
    this.#unfinished.add(work);
    void work.finally(() => this.#unfinished.delete(work));
  }
}
