import { onAbort } from "../async/on-abort.js";
import { ChatGLMError } from "../errors.js";
import { EventQueue } from "./event-queue.js";
import type { Executor, Job, JobCall, JobHandler, JobHandlers, JobOutcome, RunJobOptions } from "./executor.js";
import { asJson, type Json } from "./json.js";
import { asRecorded, type Outcome } from "./outcome.js";
import { afterTimeout, checkTimeout, runWithSlots } from "./run-with-slots.js";
import { Slots } from "./slots.js";
import { checkPriority } from "./waiting-line.js";

/** Handlers and bounds of a {@link LocalExecutor}. */
export interface LocalExecutorOptions {
  readonly handlers: JobHandlers;
  /** Most jobs of a kind at once. Kinds don't share: a job may wait for jobs of other kinds. Defaults to 8. */
  readonly maxConcurrency?: number | undefined;
}

/** Runs jobs in this process. */
export class LocalExecutor implements Executor {
  readonly #kinds: ReadonlyMap<string, { readonly handler: JobHandler; readonly slots: Slots }>;
  readonly #closing = new AbortController();

  /** @throws ChatGLMError INVALID_OPTION if maxConcurrency is not a positive integer or `Infinity`. */
  constructor({ handlers, maxConcurrency = 8 }: LocalExecutorOptions) {
    const kinds = Object.entries(handlers).map(
      ([kind, handler]) => [kind, { handler, slots: new Slots(maxConcurrency) }] as const,
    );
    this.#kinds = new Map(kinds);
  }

  async handles(kind: string): Promise<boolean> {
    return this.#kinds.has(kind);
  }

  async *run(job: Job, options: RunJobOptions = {}): AsyncGenerator<Json, JobOutcome, undefined> {
    const { signal, timeout = Number.POSITIVE_INFINITY, totalTimeout = Number.POSITIVE_INFINITY, priority = 0 } = options;
    const calledAt = performance.now();
    const leaving = new AbortController();
    const cleanUps = [signal, this.#closing.signal].map((ends) => onAbort(ends, () => leaving.abort(ends?.reason)));
    const events = new EventQueue<Json>();
    let running: Promise<Outcome<Json>>;
    let settled = false;
    try {
      checkTimeout(timeout, "timeout");
      checkTimeout(totalTimeout, "totalTimeout");
      checkPriority(priority);
      const { handler, slots } = this.#find(job.kind);
      const input = asJson(job.input, `The input of a job "${job.kind}"`);
      const bounds = { timeout, priority, stop: leaving.signal, calledAt };
      cleanUps.push(afterTimeout(totalTimeout, (reason) => leaving.abort(reason)));
      running = runWithSlots((stop) => handle(job.kind, handler, input, events, stop), [slots], bounds);
    } catch (error) {
      running = Promise.resolve({ status: "failed", error, waitedMs: 0, ranMs: 0 });
    }
    void running.then(() => {
      settled = true;
      events.close();
    });
    try {
      yield* events;
      return asRecorded(await running);
    } finally {
      for (const cleanUp of cleanUps) cleanUp();
      if (!settled) leaving.abort(new DOMException("Nobody waits for the job any more.", "AbortError"));
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new ChatGLMError("ABORTED", "The executor was closed."));
  }

  /** The same as {@link close}. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #find(kind: string): { readonly handler: JobHandler; readonly slots: Slots } {
    const found = this.#kinds.get(kind);
    if (found !== undefined) return found;
    const known = [...this.#kinds.keys()].join(", ") || "none";
    throw new ChatGLMError("INVALID_OPTION", `There is no handler for jobs of the kind "${kind}".`, {
      remedy: `Register one. Kinds known: ${known}.`,
    });
  }
}

async function handle(
  kind: string,
  handler: JobHandler,
  input: Json,
  events: EventQueue<Json>,
  signal: AbortSignal,
): Promise<Json> {
  const emit: JobCall["emit"] = (event) => {
    if (!signal.aborted) events.push(asJson(event, `An event of a job "${kind}"`));
  };
  return asJson(await handler(input, { signal, emit }), `The output of a job "${kind}"`);
}
