import { ChatGLMError, type ErrorCode } from "../errors.js";

/** What a client is told in `error.code`: this library's codes, and those that only a server has. */
export type ServerErrorCode =
  | ErrorCode
  | "INVALID_API_KEY"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "METHOD_NOT_ALLOWED"
  | "REQUEST_TIMEOUT"
  | "REQUEST_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "UNSUPPORTED_FIELD"
  | "SHUTTING_DOWN";

/** OpenAI's kinds of error, in `error.type`. */
export type ServerErrorType =
  | "invalid_request_error"
  | "authentication_error"
  | "permission_error"
  | "not_found_error"
  | "rate_limit_error"
  | "server_error";

/** The body of every failure, in OpenAI's shape. */
export interface ErrorBody {
  readonly error: {
    readonly message: string;
    readonly type: ServerErrorType;
    readonly code: ServerErrorCode;
    /** The field it is about: `messages[2].content`. */
    readonly param: string | null;
  };
}

/** More about a refusal. */
interface ApiErrorDetails {
  readonly param?: string | undefined;
  /** Seconds after which it is worth asking again. */
  readonly retryAfter?: number | undefined;
  /** Methods that the path takes. */
  readonly allow?: string | undefined;
}

/** A request that the server itself refuses. Its message is for the client. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: ServerErrorCode;
  readonly param: string | undefined;
  readonly retryAfter: number | undefined;
  readonly allow: string | undefined;

  constructor(status: number, code: ServerErrorCode, message: string, details: ApiErrorDetails = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.param = details.param;
    this.retryAfter = details.retryAfter;
    this.allow = details.allow;
  }
}

/** A field of the body that isn't as it must be. */
export function invalidField(param: string, message: string): ApiError {
  return new ApiError(400, "INVALID_OPTION", `${param}: ${message}`, { param });
}

/** Statuses of this library's own failures. What isn't here is a 500. */
const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  INVALID_OPTION: 400,
  CONTEXT_OVERFLOW: 400,
  OVERLOADED: 429,
  DEADLINE_EXCEEDED: 504,
  REMOTE_FAILED: 502,
  ABORTED: 499,
};

/** Codes whose messages speak of the request only. Others may name folders and addresses of the server: those go to its own log. */
const toldCodes: ReadonlySet<ErrorCode> = new Set(["INVALID_OPTION", "CONTEXT_OVERFLOW", "OVERLOADED", "DEADLINE_EXCEEDED"]);

/** Anything thrown while a request was served, as what its client is told. Nothing of an unforeseen error is. */
export function toApiError(error: unknown, requestId: string): ApiError {
  if (error instanceof ApiError) return error;
  const code = error instanceof ChatGLMError ? error.code : "ENGINE_FAILED";
  const status = statuses[code] ?? 500;
  const told = error instanceof ChatGLMError && toldCodes.has(code);
  const message = told ? error.message : `The server failed. Its log has the reason, under request ${requestId}.`;
  return new ApiError(status, code, message, status === 429 ? { retryAfter: 1 } : {});
}

export function errorBody({ status, code, message, param }: ApiError): ErrorBody {
  return { error: { message, type: errorType(status), code, param: param ?? null } };
}

function errorType(status: number): ServerErrorType {
  if (status === 401) return "authentication_error";
  if (status === 403 || status === 421) return "permission_error";
  if (status === 404) return "not_found_error";
  if (status === 429) return "rate_limit_error";
  return status < 499 ? "invalid_request_error" : "server_error";
}

/** The failure as a whole response. */
export function errorResponse(error: ApiError): Response {
  const { status, retryAfter, allow } = error;
  return new Response(JSON.stringify(errorBody(error)), {
    status,
    headers: {
      "content-type": "application/json",
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
      ...(allow === undefined ? {} : { allow }),
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
    },
  });
}
