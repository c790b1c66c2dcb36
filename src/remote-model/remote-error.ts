import { ChatGLMError, type ErrorCode } from "../errors.js";

/** What a server's refusal says. */
export interface RemoteErrorDetails {
  readonly remedy?: string | undefined;
  /** HTTP status, when an answer came. */
  readonly status?: number | undefined;
  /** The server's `x-request-id`. */
  readonly requestId?: string | undefined;
  /** Milliseconds the server asked to wait (`Retry-After`). */
  readonly retryAfterMs?: number | undefined;
  /** The connection was cut by the other side, rather than refused or never made. */
  readonly connectionReset?: boolean | undefined;
}

/**
 * A failure of a model server or of the way to it. Codes: CONTEXT_OVERFLOW, OVERLOADED (429 and 503), DEADLINE_EXCEEDED, and REMOTE_FAILED for
 * the rest. It holds no key, no request and no headers, and no cause that might.
 */
export class RemoteError extends ChatGLMError {
  override readonly name = "RemoteError";
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly connectionReset: boolean;

  constructor(code: ErrorCode, message: string, details: RemoteErrorDetails = {}) {
    super(code, message, { remedy: details.remedy });
    this.status = details.status;
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
    this.connectionReset = details.connectionReset ?? false;
  }
}
