import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ChatBackend } from "../dist/chat/chat-backend.js";

/** What the bench's client sends. */
interface Asked {
  readonly model: string;
  readonly messages: readonly { readonly role: "user"; readonly content: string }[];
  readonly max_tokens: number;
}

/**
 * The least that streams a reply over HTTP from Node.js: no checks, no limits, no errors, no cancellation; events of the same size as the server's. What it costs, any
 * server costs.
 */
export async function listenBare(
  backends: Readonly<Record<string, ChatBackend>>,
): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = createServer((request, response) => void answer(backends, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

async function answer(
  backends: Readonly<Record<string, ChatBackend>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { model, messages, max_tokens: maxTokens } = JSON.parse(await text(request)) as Asked;
  const backend = backends[model];
  if (backend === undefined) throw new RangeError(`no backend is called ${model}`);
  const meta = { id: `chatcmpl-${"0".repeat(32)}`, created: 0, model, system_fingerprint: `fp_${"0".repeat(16)}` };
  const send = (choices: readonly object[], usage: object | null): void => {
    response.write(`data: ${JSON.stringify({ ...meta, object: "chat.completion.chunk", choices, usage })}\n\n`);
  };
  response.writeHead(200, { "content-type": "text/event-stream" });
  for await (const event of backend.reply({ messages, options: { ...backend.defaults, maxTokens } })) {
    if (event.type === "text-delta" && event.text !== "") {
      send([{ index: 0, delta: { content: event.text }, logprobs: null, finish_reason: null }], null);
    } else if (event.type === "finish") send([], { completion_tokens: event.usage?.outputTokens });
  }
  response.end("data: [DONE]\n\n");
}
