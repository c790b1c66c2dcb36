import { once } from "node:events";
import { createServer } from "node:http";
import type { RunningWorker } from "./worker-options.js";

/** Where {@link serveHealth} listens. */
export interface HealthServerOptions {
  /** Defaults to "127.0.0.1". */
  readonly host?: string | undefined;
  /** Defaults to 0: a free one. */
  readonly port?: number | undefined;
}

/** A server that tells how a worker is. */
export interface HealthServer extends AsyncDisposable {
  /** `http://127.0.0.1:9464` */
  readonly url: string;
}

/**
 * Tells how a worker is: `/health` answers 200 while it takes jobs, and 503 while it has no connection or is to stop; `/metrics` gives
 * Prometheus text. Neither tells what was asked, or by whom.
 */
export async function serveHealth(
  worker: RunningWorker,
  { host = "127.0.0.1", port = 0 }: HealthServerOptions = {},
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
    };
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, "text/plain", "");
    const [path] = (request.url ?? "").split("?");
    if (path === "/metrics") return answer(200, "application/openmetrics-text; version=1.0.0; charset=utf-8", worker.metrics());
    if (path !== "/health") return answer(404, "text/plain", "");
    void worker.isConnected().then((connected) => {
      const status = worker.draining ? "draining" : connected ? "ok" : "disconnected";
      const body = { status, id: worker.id, kinds: worker.kinds, running: worker.running };
      answer(status === "ok" ? 200 : 503, "application/json", JSON.stringify(body));
    });
  });
  server.requestTimeout = 5_000;
  server.maxConnections = 64;
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const listening = address === null || typeof address === "string" ? port : address.port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${listening}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
