import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IPolicy,
  type IRetryBackoffContext,
  retry,
  wrap,
} from "cockatiel";
import { withDeadline } from "../../async/deadline.js";
import { ChatGLMError } from "../../errors.js";
import { WebError } from "./web-error.js";

export interface WebPolicyOptions {
  /** How messages call the server. */
  readonly place: string;
  /** Further attempts of a request that may be repeated. */
  readonly maxRetries: number;
  /** Milliseconds that all attempts have together. */
  readonly timeout: number;
  /** Milliseconds before the second attempt, about; longer before each further one. Defaults to 200. */
  readonly firstWait?: number | undefined;
}

/** After so many failures in a row the server isn't asked for a while. */
const FAILURES_TO_OPEN = 5;
const PAUSE_MS = 30_000;
const LONGEST_WAIT_MS = 2_000;

/**
 * Repeats what failed in passing (429, 5xx, a cut connection), with growing waits or as long as the server asked, within one time limit;
 * leaves a server that failed five times in a row alone for 30 s, after which one call tries it again.
 */
export class WebPolicy {
  readonly #options: WebPolicyOptions;
  readonly #repeating: IPolicy;
  readonly #once: IPolicy;

  constructor(options: WebPolicyOptions) {
    this.#options = options;
    const breaker = circuitBreaker(handleWhen(isServersFault), {
      halfOpenAfter: PAUSE_MS,
      breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
    });
    const backoff = patientBackoff(options.firstWait ?? 200);
    const isTransient = (error: Error): boolean => error instanceof WebError && error.isTransient;
    this.#repeating = wrap(retry(handleWhen(isTransient), { maxAttempts: options.maxRetries, backoff }), breaker);
    this.#once = breaker;
  }

  /** @throws WebError DEADLINE_EXCEEDED after the time limit, REMOTE_FAILED while the server is left alone; the signal's reason when it fires; what the last attempt threw. */
  async run<Value>(
    act: (signal: AbortSignal) => Promise<Value>,
    isRepeatable: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Value> {
    const { place, timeout } = this.#options;
    const policy = isRepeatable ? this.#repeating : this.#once;
    try {
      return await withDeadline((stop) => policy.execute(() => act(stop), stop), { timeout, what: place, signal });
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof BrokenCircuitError) {
        throw new WebError("REMOTE_FAILED", `${place} is not asked for now: it failed before.`);
      }
      throw error;
    }
  }
}

/** Lateness comes as the reason that an attempt was cut for. */
function isServersFault(error: Error): boolean {
  if (error instanceof WebError) return error.isTransient;
  return error instanceof ChatGLMError && error.code === "DEADLINE_EXCEEDED";
}

/** Exponential with jitter over its upper half, and never shorter than what the server asked for. */
function patientBackoff(firstWait: number): DelegateBackoff<IRetryBackoffContext<unknown>, number> {
  return new DelegateBackoff(({ result }, attempt = 0) => {
    const wait = Math.min(LONGEST_WAIT_MS, firstWait * 2 ** attempt) * (0.5 + Math.random() / 2);
    const asked = "error" in result && result.error instanceof WebError ? (result.error.retryAfterMs ?? 0) : 0;
    return { delay: Math.max(wait, asked), state: attempt + 1 };
  });
}
