/** Events from one who pushes to one who reads. Reading ends once the queue is closed and empty. */
export class EventQueue<Event> implements AsyncIterable<Event, void, undefined> {
  #events: Event[] = [];
  #closed = false;
  #wake: () => void = () => {};

  /** Does nothing once closed. */
  push(event: Event): void {
    if (this.#closed) return;
    this.#events.push(event);
    this.#wake();
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void, undefined> {
    for (;;) {
      const events = this.#events;
      this.#events = [];
      yield* events;
      if (this.#events.length > 0) continue;
      if (this.#closed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
