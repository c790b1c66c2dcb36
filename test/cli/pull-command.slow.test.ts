import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { HubServer, MODEL } from "../download/hub-server.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { writeSeededCheckpoint } from "../support/seeded-model.js";
import { hasPseudoTerminal, PseudoTerminal } from "./pseudo-terminal.js";
import { runCli } from "./run-cli.js";

const boxed = fileURLToPath(new URL("../../models/chatglm-mini/", import.meta.url));

function filesOf(folder: string): Record<string, Buffer> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]));
}

async function checkpointServer(): Promise<HubServer> {
  const checkpoint = path.join(temporaryFolder(), "checkpoint");
  await writeSeededCheckpoint(checkpoint);
  return HubServer.start({ ...filesOf(checkpoint), MODEL_LICENSE: "The licence." });
}

describe("pull", () => {
  it("fetches a checkpoint over a broken connection, says first what it is, and converts it", async () => {
    await using server = await checkpointServer();
    server.licence = undefined;
    server.faults.set("model.safetensors", { cut: { after: 50_000, times: 1 } });
    const folder = temporaryFolder();
    const argv = ["pull", MODEL, "--mirror", server.origin, "--convert", "int4"];
    const { code, stdout, stderr } = await runCli(argv, { folder });
    expect(stderr).toMatch(/^owner\/glm {2}http:.*\n\d+ files, [\d.]+ [kM]B, to \.\/glm\nlicence: see MODEL_LICENSE\n/);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\.\/glm: [\d.]+ [kM]B, verified\n\.\/glm-int4: /);
    expect(readdirSync(folder).sort()).toEqual(["glm", "glm-int4"]);
    expect(await runCli(["verify", "glm-int4"], { folder })).toMatchObject({ code: 0 });
    expect(await runCli(argv, { folder })).toMatchObject({ code: 1, stderr: expect.stringContaining("already exists") });
  });

  it("fetches from ModelScope in Chinese, goes on after a failure, and keeps nothing that is wrong", async () => {
    await using server = await checkpointServer();
    server.faults.set("model.safetensors", { content: Buffer.alloc(server.files.get("model.safetensors")?.length ?? 0) });
    const folder = temporaryFolder();
    const argv = ["pull", MODEL, "--from", "modelscope", "--mirror", server.origin, "--lang", "zh"];
    const failed = await runCli(argv, { folder });
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain("许可证：other");
    expect(failed.stderr).toContain("已下载的部分会保留");
    expect(existsSync(path.join(folder, "glm"))).toBe(false);
    server.faults.clear();
    server.asked.length = 0;
    const again = await runCli(argv, { folder });
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("校验无误") });
    expect(server.asked).toEqual(["model.safetensors"]);
  });

  it("fetches a converted model from any server, ready to be used", async () => {
    await using server = await HubServer.start(filesOf(boxed));
    const folder = temporaryFolder();
    const pulled = await runCli(["pull", "mini", "--from", `${server.origin}/folder`], { folder });
    expect(pulled).toMatchObject({ code: 0, stderr: expect.stringContaining("licence: none is told") });
    expect(await runCli(["verify", "mini"], { folder })).toMatchObject({ code: 0 });
    expect(await runCli(["tokenize", "--model", "mini"], { folder, input: `["tea"]` })).toMatchObject({ code: 0 });
  });

  it("says where else a model may be had when the hub can't be reached", async () => {
    const { code, stderr } = await runCli(["pull", "chatglm3-6b"], { environment: { HF_ENDPOINT: "http://127.0.0.1:1" } });
    expect(code).toBe(1);
    expect(stderr).toContain("--from modelscope");
    const missing = await runCli(["pull", "no such"]);
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("owner/name") });
  });

  it.skipIf(!hasPseudoTerminal)("asks at a terminal, and shows how far it is", async () => {
    await using server = await checkpointServer();
    const folder = temporaryFolder();
    await using refusing = new PseudoTerminal(["pull", MODEL, "--mirror", server.origin], { folder });
    await refusing.until("Fetch it? [Y/n]");
    refusing.type("n\r");
    expect(await refusing.ended()).toBe(130);
    expect(server.asked).toEqual([]);
    await using agreeing = new PseudoTerminal(["pull", MODEL, "--mirror", server.origin], { folder });
    await agreeing.until("Fetch it? [Y/n]");
    agreeing.type("\r");
    await agreeing.until("verified");
    expect(await agreeing.ended()).toBe(0);
    expect(agreeing.shown).toContain("100%");
  });
});
