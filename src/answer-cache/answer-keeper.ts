import type { ChatGLMError } from "../errors.js";
import type { AnswerCacheOptions, KeepOptions } from "./answer-cache-options.js";
import type { AnswerParts } from "./answer-parts.js";
import { AnswerRecorder } from "./answer-recorder.js";
import type { CacheCounter } from "./cache-statistics.js";
import type { CacheWarnings } from "./cache-warnings.js";
import { type KeptAnswer, writeEntry } from "./kept-answer.js";
import type { KeyedEntries } from "./keyed-entries.js";
import { writeReference } from "./reference.js";
import type { SimilarAnswers } from "./similar/similar-answers.js";
import type { TierKeys } from "./tiers/tier-keys.js";

/** How an answer is kept: under its key, and a reference to it for each other way in which it is found. */
export class AnswerKeeper {
  readonly #options: AnswerCacheOptions;
  readonly #keys: TierKeys;
  readonly #entries: KeyedEntries;
  readonly #similar: SimilarAnswers | undefined;
  readonly #counter: CacheCounter;
  readonly #warnings: CacheWarnings;
  readonly #recorder: AnswerRecorder | undefined;
  /** Answers being kept, by key. */
  readonly #keeping = new Map<string, Promise<unknown>>();

  constructor(
    options: AnswerCacheOptions,
    keys: TierKeys,
    entries: KeyedEntries,
    similar: SimilarAnswers | undefined,
    counter: CacheCounter,
    warnings: CacheWarnings,
  ) {
    this.#options = options;
    this.#keys = keys;
    this.#entries = entries;
    this.#similar = similar;
    this.#counter = counter;
    this.#warnings = warnings;
    this.#recorder = options.recordTo === undefined ? undefined : new AnswerRecorder(options.recordTo);
  }

  /** Whether answers to this may be kept at all. What a callback throws is a no. */
  mayKeep({ scope }: AnswerParts): boolean {
    const { mayKeep } = this.#options;
    try {
      return mayKeep === undefined || (mayKeep !== false && mayKeep(scope) === true);
    } catch {
      return false;
    }
  }

  /** Never rejects: resolves to why it couldn't be kept. */
  keep(key: string, parts: AnswerParts, answer: KeptAnswer, options: KeepOptions): Promise<ChatGLMError | undefined> {
    const kept = this.#keep(key, parts, answer, options).finally(() => {
      if (this.#keeping.get(key) === kept) this.#keeping.delete(key);
    });
    this.#keeping.set(key, kept);
    return kept;
  }

  /** Resolves when no answer is being kept under this key. */
  async settled(key: string): Promise<void> {
    await this.#keeping.get(key);
  }

  async #keep(
    key: string,
    parts: AnswerParts,
    answer: KeptAnswer,
    { ttl, prompt, cost, writtenFrom }: KeepOptions,
  ): Promise<ChatGLMError | undefined> {
    const { lives, ...times } = this.#timesOf(ttl);
    const entry = writeEntry(key, parts, answer, { ...times, cost });
    if (entry === undefined) return this.#warnings.warn("takes no answer this long", undefined);
    const failed = await this.#entries.write(key, entry, lives);
    if (failed !== undefined) return failed;
    this.#counter.count("kept");
    const written = writtenFrom === undefined ? [] : [this.#keys.written(parts, writtenFrom)];
    const told = answer.inOtherLanguage === undefined ? [] : await this.#keys.inOtherLanguage(parts);
    for (const other of [...(await this.#keys.all(parts)).slice(1), ...told, ...written]) {
      const unwritten = await this.#entries.write(other, writeReference(other, key), lives);
      if (unwritten !== undefined) return unwritten;
    }
    await this.#similar?.keep(key, parts, answer, lives);
    if (this.#recorder === undefined || prompt === undefined) return undefined;
    return this.#recorder.record(prompt, answer.text).then(
      () => undefined,
      (error: unknown) => this.#warnings.warn("could not record an answer", error),
    );
  }

  /** When an answer that is kept now is stale and when it ends, and for how many milliseconds that is. */
  #timesOf(ttl: number | undefined): {
    readonly keptAt: number;
    readonly expiresAt: number | null;
    readonly staleAt?: number;
    readonly lives: number | undefined;
  } {
    const milliseconds = Math.min(ttl ?? Number.POSITIVE_INFINITY, this.#options.ttl ?? Number.POSITIVE_INFINITY);
    const keptAt = Date.now();
    if (!Number.isFinite(milliseconds)) return { keptAt, expiresAt: null, lives: undefined };
    const fresh = milliseconds * (1 - (this.#options.ttlJitter ?? 0.1) * Math.random());
    // What is kept for a short time only is not worth keeping beyond it.
    const stale = ttl === undefined ? (this.#options.staleWhileRevalidate ?? 0) : 0;
    const lives = fresh + stale;
    return { keptAt, expiresAt: keptAt + lives, lives, ...(stale === 0 ? {} : { staleAt: keptAt + fresh }) };
  }
}
