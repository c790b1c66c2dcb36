import { randomUUID } from "node:crypto";
import { within } from "../../async/deadline.js";
import { onAbort } from "../../async/on-abort.js";
import { ChatGLMError } from "../../errors.js";
import type { Executor, Job, JobOutcome, RunJobOptions } from "../../fan-out/executor.js";
import { asJson, type Json } from "../../fan-out/json.js";
import { asRecorded } from "../../fan-out/outcome.js";
import { afterTimeout, checkTimeout, OutOfTime } from "../../fan-out/run-with-slots.js";
import { checkPriority } from "../../fan-out/waiting-line.js";
import type { Broker, MessageRelay } from "../broker/broker.js";
import { openBroker } from "../broker/open-broker.js";
import { readConnection, shownConnection } from "../broker/queue-connection.js";
import { subscribe } from "../broker/subscribe.js";
import { readCount, readScope } from "../protocol/limits.js";
import { readWorkerMessage } from "../protocol/messages.js";
import { toAsker } from "../protocol/topics.js";
import type { BullmqExecutorOptions } from "./executor-options.js";
import type { JobOrder } from "./place-job.js";
import { Post } from "./post.js";
import { SentJob } from "./sent-job.js";

/** Milliseconds between two rounds that look after jobs which went quiet. */
const ROUND_MS = 500;
/** Milliseconds that the asker's inbox outlives its last heartbeat. */
const LEASE_MS = 30_000;
/** Milliseconds to connect anew, to find out who is there, and to say goodbye. */
const GOODBYE_MS = 5_000;

const MODELS = /^(?:generate$|reply:)/;

type Limits = "scope" | "maxWaiting" | "maxPayload" | "maxAttempts" | "routed" | "connectTimeout";
type Options = BullmqExecutorOptions & { readonly [Name in Limits]-?: NonNullable<BullmqExecutorOptions[Name]> };

/** Sends jobs to workers through queues on Redis, Valkey or PostgreSQL. It connects when it is first used. */
class BullmqExecutor implements Executor {
  readonly #options: Options;
  readonly #closing = new AbortController();
  readonly #jobs = new Map<string, SentJob>();
  #post: Promise<Post> | undefined;
  /** What is to be closed, whether the server was reached or not. */
  #opened: { readonly broker: Broker; readonly relay: MessageRelay; readonly post: Post } | undefined;
  #rounds: ReturnType<typeof setInterval> | undefined;
  #closed: Promise<void> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  async handles(kind: string): Promise<boolean> {
    if (this.#closing.signal.aborted) return false;
    const { connectTimeout: timeout, connection, onWarning } = this.#options;
    try {
      const asking = this.#connect().then(({ live }) => live.of(kind));
      return (await within(asking, { timeout, what: `Asking ${shownConnection(connection)} for workers` })).length > 0;
    } catch (error) {
      // A server that lets nobody in can't be reached; a wrong option or a missing package is the caller's to hear.
      if (error instanceof ChatGLMError && error.code !== "DEADLINE_EXCEEDED") throw error;
      onWarning?.(error instanceof Error ? error : new Error(String(error)));
      return false;
    }
  }

