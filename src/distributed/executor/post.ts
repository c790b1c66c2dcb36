import type { Broker, MessageRelay } from "../broker/broker.js";
import { Backlog } from "./backlog.js";
import { LiveWorkers } from "./live-workers.js";

/** What all jobs of one executor share once it is connected. */
export class Post {
  readonly broker: Broker;
  readonly relay: MessageRelay;
  readonly live: LiveWorkers;
  /** Messages on their way, which closing waits for. */
  readonly #sending = new Set<Promise<unknown>>();
  readonly #backlogs = new Map<string, Backlog>();
  /** Jobs of this executor by the worker that they were sent to. */
  readonly #loads = new Map<string, number>();

  constructor(broker: Broker, relay: MessageRelay) {
    this.broker = broker;
    this.relay = relay;
    this.live = new LiveWorkers(relay);
  }

  /** How many jobs wait in a queue. */
  backlog(queue: string): Backlog {
    const count = (): Promise<number> => this.broker.queue(queue).getJobCountByTypes("waiting", "prioritized");
    const backlog = this.#backlogs.get(queue) ?? new Backlog(count);
    this.#backlogs.set(queue, backlog);
    return backlog;
  }

  load(worker: string): number {
    return this.#loads.get(worker) ?? 0;
  }

  /** Counts a job of that worker. The function returned counts it no more. */
  occupy(worker: string): () => void {
    this.#loads.set(worker, this.load(worker) + 1);
    let occupied = true;
    return () => {
      if (!occupied) return;
      occupied = false;
      const left = this.load(worker) - 1;
      if (left > 0) this.#loads.set(worker, left);
      else this.#loads.delete(worker);
    };
  }

  /** Sends something that nobody here waits for. What goes wrong with it is made good elsewhere. */
  send(sending: () => Promise<unknown>): void {
    const sent = sending()
      .catch(() => {})
      .finally(() => this.#sending.delete(sent));
    this.#sending.add(sent);
  }

  async sent(): Promise<void> {
    await Promise.all(this.#sending);
  }
}
