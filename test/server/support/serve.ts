import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { OpenAI } from "openai";
import { onTestFinished } from "vitest";
import type { ChatBackend } from "../../../src/chat/chat-backend.js";
import { LocalModel, type LocalModelOptions } from "../../../src/local-model/local-model.js";
import { type ChatServer, createServer } from "../../../src/server/create-server.js";
import type { ServerOptions } from "../../../src/server/server-options.js";
import { type ScriptedReply, writeScriptedModel } from "../../../src/testing/scripted-model.js";

export const key = "sk-test-0123456789abcdef";

/** A model that plays a script on the real engine. */
export async function scriptedBackend(
  replies: readonly ScriptedReply[],
  options: Partial<LocalModelOptions> = {},
): Promise<ChatBackend> {
  const folder = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-test-"));
  const model = path.join(folder, "scripted");
  await writeScriptedModel(model, replies);
  const backend = new LocalModel({ model, temperature: 0, ...options });
  onTestFinished(async () => {
    await backend.close();
    await rm(folder, { recursive: true, force: true });
  });
  return backend;
}

/** A running server, and the official client for it. */
export interface Served {
  readonly server: ChatServer;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly client: OpenAI;
}

/** Listens on a free port of this machine until the test is over. */
export async function serve(options: ServerOptions, apiKey: string = key): Promise<Served> {
  const server = createServer({ onError: (error) => console.error(error), ...options });
  onTestFinished(() => server.close());
  const { url, port } = await server.listen({ port: 0 });
  return { server, url, port, client: new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0 }) };
}

/** Posts JSON, and nothing else. */
export function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
