import { ChatGLMError } from "../../../../errors.js";

/** What may be said about a connection: host, port and database, never who connects nor with what. */
export interface PostgresAddress {
  readonly url: string;
  readonly name: string;
}

/** @throws ChatGLMError INVALID_OPTION, without the text: it may hold a password. */
export function postgresAddress(url: string): PostgresAddress {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    // Without the cause, which holds the whole text.
    throw invalid("can't be parsed");
  }
  if (parsed.protocol !== "postgres:" && parsed.protocol !== "postgresql:") throw invalid("doesn't begin with postgresql://");
  const host = parsed.host === "" ? (parsed.searchParams.get("host") ?? "localhost") : parsed.host;
  return { url, name: `postgresql://${host}${parsed.pathname}` };
}

function invalid(problem: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `The address of the PostgreSQL server ${problem}.`, {
    remedy: "Write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with %40 for @ and %2F for / in the password.",
  });
}
