import { ChatGLMError } from "../../errors.js";

/**
 * The server that holds the queues: an address (`redis://`, `rediss://`, `postgresql://`), which may hold user and password, or the client's own
 * options, TLS and authentication among them: those of `ioredis`, or of a pool of `pg`.
 */
export type QueueConnection =
  | string
  | { readonly redis: Readonly<Record<string, unknown>> }
  | { readonly postgres: Readonly<Record<string, unknown>> };

/** The same as the client takes it. */
export type ClientOptions =
  | { readonly kind: "redis"; readonly url?: string; readonly options: Readonly<Record<string, unknown>> }
  | { readonly kind: "postgres"; readonly options: Readonly<Record<string, unknown>> };

const REDIS = /^rediss?:$/;
const POSTGRES = /^postgres(?:ql)?:$/;

/** @throws ChatGLMError INVALID_OPTION for anything else; the message holds no password. */
export function readConnection(connection: QueueConnection): ClientOptions {
  if (typeof connection === "string") {
    const protocol = URL.canParse(connection) ? new URL(connection).protocol : "";
    if (REDIS.test(protocol)) return { kind: "redis", url: connection, options: {} };
    if (POSTGRES.test(protocol)) return { kind: "postgres", options: { connectionString: connection } };
    throw wrong(protocol === "" ? "no address" : `an address that begins with ${protocol}`);
  }
  if (typeof connection === "object" && connection !== null) {
    if ("redis" in connection) return { kind: "redis", options: connection.redis };
    if ("postgres" in connection) return { kind: "postgres", options: connection.postgres };
  }
  throw wrong("neither an address nor a client's options");
}

/** The address for people and logs: without user and password. */
export function shownConnection(connection: QueueConnection): string {
  const read = readConnection(connection);
  const address = read.kind === "redis" ? read.url : read.options.connectionString;
  if (typeof address !== "string" || !URL.canParse(address)) return read.kind;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname === "/" ? "" : pathname}`;
}

function wrong(what: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `connection: ${what}.`, {
    remedy:
      'Give "redis://host:6379", "rediss://…" with TLS, "postgresql://…", or { redis: … } or { postgres: … } with the client\'s options.',
  });
}
