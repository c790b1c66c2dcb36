import { ChatGLMError, type ErrorCode } from "../../errors.js";

interface WebErrorDetails {
  readonly remedy?: string | undefined;
  readonly status?: number | undefined;
  /** Milliseconds that the server asked to wait. */
  readonly retryAfterMs?: number | undefined;
  /** The same request may do better in a moment. Defaults to false. */
  readonly isTransient?: boolean | undefined;
}

/**
 * A failure of a server on the web or of the way to it. It holds no headers, no query and no cause that might: keys stand in those.
 */
export class WebError extends ChatGLMError {
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly isTransient: boolean;

  constructor(code: ErrorCode, message: string, details: WebErrorDetails = {}) {
    super(code, message, { remedy: details.remedy });
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.isTransient = details.isTransient ?? false;
  }
}

/** What a failed connection is called: by its code, never by its message, which may hold an address with a key. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the name can't be resolved now",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  ETIMEDOUT: "no connection in time",
  EHOSTUNREACH: "the host can't be reached",
  ENETUNREACH: "the network can't be reached",
  UND_ERR_SOCKET: "the connection was cut",
  UND_ERR_CONNECT_TIMEOUT: "no connection in time",
  UND_ERR_HEADERS_TIMEOUT: "no answer in time",
  UND_ERR_BODY_TIMEOUT: "the answer stopped",
  UND_ERR_HEADERS_OVERFLOW: "its headers are too large",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "the answer was cut",
  Z_BUF_ERROR: "the answer was cut",
  Z_DATA_ERROR: "its compression is damaged",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed",
};
const LASTING = /^(?:ENOTFOUND|CERT_|DEPTH_|ERR_TLS|SELF_SIGNED|UNABLE_|HPE_|Z_DATA|UND_ERR_HEADERS_OVERFLOW|UND_ERR_INVALID)/;

/** @param place whom was asked, without keys */
export function connectionError(error: unknown, place: string): WebError {
  if (error instanceof WebError) return error;
  const code = codeOf(error);
  const reason = REASONS[code] ?? (code === "" ? "the request failed" : "the request failed,");
  const named = code === "" ? reason : `${reason} (${code})`;
  return new WebError("REMOTE_FAILED", `${place}: ${named}.`, { isTransient: !LASTING.test(code) });
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return "";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  // The socket's own error says more than that there was one.
  const inner = error.cause instanceof Error ? codeOf(error.cause) : "";
  return code === "" || code === "UND_ERR_SOCKET" ? inner || code : code;
}

const LONGEST_RETRY_AFTER_MS = 60_000;

/** @param retryAfter the header: seconds or a date (RFC 9110 §10.2.3) */
export function statusError(status: number, retryAfter: string | undefined, place: string): WebError {
  const retryAfterMs = retryAfterOf(retryAfter, Date.now());
  const isBusy = status === 429 || status === 503;
  const remedy =
    status === 401 || status === 403
      ? "Check the key in `headers` or `secrets`."
      : status === 404
        ? "Check the address."
        : undefined;
  return new WebError(isBusy ? "OVERLOADED" : "REMOTE_FAILED", `${place} answered with status ${status}.`, {
    status,
    remedy,
    retryAfterMs,
    isTransient: (isBusy || status === 408 || status >= 500) && (retryAfterMs ?? 0) <= LONGEST_RETRY_AFTER_MS,
  });
}

function retryAfterOf(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
