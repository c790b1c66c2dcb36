import { within } from "../../async/deadline.js";
import { ChatGLMError } from "../../errors.js";
import { EventQueue } from "../../fan-out/event-queue.js";
import type { JobOutcome } from "../../fan-out/executor.js";
import type { Json } from "../../fan-out/json.js";
import { asRecorded } from "../../fan-out/outcome.js";
import { OutOfTime } from "../../fan-out/run-with-slots.js";
import { subscribe } from "../broker/subscribe.js";
import { readWorkerMessage, type WorkerMessage } from "../protocol/messages.js";
import { ofJob, STOP } from "../protocol/topics.js";
import { AttemptReader } from "./attempt-reader.js";
import { addJob, choosePlace, type JobOrder, type JobPlace } from "./place-job.js";
import type { Post } from "./post.js";

/** Milliseconds without news after which the server is asked what became of a job, and the most between two such questions. */
const QUIET_MS = 2_000;
const LOOK_MS = { first: 1_000, most: 10_000 };
/** A waiting job becomes one step more urgent each time so many milliseconds have passed. */
const AGING_MS = 5_000;
const NO_TIME = { waitedMs: 0, ranMs: 0 };
/** Milliseconds to take a job out of its queue before somebody who gave up goes on. */
const REMOVE_MS = 1_000;
/** One job on its way: sent, heard of, looked after when it goes quiet, stopped. */
export class SentJob {
  readonly id: string;
  readonly events: EventQueue<Json> = new EventQueue();
  readonly outcome: Promise<JobOutcome>;
  readonly #order: JobOrder;
  readonly #post: Post;
  readonly #calledAt: number;
  readonly #reader = new AttemptReader();
  #resolve: (outcome: JobOutcome) => void = () => {};
  #settled = false;
  #place: JobPlace | undefined;
  #adding: Promise<unknown> = Promise.resolve();
  #sent = -1;
  #startedAt: number | undefined;
  #sentAt: number;
  #newsAt: number;
  #lookAt = 0;
  #lookEvery = LOOK_MS.first;
  #looking = false;
  #urgency: number;

