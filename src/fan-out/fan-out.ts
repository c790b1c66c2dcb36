import { setMaxListeners } from "node:events";
import { ChatGLMError } from "../errors.js";
import type { Outcome } from "./outcome.js";
import { type ReleaseSlot, Slots } from "./slots.js";

/** One piece of work. It should stop when its signal fires; one that doesn't is abandoned and its slot is given to the next. */
export type Task<Value> = (signal: AbortSignal) => Value | PromiseLike<Value>;

export interface FanOutOptions {
  /** Most tasks of this call running at once. Defaults to 4. */
  readonly maxConcurrency?: number | undefined;
  /** Milliseconds each task may run, counted from when it gets its slots. Defaults to 20,000; `Infinity` for no limit. */
  readonly timeout?: number | undefined;
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

/** The longest delay a Node.js timer keeps; above it the timer would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs every task with bounded concurrency and yields each outcome as it settles. Never throws for what a task does.
 * Leaving the loop early aborts the rest.
 *
 * @throws ChatGLMError INVALID_OPTION if maxConcurrency is not a positive integer or timeout is not a positive number.
 */
export async function* fanOutAsSettled<Value>(
  tasks: readonly Task<Value>[],
  { maxConcurrency = 4, timeout = 20_000, signal, shared = [] }: FanOutOptions = {},
): AsyncGenerator<SettledTask<Value>, void, undefined> {
  const slots = new Slots(maxConcurrency, "fanOut.maxConcurrency");
  checkTimeout(timeout);
  const leaving = new AbortController();
  const stop = signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]);
  setMaxListeners(0, stop); // one per task
  const settled: SettledTask<Value>[] = [];
  let wake: () => void = () => {};
  const calledAt = performance.now();
  tasks.forEach((task, index) => {
    void runWithSlots(task, [slots, shared[index]], { timeout, stop, calledAt }).then((outcome) => {
      settled.push({ index, outcome });
      wake();
    });
  });
  let yielded = 0;
  try {
    for (; yielded < tasks.length; yielded += 1) {
      if (settled.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const next = settled.shift();
      if (next !== undefined) yield next;
    }
  } finally {
    // An abort makes an error with a stack: not for every call that simply ends.
    if (yielded < tasks.length) leaving.abort();
  }
}

/** {@link fanOutAsSettled}, collected: one outcome per task, in the order of the tasks. */
export async function fanOut<Value>(tasks: readonly Task<Value>[], options: FanOutOptions = {}): Promise<Outcome<Value>[]> {
  const outcomes = new Array<Outcome<Value>>(tasks.length);
  for await (const { index, outcome } of fanOutAsSettled(tasks, options)) outcomes[index] = outcome;
  return outcomes;
}

interface RunBounds {
  readonly timeout: number;
  readonly stop: AbortSignal;
  readonly calledAt: number;
}

/** Never rejects. */
async function runWithSlots<Value>(
  task: Task<Value>,
  slots: readonly (Slots | undefined)[],
  bounds: RunBounds,
): Promise<Outcome<Value>> {
  const releases: ReleaseSlot[] = [];
  try {
    for (const slot of slots) if (slot !== undefined) releases.push(await slot.acquire(bounds.stop));
    return await runTask(task, bounds);
  } catch (reason) {
    return { status: "aborted", reason, waitedMs: performance.now() - bounds.calledAt, ranMs: 0 };
  } finally {
    for (const release of releases) release();
  }
}

/** Resolves at the first of: the task settles, its time is up, `stop` fires. Never rejects. */
function runTask<Value>(task: Task<Value>, { timeout, stop, calledAt }: RunBounds): Promise<Outcome<Value>> {
  const startedAt = performance.now();
  const waitedMs = startedAt - calledAt;
  if (stop.aborted) return Promise.resolve({ status: "aborted", reason: stop.reason, waitedMs, ranMs: 0 });
  return new Promise((resolve) => {
    const controller = new AbortController();
    const timer = Number.isFinite(timeout) ? setTimeout(onTimeout, Math.min(timeout, LONGEST_TIMER_MS)) : undefined;
    const release = (): { waitedMs: number; ranMs: number } => {
      clearTimeout(timer);
      stop.removeEventListener("abort", onAbort);
      return { waitedMs, ranMs: performance.now() - startedAt };
    };
    function onTimeout(): void {
      resolve({ status: "timed-out", timeout, ...release() });
      controller.abort(new DOMException(`No result within ${timeout} ms.`, "TimeoutError"));
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

function checkTimeout(timeout: number): void {
  if (timeout > 0) return;
  throw new ChatGLMError("INVALID_OPTION", `fanOut.timeout is ${timeout}.`, {
    remedy: "Give milliseconds above 0, or Infinity for no limit.",
  });
}
