import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { InMemoryCache } from "@langchain/core/caches";
import { describe, expect, it } from "vitest";
import { CachedBackend } from "../../src/chat/cached-backend.js";
import { GuardedCache } from "../../src/langchain/guarded-cache.js";
import { ApiKeys, type ServerKey } from "../../src/server/api-keys.js";
import { createServer } from "../../src/server/create-server.js";
import { GatedBackend } from "./support/gated-backend.js";
import { key, post, scriptedBackend, serve } from "./support/serve.js";

const other = "sk-test-fedcba9876543210";
const request = { model: "gated", messages: [{ role: "user" as const, content: "Count." }] };
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("keys", () => {
  it("open the server to who has one, in any form it was given, and to nobody else", async () => {
    const keys: ServerKey[] = [key, { key: other, scope: "north" }, { sha256: sha256("a-hashed-key-of-mine"), scope: "south" }];
    const read = new ApiKeys(keys);
    expect(read.scopeOf(`Bearer ${key}`)).toMatch(/^key-[0-9a-f]{32}$/);
    expect(read.scopeOf(`bearer  ${other}`)).toBe("north");
    expect(read.scopeOf("Bearer a-hashed-key-of-mine")).toBe("south");
    for (const wrong of [
      undefined,
      "",
      key,
      "Bearer",
      "Bearer ",
      `Bearer ${key}x`,
      `Bearer ${key.slice(0, -1)}`,
      `Basic ${key}`,
    ]) {
      expect(read.scopeOf(wrong), String(wrong)).toBeUndefined();
    }
  });

  it("have the same scope however they are given, and can't be read back", () => {
    const [plain, hashed] = [new ApiKeys([key]), new ApiKeys([{ sha256: sha256(key).toUpperCase() }])];
    expect(hashed.scopeOf(`Bearer ${key}`)).toBe(plain.scopeOf(`Bearer ${key}`));
    expect(inspect(plain, { depth: 9, showHidden: true })).not.toContain(key);
    expect(JSON.stringify(plain)).not.toContain(key);
  });

  it.each<[string, readonly ServerKey[], string]>([
    ["too short", ["short"], "keys[0]"],
    ["with spaces", ["a key with some spaces"], "keys[0]"],
    ["given twice", [key, { sha256: sha256(key) }], "keys[1] is the same as keys[0]"],
    ["no digest", [{ sha256: "abc" }], "keys[0]"],
    ["with a scope that is none", [{ key, scope: "a b" }], "keys[0]"],
  ])("%s are refused without being repeated", (_what, keys, said) => {
    expect(() => new ApiKeys(keys)).toThrow(said);
    expect(() => new ApiKeys(keys)).not.toThrow(key);
  });

  it("are needed for all but the health", async () => {
    const backend = new GatedBackend();
    const { url, client } = await serve({ backend, keys: [key] }, key);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    for (const path of ["/metrics", "/v1/models", "/v1/models/gated"]) {
      const response = await fetch(`${url}${path}`);
      expect([path, response.status, response.headers.get("www-authenticate")]).toEqual([path, 401, "Bearer"]);
    }
    const refused = await post(`${url}/v1/chat/completions`, request, { authorization: `Bearer ${other}` });
    expect([refused.status, await refused.json()]).toMatchObject([401, { error: { code: "INVALID_API_KEY" } }]);
    expect(backend.calls).toHaveLength(0);
    backend.release();
    expect((await client.chat.completions.create(request)).choices).toHaveLength(1);
  });

  it("keep callers' cached replies apart, and who computed a prompt before", async () => {
    const gated = new GatedBackend();
    gated.release();
    const backend = new CachedBackend(gated, new GuardedCache(new InMemoryCache()));
    const server = await serve({ backend, keys: [key, { key: other, scope: "north" }] }, key);
    const ask = async (apiKey: string) => server.client.withOptions({ apiKey }).chat.completions.create(request);
    expect((await ask(key)).usage).toEqual({ prompt_tokens: 4, completion_tokens: 3, total_tokens: 7 });
    expect((await ask(key)).usage?.completion_tokens).toBe(0);
    expect(gated.calls).toHaveLength(1);
    expect((await ask(other)).usage?.completion_tokens).toBe(3);
    expect(gated.calls.map(({ scope }) => scope)).toEqual([expect.stringMatching(/^key-/), "north"]);
    const single = await serve({ backend: gated, keys: [key] }, key);
    const told = await single.client.chat.completions.create(request);
    expect(told.usage?.prompt_tokens_details).toEqual({ cached_tokens: 2 });
  });

  it("reuse nothing that the engine computed for another's prompt", async () => {
    const backend = await scriptedBackend(["Tea."]);
    const cached = async (scope?: string): Promise<number | undefined> => {
      const messages = [{ role: "user" as const, content: "A long question that begins like another one, word by word." }];
      for await (const event of backend.reply({ messages, options: backend.defaults, scope }))
        if (event.type === "finish") return event.usage?.cachedTokens;
      return undefined;
    };
    expect(await cached("north")).toBe(0);
    expect(await cached("south")).toBe(0);
    expect(await cached("north")).toBeGreaterThan(0);
  });
});

describe("a public address", () => {
  it.each(["0.0.0.0", "::", "192.168.1.10", "example.org"])("%s is refused without a key", async (host) => {
    const server = createServer({ backend: new GatedBackend() });
    await expect(server.listen({ host, port: 0 })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await server.close();
  });

  it("is served with one, by any name", async () => {
    const server = createServer({ backend: new GatedBackend(), keys: [key] });
    const { port } = await server.listen({ host: "0.0.0.0", port: 0 });
    const response = await fetch(`http://127.0.0.1:${port}/v1/models`, { headers: { authorization: `Bearer ${key}` } });
    expect(response.status).toBe(200);
    await server.close();
  });

  it("says which port can't be had", async () => {
    const { port } = await serve({ backend: new GatedBackend() });
    const second = createServer({ backend: new GatedBackend() });
    await expect(second.listen({ port })).rejects.toMatchObject({
      code: "IO_FAILED",
      message: expect.stringContaining(String(port)),
    });
    await second.close();
  });
});

describe("options", () => {
  const backend = new GatedBackend();
  it.each([
    ["nothing to serve", {}, "nothing to serve"],
    ["a backend and models", { backend, models: { gated: backend } }, "Both backend and models"],
    ["a limit that is none", { backend, limits: { running: 0 } }, "limits.running"],
    ["an origin that is none", { backend, cors: ["app.example.org"] }, "cors.0"],
    ["a share of the places without keys", { backend, limits: { perScope: 2 } }, "limits.perScope"],
    ["every origin without keys", { backend, cors: ["*"] }, "cors"],
  ])("with %s are refused", (_what, options, said) => {
    expect(() => createServer(options)).toThrow(said);
  });
});
