import { type ErrorRecord, toErrorRecord } from "../errors.js";

/** When a task waited and how long it ran, milliseconds. */
export interface TaskTiming {
  /** From the call to the moment the task got its slot. */
  readonly waitedMs: number;
  /** From getting the slot to the outcome. 0 for a task that ended while it waited. */
  readonly ranMs: number;
}

/** What became of one task. Partial failure is a value: it never hides what the other tasks found. */
export type Outcome<Value, Failure = unknown> = TaskTiming &
  (
    | { readonly status: "ok"; readonly value: Value }
    | { readonly status: "failed"; readonly error: Failure }
    /** It took longer than its `timeout`, or all together longer than theirs, milliseconds. Whatever it does afterwards is ignored. */
    | { readonly status: "timed-out"; readonly timeout: number }
    /** The caller's signal fired, before or while the task ran. */
    | { readonly status: "aborted"; readonly reason: Failure }
  );

/** The same outcome with its error as a plain value. */
export function asRecorded<Value>(outcome: Outcome<Value>): Outcome<Value, ErrorRecord> {
  if (outcome.status === "failed") return { ...outcome, error: toErrorRecord(outcome.error, "JOB_FAILED") };
  if (outcome.status === "aborted") return { ...outcome, reason: toErrorRecord(outcome.reason, "ABORTED") };
  return outcome;
}
