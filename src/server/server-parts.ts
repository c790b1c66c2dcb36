import type { HttpBindings } from "@hono/node-server";
import type { Context, Env } from "hono";
import type { Admission } from "./admission.js";
import { ApiError } from "./api-error.js";
import type { ApiKeys } from "./api-keys.js";
import type { ServerMetrics } from "./metrics/server-metrics.js";
import { RequestLife } from "./request-life.js";
import type { RequestRecord, ServerOptions, ServerSettings } from "./server-options.js";

/** What the routes work with; assembled once per server. */
export interface ServerParts {
  readonly settings: ServerSettings;
  readonly chain: ServerOptions["chain"];
  readonly sources: NonNullable<ServerOptions["sources"]>;
  /** Whether the page is served. */
  readonly page: boolean;
  readonly keys: ApiKeys;
  readonly admission: Admission;
  readonly metrics: ServerMetrics;
  /** Fires when the server waits for nobody any more. */
  readonly stopping: AbortSignal;
  /** Seconds since 1970. */
  readonly startedAt: number;
  readonly onError: (error: unknown, requestId: string) => void;
}

/** Of one request: what hono's context carries. */
export interface ServerEnv extends Env {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: {
    id: string;
    /** The key's scope. */
    scope: string | undefined;
    /** Set where the response goes on after its handler: `finish` is then called at its end. */
    isStreaming: boolean;
    finish: (left?: RequestRecord["left"]) => void;
  };
}

export type ServerContext = Context<ServerEnv>;

/** Begins the work of a request. Whoever begins it ends it. */
export function beginLife({ settings, stopping }: ServerParts, context: ServerContext): RequestLife {
  const ends = { client: context.req.raw.signal, server: stopping, timeout: settings.limits.replyTime };
  return new RequestLife(ends);
}

/** What is served by that name. @throws ApiError 404 for an unknown one */
export function served<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name);
  if (value !== undefined) return value;
  const shown = name.length > 100 ? `${name.slice(0, 100)}…` : name;
  throw new ApiError(404, "MODEL_NOT_FOUND", `No model here is called ${JSON.stringify(shown)}.`, { param: "model" });
}

/** Names the wishes that weren't followed in a header of the response. */
export function ignoredHeader(ignored: readonly string[]): Readonly<Record<string, string>> {
  return ignored.length === 0 ? {} : { "x-ignored-fields": ignored.join(", ") };
}
