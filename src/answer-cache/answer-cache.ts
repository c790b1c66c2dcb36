import { SharedStreams, type StartStream } from "../async/shared-stream.js";
import { ChatGLMError } from "../errors.js";
import { type AnswerParts, answerKey } from "./answer-parts.js";
import { AnswerRecorder, type RecordedMessage } from "./answer-recorder.js";
import { GuardedStore, type StoreFailure } from "./guarded-store.js";
import { type KeptAnswer, readEntry, writeEntry } from "./kept-answer.js";
import { deleteKeys, type KeyValueStore, onStoreError } from "./key-value-store.js";
import { fileStore } from "./stores/file-store.js";

export interface AnswerCacheOptions {
  /** A Map, a Keyv or any Keyv storage adapter. Defaults to {@link fileStore} in the user's cache folder. */
  readonly store?: KeyValueStore | undefined;
  /** Milliseconds an answer is kept. Defaults to no expiry. */
  readonly ttl?: number | undefined;
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
  | { readonly status: "hit"; readonly answer: KeptAnswer; readonly tier: "exact" }
  | { readonly status: "miss"; readonly warning?: ChatGLMError | undefined };

export interface KeepOptions {
  /** Milliseconds to keep this answer, if shorter than the cache's own. */
  readonly ttl?: number | undefined;
  /** What the model was asked, to be recorded if `recordTo` says so. */
  readonly prompt?: readonly RecordedMessage[] | undefined;
}

/** Counts since construction. */
export interface AnswerCacheStatistics {
  readonly hits: number;
  readonly misses: number;
  readonly kept: number;
  /** Entries that failed validation and were deleted. */
  readonly rejected: number;
  /** Calls to the store that failed or were too slow. */
  readonly failures: number;
}

/**
 * Keeps answers by everything they depend on ({@link AnswerParts}). What a store returns is checked before use; a hit is a frozen copy of
 * its own. If the store fails, lookups are misses and answers aren't kept; a store that keeps failing isn't asked for a while.
 */
export class AnswerCache implements AsyncDisposable {
  readonly #options: AnswerCacheOptions;
  readonly #prefix: string;
  readonly #ownStore: AsyncDisposable | undefined;
  readonly #guarded: GuardedStore;
  readonly #recorder: AnswerRecorder | undefined;
  readonly #streams = new SharedStreams<unknown>();
  readonly #counts = { hits: 0, misses: 0, kept: 0, rejected: 0, failures: 0 };
  /** Entries being written: an equal question needn't wait for the store. */
  readonly #writing = new Map<string, string>();
  readonly #unfinished = new Set<Promise<unknown>>();
  readonly #stopListening: () => void;
  #closed = false;

  /** Opens nothing: the store is first touched by a lookup. */
  constructor(options: AnswerCacheOptions = {}) {
    const { store, ttl, namespace = "answers", timeout = 1_000 } = options;
    checkMilliseconds("ttl", ttl);
    checkMilliseconds("timeout", timeout);
    this.#options = options;
    this.#recorder = options.recordTo === undefined ? undefined : new AnswerRecorder(options.recordTo);
    // Encoded, so that no namespace is the beginning of another.
    this.#prefix = `${encodeURIComponent(Buffer.from(namespace).toString())}/`;
    const ownStore = store === undefined ? fileStore() : undefined;
    this.#ownStore = ownStore;
    this.#guarded = new GuardedStore(store ?? ownStore ?? new Map(), timeout);
    this.#stopListening = onStoreError(this.#guarded.store, (error) => void this.#failed("reported an error", error));
  }

  get statistics(): AnswerCacheStatistics {
    return { ...this.#counts };
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
    const key = this.#key(parts);
    const unwritten = this.#writing.get(key);
    const read =
      unwritten === undefined
        ? await this.#guarded.call("read", "could not be read", (store) => store.get(key), signal)
        : { ok: true as const, value: unwritten };
    if (!read.ok) {
      this.#counts.misses += 1;
      const warning = this.#storeFailed(read);
      return { status: "miss", ...(read.told ? {} : { warning }) };
    }
    const entry = read.value === undefined || read.value === null ? undefined : readEntry(read.value, key, Date.now());
    if (entry?.status === "valid") {
      this.#counts.hits += 1;
      return { status: "hit", answer: entry.answer, tier: "exact" };
    }
    this.#counts.misses += 1;
    if (entry === undefined) return { status: "miss" };
    await this.#guarded.call("write", "could not delete an entry", (store) => store.delete(key), signal);
    if (entry.status === "expired") return { status: "miss" };
    this.#counts.rejected += 1;
    return { status: "miss", warning: this.#warn("held an entry that is not an answer; it was deleted", undefined) };
  }

  /**
   * Keeps a complete answer; an equal question is served from now on, even before the store has it. Nobody has to wait for the promise,
   * which never rejects: it resolves to the reason if the answer couldn't be kept. {@link close} waits for it.
   */
  keep(parts: AnswerParts, answer: KeptAnswer, options: KeepOptions = {}): Promise<ChatGLMError | undefined> {
    if (this.#closed) return Promise.resolve(undefined);
    const kept = this.#keep(this.#key(parts), parts, answer, options);
    this.#unfinished.add(kept);
    void kept.finally(() => this.#unfinished.delete(kept));
    return kept;
  }

  /** Deletes the answer kept for these parts, if there is one. */
  async delete(parts: AnswerParts): Promise<void> {
    await this.#guarded.store.delete(this.#key(parts));
  }

  /**
   * Deletes this cache's answers, and nothing else in the store.
   *
   * @throws ChatGLMError CACHE_STORE_FAILED if the store can't list its keys.
   */
  async clear(): Promise<void> {
    await Promise.allSettled(this.#unfinished);
    if (await deleteKeys(this.#guarded.store, this.#prefix)) return;
    throw new ChatGLMError("CACHE_STORE_FAILED", "The answer cache's store can't list its keys.", {
      remedy: "Clear the store itself.",
    });
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
    const expires = Number.isFinite(milliseconds);
    const keptAt = Date.now();
    const entry = writeEntry(key, parts, answer, { keptAt, expiresAt: expires ? keptAt + milliseconds : null });
    if (entry === undefined) return this.#warn("takes no answer this long", undefined);
    this.#writing.set(key, entry);
    const written = await this.#guarded.call("write", "could not be written", (store) =>
      store.set(key, entry, expires ? milliseconds : undefined),
    );
    if (this.#writing.get(key) === entry) this.#writing.delete(key);
    if (!written.ok) return this.#storeFailed(written);
    this.#counts.kept += 1;
    if (this.#recorder === undefined || prompt === undefined) return undefined;
    return this.#recorder.record(prompt, answer.text).then(
      () => undefined,
      (error: unknown) => this.#warn("could not record an answer", error),
    );
  }

  #key(parts: AnswerParts): string {
    return this.#prefix + answerKey(parts);
  }

  /** A store that is left alone was told about when it failed. */
  #storeFailed({ problem, cause, told }: StoreFailure): ChatGLMError {
    return told ? storeError(problem, cause) : this.#failed(problem, cause);
  }

  #failed(problem: string, cause: unknown): ChatGLMError {
    this.#counts.failures += 1;
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
