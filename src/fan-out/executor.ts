import type { ErrorRecord } from "../errors.js";
import type { Json } from "./json.js";
import type { Outcome } from "./outcome.js";

/** A piece of work as a plain value, so that it can be done anywhere. */
export interface Job {
  /** Which handler does it: `answer`, `generate`, `source:NAME`. */
  readonly kind: string;
  readonly input: Json;
}

/** What became of a job, as a plain value. */
export type JobOutcome = Outcome<Json, ErrorRecord>;

/** What a handler has beside its input. */
export interface JobCall {
  /** Fires when nobody waits for the job any more; its reason tells why. What the handler does afterwards is ignored. */
  readonly signal: AbortSignal;
  /** Tells something before the end: tokens, progress. Throws if it isn't JSON. */
  emit(event: Json): void;
}

/** Does the jobs of one kind. What it throws becomes the job's outcome. */
export type JobHandler = (input: Json, call: JobCall) => Json | Promise<Json>;

/** By kind. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** What one call of {@link Executor.run} may set. */
export interface RunJobOptions {
  /** Cancels the job, wherever it waits or runs. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds it may run, counted from when it starts. Defaults to no limit. */
  readonly timeout?: number | undefined;
  /** Milliseconds it may take, waiting included, counted from the call. Defaults to no limit. */
  readonly totalTimeout?: number | undefined;
  /** 0 is the most urgent, and the default. A less urgent job is let pass by a bounded number of later ones. */
  readonly priority?: number | undefined;
}

/**
 * Runs jobs, here or elsewhere. `executorTests` of langchain-chatglm/testing says what an executor must do.
 *
 * - Input, events, output and errors are copies: nothing is shared between caller and handler.
 * - Each event arrives once, and they arrive in order. An executor that runs a job again after it lost a worker goes on behind the events
 *   that went out, or fails the job.
 */
export interface Executor extends AsyncDisposable {
  /** Whether it has somebody for jobs of this kind. */
  handles(kind: string): Promise<boolean>;
  /**
   * Starts the job when the first event is asked for, yields its events, and returns what became of it. Never throws. Leaving the loop cancels
   * the job.
   */
  run(job: Job, options?: RunJobOptions): AsyncGenerator<Json, JobOutcome, undefined>;
  /** Aborts what runs and waits; later jobs are aborted at once. */
  close(): Promise<void>;
}
