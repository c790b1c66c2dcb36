import { ChatGLMError } from "../errors.js";
import { fanOut } from "../fan-out/fan-out.js";
import { AnswerRecorder, type RecordedMessage } from "./answer-recorder.js";
import { type KeptAnswer, readEntry, writeEntry } from "./kept-answer.js";
import { type KeyValueStore, listKeys, onStoreError } from "./key-value-store.js";
import { lmdbStore } from "./lmdb-store.js";
import { type AnswerKeyParts, answerKey } from "./question-key.js";
import { SharedStreams, type StartStream } from "./shared-stream.js";

export interface AnswerCacheOptions {
  /** A Map, a Keyv or any Keyv storage adapter. Defaults to {@link lmdbStore} in the user's cache folder. */
  readonly store?: KeyValueStore | undefined;
  /** Milliseconds an answer is kept. Defaults to for ever. */
  readonly ttl?: number | undefined;
  /** Keeps several caches in one store apart. Defaults to "answers". */
  readonly namespace?: string | undefined;
  /** Milliseconds a call to the store may take before it counts as failed. Defaults to 2,000. */
  readonly deadline?: number | undefined;
  /**
   * A `.jsonl` file to which each answer that is kept is appended with the prompt it answers: recorded answers for `distill`. It holds
   * questions and evidence as plain text. Defaults to none.
   */
  readonly recordTo?: string | undefined;
  /** Told about a store that fails or is slow, and about entries thrown away. An answer never fails because of its cache. */
  readonly onWarning?: ((warning: ChatGLMError) => void) | undefined;
}

/** What looking up came to. A warning says why the store couldn't answer. */
export type CacheLookup =
  | { readonly status: "hit"; readonly answer: KeptAnswer; readonly tier: "exact" }
  | { readonly status: "miss"; readonly warning?: ChatGLMError | undefined };

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
 * Keeps answers by everything they depend on: the question as normalised, the history, the model, the prompt, the sources. What a store
 * returns is checked before use; a hit is a frozen copy of its own.
 */
export class AnswerCache implements AsyncDisposable {
  readonly #options: AnswerCacheOptions;
  readonly #prefix: string;
  readonly #ownStore: AsyncDisposable | undefined;
  readonly #store: KeyValueStore;
  readonly #recorder: AnswerRecorder | undefined;
  readonly #streams = new SharedStreams<unknown>();
  readonly #counts = { hits: 0, misses: 0, kept: 0, rejected: 0, failures: 0 };

