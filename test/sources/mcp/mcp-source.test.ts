import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { McpSourceOptions } from "../../../src/sources/mcp/mcp-options.js";
import { McpSource } from "../../../src/sources/mcp/mcp-source.js";
import { sourceConformance } from "../source-conformance.js";
import { TeaOverHttp } from "./support/tea-over-http.js";

const KEY = "tea-key-do-not-tell";

const sources: McpSource[] = [];
const opened = (options: McpSourceOptions): McpSource => {
  const source = new McpSource(options);
  sources.push(source);
  return source;
};
afterAll(async () => {
  await Promise.all(sources.map((source) => source[Symbol.asyncDispose]()));
});

const ask = (source: McpSource, question: string, limit = 10): Promise<unknown> =>
  source.find(question, { limit }).then(
    (found) => found.map(({ text }) => text),
    (error: unknown) => error,
  );

let server: TeaOverHttp;
beforeAll(async () => {
  server = await TeaOverHttp.start(KEY);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});
const overHttp = (options: Partial<McpSourceOptions> = {}): McpSource =>
  opened({ server: { url: server.url, headers: { "x-api-key": KEY } }, ...options });

describe("McpSource", () => {
  describe("tools over HTTP", () => {
    sourceConformance({ open: () => overHttp({ resources: false }), question: "green tea", unknown: "coffee" });
  });

  it("asks the tools that only read, and searches the resources, under their titles and at their addresses", async () => {
    const before = server.calls.length;
    const found = await overHttp().find("How hot is Longjing tea brewed?", { limit: 5 });
    expect(server.calls.slice(before)).toEqual([{ tool: "find_tea", args: { query: "How hot is Longjing tea brewed?" } }]);
    expect(found[0]).toMatchObject({ title: "Tea finder", location: `${server.url} (tool find_tea)`, score: 1 });
    expect(found[1]).toEqual({
      source: "mcp",
      title: "Tea guide › Brewing",
      text: "Longjing is brewed at 80 degrees.",
      location: "tea://guide:3",
      score: 0.75,
    });
  });

  it("calls a tool that writes only if it is named, and fills in what the user gives", async () => {
    const before = server.calls.length;
    const named = overHttp({
      tools: ["drink_tea", { name: "tea_prices", argument: "query", extra: { currency: "CNY" } }],
      resources: false,
    });
    expect(await ask(named, "What is tea?")).toEqual(["The tea is gone.", expect.stringContaining("price: 12.5")]);
    expect(server.calls.slice(before)).toEqual([
      { tool: "drink_tea", args: { query: "What is tea?" } },
      { tool: "tea_prices", args: { currency: "CNY", query: "What is tea?" } },
    ]);
  });

  it("reads resources by their kinds, and tells what it left out", async () => {
    const source = overHttp({ tools: [] });
    const found = await source.find("How many hectares has Wengjiashan?", { limit: 1 });
    expect(found[0]?.text).toContain("12.50");
    expect(found[0]?.location).toBe("tea://numbers#");
    expect(source.skipped).toEqual([{ name: "tea://broken", reason: expect.stringContaining("the shelf is empty") }]);
    const few = overHttp({ tools: [], maxResources: 1 });
    expect(await ask(few, "Wengjiashan")).toEqual([]);
    expect(few.skipped.map(({ name }) => name)).toEqual(["tea://numbers", "tea://broken"]);
  });

  it("reads resources again once the server says that there are others", async () => {
    const source = overHttp({ tools: [] });
    expect(await ask(source, "Where does Biluochun grow?")).toEqual([]);
    const session = server.servers.at(-1);
    const text = "Biluochun grows at Lake Tai.";
    session?.registerResource("late", "tea://late", {}, () => ({ contents: [{ uri: "tea://late", text }] }));
    let found: unknown = [];
    // The message comes by a stream of its own.
    while (Array.isArray(found) && found.length === 0) {
      await nextTurn();
      found = await ask(source, "Where does Biluochun grow?");
    }
    expect(found).toEqual([text]);
  });

  it("takes resources and links that a tool gives, and no pictures", async () => {
    const found = await overHttp({ tools: ["pictures"], resources: false }).find("tea", { limit: 5 });
    expect(found.map(({ text, location }) => [text, location])).toEqual([
      ["Oolong tea is on the menu.", "tea://menu:3"],
      ["Cellar: Where old tea lies.", "tea://cellar:1"],
    ]);
  });

  it("tells a tool that failed beside one that didn't, and fails if all did", async () => {
    const both = overHttp({ tools: ["spilt", "find_tea"], resources: false });
    expect(await ask(both, "tea")).toHaveLength(2);
    expect(both.skipped).toEqual([{ name: "tool spilt", reason: expect.stringContaining("The pot broke at no key") }]);
    expect(await ask(overHttp({ tools: ["spilt"], resources: false }), "tea")).toMatchObject({ code: "REMOTE_FAILED" });
    expect(await ask(overHttp({ tools: ["endless"], resources: false, maxBytes: 10_000 }), "tea")).toMatchObject({
      message: expect.stringContaining("more than 10000"),
    });
    expect(await ask(overHttp({ tools: ["hanging"], resources: false, timeout: 100 }), "tea")).toMatchObject({
      code: "DEADLINE_EXCEEDED",
    });
  });

  it("stops a tool when the signal fires", async () => {
    const controller = new AbortController();
    const source = overHttp({ tools: ["hanging"], resources: false });
    const asking = source.find("tea", { limit: 1, signal: controller.signal });
    while (server.calls.at(-1)?.tool !== "hanging") await nextTurn();
    controller.abort();
    await expect(asking).rejects.toMatchObject({ code: "ABORTED" });
  });

  it.each([
    ["a command that isn't there", { command: "/no/such/command" }, "REMOTE_FAILED", "no such command"],
    [
      "a process that isn't a server",
      { command: process.execPath, args: ["-e", "console.error('just a script')"] },
      "REMOTE_FAILED",
      "just a script",
    ],
    ["an address that nobody listens at", { url: "http://127.0.0.1:9/mcp" }, "REMOTE_FAILED", "127.0.0.1:9"],
  ])("names %s", async (_what, wrong, code, message) => {
    expect(await ask(opened({ server: wrong }), "tea")).toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it("names a refused key, an address that isn't public, a tool that isn't there, and a server with nothing to ask", async () => {
    const refused = opened({ server: { url: server.url, headers: { "x-api-key": "wrong-key" } } });
    const failure = await ask(refused, "tea");
    expect(failure).toMatchObject({ code: "REMOTE_FAILED", status: 401 });
    expect(String(failure)).not.toContain("wrong-key");
    expect(await ask(overHttp({ allowPrivate: false }), "tea")).toMatchObject({ code: "ADDRESS_REFUSED" });
    expect(await ask(overHttp({ tools: ["brew"] }), "tea")).toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining("find_tea"),
    });
    expect(await ask(overHttp({ tools: [], resources: false }), "tea")).toMatchObject({ code: "INVALID_OPTION" });
  });

  it("has a fingerprint that tells servers, accounts and versions apart, and shows no key", async () => {
    const of = async (options: Partial<McpSourceOptions>, key = KEY): Promise<string> =>
      overHttp({
        maxAge: Number.POSITIVE_INFINITY,
        server: { url: server.url, headers: { "x-api-key": key } },
        ...options,
      }).fingerprint();
    const all = [
      of({}),
      of({}, "another"),
      of({ version: "2" }),
      of({ tools: [] }),
      of({ server: { command: "tea-server", env: { TEA_API_KEY: KEY } } }),
    ];
    expect(new Set(await Promise.all(all)).size).toBe(all.length);
    expect(await of({})).toBe(await of({}));
  });

  it.each([
    ["server", { server: {} }],
    ["server", { server: { command: "x", url: "http://a.example" } }],
    ["server", { server: { url: "file:///x" } }],
    ["tools", { tools: [{ argument: "x" }] }],
    ["allowPrivate", { allowPrivate: ["a b"] }],
    ["timeout", { timeout: 0 }],
  ])("refuses a wrong %s", (name, options) => {
    const build = (): McpSource => new McpSource({ server: { command: "x" }, ...options } as McpSourceOptions);
    expect(build).toThrow(expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(name) }));
  });
});
