import { ChatGLMError, fromErrorRecord } from "../errors.js";
import type { Executor, Job, JobOutcome, RunJobOptions } from "./executor.js";
import { type FanOutOptions, fanOut } from "./fan-out.js";
import type { Json } from "./json.js";
import { asRecorded } from "./outcome.js";

/**
 * A job as if it ran here: yields its events, returns its output, and throws its error; the signal's own reason if that fired.
 *
 * @throws ChatGLMError what the handler threw, JOB_FAILED for errors of other kinds, DEADLINE_EXCEEDED, ABORTED.
 */
export async function* runJob(executor: Executor, job: Job, options: RunJobOptions = {}): AsyncGenerator<Json, Json, undefined> {
  const outcome = yield* executor.run(job, options);
  const where = `in a job "${job.kind}"`;
  switch (outcome.status) {
    case "ok":
      return outcome.value;
    case "failed":
      throw fromErrorRecord(outcome.error, where);
    case "timed-out":
      throw new ChatGLMError("DEADLINE_EXCEEDED", `A job "${job.kind}" took longer than ${outcome.timeout} ms.`);
    case "aborted":
      options.signal?.throwIfAborted();
      throw fromErrorRecord(outcome.reason, where);
  }
}

/** The output of a job whose events nobody needs. @see runJob */
export async function jobOutput(executor: Executor, job: Job, options: RunJobOptions = {}): Promise<Json> {
  return await ending(runJob(executor, job, options));
}

/** Runs jobs as {@link fanOut} runs tasks: one outcome per job, in their order. Never throws for what a job does. */
export async function fanOutJobs(
  executor: Executor,
  jobs: readonly Job[],
  options: Omit<FanOutOptions, "shared"> = {},
): Promise<JobOutcome[]> {
  const { timeout = 20_000, priority } = options;
  const tasks = jobs.map((job) => (signal: AbortSignal) => ending(executor.run(job, { signal, timeout, priority })));
  // The executor knows when a job starts, and counts its time from there.
  const outcomes = await fanOut(tasks, { ...options, timeout: Number.POSITIVE_INFINITY });
  return outcomes.map((outcome): JobOutcome => {
    if (outcome.status !== "ok") return asRecorded(outcome);
    return { ...outcome.value, waitedMs: outcome.waitedMs + outcome.value.waitedMs };
  });
}

async function ending<Result>(events: AsyncGenerator<Json, Result, undefined>): Promise<Result> {
  for (;;) {
    const next = await events.next();
    if (next.done) return next.value;
  }
}
