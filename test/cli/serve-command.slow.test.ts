import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { OpenAI } from "openai";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.js";
import { type CliOptions, type CliResult, runCli } from "./run-cli.js";

const folder = temporaryFolder();
const facts = fileURLToPath(new URL("../../examples/corpus/facts.ttl", import.meta.url));
const key = "sk-test-0123456789abcdef";
const other = "sk-test-fedcba9876543210";

interface Serving {
  /** `http://127.0.0.1:PORT/v1` */
  readonly url: string;
  readonly child: ChildProcessWithoutNullStreams;
  readonly result: Promise<CliResult>;
}

/** Runs the command until it says where it listens. */
async function serving(argv: readonly string[], environment: CliOptions["environment"] = {}): Promise<Serving> {
  let child: ChildProcessWithoutNullStreams | undefined;
  const listening = withResolvers<string>();
  const result = runCli(["serve", "--port", "0", "--no-cache", ...argv], {
    environment,
    started: (started) => {
      child = started;
      let text = "";
      started.stdout.on("data", (piece: string) => {
        text += piece;
        const [, url] = /^(http:\S+)/.exec(text) ?? [];
        if (url !== undefined) listening.resolve(url);
      });
    },
  });
  const url = await Promise.race([listening.promise, result.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
  if (child === undefined) throw new Error("the command did not start");
  return { url, child, result };
}

describe("serve", () => {
  it("serves the model in the box and answers from a graph, and lets replies end at SIGTERM", async () => {
    const { url, child, result } = await serving(["--graph", facts]);
    const client = new OpenAI({ baseURL: url, apiKey: "none", maxRetries: 0 });
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(["chatglm-mini"]);
    const answer = await fetch(`${url}/answers`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question: "Where was Lin Yue's teacher born?" }),
    });
    expect(await answer.json()).toMatchObject({ values: ["Qimen"], served: "graph" });
    const page = await fetch(new URL("/", url));
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("page.js")]);
    const sources = await (await fetch(`${url}/sources`)).json();
    expect(sources).toMatchObject({ data: [{ name: "graph", files: [{ name: "facts.ttl" }] }] });
    const stream = await client.chat.completions.create({
      model: "chatglm-mini",
      messages: [{ role: "user", content: "你是谁？" }],
      stream: true,
    });
    child.kill("SIGTERM");
    let last: string | null | undefined;
    for await (const { choices } of stream) last = choices[0]?.finish_reason ?? last;
    expect(last).toBe("stop");
    const { code, stdout, stderr } = await result;
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^http:\/\/127\.0\.0\.1:(\d+)\/v1 {2}\(model chatglm-mini\)\nhttp:\/\/127\.0\.0\.1:\1\/ {2}\(a page to ask from\)\n$/,
    );
    expect(stderr).toContain("No key is needed");
    expect(stderr).toMatch(/POST \/v1\/answers 200 \d+ ms/);
    expect(stderr).toContain("Stopping");
  });

  it("takes sources, port and name from a configuration", async () => {
    const config = path.join(await folder, "answering.json");
    const sources = [{ kind: "graph", path: facts, name: "tea" }];
    await writeFile(config, JSON.stringify({ sources, cache: false, serve: { port: 1, name: "museum", quiet: true } }));
    const { url, child, result } = await serving(["--config", config]);
    const answer = await fetch(`${url}/answers`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question: "Where was Lin Yue's teacher born?" }),
    });
    expect(await answer.json()).toMatchObject({ values: ["Qimen"], citations: [{ source: "tea" }, { source: "tea" }] });
    child.kill("SIGTERM");
    const { stdout, stderr } = await result;
    expect(stdout).toContain("(model museum)");
    expect(stderr).not.toContain("POST");
  });

  it("takes keys from a file, with their scopes, and never shows one", async () => {
    const file = path.join(await folder, "keys.txt");
    const hash = createHash("sha256").update(other).digest("hex");
    await writeFile(file, `# ours\n${key} north\n\nsha256:${hash}\n`);
    await chmod(file, 0o644);
    const argv = ["--api-key-file", file, "--name", "tea", "--host", "127.0.0.1", "--max-queue", "3"];
    const { url, child, result } = await serving(argv, { LANGCHAIN_CHATGLM_API_KEYS: "another-key-in-the-environment" });
    const status = async (apiKey: string): Promise<number> =>
      (await fetch(`${url}/models`, { headers: { authorization: `Bearer ${apiKey}` } })).status;
    expect([
      await status(key),
      await status(other),
      await status("another-key-in-the-environment"),
      await status("none"),
    ]).toEqual([200, 200, 401, 401]);
    child.kill("SIGINT");
    const { code, stdout, stderr } = await result;
    expect(code).toBe(0);
    expect(stderr).toMatch(/GET \/v1\/models 200 \d+ ms north /);
    if (process.platform !== "win32") expect(stderr).toContain("can be read by others");
    expect(`${stdout}${stderr}`).not.toContain(key);
    expect(`${stdout}${stderr}`).not.toContain(other);
  });

  it("takes keys from the environment, and then listens where others reach it", async () => {
    const environment = { LANGCHAIN_CHATGLM_API_KEYS: `${key}, ${other}` };
    const { url, child, result } = await serving(["--host", "0.0.0.0", "--quiet", "--no-page"], environment);
    const local = url.replace("0.0.0.0", "127.0.0.1");
    expect((await fetch(new URL("/", local))).status).toBe(404);
    expect((await fetch(`${local}/models`)).status).toBe(401);
    expect((await fetch(`${local}/models`, { headers: { authorization: `Bearer ${other}` } })).status).toBe(200);
    child.kill("SIGTERM");
    const { code, stdout, stderr } = await result;
    expect([code, stdout]).toEqual([0, expect.not.stringContaining("page")]);
    expect(stderr).not.toContain("/v1/models");
  });

  it.each([
    ["a public address without a key", ["--host", "0.0.0.0"], "no key is needed"],
    ["a key file that is missing", ["--api-key-file", "no-such-file"], "no-such-file"],
    [
      "a file that is no list of keys",
      ["--api-key-file", fileURLToPath(new URL("../../LICENSE", import.meta.url))],
      "LICENSE, line",
    ],
    ["a model that is missing", ["--model", "no-such-model"], "no-such-model"],
  ])("refuses %s in one line", async (_what, argv, said) => {
    const { code, stdout, stderr } = await runCli(["serve", "--port", "0", "--no-cache", ...argv]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^(No --model.*\n)?error: .+\n$/);
    expect(stderr).toContain(said);
  });
});

/** As `Promise.withResolvers`, which Node.js 20 hasn't. */
function withResolvers<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
