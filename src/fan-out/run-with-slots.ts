import { ChatGLMError } from "../errors.js";
import type { Outcome } from "./outcome.js";
import type { ReleaseSlot, Slots } from "./slots.js";

/** One piece of work. It should stop when its signal fires; one that doesn't is abandoned and its slot is given to the next. */
export type Task<Value> = (signal: AbortSignal) => Value | PromiseLike<Value>;

export interface RunBounds {
  /** Milliseconds the task may run, counted from when it has its slots. */
  readonly timeout: number;
  /** 0 is the most urgent. */
  readonly priority: number;
  /** Ends it, waiting or running: with the outcome "timed-out" if the reason is an {@link OutOfTime}, else "aborted". */
  readonly stop: AbortSignal;
  /** As `performance.now()` tells it. */
  readonly calledAt: number;
}

/** Why a task is stopped whose time is up. */
export class OutOfTime extends DOMException {
  readonly timeout: number;

  constructor(timeout: number) {
    super(`No result within ${timeout} ms.`, "TimeoutError");
    this.timeout = timeout;
  }
}

/** The longest delay a Node.js timer keeps; above it the timer would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Calls back when the time is up. The function returned stops the clock. */
export function afterTimeout(timeout: number, call: (reason: OutOfTime) => void): () => void {
  if (!Number.isFinite(timeout)) return () => {};
  const timer = setTimeout(() => call(new OutOfTime(timeout)), Math.min(timeout, LONGEST_TIMER_MS));
  return () => clearTimeout(timer);
}

/** @throws ChatGLMError INVALID_OPTION if it is not a number above 0. */
export function checkTimeout(timeout: number, option: string): void {
  if (timeout > 0) return;
  throw new ChatGLMError("INVALID_OPTION", `${option} is ${timeout}.`, {
    remedy: "Give milliseconds above 0, or Infinity for no limit.",
  });
}

/** Waits for a slot of each, then runs the task. Never rejects. */
export async function runWithSlots<Value>(
  task: Task<Value>,
  slots: readonly (Slots | undefined)[],
  bounds: RunBounds,
): Promise<Outcome<Value>> {
  const releases: ReleaseSlot[] = [];
  try {
    for (const slot of slots) if (slot !== undefined) releases.push(await slot.acquire(bounds.stop, bounds.priority));
    return await runTask(task, bounds);
  } catch (reason) {
    return stopped(reason, performance.now() - bounds.calledAt, 0);
  } finally {
    for (const release of releases) release();
  }
}

/** Resolves at the first of: the task settles, its time is up, `stop` fires. Never rejects. */
function runTask<Value>(task: Task<Value>, { timeout, stop, calledAt }: RunBounds): Promise<Outcome<Value>> {
  const startedAt = performance.now();
  const waitedMs = startedAt - calledAt;
  if (stop.aborted) return Promise.resolve(stopped(stop.reason, waitedMs, 0));
  return new Promise((resolve) => {
    const controller = new AbortController();
    const end = (): number => {
      stopClock();
      stop.removeEventListener("abort", onAbort);
      return performance.now() - startedAt;
    };
    const giveUp = (reason: unknown): void => {
      resolve(stopped(reason, waitedMs, end()));
      controller.abort(reason);
    };
    const onAbort = (): void => giveUp(stop.reason);
    const stopClock = afterTimeout(timeout, giveUp);
    stop.addEventListener("abort", onAbort, { once: true });
    // The handlers stay attached after an early outcome, so a late rejection is never unhandled; resolving twice does nothing.
    new Promise<Value>((start) => start(task(controller.signal))).then(
      (value) => resolve({ status: "ok", value, waitedMs, ranMs: end() }),
      (error: unknown) => resolve({ status: "failed", error, waitedMs, ranMs: end() }),
    );
  });
}

function stopped(reason: unknown, waitedMs: number, ranMs: number): Outcome<never> {
  if (reason instanceof OutOfTime) return { status: "timed-out", timeout: reason.timeout, waitedMs, ranMs };
  return { status: "aborted", reason, waitedMs, ranMs };
}
