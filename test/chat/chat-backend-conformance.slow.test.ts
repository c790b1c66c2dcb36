import path from "node:path";
import { InMemoryCache } from "@langchain/core/caches";
import { afterAll, describe, expect, it } from "vitest";
import { CachedBackend } from "../../src/chat/cached-backend.js";
import type { ChatBackend, ReplyEvent } from "../../src/chat/chat-backend.js";
import { GuardedCache } from "../../src/langchain/guarded-cache.js";
import { LocalModel } from "../../src/local-model/local-model.js";
import { RemoteModel } from "../../src/remote-model/remote-model.js";
import { chatBackendTests } from "../../src/testing/chat-backend-conformance.js";
import { type ScriptedReply, writeScriptedModel } from "../../src/testing/scripted-model.js";
import { scriptedReplies } from "../remote-model/support/scripted-replies.js";
import { ScriptedServer } from "../remote-model/support/scripted-server.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let models = 0;
const folder = temporaryFolder();
const servers: ScriptedServer[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
});

async function local(replies: readonly ScriptedReply[]): Promise<ChatBackend> {
  const model = path.join(await folder, `scripted-${models++}`);
  await writeScriptedModel(model, replies);
  return new LocalModel({ model });
}

async function remote(replies: readonly ScriptedReply[]): Promise<ChatBackend> {
  const server = await ScriptedServer.start(scriptedReplies(replies));
  servers.push(server);
  return new RemoteModel({ baseUrl: server.baseUrl, model: "chatglm3-6b" });
}

const cached = (backend: ChatBackend): ChatBackend => new CachedBackend(backend, new GuardedCache(new InMemoryCache()));
const noFolder = async (): Promise<ChatBackend> => new LocalModel({ model: path.join(await folder, "none") });
const noServer = async (): Promise<ChatBackend> => {
  const server = await ScriptedServer.start();
  const { baseUrl } = server;
  await server[Symbol.asyncDispose]();
  return new RemoteModel({ baseUrl, model: "chatglm3-6b", maxRetries: 0 });
};

const runner = { describe, it, expect };
chatBackendTests(runner, { name: "a folder", createBackend: local, createBroken: noFolder });
chatBackendTests(runner, { name: "a server", createBackend: remote, createBroken: noServer });
chatBackendTests(runner, {
  name: "a folder behind a cache",
  createBackend: async (replies) => cached(await local(replies)),
  createBroken: async () => cached(await noFolder()),
});
chatBackendTests(runner, {
  name: "a server behind a cache",
  createBackend: async (replies) => cached(await remote(replies)),
  createBroken: async () => cached(await noServer()),
});

describe("a reply from the cache", () => {
  it("has the same text and calls, its pieces as they came, and costs nothing", async () => {
    const replies: ScriptedReply[] = [["I look.", { name: "search", args: { query: "茶" } }]];
    const backend = cached(await local(replies));
    const tools = [{ name: "search", description: "Searches.", parameters: { type: "object", properties: {} } }];
    const call = { messages: [{ role: "user" as const, content: "Tea?" }], tools, options: {} };
    const read = async (): Promise<ReplyEvent[]> => {
      const events: ReplyEvent[] = [];
      for await (const event of backend.reply(call)) events.push(event);
      return events;
    };
    const [first, second] = [await read(), await read()];
    const pieces = (events: readonly ReplyEvent[]): string[] =>
      events.flatMap((event) => (event.type === "text-delta" && event.text !== "" ? [event.text] : []));
    const called = (events: readonly ReplyEvent[]): string =>
      events
        .map((event) => (event.type === "tool-call-delta" ? `${event.id ?? ""}${event.name ?? ""}${event.args}` : ""))
        .join("");
    expect(pieces(second)).toEqual(pieces(first));
    expect(called(second)).toBe(called(first));
    expect(second.at(-1)).toEqual({
      type: "finish",
      reason: "tool_calls",
      usage: { promptTokens: 0, outputTokens: 0 },
      metadata: { cached: true },
    });
    await backend.close();
  });
});

describe("the suite", () => {
  /** Names of the tests that a backend fails whose replies go through `change`. */
  const failures = async (change: (events: ReplyEvent[]) => ReplyEvent[]): Promise<string[]> => {
    const failed: string[] = [];
    const runs: Promise<void>[] = [];
    const test = (name: string, run: () => Promise<void>): void =>
      void runs.push(
        run().catch(() => {
          failed.push(name);
        }),
      );
    const backend = async (replies: readonly ScriptedReply[]): Promise<ChatBackend> => {
      const real = await remote(replies);
      const original = real.reply.bind(real);
      const reply: ChatBackend["reply"] = async function* (call) {
        const events: ReplyEvent[] = [];
        for await (const event of original(call)) events.push(event);
        yield* change(events);
      };
      return Object.defineProperty(real, "reply", { value: reply });
    };
    const standIn = {
      describe: (_name: string, define: () => void) => define(),
      it: Object.assign(test, { skip: test }),
      expect,
    };
    chatBackendTests(standIn, { name: "changed", createBackend: backend, createBroken: noServer });
    await Promise.all(runs);
    return failed;
  };
  const withoutUsage = (event: ReplyEvent): ReplyEvent =>
    event.type === "finish" ? { type: "finish", reason: event.reason } : event;

  it.each<[string, (events: ReplyEvent[]) => ReplyEvent[], string]>([
    ["reversed", (events) => events.toReversed(), "streams text in order, and ends with one finish"],
    ["without token counts", (events) => events.map(withoutUsage), "tells the tokens with the last event"],
    ["with two ends", (events) => [...events, ...events.slice(-1)], "streams text in order, and ends with one finish"],
    ["without calls", (events) => events.filter(({ type }) => type !== "tool-call-delta"), "tells several calls apart"],
  ])("finds out replies %s", async (_what, change, name) => {
    expect(await failures(change)).toContain(name);
  });

  it("finds out replies that are held back until they are whole, and has nothing else against them", async () => {
    expect(await failures((events) => events)).toEqual(["stops when the signal fires, and answers the next call whole"]);
  });
});
