import { ChatGLMError } from "../errors.js";
import { onAbort } from "./on-abort.js";

/** The longest delay a Node.js timer keeps; above it the timer would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

export interface DeadlineOptions {
  /** Milliseconds the work may take; Infinity for no limit. */
  readonly deadline: number;
  /** Begins the error's message: `${what} took longer than 2000 ms.` */
  readonly what: string;
  /** Ends the wait as well, with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts work and waits for it until its deadline, then rejects with DEADLINE_EXCEEDED. The signal handed to the work fires when nobody waits any
 * more; what work that ignores it comes to is then ignored.
 */
export function withDeadline<Value>(
  work: (signal: AbortSignal) => Value | PromiseLike<Value>,
  { deadline, what, signal }: DeadlineOptions,
): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason);
      return;
    }
    const waiting = new AbortController();
    const giveUp = (reason: unknown): void => {
      settle();
      reject(reason);
      waiting.abort(reason);
    };
    const late = (): void => giveUp(new ChatGLMError("DEADLINE_EXCEEDED", `${what} took longer than ${deadline} ms.`));
    const timer = Number.isFinite(deadline) ? setTimeout(late, Math.min(deadline, longestTimerMs)) : undefined;
    const stop = onAbort(signal, () => giveUp(signal?.reason));
    const settle = (): void => {
      clearTimeout(timer);
      stop();
    };
    new Promise<Value>((start) => start(work(waiting.signal))).then(
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
