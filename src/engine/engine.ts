import { randomInt } from "node:crypto";
import { onAbort } from "../async/on-abort.js";
import { ChatGLMError } from "../errors.js";
import { type EngineOptions, resolveEngineOptions } from "./engine-options.js";
import type { EngineSnapshot } from "./engine-snapshot.js";
import { type EngineTask, NAMED_PARTITION, partitionOf } from "./engine-task.js";
import { reusableTokens } from "./fixed-rows.js";
import type { GenerationEvent, GenerationRequest } from "./generation.js";
import { type EngineEvent, GenerationTask } from "./generation-task.js";
import { KvStore } from "./kv-store.js";
import type { ModelExecutor } from "./model-executor.js";
import { type KeptPrefix, NamedPrefixes } from "./named-prefixes.js";
import { type RequestLimits, validateFrom, validateIds, validateLength, validateRequest } from "./request-validation.js";
import { TokenSampler } from "./sampling/token-sampler.js";
import { Scheduler } from "./scheduler.js";
import { type ScoreResult, ScoreTask } from "./score-task.js";
import { Speculator } from "./speculation/speculator.js";
import { chunkTokens } from "./step-limits.js";

/** What one scoring of a sequence may set. */
export interface ScoreOptions {
  /** Index of the first id that counts; those before it are context only. Defaults to 1: all but the first. */
  readonly from?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the tokens scored so far and in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface EngineStats {
  readonly running: number;
  readonly waiting: number;
  /** Steps run without failure. */
  readonly steps: number;
  /** Times a running request made way for an earlier one and was computed again. */
  readonly preemptions: number;
  readonly kv: {
    readonly budgetBytes: number;
    readonly runningBytes: number;
    readonly cachedBytes: number;
    readonly cachedSequences: number;
  };
  readonly speculation: { readonly drafted: number; readonly accepted: number };
}

/**
 * Token ids in, token ids out, over one model. Single-threaded: one step runs at a time, requests share steps.
 * The executor stays the caller's: dispose it after the engine.
 */
export class Engine implements AsyncDisposable {
  readonly #limits: RequestLimits;
  readonly #kv: KvStore;
  readonly #scheduler: Scheduler;
  readonly #sampler: TokenSampler;
  readonly #speculator: Speculator | undefined;
  /** Prefixes are kept in whole chunks, when that matters. */
  readonly #chunkTokens: number | undefined;
  readonly #namedPrefixes: NamedPrefixes | undefined;
  #closed = false;

  constructor(executor: ModelExecutor, options: Partial<EngineOptions> = {}) {
    const resolved = resolveEngineOptions(options);
    const { vocabularySize, contextLength, kvBytesPerToken } = executor.shape;
    this.#limits = { vocabularySize, contextLength, budgetTokens: Math.floor(resolved.kvCacheBytes / kvBytesPerToken) };
    this.#chunkTokens = resolved.deterministic ? chunkTokens(resolved, executor.shape) : undefined;
    this.#kv = new KvStore(executor, resolved, this.#chunkTokens);
    this.#sampler = new TokenSampler(vocabularySize);
    this.#speculator = resolved.speculation === false ? undefined : new Speculator(resolved.speculation);
    this.#scheduler = new Scheduler(executor, this.#kv, resolved, this.#speculator);
    if (!resolved.prefixCache) return;
    this.#namedPrefixes = new NamedPrefixes(
      {
        holds: (ids) => this.#kv.holds(ids),
        copyOf: (ids) => this.#kv.copyOf(ids),
        createSequence: () => executor.createSequence(),
        insert: (ids, sequence) => {
          this.#requireOpen();
          return this.#scheduler.insertPrefix(ids, sequence);
        },
        compute: (ids, signal) => this.#compute(ids, signal),
      },
      resolved.prefixStore,
    );
  }

  /**
   * Starts a request. Everything about it is reported to `onEvent`: tokens, then `finish`, or one `error` (INVALID_OPTION, CONTEXT_OVERFLOW
   * and OVERLOADED before anything runs; ENGINE_FAILED). Events may come before this returns.
   * Returns a function that cancels the request, as `request.signal` does; it does nothing once the request has ended.
   */
  submit(request: GenerationRequest, onEvent: (event: EngineEvent) => void): () => void {
    return this.#submit(request, partitionOf(request.scope), onEvent);
  }

