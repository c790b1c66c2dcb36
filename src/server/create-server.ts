import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { within } from "../async/deadline.js";
import { ChatGLMError } from "../errors.js";
import { Admission } from "./admission.js";
import { ApiError } from "./api-error.js";
import { ApiKeys } from "./api-keys.js";
import { createApp } from "./create-app.js";
import { ConnectionGuard } from "./http/connection-guard.js";
import { isLoopback } from "./http/host-guard.js";
import { ServerMetrics } from "./metrics/server-metrics.js";
import { readServerOptions, type ServerOptions, type ServerSettings } from "./server-options.js";

/** Where a server listens. */
export interface ListenOptions {
  /** An address or a name. One that others can reach needs keys. Defaults to 127.0.0.1. */
  readonly host?: string | undefined;
  /** 0 takes any that is free. Defaults to 8080. */
  readonly port?: number | undefined;
}

/** Where it does listen. */
export interface ListeningAddress {
  readonly host: string;
  readonly port: number;
  /** `http://127.0.0.1:8080` */
  readonly url: string;
}

/** A server that answers by OpenAI's protocol. */
export interface ChatServer extends AsyncDisposable {
  /**
   * Answers one request: to mount it in a server of one's own, or to try it without one. The limits on connections and the headers' time are then
   * that server's. `bindings` are what `@hono/node-server` hands on, if it is that.
   */
  readonly fetch: (request: Request, bindings?: object) => Promise<Response>;
  /** Opens the port, once. @throws ChatGLMError INVALID_OPTION for a public address without keys; IO_FAILED where the port can't be had */
  listen(options?: ListenOptions): Promise<ListeningAddress>;
  /**
   * Takes nothing more and lets what runs come to its end, for `drainTime` at most; then cancels it. Models, chain and caches are their owner's to
   * close. Idempotent.
   */
  close(): Promise<void>;
}

/** Milliseconds between two looks at connections that send their request too slowly. */
const CHECK_EVERY = 1_000;
/** Milliseconds that what was cancelled has to say so to its client. */
const LAST_WORDS = 1_000;

/**
 * Serves chat models by OpenAI's protocol, and an answer chain, over HTTP. Opens no port and no model.
 *
 * @example
 * const chat = new ChatGLMChatModel({ model: "./chatglm3-6b-int4" });
 * const server = createServer({ backend: chat.backend });
 * console.log((await server.listen()).url);
 *
 * @throws ChatGLMError INVALID_OPTION naming the option
 */
export function createServer(options: ServerOptions): ChatServer {
  return new NodeServer(options);
}

class NodeServer implements ChatServer {
  readonly fetch: ChatServer["fetch"];
  readonly #settings: ServerSettings;
  readonly #keys: ApiKeys;
  readonly #admission: Admission;
  readonly #stopping = new AbortController();
  #server: Server | undefined;
  #guard: ConnectionGuard | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: ServerOptions) {
    this.#settings = readServerOptions(options);
    this.#keys = new ApiKeys(options.keys ?? []);
    this.#admission = new Admission(this.#settings.limits);
    const app = createApp(
      {
        settings: this.#settings,
        chain: options.chain,
        sources: options.sources ?? [],
        page: options.page === true,
        keys: this.#keys,
        admission: this.#admission,
        metrics: new ServerMetrics(this.#admission, () => this.#guard?.count ?? 0, options.answerCache),
        stopping: this.#stopping.signal,
        startedAt: Math.floor(Date.now() / 1000),
        onError: (error, requestId) => quietly(() => options.onError?.(error, requestId)),
      },
      (record) => quietly(() => options.onRequest?.(record)),
    );
    this.fetch = async (request, bindings = {}) => app.fetch(request, bindings);
  }

  async listen({ host = "127.0.0.1", port = 8080 }: ListenOptions = {}): Promise<ListeningAddress> {
    if (this.#server !== undefined || this.#closing !== undefined) {
      throw new ChatGLMError("INVALID_OPTION", "The server listens already, or is closed.", { remedy: "Create another." });
    }
    if (!isLoopback(host) && !this.#keys.required) {
      throw new ChatGLMError("INVALID_OPTION", `host: others can reach ${host}, and no key is needed.`, {
        remedy: "Give keys, or listen on 127.0.0.1.",
      });
    }
    const server = this.#open();
    this.#server = server;
    server.listen({ host, port });
    try {
      await once(server, "listening");
    } catch (cause) {
      this.#server = undefined;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ChatGLMError("IO_FAILED", `The server can't listen on ${host}, port ${port}: ${reason}.`, { cause });
    }
    const { address, port: given } = server.address() as AddressInfo;
    return { host: address, port: given, url: `http://${address.includes(":") ? `[${address}]` : address}:${given}` };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #open(): Server {
    const { bodyTime, connections } = this.#settings.limits;
    const server = createAdaptorServer({
      fetch: this.fetch,
      overrideGlobalObjects: false,
      serverOptions: {
        maxHeaderSize: 16_384,
        headersTimeout: Math.ceil(bodyTime / 3),
        requestTimeout: bodyTime,
        connectionsCheckingInterval: Math.min(CHECK_EVERY, bodyTime),
        keepAliveTimeout: 5_000,
        noDelay: true,
      },
    }) as Server;
    this.#guard = new ConnectionGuard(server, connections);
    return server;
  }

  async #close(): Promise<void> {
    const server = this.#server;
    const closed = server === undefined ? undefined : once(server, "close");
    server?.close();
    this.#guard?.drain();
    await within(this.#admission.close(), { timeout: this.#settings.limits.drainTime, what: "Draining" }).catch(async () => {
      this.#stopping.abort(new ApiError(503, "SHUTTING_DOWN", "The server is shutting down."));
      // What doesn't stop when it is told to isn't waited for.
      await within(this.#admission.close(), { timeout: LAST_WORDS, what: "Stopping" }).catch(() => {});
    });
    if (server === undefined) return;
    // Whoever doesn't read its last words is not waited for.
    const cut = setTimeout(() => server.closeAllConnections(), LAST_WORDS);
    await closed;
    clearTimeout(cut);
  }
}

/** What a listener throws is no business of the request that it is told of. */
function quietly(tell: () => void): void {
  try {
    tell();
  } catch {
    // Nobody is left to be told.
  }
}
