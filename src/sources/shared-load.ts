import { untilAborted } from "../async/until-aborted.js";
import { ChatGLMError } from "../errors.js";

/** An ABORTED error that carries why. */
export function abortedError(reason: unknown): ChatGLMError {
  return new ChatGLMError("ABORTED", "The search was cancelled.", { cause: reason });
}

/** Rejects with an ABORTED error as soon as the signal fires; the promise's own late result is ignored. */
export function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  return untilAborted(promise, signal, abortedError);
}

interface Loading<Value> {
  readonly version: string;
  readonly result: Promise<Value>;
  readonly controller: AbortController;
  waiting: number;
  built: boolean;
}

/**
 * Something slow to build from files, built once and kept until the files change. Callers that need it at the same time share one
 * build; a caller may leave, and when the last one leaves, the build is cancelled. A failed build is tried again by the next caller.
 */
export class SharedLoad<Value> {
  readonly #build: (signal: AbortSignal) => Promise<Value>;
  #loading: Loading<Value> | undefined;

  constructor(build: (signal: AbortSignal) => Promise<Value>) {
    this.#build = build;
  }

  /** @param version what the files look like now; a value built for another version is dropped. */
  async get(version: string, signal: AbortSignal | undefined): Promise<Value> {
    if (signal?.aborted) throw abortedError(signal.reason);
    let loading = this.#loading;
    if (loading === undefined || loading.version !== version) loading = this.#start(version);
    loading.waiting += 1;
    try {
      return await orAborted(loading.result, signal);
    } finally {
      loading.waiting -= 1;
      if (loading.waiting === 0 && !loading.built) this.#cancel(loading);
    }
  }

  /** The next caller builds anew. */
  forget(): void {
    if (this.#loading !== undefined) this.#cancel(this.#loading);
  }

  #start(version: string): Loading<Value> {
    const controller = new AbortController();
    const loading: Loading<Value> = { version, result: this.#build(controller.signal), controller, waiting: 0, built: false };
    loading.result.then(
      () => {
        loading.built = true;
      },
      () => this.#cancel(loading),
    );
    this.#loading = loading;
    return loading;
  }

  #cancel(loading: Loading<Value>): void {
    loading.controller.abort();
    if (this.#loading === loading) this.#loading = undefined;
  }
}