  #submit(request: GenerationRequest, partition: string, onEvent: (event: EngineEvent) => void): () => void {
    let detach = (): void => {};
    let cancel = (): void => {};
    try {
      this.#requireOpen();
      validateRequest(request, this.#limits);
      const task = new GenerationTask(request, {
        sampler: this.#sampler,
        vocabularySize: this.#limits.vocabularySize,
        contextLength: Math.min(this.#limits.contextLength, this.#limits.budgetTokens),
        defaultSeed: randomInt(2 ** 48 - 1),
        partition,
        onEvent: (event) => {
          if (event.type !== "tokens") detach();
          onEvent(event);
        },
      });
      if (task.done) task.publish();
      else if (request.signal?.aborted === true) task.abort();
      else {
        this.#scheduler.add(task);
        detach = this.#cancelOn(request.signal, task);
        cancel = () => this.#scheduler.cancel(task);
      }
    } catch (error) {
      onEvent({ type: "error", error });
    }
    return cancel;
  }

  /** `submit` as a stream. It starts when first read; leaving the loop early cancels the request. */
  generate(request: GenerationRequest): AsyncGenerator<GenerationEvent, void, undefined> {
    return this.#generate(request, partitionOf(request.scope));
  }

  async *#generate(request: GenerationRequest, partition: string): AsyncGenerator<GenerationEvent, void, undefined> {
    const events: EngineEvent[] = [];
    let wake = (): void => {};
    const cancel = this.#submit(request, partition, (event) => {
      events.push(event);
      wake();
    });
    try {
      for (;;) {
        const event = events.shift();
        if (event === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else if (event.type === "error") {
          throw event.error;
        } else {
          yield event;
          if (event.type === "finish") return;
        }
      }
    } finally {
      cancel();
    }
  }

  /**
   * Measures how likely the model finds a sequence, from position 0, in chunks between other requests' steps.
   * Throws INVALID_OPTION (fewer than two ids, ids outside the vocabulary, nothing left to score), CONTEXT_OVERFLOW, OVERLOADED, ABORTED or ENGINE_FAILED.
   */
  async score(ids: readonly number[], { from = 1, signal, onProgress }: ScoreOptions = {}): Promise<ScoreResult> {
    this.#requireOpen();
    validateIds("ids", ids, this.#limits.vocabularySize);
    if (ids.length < 2) throw new ChatGLMError("INVALID_OPTION", "ids holds one token; scoring needs at least two.");
    validateLength(ids.length, this.#limits);
    validateFrom(from, ids.length);
    let detach = (): void => {};
    try {
      return await new Promise<ScoreResult>((resolve, reject) => {
        const task = new ScoreTask(ids, from, { onProgress, resolve, reject });
        if (signal?.aborted === true) {
          task.abort();
        } else {
          this.#scheduler.add(task);
          detach = this.#cancelOn(signal, task);
        }
      });
    } finally {
      detach();
    }
  }

  /**
   * Sees to it that prompts which begin with these ids need not compute them: finds their keys and values in memory, reads them from
   * `prefixStore`, or computes them, and has the store keep them under the name. In memory they may be evicted like any others.
   * A deterministic engine keeps whole chunks only: the result's `tokens` says how many.
   * Throws INVALID_OPTION, CONTEXT_OVERFLOW, OVERLOADED, ABORTED, ENGINE_FAILED, and what the store throws when it can't write.
   */
  async keepPrefix(
    name: string,
    ids: readonly number[],
    { signal }: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<KeptPrefix> {
    this.#requireOpen();
    validateIds("ids", ids, this.#limits.vocabularySize);
    validateLength(ids.length, this.#limits);
    if (this.#namedPrefixes === undefined) {
      throw new ChatGLMError("INVALID_OPTION", "Engine option prefixCache is false; no prefix can be kept.");
    }
    const count = this.#chunkTokens === undefined ? ids.length : reusableTokens(ids.length, ids.length, this.#chunkTokens);
    if (count === 0) return { tokens: 0, source: "memory", stored: false };
    return this.#namedPrefixes.keep(name, Int32Array.from(ids.slice(0, count)), signal);
  }

  /** Leaves the keys and values of these ids in the cache, as a request for one token does. */
  async #compute(ids: Int32Array, signal: AbortSignal | undefined): Promise<void> {
    const sampling = { temperature: 0, topP: 1, topK: 0, repetitionPenalty: 1 };
    const request = { promptIds: [...ids], maxTokens: 1, sampling, stopIds: [], signal };
    for await (const event of this.#generate(request, NAMED_PARTITION)) {
      if (event.type === "finish" && event.reason === "abort") {
        throw new ChatGLMError("ABORTED", `Computing a prefix of ${ids.length} tokens was aborted.`);
      }
    }
  }

  stats(): EngineStats {
    const { runningBytes, ...counts } = this.#scheduler.counts;
    const { budgetBytes, cachedBytes, cachedSequences } = this.#kv;
    return {
      ...counts,
      kv: { budgetBytes, runningBytes, cachedBytes, cachedSequences },
      speculation: this.#speculator?.totals ?? { drafted: 0, accepted: 0 },
    };
  }

  /** The bookkeeping behind {@link stats}, for tests of its invariants and for looking into an engine. */
  snapshot(): EngineSnapshot {
    return this.#scheduler.snapshot();
  }

  /** Aborts every request, waits for the step in progress and frees all keys and values. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#scheduler.stop();
    await this.#namedPrefixes?.idle;
    this.#kv.clear();
  }

  #requireOpen(): void {
    if (this.#closed) throw new ChatGLMError("ENGINE_FAILED", "The engine is closed.", { remedy: "Open the model again." });
  }

  #cancelOn(signal: AbortSignal | undefined, task: EngineTask): () => void {
    return onAbort(signal, () => this.#scheduler.cancel(task));
  }
}
