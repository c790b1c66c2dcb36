import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { json, WebServer } from "../sources/http/support/web-server.js";
import { runCli } from "./run-cli.js";

describe("ask", () => {
  it("asks the small model in the box where no model is named, and says so in the language of the messages", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "boxed-"));
    await writeFile(path.join(folder, "museum.md"), "The kettle museum was founded by Mara Quill in 1931.\n");
    const argv = ["ask", "Who founded the kettle museum?", "--documents", folder, "--no-cache", "--timeout", "600"];
    const english = await runCli(argv);
    expect(english).toMatchObject({ code: 0, stdout: expect.stringContaining("Mara Quill") });
    expect(english.stderr).toContain("the small model in the box");
    expect((await runCli(["--lang", "zh", ...argv])).stderr).toContain("随包附带的小模型");
  });

  it("quotes what answers by its meaning, unless it is told not to, by option or configuration", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "boxed-"));
    const graph = path.join(folder, "weir.ttl");
    await writeFile(
      graph,
      '@prefix w: <http://weir/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . w:t rdfs:label "Tollan Weir" ; w:mooringFee "9 crowns a night" ; w:keeper "Ruth Amsel" .',
    );
    await writeFile(
      path.join(folder, "config.json"),
      JSON.stringify({ matcher: false, sources: [{ kind: "graph", path: graph }] }),
    );
    const question = "What do they ask of you for tying up overnight at Tollan Weir?";
    const argv = ["ask", question, "--no-cache", "--timeout", "600"];
    const asked = await runCli([...argv, "--graph", graph]);
    expect(asked).toMatchObject({ code: 0, stdout: expect.stringMatching(/The documents say: .*9 crowns a night/u) });
    for (const how of [
      ["--graph", graph, "--no-matcher"],
      ["--config", path.join(folder, "config.json")],
    ])
      expect((await runCli([...argv, ...how])).stdout).toContain("The evidence does not answer this question.");
  });

  it("asks servers that files describe", async () => {
    await using server = await WebServer.start({
      "/": json([{ text: "The kettle museum was founded by Mara Quill in 1931.", url: "/museum" }]),
    });
    const folder = await mkdtemp(path.join(tmpdir(), "boxed-"));
    const file = path.join(folder, "museum.json");
    const described = { url: `${server.origin}/?q={question}`, text: "/text", link: "/url", allowPrivate: true };
    await writeFile(file, JSON.stringify({ ...described, headers: { "x-api-key": `\${MUSEUM_KEY}` } }));
    const argv = ["ask", "Who founded the kettle museum?", "--http", file, "--no-cache", "--timeout", "600"];
    const asked = await runCli(argv, { environment: { MUSEUM_KEY: "k-123456" } });
    expect(asked).toMatchObject({ code: 0, stdout: expect.stringContaining("Mara Quill") });
    expect(asked.stdout).toContain(`${server.origin}/museum`);
    expect(server.requests[0]?.headers["x-api-key"]).toBe("k-123456");
    const without = await runCli(argv);
    expect(without).toMatchObject({ code: 1, stderr: expect.stringContaining("MUSEUM_KEY") });
  });
});
