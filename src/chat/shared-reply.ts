import type { ReplyEvent } from "./chat-backend.js";

/**
 * A reply under way, read by its owner and awaited by others. Whoever needs the next event fetches it for all, so that one reader's
 * pause halts nobody.
 */
export class SharedReply {
  readonly #source: AsyncGenerator<ReplyEvent>;
  readonly #events: ReplyEvent[] = [];
  #fetching: Promise<boolean> | undefined;

  constructor(source: AsyncGenerator<ReplyEvent>) {
    this.#source = source;
  }

  /** The owner's reading: throws what the source throws. Leaving it early ends the source. */
  async *read(): AsyncGenerator<ReplyEvent> {
    try {
      for (let place = 0; ; place += 1) {
        if (place === this.#events.length && !(await this.#fetch())) return;
        const event = this.#events[place];
        if (event !== undefined) yield event;
      }
    } finally {
      await this.#source.return(undefined);
    }
  }

  /** All events, once there. Nothing when the reply ends badly, or its owner leaves. */
  async whole(): Promise<readonly ReplyEvent[] | undefined> {
    try {
      while (await this.#fetch());
    } catch {
      return undefined;
    }
    const last = this.#events.at(-1);
    return last?.type === "finish" && last.reason !== "abort" ? this.#events : undefined;
  }

  /** Waits for one more event; false when there is none. A failure is kept for whoever asks later. */
  #fetch(): Promise<boolean> {
    const fetching = this.#fetching ?? this.#next();
    this.#fetching = fetching;
    return fetching;
  }

  async #next(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done === true) return false;
    this.#events.push(value);
    this.#fetching = undefined;
    return true;
  }
}
