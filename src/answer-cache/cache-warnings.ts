import { ChatGLMError } from "../errors.js";
import type { StoreFailure } from "./guarded-store.js";

/** What a store reports is told again after so long. Milliseconds. */
const SAID_AGAIN_MS = 30_000;
const MOST_SAID = 100;

/** Tells the cache's owner what went wrong with its store, once per problem and time. */
export class CacheWarnings {
  readonly #onWarning: ((warning: ChatGLMError) => unknown) | undefined;
  readonly #onFailure: () => void;
  readonly #saidAt = new Map<string, number>();

  /** @param onFailure called for each failure of the store */
  constructor(onWarning: ((warning: ChatGLMError) => unknown) | undefined, onFailure: () => void) {
    this.#onWarning = onWarning;
    this.#onFailure = onFailure;
  }

  /** A call that failed. A store that is left alone was told about when it failed. */
  storeFailed({ problem, cause, told }: StoreFailure): ChatGLMError {
    return told ? storeError(problem, cause) : this.#failed(problem, cause);
  }

  /** An error that the store reported by an event. A client that tries to connect again and again says the same each time. */
  storeReported(error: unknown): void {
    if (this.#isSaid(error instanceof Error ? error.message : String(error))) return;
    this.#failed("reported an error", error);
  }

  /** What is no failure of the store, and is met again and again. */
  once(problem: string): void {
    if (!this.#isSaid(problem)) this.warn(problem, undefined);
  }

  /** Whether it was told lately; from now on it was. */
  #isSaid(said: string): boolean {
    const now = performance.now();
    if (now - (this.#saidAt.get(said) ?? Number.NEGATIVE_INFINITY) < SAID_AGAIN_MS) return true;
    if (this.#saidAt.size >= MOST_SAID) this.#saidAt.clear();
    this.#saidAt.set(said, now);
    return false;
  }

  /** Anything else. */
  warn(problem: string, cause: unknown): ChatGLMError {
    const warning = storeError(problem, cause);
    try {
      // A callback that rejects must not end the process either.
      Promise.resolve(this.#onWarning?.(warning)).catch(() => undefined);
    } catch {
      // The caller's logging is the caller's.
    }
    return warning;
  }

  #failed(problem: string, cause: unknown): ChatGLMError {
    this.#onFailure();
    return this.warn(problem, cause);
  }
}

function storeError(problem: string, cause: unknown): ChatGLMError {
  const because = cause instanceof Error ? `: ${cause.message}` : ".";
  return new ChatGLMError("CACHE_STORE_FAILED", `The answer cache ${problem}${because}`, { cause });
}
