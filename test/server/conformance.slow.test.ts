import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { ChatBackend } from "../../src/chat/chat-backend.js";
import { LocalModel } from "../../src/local-model/local-model.js";
import { RemoteModel } from "../../src/remote-model/remote-model.js";
import { createServer } from "../../src/server/create-server.js";
import { chatBackendTests } from "../../src/testing/chat-backend-conformance.js";
import { type ScriptedReply, writeScriptedModel } from "../../src/testing/scripted-model.js";

/** This library's own client of this library's server: what goes through both is as it was. */
async function through(local: LocalModel): Promise<ChatBackend> {
  const server = createServer({ models: { scripted: local } });
  const { url } = await server.listen({ port: 0 });
  onTestFinished(async () => {
    await server.close();
    await local.close();
  });
  return new RemoteModel({ baseUrl: `${url}/v1`, model: "scripted", maxRetries: 0 });
}

async function scripted(replies: readonly ScriptedReply[]): Promise<ChatBackend> {
  const folder = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeScriptedModel(path.join(folder, "scripted"), replies);
  return through(new LocalModel({ model: path.join(folder, "scripted") }));
}

chatBackendTests(
  { describe, it, expect },
  {
    name: "RemoteModel → server → LocalModel",
    createBackend: scripted,
    createBroken: () => through(new LocalModel({ model: path.join(tmpdir(), "no-such-model") })),
  },
);
