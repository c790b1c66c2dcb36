import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a path answers. */
export type Route = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A real HTTP server that answers by path, and notes what it was asked. */
export class WebServer implements AsyncDisposable {
  readonly requests: SeenRequest[] = [];
  readonly #server = createServer();
  readonly #waiting: { readonly path: string; readonly seen: () => void }[] = [];

  private constructor(routes: Readonly<Record<string, Route>>) {
    this.#server.on("request", async (request, response) => {
      const url = new URL(request.url ?? "/", this.origin);
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      const body = Buffer.concat(pieces).toString();
      this.requests.push({ method: request.method ?? "", url, headers: request.headers, body });
      for (const { path, seen } of this.#waiting) if (path === url.pathname) seen();
      const route = routes[url.pathname];
      if (route !== undefined) return route(request, response, body);
      response.writeHead(404).end();
    });
  }

  static async start(routes: Readonly<Record<string, Route>>): Promise<WebServer> {
    const server = new WebServer(routes);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Until the path is asked for the next time. */
  next(path: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ path, seen: resolve }));
  }

  asked(path: string): SeenRequest[] {
    return this.requests.filter(({ url }) => url.pathname === path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}

export const json =
  (value: unknown, headers: Readonly<Record<string, string>> = {}): Route =>
  (_request, response) => {
    response.writeHead(200, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
  };

export const page =
  (content: string | Uint8Array, type = "text/html; charset=utf-8", headers: Readonly<Record<string, string>> = {}): Route =>
  (_request, response) => {
    response.writeHead(200, { "content-type": type, ...headers }).end(content);
  };

export const redirect =
  (location: string, status = 302): Route =>
  (_request, response) => {
    response.writeHead(status, { location }).end("moved");
  };

/** Never ends: sends as long as somebody reads. */
export const endless =
  (type: string): Route =>
  (_request, response) => {
    response.writeHead(200, { "content-type": type });
    const piece = Buffer.alloc(65_536, "x");
    const go = (): void => {
      while (!response.destroyed && response.write(piece)) {}
    };
    response.on("drain", go).on("error", () => undefined);
    go();
  };

export const silent: Route = () => undefined;
