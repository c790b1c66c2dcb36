import { setMaxListeners } from "node:events";
import { EventQueue } from "./event-queue.js";
import type { Outcome } from "./outcome.js";
import { afterTimeout, checkTimeout, runWithSlots, type Task } from "./run-with-slots.js";
import { Slots } from "./slots.js";
import { checkPriority } from "./waiting-line.js";

/** Bounds of one fan-out. */
export interface FanOutOptions {
  /** Most tasks of this call running at once. Defaults to 4. */
  readonly maxConcurrency?: number | undefined;
  /** Milliseconds each task may run, counted from when it gets its slots. Defaults to 20,000; `Infinity` for no limit. */
  readonly timeout?: number | undefined;
  /** Milliseconds all tasks together may take, waiting included, counted from the call. Defaults to no limit. */
  readonly totalTimeout?: number | undefined;
  /** 0 is the most urgent, and the default. A less urgent task is let pass by a bounded number of later ones, so it never starves. */
  readonly priority?: number | undefined;
  /** Aborts every task, running or waiting. */
  readonly signal?: AbortSignal | undefined;
  /** Slots shared with other calls, one entry per task: a task runs when it has one of this call's slots and one of these. */
  readonly shared?: readonly (Slots | undefined)[] | undefined;
}

/** The outcome of the task at `index` of the list given. */
interface SettledTask<Value> {
  readonly index: number;
  readonly outcome: Outcome<Value>;
}

/**
 * Runs every task with bounded concurrency and yields each outcome as it settles. Never throws for what a task does.
 * Leaving the loop early aborts the rest.
 *
 * @throws ChatGLMError INVALID_OPTION if maxConcurrency is not a positive integer, priority is not a non-negative integer, or a timeout is
 * not a positive number.
 */
export async function* fanOutAsSettled<Value>(
  tasks: readonly Task<Value>[],
  options: FanOutOptions = {},
): AsyncGenerator<SettledTask<Value>, void, undefined> {
  const { maxConcurrency = 4, timeout = 20_000, totalTimeout = Number.POSITIVE_INFINITY } = options;
  const { priority = 0, signal, shared = [] } = options;
  const slots = new Slots(maxConcurrency, "fanOut.maxConcurrency");
  checkTimeout(timeout, "fanOut.timeout");
  checkTimeout(totalTimeout, "fanOut.totalTimeout");
  checkPriority(priority);
  const leaving = new AbortController();
  const stop = signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]);
  setMaxListeners(0, stop); // one per task
  const settled = new EventQueue<SettledTask<Value>>();
  const bounds = { timeout, priority, stop, calledAt: performance.now() };
  const stopClock = afterTimeout(totalTimeout, (reason) => leaving.abort(reason));
  let left = tasks.length;
  tasks.forEach((task, index) => {
    void runWithSlots(task, [slots, shared[index]], bounds).then((outcome) => {
      settled.push({ index, outcome });
      left -= 1;
      if (left === 0) settled.close();
    });
  });
  if (left === 0) settled.close();
  try {
    yield* settled;
  } finally {
    stopClock();
    // An abort makes an error with a stack: not for every call that simply ends.
    if (left > 0) leaving.abort();
  }
}

/** Runs every task with bounded concurrency, and never throws for what a task does: one outcome per task, in the order of the tasks. */
export async function fanOut<Value>(tasks: readonly Task<Value>[], options: FanOutOptions = {}): Promise<Outcome<Value>[]> {
  const outcomes = new Array<Outcome<Value>>(tasks.length);
  for await (const { index, outcome } of fanOutAsSettled(tasks, options)) outcomes[index] = outcome;
  return outcomes;
}
