import type { RemoteError } from "./remote-error.js";

/** Milliseconds of the first wait, doubled for each further one, and the longest. */
const firstWait = 500;
const longestWait = 8_000;
/** A server that asks for a longer wait than this is not waited for. */
const longestRetryAfter = 60_000;

/** Whether the same request may do better: 429, 5xx, or a connection the other side cut. */
function isRetryable(error: RemoteError): boolean {
  const { status } = error;
  return error.connectionReset || status === 429 || (status !== undefined && status >= 500 && status <= 599);
}

/**
 * Milliseconds to wait before attempt `attempt + 1`, or undefined to give up. Exponential backoff with jitter over its upper half;
 * never shorter than what the server asked for.
 */
export function retryWait(error: RemoteError, attempt: number, maxRetries: number, random: number): number | undefined {
  if (attempt >= maxRetries || !isRetryable(error)) return undefined;
  const { retryAfterMs = 0 } = error;
  if (retryAfterMs > longestRetryAfter) return undefined;
  const backoff = Math.min(longestWait, firstWait * 2 ** attempt) * (0.5 + random / 2);
  return Math.max(retryAfterMs, Math.round(backoff));
}

/** Milliseconds of `Retry-After` (seconds or a date, RFC 9110 §10.2.3) or OpenAI's `retry-after-ms`. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = nonNegative(headers.get("retry-after-ms"));
  if (milliseconds !== undefined) return milliseconds;
  const value = headers.get("retry-after");
  const seconds = nonNegative(value);
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(value ?? "");
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function nonNegative(value: string | null): number | undefined {
  return value !== null && /^\d{1,12}(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}
