import pLimit from "p-limit";
import { ChatGLMError } from "../errors.js";
import type { Outcome } from "./outcome.js";

/** One piece of work. It should stop when its signal fires; one that doesn't is abandoned and its slot is given to the next. */
export type Task<Value> = (signal: AbortSignal) => Value | PromiseLike<Value>;

export interface FanOutOptions {
  /** Most tasks running at once. Defaults to 4. */
  readonly concurrency?: number | undefined;
  /** Milliseconds each task may run, counted from when it gets its slot. Defaults to 20,000; `Infinity` for none. */
  readonly deadline?: number | undefined;
  /** Aborts every task, running or waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** The outcome of the task at `index` of the list given. */
interface SettledTask<Value> {
  readonly index: number;
  readonly outcome: Outcome<Value>;
}

/** The longest delay a Node.js timer keeps; above it the timer would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs every task with bounded concurrency and yields each outcome as it settles. Never throws for what a task does.
 * Leaving the loop early aborts the rest.
 *
 * @throws ChatGLMError INVALID_OPTION for a concurrency that is no positive integer or a deadline that is no positive number.
 */
export async function* fanOutAsSettled<Value>(
  tasks: readonly Task<Value>[],
  { concurrency = 4, deadline = 20_000, signal }: FanOutOptions = {},
): AsyncGenerator<SettledTask<Value>, void, undefined> {
  checkOptions(concurrency, deadline);
  const leaving = new AbortController();
  const stop = signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]);
  const settled: SettledTask<Value>[] = [];
  let wake: () => void = () => {};
  const limit = pLimit(concurrency);
  const calledAt = performance.now();
  tasks.forEach((task, index) => {
    void limit(async () => {
      settled.push({ index, outcome: await runTask(task, deadline, stop, calledAt) });
      wake();
    });
  });
  try {
    for (let yielded = 0; yielded < tasks.length; yielded += 1) {
      if (settled.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const next = settled.shift();
      if (next !== undefined) yield next;
    }
  } finally {
    leaving.abort();
  }
}

/** {@link fanOutAsSettled}, collected: one outcome per task, in the order of the tasks. */
export async function fanOut<Value>(tasks: readonly Task<Value>[], options: FanOutOptions = {}): Promise<Outcome<Value>[]> {
  const outcomes = new Array<Outcome<Value>>(tasks.length);
  for await (const { index, outcome } of fanOutAsSettled(tasks, options)) outcomes[index] = outcome;
  return outcomes;
}

/** Resolves at the first of: the task settles, its deadline passes, `stop` fires. Never rejects. */
function runTask<Value>(task: Task<Value>, deadlineMs: number, stop: AbortSignal, calledAt: number): Promise<Outcome<Value>> {
  const startedAt = performance.now();
  const waitedMs = startedAt - calledAt;
  if (stop.aborted) return Promise.resolve({ status: "aborted", reason: stop.reason, waitedMs, ranMs: 0 });
  return new Promise((resolve) => {
    const controller = new AbortController();
    const timer = Number.isFinite(deadlineMs) ? setTimeout(onDeadline, Math.min(deadlineMs, LONGEST_TIMER_MS)) : undefined;
    const release = (): { waitedMs: number; ranMs: number } => {
      clearTimeout(timer);
      stop.removeEventListener("abort", onAbort);
      return { waitedMs, ranMs: performance.now() - startedAt };
    };
    function onDeadline(): void {
      resolve({ status: "timed-out", deadlineMs, ...release() });
      controller.abort(new DOMException(`No result within ${deadlineMs} ms.`, "TimeoutError"));
    }
    function onAbort(): void {
      resolve({ status: "aborted", reason: stop.reason, ...release() });
      controller.abort(stop.reason);
    }
    stop.addEventListener("abort", onAbort, { once: true });
    // The handlers stay attached after an early outcome, so a late rejection is never unhandled; resolving twice does nothing.
    new Promise<Value>((start) => start(task(controller.signal))).then(
      (value) => resolve({ status: "ok", value, ...release() }),
      (error: unknown) => resolve({ status: "failed", error, ...release() }),
    );
  });
}

function checkOptions(concurrency: number, deadline: number): void {
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new ChatGLMError("INVALID_OPTION", `fanOut.concurrency is ${concurrency}.`, {
      remedy: "Give a whole number of at least 1.",
    });
  }
  if (!(deadline > 0)) {
    throw new ChatGLMError("INVALID_OPTION", `fanOut.deadline is ${deadline}.`, {
      remedy: "Give milliseconds above 0, or Infinity for none.",
    });
  }
}
