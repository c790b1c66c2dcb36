import { ChatGLMError, type ErrorCode } from "../errors.js";
import { RemoteError, type RemoteErrorDetails } from "./remote-error.js";
import { retryAfter } from "./retry.js";
import type { Secret } from "./secret.js";
import { messageOf, oneLine } from "./server-message.js";

/** System and undici codes of a connection the other side cut. */
const resetCodes: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);
const overflow = /context[ _](length|window)|maximum (context|model) length|max_model_len|context_length_exceeded/i;
const longestPhrase = 500;

/** Anything thrown on the way to a server and back, as an error that names the server and holds no secret. */
export function describeFailure(error: unknown, baseUrl: string, secret: Secret): ChatGLMError {
  const clean = (text: string): string => oneLine(secret.redact(text), longestPhrase);
  if (error instanceof RemoteError) {
    const { code, message, remedy, ...details } = error;
    return new RemoteError(code, clean(withoutRemedy(message, remedy)), { ...details, remedy });
  }
  if (error instanceof ChatGLMError) return error;
  const { status, error: answer, headers } = fields(error);
  if (typeof status === "number") {
    const said = clean(messageOf(answer) ?? "");
    const requestId = headers instanceof Headers ? headers.get("x-request-id") : null;
    return new RemoteError(statusCode(status, said), `${baseUrl} answered ${status}${said === "" ? "." : `: ${said}`}`, {
      ...statusRemedy(status, said),
      status,
      requestId: requestId === null ? undefined : oneLine(secret.redact(requestId), 200),
      retryAfterMs: headers instanceof Headers ? retryAfter(headers, Date.now()) : undefined,
    });
  }
  if (answer !== undefined) {
    const said = clean(messageOf(answer) ?? "no reason given");
    return new RemoteError(statusCode(undefined, said), `${baseUrl} broke off its reply: ${said}`);
  }
  if (error instanceof SyntaxError) return new RemoteError("REMOTE_FAILED", `${baseUrl} sent an event that is not JSON.`);
  return connectionFailure(error, baseUrl, clean);
}

function connectionFailure(error: unknown, baseUrl: string, clean: (text: string) => string): RemoteError {
  const chain = causes(error);
  const codes = chain.map((cause) => fields(cause)["code"]).filter((code) => typeof code === "string");
  const connectionReset = codes.some((code) => resetCodes.has(code));
  const reason = codes.at(-1) ?? clean(String(chain.at(-1)));
  return connectionReset
    ? new RemoteError("REMOTE_FAILED", `${baseUrl} cut the connection (${clean(reason)}).`, { connectionReset })
    : new RemoteError("REMOTE_FAILED", `The request to ${baseUrl} failed (${clean(reason)}).`, {
        remedy: "Check the address and that the server runs.",
      });
}

function statusCode(status: number | undefined, said: string): ErrorCode {
  if ((status === undefined || status === 400 || status === 413 || status === 422) && overflow.test(said))
    return "CONTEXT_OVERFLOW";
  return status === 429 || status === 503 ? "OVERLOADED" : "REMOTE_FAILED";
}

function statusRemedy(status: number, said: string): Pick<RemoteErrorDetails, "remedy"> {
  if (status === 401 || status === 403) return { remedy: "Check apiKey." };
  if (status === 404) return { remedy: "Check model and baseUrl, which usually ends in /v1." };
  if (status < 400) return { remedy: "Give the address it leads to as baseUrl." };
  return overflow.test(said) ? { remedy: "Shorten the conversation, for example with trimMessages." } : {};
}

/** An error and its causes, outermost first. */
function causes(error: unknown): unknown[] {
  const chain = [error];
  for (let cause = fields(error)["cause"]; cause !== undefined && chain.length < 8; cause = fields(cause)["cause"])
    chain.push(cause);
  return chain;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function withoutRemedy(message: string, remedy: string | undefined): string {
  return remedy !== undefined && message.endsWith(` ${remedy}`) ? message.slice(0, -remedy.length - 1) : message;
}
