import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { type TeaServerLog, teaServer } from "./tea-server.js";

/** The same server over HTTP, in this process: a session for each client. */
export class TeaOverHttp implements AsyncDisposable, TeaServerLog {
  readonly calls: { readonly tool: string; readonly args: Record<string, unknown> }[] = [];
  readonly headers: IncomingMessage["headers"][] = [];
  readonly servers: McpServer[] = [];
  readonly #http = createServer();
  readonly #sessions = new Map<string, StreamableHTTPServerTransport>();

  private constructor(key: string) {
    this.#http.on("request", async (request, response) => {
      this.headers.push(request.headers);
      if (request.headers["x-api-key"] !== key) return void response.writeHead(401).end();
      const known = this.#sessions.get(String(request.headers["mcp-session-id"]));
      if (known !== undefined) return await known.handleRequest(request, response);
      const transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => randomUUID(),
        onsessioninitialized: (id) => void this.#sessions.set(id, transport),
      });
      const server = teaServer(this);
      this.servers.push(server);
      await server.connect(transport as Transport);
      await transport.handleRequest(request, response);
    });
  }

  static async start(key: string): Promise<TeaOverHttp> {
    const server = new TeaOverHttp(key);
    server.#http.listen(0, "127.0.0.1");
    await once(server.#http, "listening");
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/mcp`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.servers) await server.close();
    this.#http.closeAllConnections();
    this.#http.close();
    await once(this.#http, "close");
  }
}
