import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { FetchLike, Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { CallToolResult, ReadResourceResult, Resource, Tool } from "@modelcontextprotocol/sdk/types.js";
import type { Agent } from "undici";
import { ChatGLMError } from "../../errors.js";
import { loadPeer } from "../documents/readers/load-peer.js";
import { addressRule } from "../fetching/address-rule.js";
import { guardedAgent } from "../fetching/guarded-agent.js";
import type { Secrets } from "../fetching/secrets.js";
import { connectionError, statusError, WebError } from "../fetching/web-error.js";
import type { McpSettings } from "./mcp-options.js";

/** What one request may take. */
export interface McpCall {
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Lists come in pages. */
const MOST_PAGES = 50;
const MOST_LISTED = 10_000;
/** A message holds an output and what is around it: JSON may write a byte in six. */
const MESSAGE_SHARE = 6;
const CONNECT_TIMEOUT = 10_000;
/** What a process said last before it ended. Characters. */
const STDERR_KEPT = 300;
const LONGEST_REASON = 300;

/** An open connection to one server, by the official SDK. */
export class McpConnection implements AsyncDisposable {
  readonly #client: Client;
  readonly #types: typeof import("@modelcontextprotocol/sdk/types.js");
  readonly #agent: Agent | undefined;
  readonly #errorOf: (error: unknown) => Error;
  #hasEnded = false;

  private constructor(
    client: Client,
    types: typeof import("@modelcontextprotocol/sdk/types.js"),
    agent: Agent | undefined,
    errorOf: (error: unknown) => Error,
  ) {
    this.#client = client;
    this.#types = types;
    this.#agent = agent;
    this.#errorOf = errorOf;
    client.onclose = () => {
      this.#hasEnded = true;
    };
  }

  /** @throws ChatGLMError MISSING_PACKAGE without the SDK; WebError if the server can't be started or reached. */
  static async open(settings: McpSettings, secrets: Secrets, { signal, timeout }: McpCall): Promise<McpConnection> {
    const [{ Client }, types] = await loadPeer("@modelcontextprotocol/sdk", "Model Context Protocol servers", () =>
      Promise.all([import("@modelcontextprotocol/sdk/client/index.js"), import("@modelcontextprotocol/sdk/types.js")]),
    );
    // No capabilities: a server can ask for no model, no folder and no person here.
    const client = new Client({ name: "langchain-chatglm", version: "0" }, { capabilities: {} });
    const { transport, agent, lastWords } = await openTransport(settings);
    const errorOf = (error: unknown): Error => mcpError(error, placeOf(settings), secrets, lastWords());
    try {
      await client.connect(transport, { signal, timeout, maxTotalTimeout: timeout });
      return new McpConnection(client, types, agent, errorOf);
    } catch (error) {
      await client.close().catch(() => undefined);
      await agent?.destroy();
      signal.throwIfAborted();
      throw errorOf(error);
    }
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get hasTools(): boolean {
    return this.#client.getServerCapabilities()?.tools !== undefined;
  }

  get hasResources(): boolean {
    return this.#client.getServerCapabilities()?.resources !== undefined;
  }

  /** Calls back whenever the server says that its list of resources changed, or a resource. */
  onResourcesChanged(call: () => void): void {
    this.#client.setNotificationHandler(this.#types.ResourceListChangedNotificationSchema, call);
    this.#client.setNotificationHandler(this.#types.ResourceUpdatedNotificationSchema, call);
  }

  async listTools(call: McpCall): Promise<readonly Tool[]> {
    return this.#allPages(call, async (params, options) => {
      const { ListToolsResultSchema } = this.#types;
      const { tools, nextCursor } = await this.#client.request({ method: "tools/list", params }, ListToolsResultSchema, options);
      return { items: tools, nextCursor };
    });
  }

  async listResources(call: McpCall): Promise<readonly Resource[]> {
    return this.#allPages(call, async (params, options) => {
      const { resources, nextCursor } = await this.#client.listResources(params, options);
      return { items: resources, nextCursor };
    });
  }

  /** Without the SDK's own check of structured outputs, whose patterns are the server's: they may take forever. */
  async callTool(name: string, args: Record<string, unknown>, call: McpCall): Promise<CallToolResult> {
    const request = { method: "tools/call" as const, params: { name, arguments: args } };
    return this.#guarded(call, (options) => this.#client.request(request, this.#types.CallToolResultSchema, options));
  }

  async readResource(uri: string, call: McpCall): Promise<ReadResourceResult> {
    return this.#guarded(call, (options) => this.#client.readResource({ uri }, options));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true;
    await this.#client.close().catch(() => undefined);
    await this.#agent?.destroy();
  }

  async #allPages<Item>(
    call: McpCall,
    ask: (
      params: { readonly cursor?: string },
      options: CallOptions,
    ) => Promise<{ readonly items: readonly Item[]; readonly nextCursor?: string | undefined }>,
  ): Promise<readonly Item[]> {
    const all: Item[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES && all.length < MOST_LISTED; page += 1) {
      const params = cursor === undefined ? {} : { cursor };
      const { items, nextCursor } = await this.#guarded(call, (options) => ask(params, options));
      all.push(...items);
      if (nextCursor === undefined || nextCursor === "") break;
      cursor = nextCursor;
    }
    return all.slice(0, MOST_LISTED);
  }

  async #guarded<Value>({ signal, timeout }: McpCall, act: (options: CallOptions) => Promise<Value>): Promise<Value> {
    signal.throwIfAborted();
    try {
      return await act({ signal, timeout, maxTotalTimeout: timeout });
    } catch (error) {
      signal.throwIfAborted();
      throw this.#errorOf(error);
    }
  }
}

