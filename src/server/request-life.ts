import { onAbort } from "../async/on-abort.js";
import { ChatGLMError } from "../errors.js";
import type { AdmittedWork } from "./admission.js";
import { ApiError } from "./api-error.js";

/** What may end a request before it is done. */
interface RequestEnds {
  /** Fires when the client has gone. */
  readonly client: AbortSignal;
  /** Fires when the server waits no longer. */
  readonly server: AbortSignal;
  /** Milliseconds that it may take in all. */
  readonly timeout: number;
}

/**
 * One request's work, from the place it takes to the last byte. Its signal fires when the client goes, its time is up or the server stops; `end`
 * gives back all it took, once, however it ended.
 */
export class RequestLife implements Disposable {
  readonly #controller = new AbortController();
  readonly #works: AdmittedWork[] = [];
  readonly #detach: (() => void)[];
  readonly #timer: NodeJS.Timeout;
  #ended = false;

  constructor({ client, server, timeout }: RequestEnds) {
    this.#detach = [onAbort(client, () => this.abort(clientGone())), onAbort(server, () => this.abort(server.reason))];
    this.#timer = setTimeout(
      () => this.abort(new ChatGLMError("DEADLINE_EXCEEDED", `The reply took longer than ${timeout} ms.`)),
      timeout,
    );
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ties places to this request: they are left when it ends. */
  take(works: readonly AdmittedWork[]): void {
    this.#works.push(...works);
    if (this.#ended) for (const work of works) work.leave(this.signal.reason);
  }

  /** Cancels what is being done. */
  abort(reason: unknown): void {
    if (this.#controller.signal.aborted) return;
    this.#controller.abort(reason);
    // Whoever waits for its turn hears it from its place.
    for (const work of this.#works) if (!work.isStarted) work.leave(reason);
  }

  /** Idempotent. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    for (const detach of this.#detach) detach();
    // Nothing is left to cancel where all work came to its end.
    if (this.#works.every((work) => work.isOver)) return;
    this.abort(clientGone());
    for (const work of this.#works) work.leave(this.signal.reason);
  }

  [Symbol.dispose](): void {
    this.end();
  }
}

/** The signal's reason when the client has gone, or has all it asked for. Nobody is told. */
function clientGone(): ApiError {
  return new ApiError(499, "ABORTED", "The client closed its connection.");
}
