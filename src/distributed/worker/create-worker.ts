import type { Job as QueuedJob } from "bullmq";
import { within } from "../../async/deadline.js";
import { ChatGLMError } from "../../errors.js";
import { LocalExecutor } from "../../fan-out/local-executor.js";
import { Slots } from "../../fan-out/slots.js";
import type { Broker, MessageRelay, QueueWorker } from "../broker/broker.js";
import { openBroker } from "../broker/open-broker.js";
import { subscribe } from "../broker/subscribe.js";
import { readCount, readScope } from "../protocol/limits.js";
import { readJobData, readStopMessage } from "../protocol/messages.js";
import { ownQueue, STOP, served } from "../protocol/topics.js";
import { type AttemptContext, JobAttempt } from "./job-attempt.js";
import { RecentNames } from "./recent-names.js";
import { WorkerMetrics } from "./worker-metrics.js";
import type { JobRecord, RunningWorker, WorkerOptions } from "./worker-options.js";

/** Milliseconds that running jobs have by default once the worker is to stop. */
const DRAIN_MS = 30_000;
const GOODBYE_MS = 5_000;
/** Attempts of the queue for each time that the asker sends a job: more are never made. */
const ATTEMPTS_PER_SENDING = 1_000;

class BullmqWorker implements RunningWorker {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly #options: WorkerOptions;
  readonly #broker: Broker;
  readonly #relay: MessageRelay;
  readonly #context: AttemptContext;
  readonly #slots: ReadonlyMap<string, Slots>;
  readonly #attempts = new Map<string, JobAttempt>();
  /** Jobs that were stopped before they came here. */
  readonly #stopped = new RecentNames(10_000);
  readonly #metrics = new WorkerMetrics(() => this.running);
  #workers: QueueWorker[] = [];
  #listening: { unsubscribe(): Promise<void> }[] = [];
  #closed: Promise<void> | undefined;

  constructor(options: WorkerOptions, scope: string, broker: Broker, relay: MessageRelay) {
    this.#options = options;
    this.#broker = broker;
    this.#relay = relay;
    this.id = relay.nodeId;
    this.kinds = Object.keys(options.handlers);
    const handlers = new LocalExecutor({ handlers: options.handlers, maxConcurrency: Number.POSITIVE_INFINITY });
    this.#context = { handlers, relay, scope, maxOutput: readCount("maxOutput", options.maxOutput, 16 * 2 ** 20) };
    this.#slots = new Map(this.kinds.map((kind) => [kind, new Slots(concurrencyOf(options, kind), "concurrency")]));
  }

  get running(): number {
    return this.#attempts.size;
  }

  get draining(): boolean {
    return this.#closed !== undefined;
  }

  async start(): Promise<void> {
    await subscribe(this.#relay, STOP, ({ data }) => {
      const job = readStopMessage(data);
      if (job === undefined) return;
      this.#stopped.add(job);
      this.#attempts.get(job)?.leave("stopped");
    });
    this.#workers = this.kinds.flatMap((kind) => [kind, ownQueue(kind, this.id)].map((queue) => this.#take(kind, queue)));
    await Promise.all(this.#workers.map((worker) => worker.waitUntilReady()));
    // Only who can take jobs says so.
    this.#listening = await Promise.all(this.kinds.map((kind) => subscribe(this.#relay, served(kind), () => {})));
  }

  async isConnected(): Promise<boolean> {
    const [kind = ""] = this.kinds;
    const asking = this.#relay.getSubscriptions({ pattern: served(kind) });
    return await within(asking, { timeout: 2_000, what: "The server" }).then(
      (nodes) => this.draining || nodes.some(({ nodeId }) => nodeId === this.id),
      () => false,
    );
  }

  metrics(): string {
    return this.#metrics.text();
  }

  close(drain: number = DRAIN_MS): Promise<void> {
    this.#closed ??= this.#drain(drain);
    return this.#closed;
  }