interface CallOptions {
  readonly signal: AbortSignal;
  readonly timeout: number;
  readonly maxTotalTimeout: number;
}

/** How messages call the server: by its command or address, never by arguments or queries. */
export function placeOf({ server }: McpSettings): string {
  if (!("url" in server)) return server.command;
  const { origin, pathname } = new URL(server.url);
  return `${origin}${pathname}`;
}

interface OpenTransport {
  readonly transport: Transport;
  readonly agent?: Agent | undefined;
  readonly lastWords: () => string;
}

async function openTransport({ server, allowPrivate, maxBytes }: McpSettings): Promise<OpenTransport> {
  const longestMessage = maxBytes * MESSAGE_SHARE + 65_536;
  if (!("url" in server)) {
    const { StdioClientTransport } = await import("@modelcontextprotocol/sdk/client/stdio.js");
    const { command, args, env, cwd } = server;
    const started = { command, args: [...args], env: { ...env }, ...(cwd === undefined ? {} : { cwd }), stderr: "pipe" as const };
    const transport = new StdioClientTransport({ ...started, maxBufferSize: longestMessage });
    let said = "";
    transport.stderr?.on("data", (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-STDERR_KEPT);
    });
    return { transport, lastWords: () => said.trim() };
  }
  const [{ StreamableHTTPClientTransport }, { fetch }] = await Promise.all([
    import("@modelcontextprotocol/sdk/client/streamableHttp.js"),
    import("undici"),
  ]);
  const agent = await guardedAgent({
    rule: addressRule(allowPrivate),
    connectTimeout: CONNECT_TIMEOUT,
    maxResponseBytes: longestMessage * 16,
  });
  const guarded = (url: string | URL, init: object = {}): Promise<unknown> => fetch(url, { ...init, dispatcher: agent });
  const transport = new StreamableHTTPClientTransport(new URL(server.url), {
    // One fetch like the other; the types of Node.js's own and of the package's differ.
    fetch: guarded as FetchLike,
    requestInit: { headers: { ...server.headers } },
    redirectPolicy: "same-origin",
  });
  // The SDK's own types are laxer about absent fields than this project's settings.
  return { transport: transport as Transport, agent, lastWords: () => "" };
}

const CONNECTION_CLOSED = -32_000;
const REQUEST_TIMEOUT = -32_001;

function mcpError(error: unknown, place: string, secrets: Secrets, lastWords: string): Error {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) if (inner instanceof ChatGLMError) return inner;
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === REQUEST_TIMEOUT) return new WebError("DEADLINE_EXCEEDED", `${place} took too long.`, { isTransient: true });
  if (code === CONNECTION_CLOSED) {
    const words = lastWords === "" ? "" : ` It last said: ${oneLine(secrets.redact(lastWords))}`;
    return new WebError("REMOTE_FAILED", `${place} closed the connection.${words}`, { isTransient: true });
  }
  if (code === "ENOENT") {
    return new WebError("REMOTE_FAILED", `${place} can't be started: there is no such command, or no such folder.`, {
      remedy: "Check `server.command` and `server.cwd`.",
    });
  }
  if (typeof code === "number" && code >= 400 && code < 600) return statusError(code, undefined, place);
  if (error instanceof TypeError && error.cause !== undefined) return connectionError(error.cause, place);
  const reason = error instanceof Error ? error.message : String(error);
  return new WebError("REMOTE_FAILED", `${place}: ${oneLine(secrets.redact(reason))}`, { isTransient: typeof code !== "number" });
}

function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_REASON);
}
