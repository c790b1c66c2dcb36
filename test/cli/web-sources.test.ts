import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { WebSources } from "../../src/cli/web-sources.js";
import { json, WebServer } from "../sources/http/support/web-server.js";
import { temporaryFolder } from "../sources/temporary-folder.js";

const fileOf = (value: unknown, name = "teas.json"): string =>
  join(temporaryFolder({ [name]: typeof value === "string" ? value : JSON.stringify(value) }), name);

describe("WebSources", () => {
  it("asks what a file describes, with keys from the environment", async () => {
    await using server = await WebServer.start({ "/": json([{ text: "Longjing is green." }]) });
    const url = `${server.origin}/?q={question}`;
    const http = [fileOf({ url, text: "/text", allowPrivate: true, headers: { "x-api-key": `\${TEA_KEY}` } })];
    await using opened = await WebSources.open({ http }, { TEA_KEY: "k-123456" });
    const [source] = opened.sources;
    expect(source?.name).toBe("teas");
    expect(await source?.find("tea", { limit: 1 })).toMatchObject([{ text: "Longjing is green." }]);
    expect(server.requests[0]?.headers["x-api-key"]).toBe("k-123456");
  });

  it("takes the servers of other programs' files by their names", async () => {
    const mcpServers = {
      tea: { command: "tea-server", args: ["x"], type: "stdio" },
      box: { url: "https://box.example/mcp", tools: [] },
    };
    await using opened = await WebSources.open(
      { mcp: [fileOf({ mcpServers }), fileOf({ server: { command: "y" } }, "own.json")] },
      {},
    );
    expect(opened.sources.map(({ name }) => name)).toEqual(["tea", "box", "own"]);
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
    await expect(WebSources.open({ http: [file()] }, {})).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringMatching(message),
    });
  });
});
