import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Environment } from "../../src/cli/language.js";
import { flagSources } from "../../src/cli/sources/flag-sources.js";
import { OpenedSources } from "../../src/cli/sources/open-sources.js";
import type { SourceFlags } from "../../src/cli/sources/source-flags.js";
import { json, WebServer } from "../sources/http/support/web-server.js";
import { temporaryFolder } from "../sources/temporary-folder.js";

const fileOf = (value: unknown, name = "teas.json"): string =>
  join(temporaryFolder({ [name]: typeof value === "string" ? value : JSON.stringify(value) }), name);

const open = async (flags: SourceFlags, environment: Environment = {}): Promise<OpenedSources> =>
  OpenedSources.open(await flagSources(flags, environment), { warn: () => {} });

describe("flagSources", () => {
  it("asks what a file describes, with keys from the environment", async () => {
    await using server = await WebServer.start({ "/": json([{ text: "Longjing is green." }]) });
    const url = `${server.origin}/?q={question}`;
    const http = [fileOf({ url, text: "/text", allowPrivate: true, headers: { "x-api-key": `\${TEA_KEY}` } })];
    await using opened = await open({ http }, { TEA_KEY: "k-123456" });
    const source = opened.list[0]?.source;
    expect(source?.name).toBe("teas");
    expect(await source?.find("tea", { limit: 1 })).toMatchObject([{ text: "Longjing is green." }]);
    expect(server.requests[0]?.headers["x-api-key"]).toBe("k-123456");
  });

  it("takes the servers of other programs' files by their names", async () => {
    const mcpServers = {
      tea: { command: "tea-server", args: ["x"], type: "stdio" },
      box: { url: "https://box.example/mcp", tools: [] },
    };
    await using opened = await open({ mcp: [fileOf({ mcpServers }), fileOf({ server: { command: "y" } }, "own.json")] });
    expect(opened.list.map(({ source }) => source.name)).toEqual(["tea", "box", "own"]);
  });

  it.each([
    ["a file that isn't there", () => "./no-such.json", /Can't read \.\/no-such\.json/],
    ["no JSON", () => fileOf("{"), /teas\.json is not JSON/],
    ["a list", () => fileOf([]), /teas\.json/],
    ["an environment variable that isn't set", () => fileOf({ url: `https://a.example/?k=\${NOT_SET}` }), /no variable NOT_SET/],
    [
      "an option that is none",
      () => fileOf({ url: "https://a.example/?q={question}", text: "", frobnicate: 1 }),
      /teas\.json: .*frobnicate/,
    ],
  ])("names %s", async (_what, file, message) => {
    await expect(open({ http: [file()] })).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringMatching(message),
    });
  });

  it("gives each source a name of its own", async () => {
    const folders = [temporaryFolder({ "a.json": "{}" }), temporaryFolder({ "b.json": "{}" })];
    const described = { url: "https://a.example/?q={question}", text: "/text" };
    const http = [fileOf(described), fileOf(described)];
    await using opened = await open({ documents: folders, graph: ["x.ttl"], sql: ["a.csv", "b.csv", "sqlite:c.db"], http });
    const names = opened.list.map(({ source }) => source.name);
    expect(names).toEqual(["documents", "graph", "tables", "tables 2", "teas", "teas 2"]);
  });
});
