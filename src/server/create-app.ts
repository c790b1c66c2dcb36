import { randomUUID } from "node:crypto";
import { Hono, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { ApiError, errorResponse, toApiError } from "./api-error.js";
import { requireKnownHost } from "./http/host-guard.js";
import { readJson } from "./http/read-json.js";
import { pageFile, pagePaths } from "./page/page-files.js";
import { answers } from "./routes/answers.js";
import { chatCompletions } from "./routes/chat-completions.js";
import { completions } from "./routes/completions.js";
import { embeddings } from "./routes/embeddings.js";
import { listModels, oneModel } from "./routes/models.js";
import { listSources } from "./routes/sources.js";
import type { RequestRecord } from "./server-options.js";
import type { ServerContext, ServerEnv, ServerParts } from "./server-parts.js";

type Route = (parts: ServerParts, context: ServerContext, body: unknown) => Promise<Response>;

const posted: Readonly<Record<string, Route>> = {
  "/v1/chat/completions": chatCompletions,
  "/v1/completions": completions,
  "/v1/embeddings": embeddings,
  "/v1/answers": answers,
};
const got: readonly string[] = ["/health", "/metrics", "/v1/models", "/v1/models/:name{.+}", "/v1/sources"];

const ownHeaders = ["x-request-id", "x-ignored-fields", "retry-after"];

/** Every path of the server, with what is asked of all requests. Knows no sockets. */
export function createApp(parts: ServerParts, onRequest: (record: RequestRecord) => void): Hono<ServerEnv> {
  const { settings, admission, metrics } = parts;
  const app = new Hono<ServerEnv>();
  app.use(recorded(parts, onRequest));
  app.use(async (context, next) => {
    const hosts = parts.keys.required ? undefined : settings.hosts;
    requireKnownHost(context.req.raw, { hosts, origins: settings.cors });
    await next();
  });
  if (settings.cors.length > 0) {
    const origin = settings.cors.includes("*") ? "*" : [...settings.cors];
    app.use(cors({ origin, allowHeaders: ["authorization", "content-type"], exposeHeaders: ownHeaders, maxAge: 600 }));
  }
  app.use("/v1/*", authenticated(parts));
  app.use("/metrics", authenticated(parts));

  app.get("/health", () =>
    admission.closed ? Response.json({ status: "draining" }, { status: 503 }) : Response.json({ status: "ok" }),
  );
  app.get("/metrics", () => {
    const type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    return new Response(metrics.text(), { headers: { "content-type": type } });
  });
  app.get("/v1/models", () => listModels(parts));
  app.get("/v1/models/:name{.+}", (context) => oneModel(parts, context.req.param("name")));
  app.get("/v1/sources", (context) => listSources(parts, context));
  if (parts.page) {
    for (const path of pagePaths) {
      app.get(path, (context) => pageFile(path, context.req.raw.headers));
      app.all(path, () => refuseMethod("GET, HEAD"));
    }
  }
  for (const [path, route] of Object.entries(posted)) {
    app.post(path, async (context) => route(parts, context, await readJson(context.req.raw, settings.limits)));
  }
  for (const path of got) app.all(path, () => refuseMethod("GET, HEAD"));
  for (const path of Object.keys(posted)) app.all(path, () => refuseMethod("POST"));
  app.notFound(() => errorResponse(new ApiError(404, "NOT_FOUND", "There is nothing at this path.")));
  app.onError((error, context) => {
    const id = context.get("id");
    const apiError = toApiError(error, id);
    if (apiError.status >= 500 && error !== apiError) parts.onError(error, id);
    return errorResponse(apiError);
  });
  return app;
}

function refuseMethod(allow: string): Response {
  return errorResponse(new ApiError(405, "METHOD_NOT_ALLOWED", `This path takes ${allow}.`, { allow }));
}

/** Requires a key, where there are any, and knows its scope from then on. */
function authenticated({ keys }: ServerParts): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    if (keys.required) {
      const scope = keys.scopeOf(context.req.header("authorization"));
      if (scope === undefined) throw new ApiError(401, "INVALID_API_KEY", "A valid API key is needed, as a bearer token.");
      context.set("scope", scope);
    }
    await next();
  };
}

/** Gives each request an id, and tells of it once its response is over. */
function recorded({ metrics }: ServerParts, onRequest: (record: RequestRecord) => void): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const begunAt = performance.now();
    const id = randomUUID();
    const { method, path } = context.req;
    let status = 500;
    context.set("id", id);
    context.set("isStreaming", false);
    context.set("finish", (left) => {
      const ms = performance.now() - begunAt;
      const pattern = patternOf(path);
      metrics.requests.add({ path: pattern, status: String(status) });
      metrics.duration.observe(ms / 1000, { path: pattern });
      onRequest({ id, method, path: pattern, status, ms, scope: context.get("scope"), left });
    });
    await next();
    const { headers } = context.res;
    status = context.res.status;
    headers.set("x-request-id", id);
    headers.set("x-content-type-options", "nosniff");
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    if (!context.get("isStreaming")) context.get("finish")(status === 499 ? "gone" : undefined);
  };
}

/** One of few: strangers' paths are no labels. */
function patternOf(path: string): string {
  if (path.startsWith("/v1/models/")) return "/v1/models/{name}";
  return path in posted || got.includes(path) || pagePaths.includes(path) ? path : "*";
}