  /** Opens nothing: the store is first touched by a lookup. */
  constructor(options: AnswerCacheOptions = {}) {
    const { store, ttl, namespace = "answers" } = options;
    if (ttl !== undefined && !(ttl > 0)) {
      throw new ChatGLMError("INVALID_OPTION", `AnswerCache.ttl is ${ttl}.`, {
        remedy: "Give milliseconds above 0, or leave it out.",
      });
    }
    this.#options = options;
    this.#recorder = options.recordTo === undefined ? undefined : new AnswerRecorder(options.recordTo);
    this.#prefix = `${namespace}/`;
    if (store === undefined) {
      const ownStore = lmdbStore();
      this.#ownStore = ownStore;
      this.#store = ownStore;
    } else {
      this.#store = store;
    }
    onStoreError(this.#store, (error) => void this.#failed("reported an error", error));
  }

  get statistics(): AnswerCacheStatistics {
    return { ...this.#counts };
  }

  /** The key an answer is kept under. */
  key(parts: AnswerKeyParts): string {
    return this.#prefix + answerKey(parts);
  }

  /**
   * Single flight: callers with an equal key at the same time follow one stream, each from its beginning. One that leaves doesn't end it
   * for the others; the last one to leave does. One event type per key: everything it depends on is in the key.
   */
  share<Event>(key: string, start: StartStream<Event>, signal?: AbortSignal): AsyncGenerator<Event, void, undefined> {
    return (this.#streams as SharedStreams<Event>).follow(key, start, signal);
  }

  /** Never rejects, but for the caller's signal. */
  async lookup(key: string, signal?: AbortSignal): Promise<CacheLookup> {
    const read = await this.#call("could not be read", () => this.#store.get(key), signal);
    if (!read.ok) {
      this.#counts.misses += 1;
      return { status: "miss", warning: read.warning };
    }
    const entry = read.value === undefined || read.value === null ? undefined : readEntry(read.value, key, Date.now());
    if (entry?.status === "valid") {
      this.#counts.hits += 1;
      return { status: "hit", answer: entry.answer, tier: "exact" };
    }
    this.#counts.misses += 1;
    if (entry === undefined) return { status: "miss" };
    await this.#call("could not delete an entry", () => this.#store.delete(key), signal);
    if (entry.status === "expired") return { status: "miss" };
    this.#counts.rejected += 1;
    return { status: "miss", warning: this.#warn("held an entry that is no answer; it was deleted", undefined) };
  }

  /**
   * Keeps a complete answer. Never rejects; returns why it couldn't.
   *
   * @param prompt what the model was asked, to be recorded where `recordTo` says so
   */
  async keep(key: string, answer: KeptAnswer, prompt?: readonly RecordedMessage[]): Promise<ChatGLMError | undefined> {
    const { ttl } = this.#options;
    const entry = writeEntry(key, answer, ttl === undefined ? null : Date.now() + ttl);
    if (entry === undefined) return this.#warn("takes no answer this long", undefined);
    const written = await this.#call("could not be written", () => this.#store.set(key, entry, ttl));
    if (!written.ok) return written.warning;
    this.#counts.kept += 1;
    if (this.#recorder === undefined || prompt === undefined) return undefined;
    return this.#recorder.record(prompt, answer.text).then(
      () => undefined,
      (error: unknown) => this.#warn("could not record an answer", error),
    );
  }

  async delete(key: string): Promise<void> {
    await this.#store.delete(key);
  }

  /**
   * Deletes this cache's answers, and nothing else in the store.
   *
   * @throws ChatGLMError CACHE_STORE_FAILED where the store can't list its keys.
   */
  async clear(): Promise<void> {
    const keys = await listKeys(this.#store, this.#prefix);
    if (keys === undefined) {
      throw new ChatGLMError("CACHE_STORE_FAILED", "The answer cache's store can't list its keys.", {
        remedy: "Clear the store itself.",
      });
    }
    for (const key of keys) await this.#store.delete(key);
  }

  /** Closes the default store. A store that was passed in is its owner's to close. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#ownStore?.[Symbol.asyncDispose]();
  }

  async #call<Value>(
    problem: string,
    act: () => Value | Promise<Value>,
    signal?: AbortSignal,
  ): Promise<{ ok: true; value: Value } | { ok: false; warning: ChatGLMError }> {
    const [outcome] = await fanOut([act], { deadline: this.#options.deadline ?? 2_000, signal });
    if (outcome?.status === "ok") return { ok: true, value: outcome.value };
    signal?.throwIfAborted();
    const cause = outcome?.status === "failed" ? outcome.error : undefined;
    return {
      ok: false,
      warning: this.#failed(outcome?.status === "timed-out" ? `${problem} within ${outcome.deadlineMs} ms` : problem, cause),
    };
  }

  #failed(problem: string, cause: unknown): ChatGLMError {
    this.#counts.failures += 1;
    return this.#warn(problem, cause);
  }

  #warn(problem: string, cause: unknown): ChatGLMError {
    const because = cause instanceof Error ? `: ${cause.message}` : ".";
    const warning = new ChatGLMError("CACHE_STORE_FAILED", `The answer cache ${problem}${because}`, { cause });
    this.#options.onWarning?.(warning);
    return warning;
  }
}
