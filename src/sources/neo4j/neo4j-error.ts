import { WebError } from "../fetching/web-error.js";

/** What the driver's errors are called here, by their codes: their messages may repeat what was sent. */
export function neo4jError(error: unknown, place: string): Error {
  if (!(error instanceof Error)) return new WebError("REMOTE_FAILED", `${place}: the query failed.`);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "") return error;
  if (code.startsWith("Neo.ClientError.Security.")) {
    return new WebError("REMOTE_FAILED", `${place} refuses this user (${code}).`, {
      remedy: "Check user and password; the user must be allowed to read the database and to call db.labels.",
    });
  }
  if (/TransactionTimedOut|LockClientStopped|\.Terminated$/.test(code))
    return new WebError("DEADLINE_EXCEEDED", `${place} took longer for a query than it may.`);
  if (code === "Neo.ClientError.Statement.SyntaxError" || code.startsWith("Neo.ClientError.Procedure.")) {
    return new WebError("REMOTE_FAILED", `${place} doesn't understand the query (${code}).`, {
      remedy: "Neo4j 5.26 or newer is needed.",
    });
  }
  const isBusy = /^Neo\.TransientError\./.test(code);
  const isTransient = isBusy || code === "ServiceUnavailable" || code === "SessionExpired";
  return new WebError(isBusy ? "OVERLOADED" : "REMOTE_FAILED", `${place} can't be asked (${code}).`, { isTransient });
}