  async *run(job: Job, options: RunJobOptions = {}): AsyncGenerator<Json, JobOutcome, undefined> {
    const calledAt = performance.now();
    const { signal } = options;
    const ended = (error: unknown, status: "failed" | "aborted"): JobOutcome => {
      const timing = { waitedMs: performance.now() - calledAt, ranMs: 0 };
      if (error instanceof OutOfTime) return { status: "timed-out", timeout: error.timeout, ...timing };
      return asRecorded(status === "failed" ? { status, error, ...timing } : { status, reason: error, ...timing });
    };
    const leaving = new AbortController();
    const cleanUps = [signal, this.#closing.signal].map((ends) => onAbort(ends, () => leaving.abort(ends?.reason)));
    let sent: SentJob | undefined;
    try {
      const order = this.#order(job, options);
      if (Number.isFinite(order.totalTimeout)) {
        cleanUps.push(afterTimeout(order.totalTimeout, (reason) => leaving.abort(reason)));
      }
      if (leaving.signal.aborted) return ended(leaving.signal.reason, "aborted");
      const post = await stopping(this.#connect(), leaving.signal);
      await stopping(this.#requireWorker(post, job.kind), leaving.signal);
      sent = new SentJob(randomUUID().replaceAll("-", ""), order, post, calledAt);
    } catch (error) {
      for (const cleanUp of cleanUps) cleanUp();
      return ended(error, leaving.signal.aborted && error === leaving.signal.reason ? "aborted" : "failed");
    }
    const { id, events, outcome } = sent;
    this.#jobs.set(id, sent);
    cleanUps.push(onAbort(leaving.signal, () => void sent.stop(leaving.signal.reason)));
    void sent.send();
    try {
      yield* events;
      return await outcome;
    } finally {
      for (const cleanUp of cleanUps) cleanUp();
      if (!sent.isSettled) await sent.stop(new DOMException("Nobody waits for the job any more.", "AbortError"));
      this.#jobs.delete(id);
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** The same as {@link close}. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(): Promise<void> {
    this.#closing.abort(new ChatGLMError("ABORTED", "The executor was closed."));
    clearInterval(this.#rounds);
    const opened = this.#opened;
    if (opened === undefined) return;
    const goodbye = async (): Promise<void> => {
      await Promise.all([...this.#jobs.values()].map(({ outcome }) => outcome));
      await opened.post.sent();
      await opened.relay.close();
    };
    // A server that is away is told nothing.
    await within(goodbye(), { timeout: GOODBYE_MS, what: "Closing" }).catch(() => {});
    await within(opened.broker.close(), { timeout: GOODBYE_MS, what: "Closing" }).catch(() => {});
  }

  #connect(): Promise<Post> {
    if (this.#closing.signal.aborted) return Promise.reject(this.#closing.signal.reason);
    const opening = this.#post ?? this.#open();
    this.#post = opening;
    // The next call tries again.
    opening.catch(() => {
      if (this.#post === opening) this.#post = undefined;
    });
    return opening;
  }

  async #open(): Promise<Post> {
    const { connection, scope, onWarning } = this.#options;
    const broker = await openBroker(connection, scope, (error) => onWarning?.(error));
    const relay = broker.relay({ name: "asker", leaseDuration: LEASE_MS });
    const opened = { broker, relay, post: new Post(broker, relay) };
    this.#opened = opened;
    if (this.#closing.signal.aborted) await this.#close();
    await relay.waitUntilReady();
    await subscribe(relay, toAsker(relay.nodeId), ({ data }) => {
      const message = readWorkerMessage(data);
      if (message !== undefined) this.#jobs.get(message.job)?.hear(message);
    });
    this.#rounds = setInterval(() => {
      for (const job of this.#jobs.values()) void job.look();
    }, ROUND_MS);
    this.#rounds.unref();
    return opened.post;
  }

  async #requireWorker({ live }: Post, kind: string): Promise<void> {
    if ((await live.of(kind)).length > 0) return;
    throw new ChatGLMError("INVALID_OPTION", `No worker takes jobs of the kind "${kind}".`, {
      remedy: "Start one that does: langchain-chatglm worker.",
    });
  }

  #order(job: Job, options: RunJobOptions): JobOrder {
    const { timeout = Number.POSITIVE_INFINITY, totalTimeout = Number.POSITIVE_INFINITY, priority = 0 } = options;
    checkTimeout(timeout, "timeout");
    checkTimeout(totalTimeout, "totalTimeout");
    checkPriority(priority);
    const input = asJson(job.input, `The input of a job "${job.kind}"`);
    const size = Buffer.byteLength(JSON.stringify(input));
    const { scope, maxPayload, maxWaiting, maxAttempts, routed } = this.#options;
    if (size > maxPayload) {
      throw new ChatGLMError("INVALID_OPTION", `The input of a job "${job.kind}" has ${size} bytes; ${maxPayload} are allowed.`, {
        remedy: "Ask with less text, or raise maxPayload.",
      });
    }
    const { kind } = job;
    return { kind, scope, input, size, priority, timeout, totalTimeout, routed: routed(kind), maxWaiting, maxAttempts };
  }
}

/** What the promise settles to, or the signal's reason. */
function stopping<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return within(promise, { timeout: Number.POSITIVE_INFINITY, what: "", signal });
}

/**
 * An executor for `createAnswerChain` and `ChatGLMChatModel` that sends jobs to workers on any machine, through BullMQ's queues on Redis, Valkey or
 * PostgreSQL. Needs the packages `bullmq`, and `ioredis` or `pg`. It connects when it is first used, and connects again by itself.
 *
 * A job whose worker is lost is begun again by another one; what was shown of its text isn't shown twice. Errors beside those of the handlers:
 * OVERLOADED if too many jobs wait, INVALID_OPTION for a kind that no worker takes and for an input that is too large, JOB_FAILED for a job whose
 * workers are lost again and again.
 *
 * @example
 * await using executor = bullmqExecutor({ connection: "redis://queue:6379" });
 * const answer = createAnswerChain({ model, sources, executor });
 *
 * @throws ChatGLMError INVALID_OPTION naming the option.
 */
export function bullmqExecutor(options: BullmqExecutorOptions): Executor {
  readConnection(options.connection);
  return new BullmqExecutor({
    connection: options.connection,
    scope: readScope(options.scope),
    maxWaiting: readCount("maxWaiting", options.maxWaiting, 1_000),
    maxPayload: readCount("maxPayload", options.maxPayload, 4 * 2 ** 20),
    maxAttempts: readCount("maxAttempts", options.maxAttempts, 3),
    connectTimeout: readCount("connectTimeout", options.connectTimeout, 5_000),
    routed: options.routed ?? ((kind) => MODELS.test(kind)),
    onWarning: options.onWarning,
  });
}