  /** @param calledAt as `performance.now()` tells it */
  constructor(id: string, order: JobOrder, post: Post, calledAt: number) {
    this.id = id;
    this.#order = order;
    this.#post = post;
    this.#calledAt = calledAt;
    this.#sentAt = calledAt;
    this.#newsAt = calledAt;
    this.#urgency = order.priority;
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get isSettled(): boolean {
    return this.#settled;
  }

  /** Puts it into a queue. Never rejects. */
  async send(): Promise<void> {
    try {
      await this.#put(this.#order.routed);
    } catch (error) {
      this.#fail(error);
    }
  }

  hear(message: WorkerMessage): void {
    if (this.#settled) return;
    const { events, outcome } = this.#reader.read(message);
    this.#newsAt = performance.now();
    this.#startedAt ??= this.#newsAt;
    this.#lookEvery = LOOK_MS.first;
    for (const event of events) this.events.push(event);
    if (outcome === undefined) return;
    if (message.type === "events") this.#post.send(() => this.#post.relay.publish(STOP, { job: this.id }));
    else this.#post.send(() => this.#post.relay.deleteRetained(ofJob(this.#post.relay.nodeId, this.id)));
    this.#settle(outcome);
  }

  /** Ends it, wherever it is: with the outcome "timed-out" if the reason is an {@link OutOfTime}, else "aborted". */
  async stop(reason: unknown): Promise<void> {
    if (this.#settled) return;
    if (this.#place === undefined) return this.#settle(stopped(reason));
    if (this.#reader.attempt < 0)
      await within(this.#remove(), { timeout: REMOVE_MS, what: "Taking a job out of its queue" }).catch(() => {});
    if (this.#settled) return;
    this.#post.send(() => this.#post.relay.publish(STOP, { job: this.id }));
    this.#settle(stopped(reason));
  }

  /** Asks the server what became of it, if nothing was heard for a while. Never rejects. */
  async look(): Promise<void> {
    const now = performance.now();
    if (this.#settled || this.#looking || this.#place === undefined) return;
    if (now - Math.max(this.#newsAt, this.#sentAt) < QUIET_MS || now < this.#lookAt) return;
    this.#looking = true;
    try {
      await this.#ask(this.#place);
    } catch {
      // The server is away: the next look asks again.
    } finally {
      this.#looking = false;
      this.#lookAt = performance.now() + this.#lookEvery;
      this.#lookEvery = Math.min(2 * this.#lookEvery, LOOK_MS.most);
    }
  }

  async #ask({ queue, id, worker }: JobPlace): Promise<void> {
    const jobs = this.#post.broker.queue(queue);
    const state = await jobs.getJobState(id);
    if (this.#settled || this.#place?.id !== id) return;
    if (state === "failed") {
      const job = await jobs.getJob(id);
      return this.#fail(this.#setAside(job?.failedReason ?? "no reason is known"));
    }
    const gone = worker !== undefined && !(await this.#post.live.of(this.#order.kind)).includes(worker);
    const lost = state === "unknown" || state === "completed";
    if (lost) await this.#fetchEnd();
    if (this.#settled || this.#place?.id !== id) return;
    if (lost || gone) {
      await this.#remove().catch(() => 0);
      return this.#again(lost ? "the queue knows it no more" : "its worker is gone");
    }
    if (state === "prioritized") await this.#age(queue, id);
  }

  /** Who waits long becomes more urgent, so that nobody waits without end. */
  async #age(queue: string, id: string): Promise<void> {
    const steps = Math.floor((performance.now() - this.#sentAt) / AGING_MS);
    const urgency = Math.max(0, this.#order.priority - steps);
    if (urgency >= this.#urgency) return;
    this.#urgency = urgency;
    const job = await this.#post.broker.queue(queue).getJob(id);
    await job?.changePriority({ priority: urgency });
  }

  /** The end that was told while this process couldn't hear. */
  async #fetchEnd(): Promise<void> {
    const { relay } = this.#post;
    const kept = await subscribe(relay, ofJob(relay.nodeId, this.id), ({ data }) => {
      const message = readWorkerMessage(data);
      if (message?.job === this.id) this.hear(message);
    });
    await kept.unsubscribe();
  }

  async #again(why: string): Promise<void> {
    if (this.#sent + 1 >= this.#order.maxAttempts) return this.#fail(this.#setAside(why));
    await this.#put(false);
  }

  async #put(routed: boolean): Promise<void> {
    const { kind, maxWaiting } = this.#order;
    const place = await choosePlace(this.#order, this.#post, routed);
    const admitted = this.#sent >= 0 || (await this.#post.backlog(place.queue).admits(maxWaiting));
    if (this.#settled || !admitted) place.leave();
    if (this.#settled) return;
    if (!admitted) {
      throw new ChatGLMError("OVERLOADED", `${maxWaiting} or more jobs "${kind}" wait already.`, {
        remedy: "Ask again later, start more workers, or raise maxWaiting.",
      });
    }
    this.#sent += 1;
    this.#place?.leave();
    this.#place = { ...place, id: `${this.id}-${this.#sent}` };
    this.#sentAt = performance.now();
    const left = this.#order.totalTimeout - (this.#sentAt - this.#calledAt);
    this.#adding = addJob(this.#order, this.#post, this.#place, { job: this.id, sent: this.#sent, left });
    await this.#adding;
  }

  /** @returns 0 if a worker has it */
  async #remove(): Promise<number> {
    const place = this.#place;
    // On some servers two commands of one process may pass each other.
    await this.#adding.catch(() => {});
    return place === undefined ? 0 : await this.#post.broker.queue(place.queue).remove(place.id);
  }

  #setAside(why: string): ChatGLMError {
    return new ChatGLMError("JOB_FAILED", `A job "${this.#order.kind}" was set aside, since its workers were lost: ${why}.`, {
      remedy: "See the workers' logs: the job may be what ends them, by its memory for instance.",
    });
  }

  #fail(error: unknown): void {
    this.#settle(asRecorded({ status: "failed", error, ...NO_TIME }));
  }

  #settle(outcome: JobOutcome): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#place?.leave();
    const now = performance.now();
    const ran = outcome.ranMs > 0 || this.#startedAt === undefined ? outcome.ranMs : now - this.#startedAt;
    this.#resolve({ ...outcome, ranMs: ran, waitedMs: Math.max(0, now - this.#calledAt - ran) });
    this.events.close();
  }
}

function stopped(reason: unknown): JobOutcome {
  if (reason instanceof OutOfTime) return { status: "timed-out", timeout: reason.timeout, ...NO_TIME };
  return asRecorded({ status: "aborted", reason, ...NO_TIME });
}
