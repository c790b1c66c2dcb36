import { setTimeout as wait } from "node:timers/promises";
import type { JobOutcome } from "../../fan-out/executor.js";
import type { Json } from "../../fan-out/json.js";
import type { MessageRelay } from "../broker/broker.js";
import { END_KEPT_MS, type JobData, type WorkerMessage } from "../protocol/messages.js";
import { ofJob } from "../protocol/topics.js";

/** How often, and after how many milliseconds each, the end is told again to a server that is away. */
const TRIES = 20;
const PAUSE_MS = 500;

/**
 * What a worker tells of one attempt at a job, in order: one message at a time is on its way, and what comes meanwhile goes out together in the
 * next. So the server's pace is the stream's, not the model's.
 */
export class Outbox {
  readonly #relay: MessageRelay;
  readonly #topic: string;
  readonly #head: { readonly job: string; readonly attempt: number };
  readonly #onAlone: () => void;
  readonly #events: Json[] = [];
  #told = 0;
  #telling: Promise<void> | undefined;

  /** @param onAlone called when nobody hears it any more */
  constructor(relay: MessageRelay, { asker, job }: JobData, attempt: number, onAlone: () => void) {
    this.#relay = relay;
    this.#topic = ofJob(asker, job);
    this.#head = { job, attempt };
    this.#onAlone = onAlone;
  }

  /** Says that the job begins here. */
  begin(): void {
    this.#telling = this.#tell(true);
  }

  event(event: Json): void {
    this.#events.push(event);
    this.#telling ??= this.#tell(false);
  }

  /** Resolves when the end lies on the server, for who reads it later too. */
  async end(outcome: JobOutcome): Promise<void> {
    // Events that aren't out yet come with the end.
    const events = this.#events.slice();
    this.#told = events.length;
    await this.#telling;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#publish({ type: "end", ...this.#head, events, outcome }, END_KEPT_MS);
        return;
      } catch (error) {
        if (attempt === TRIES) throw error;
        await wait(PAUSE_MS);
      }
    }
  }

  async #tell(begins: boolean): Promise<void> {
    // What is told in the same turn goes out together.
    await Promise.resolve();
    let first = begins;
    try {
      while (first || this.#told < this.#events.length) {
        first = false;
        const offset = this.#told;
        const events = this.#events.slice(offset);
        this.#told = this.#events.length;
        await this.#publish({ type: "events", ...this.#head, offset, events }, 0);
      }
    } catch {
      // The end brings what got lost here.
    } finally {
      this.#telling = undefined;
    }
  }

  async #publish(message: WorkerMessage, retain: number): Promise<void> {
    const { nodes } = await this.#relay.publish(this.#topic, message, retain === 0 ? {} : { retain });
    if (nodes === 0) this.#onAlone();
  }
}
