import { ChatGLMError } from "../errors.js";
import { onAbort } from "./on-abort.js";

/** The longest delay a Node.js timer keeps; above it the timer would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

export interface DeadlineOptions {
  /** Milliseconds the work may take; Infinity for no limit. */
  readonly timeout: number;
  /** Begins the error's message: `${what} took longer than 2000 ms.` */
  readonly what: string;
  /** Ends the wait as well, with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits for work until its time is up, then rejects with DEADLINE_EXCEEDED. What becomes of the work afterwards is ignored.
 *
 * @param onLeft Called if the wait ended before the work.
 */
export function within<Value>(
  work: PromiseLike<Value>,
  { timeout, what, signal }: DeadlineOptions,
  onLeft?: (reason: unknown) => void,
): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    const leave = (reason: unknown): void => {
      settle();
      reject(reason);
      onLeft?.(reason);
    };
    const late = (): void => leave(new ChatGLMError("DEADLINE_EXCEEDED", `${what} took longer than ${timeout} ms.`));
    const timer = Number.isFinite(timeout) ? setTimeout(late, Math.min(timeout, longestTimerMs)) : undefined;
    let stop: () => void = () => {};
    const settle = (): void => {
      clearTimeout(timer);
      stop();
    };
    stop = onAbort(signal, () => leave(signal?.reason));
    work.then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error);
      },
    );
  });
}

/** Starts work and waits for it {@link within} its time. The signal handed to the work fires when nobody waits for it any more. */
export function withDeadline<Value>(
  work: (signal: AbortSignal) => Value | PromiseLike<Value>,
  options: DeadlineOptions,
): Promise<Value> {
  if (options.signal?.aborted === true) return Promise.reject(options.signal.reason);
  const waiting = new AbortController();
  const started = new Promise<Value>((start) => start(work(waiting.signal)));
  return within(started, options, (reason) => waiting.abort(reason));
}
