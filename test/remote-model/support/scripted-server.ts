import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  readonly socket: Socket;
  /** Resolves when the response is over, sent whole or cut. */
  readonly closed: Promise<unknown>;
}

/** Plays one answer. */
export type Play = (response: ServerResponse, request: SeenRequest) => Promise<void> | void;

/** A real HTTP server whose answers a test writes down beforehand; the last one is repeated. */
export class ScriptedServer implements AsyncDisposable {
  readonly requests: SeenRequest[] = [];
  readonly #server = createServer();
  readonly #plays: Play[];
  readonly #waiting: ((request: SeenRequest) => void)[] = [];

  private constructor(plays: Play[]) {
    this.#plays = plays;
    this.#server.on("request", async (message, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of message) pieces.push(piece);
      const request: SeenRequest = {
        path: message.url ?? "",
        headers: message.headers,
        body: JSON.parse(Buffer.concat(pieces).toString()),
        socket: message.socket,
        closed: once(response, "close"),
      };
      this.requests.push(request);
      const play = this.#plays[Math.min(this.requests.length, this.#plays.length) - 1];
      this.#waiting.shift()?.(request);
      response.on("error", () => {});
      await play?.(response, request);
    });
  }

  static async start(...plays: Play[]): Promise<ScriptedServer> {
    const server = new ScriptedServer(plays);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get baseUrl(): string {
    return `${this.origin}/v1`;
  }

  /** The next request to arrive. */
  next(): Promise<SeenRequest> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}

export const event = (value: unknown): string => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;
export const delta = (fields: object, finish_reason: string | null = null): string =>
  event({ id: "1", object: "chat.completion.chunk", choices: [{ index: 0, delta: fields, finish_reason }] });
export const usage = (prompt_tokens: number, completion_tokens: number): string =>
  event({ choices: [], usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens } });
export const end: string = event("[DONE]");
export const hello: readonly string[] = [
  delta({ role: "assistant" }),
  delta({ content: "你" }),
  delta({ content: "好" }),
  delta({}, "stop"),
];

export const eventHeaders: Readonly<Record<string, string>> = { "content-type": "text/event-stream; charset=utf-8" };

/** Sends these events and ends. */
export function events(...texts: readonly string[]): Play {
  return (response) => {
    response.writeHead(200, eventHeaders);
    for (const text of texts) response.write(text);
    response.end();
  };
}

/** Sends these events and then nothing more. */
export function stall(...texts: readonly string[]): Play {
  return (response) => {
    response.writeHead(200, eventHeaders);
    response.flushHeaders();
    for (const text of texts) response.write(text);
  };
}

/** Sends these events and, when the reader has had time to take them, cuts the connection. */
export function cut(...texts: readonly string[]): Play {
  return async (response, request) => {
    response.writeHead(200, eventHeaders);
    response.flushHeaders();
    for (const text of texts) await new Promise((resolve) => response.write(text, resolve));
    request.socket.resetAndDestroy();
  };
}

export function status(code: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Play {
  return (response) => {
    response.writeHead(code, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

/** Sends one piece after another until the reader goes. Counts the bytes. */
export function flood(
  piece: string,
  headers: Readonly<Record<string, string>> = eventHeaders,
  code = 200,
): Play & { sent: number } {
  const play: Play & { sent: number } = Object.assign(
    async (response: ServerResponse): Promise<void> => {
      response.writeHead(code, headers);
      while (!response.destroyed) {
        play.sent += piece.length;
        if (!response.write(piece)) await room(response);
      }
    },
    { sent: 0 },
  );
  return play;
}

/** Resolves when the response takes more, or is over. */
function room(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.once("drain", done).once("close", done);
  });
}
