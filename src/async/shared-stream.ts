/** Starts a stream; `signal` fires when nobody follows it any more. */
export type StartStream<Event> = (signal: AbortSignal) => AsyncIterable<Event>;

/** One running stream that any number of callers follow, each from its beginning. */
class Flight<Event> {
  readonly #events: Event[] = [];
  readonly #controller = new AbortController();
  readonly #waiting = new Set<() => void>();
  readonly #onEnd: () => void;
  #end: { readonly error?: unknown } | undefined;
  #followers = 0;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** Only once the flight can be found: a start that throws at once must end it for those who find it. */
  begin(start: StartStream<Event>): void {
    void this.#run(start);
  }

  async #run(start: StartStream<Event>): Promise<void> {
    try {
      for await (const event of start(this.#controller.signal)) {
        this.#events.push(event);
        this.#wake();
      }
      this.#end = {};
    } catch (error) {
      this.#end = { error };
    }
    this.#onEnd();
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  async *follow(signal: AbortSignal | undefined): AsyncGenerator<Event, void, undefined> {
    this.#followers += 1;
    const onAbort = (): void => this.#wake();
    signal?.addEventListener("abort", onAbort);
    try {
      for (let index = 0; ; index += 1) {
        while (index >= this.#events.length && this.#end === undefined && !signal?.aborted) {
          await new Promise<void>((resolve) => this.#waiting.add(resolve));
        }
        signal?.throwIfAborted();
        if (index >= this.#events.length) break;
        yield this.#events[index] as Event;
      }
      if (this.#end !== undefined && "error" in this.#end) throw this.#end.error;
    } finally {
      signal?.removeEventListener("abort", onAbort);
      this.#followers -= 1;
      if (this.#followers === 0 && this.#end === undefined) {
        this.#onEnd();
        this.#controller.abort(signal?.reason);
      }
    }
  }
}

/**
 * Equal work at the same time is done once: the first caller for a key starts the stream, the others follow it from its beginning.
 * A caller that leaves doesn't end it for the others; when the last one leaves, it is aborted, and the next caller starts afresh.
 */
export class SharedStreams<Event> {
  readonly #flights = new Map<string, Flight<Event>>();

  async *follow(key: string, start: StartStream<Event>, signal?: AbortSignal): AsyncGenerator<Event, void, undefined> {
    signal?.throwIfAborted();
    let flight = this.#flights.get(key);
    if (flight === undefined) {
      const started: Flight<Event> = new Flight(() => {
        if (this.#flights.get(key) === started) this.#flights.delete(key);
      });
      this.#flights.set(key, started);
      started.begin(start);
      flight = started;
    }
    yield* flight.follow(signal);
  }
}