  /** The same as {@link close}. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #drain(drain: number): Promise<void> {
    const goodbye = { timeout: GOODBYE_MS, what: "Saying goodbye" };
    const leave = Promise.all(this.#listening.map((listening) => listening.unsubscribe()));
    await within(leave, goodbye).catch(() => {});
    const done = Promise.all(this.#workers.map((worker) => worker.close()));
    await within(done, { timeout: drain, what: "Draining" }).catch(() => {
      for (const attempt of this.#attempts.values()) attempt.leave("handed-back");
    });
    await within(done, goodbye)
      .catch(() => within(Promise.all(this.#workers.map((worker) => worker.close(true))), goodbye))
      .catch(() => {});
    await this.#context.handlers.close();
    await within(this.#relay.close(), goodbye).catch(() => {});
    await within(this.#broker.close(), goodbye).catch(() => {});
  }

  #take(kind: string, queue: string): QueueWorker {
    const { lease = 10_000, onWarning } = this.#options;
    const worker = this.#broker.worker(queue, (job, token) => this.#process(kind, job, token), {
      concurrency: concurrencyOf(this.#options, kind),
      lockDuration: lease,
      stalledInterval: Math.ceil(lease / 2),
      maxStalledCount: readCount("maxAttempts", this.#options.maxAttempts, 3) - 1,
      runRetryDelay: 1_000,
    });
    worker.on("error", (error) => onWarning?.(error));
    return worker;
  }

  async #process(kind: string, queued: QueuedJob, token: string | undefined): Promise<null> {
    const data = readJobData(queued.data);
    if (data === undefined || data.kind !== kind) {
      const error = new ChatGLMError("JOB_FAILED", `The queue "${kind}" holds an entry that isn't one of its jobs.`);
      this.#options.onWarning?.(error);
      throw error;
    }
    const count = data.sent * ATTEMPTS_PER_SENDING + queued.attemptsStarted;
    const attempt = new JobAttempt(this.#context, data, count);
    const waitedMs = Math.max(0, Date.now() - queued.timestamp);
    if (this.#stopped.has(data.job)) attempt.leave("stopped");
    // Both of a kind's queues share its slots.
    this.#attempts.set(data.job, attempt);
    const release = await this.#slots
      .get(kind)
      ?.acquire(attempt.signal)
      .catch(() => undefined);
    const startedAt = performance.now();
    let status: JobRecord["status"] = "failed";
    try {
      status = await attempt.run();
    } finally {
      release?.();
      if (this.#attempts.get(data.job) === attempt) this.#attempts.delete(data.job);
      const record = { kind, status, attempt: queued.attemptsStarted + data.sent, ms: performance.now() - startedAt, waitedMs };
      this.#metrics.add(record);
      this.#options.onJob?.(record);
    }
    if (status === "handed-back") {
      await queued.moveToWait(token);
      throw Object.assign(new Error("handed back to the queue"), { name: "WaitingError" });
    }
    return null;
  }
}

function concurrencyOf({ concurrency = 4 }: WorkerOptions, kind: string): number {
  return readCount(`concurrency of "${kind}"`, typeof concurrency === "number" ? concurrency : concurrency[kind], 4);
}

/**
 * A worker: takes jobs of the kinds that it has handlers for from the queues of an {@link bullmqExecutor}'s server. Resolves when it can take them.
 * Needs the packages `bullmq`, and `ioredis` or `pg`.
 *
 * @example
 * const chain = createAnswerChain({ model, sources });
 * await using worker = await createWorker({ connection: "redis://queue:6379", handlers: chain.jobHandlers });
 *
 * @throws ChatGLMError INVALID_OPTION naming the option, MISSING_PACKAGE.
 */
export async function createWorker(options: WorkerOptions): Promise<RunningWorker> {
  const scope = readScope(options.scope);
  if (Object.keys(options.handlers).length === 0) throw new ChatGLMError("INVALID_OPTION", "handlers: none is given.");
  const lease = readCount("lease", options.lease, 10_000);
  if (lease < 300) throw new ChatGLMError("INVALID_OPTION", `lease is ${lease}.`, { remedy: "Give at least 300 ms." });
  const broker = await openBroker(options.connection, scope, (error) => options.onWarning?.(error));
  const relay = broker.relay({ name: "worker", leaseDuration: lease });
  const worker = new BullmqWorker(options, scope, broker, relay);
  await worker.start();
  return worker;
}
