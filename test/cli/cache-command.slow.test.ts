import { randomBytes } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import { fileStore } from "../../src/answer-cache/stores/file-store.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { runCli } from "./run-cli.js";

async function filled(): Promise<string> {
  const folder = temporaryFolder();
  await using store = fileStore({ folder });
  await using cache = new AnswerCache({ store });
  const scope = { prompt: "p", sources: [] };
  const answer = { citations: [], values: [], origin: "model" } as const;
  await cache.keep({ question: "姚明出生在哪里？", history: [], scope: { ...scope, model: "a" } }, { ...answer, text: "上海。" });
  await cache.keep(
    { question: "姚明出生在哪里？", history: [], scope: { ...scope, model: "b" } },
    { ...answer, text: "上海市。" },
  );
  await cache.keep(
    { question: "Who wrote Emma?", history: [], scope: { ...scope, model: "a" } },
    { ...answer, text: "Jane Austen\u001b[31m." },
  );
  return folder;
}

describe("cache", () => {
  it("tells, lists, shows, deletes and clears by question", async () => {
    const folder = await filled();
    const run = (...argv: string[]) => runCli(["cache", ...argv, "--cache-folder", folder]);
    expect((await run("stats")).stdout).toMatch(/3 answers, .*\n {2}model: 3\nkept from /);
    const list = await run("list");
    expect(list.stdout.trim().split("\n")).toHaveLength(3);
    expect(list.stdout).toContain("Who wrote Emma?  →  Jane Austen[31m.");
    const got = await run("get", "请问姚明出生在哪里呢？", "--json");
    expect(
      got.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).text)
        .sort(),
    ).toEqual(["上海。", "上海市。"]);
    expect((await run("delete", "姚明出生在哪里")).stdout).toBe("2 answers forgotten\n");
    expect(await run("get", "姚明出生在哪里")).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("No answer to this"),
    });
    expect((await run("verify")).stdout).toBe("answers as they were kept: 1; damaged entries: 0\n");
    expect((await run("clear", "--lang", "zh")).stdout).toBe("已删除 1 条答案\n");
    expect((await run("list")).stdout).toBe("");
  }, 60_000);

  it("reads what is encrypted with the keys of the environment, and never shows a key", async () => {
    const folder = temporaryFolder();
    const [older, newer] = [randomBytes(32), randomBytes(32)];
    {
      await using store = fileStore({ folder });
      await using cache = new AnswerCache({ store, encryption: { key: older } });
      const answer = { text: "Austen.", citations: [], values: [], origin: "model" } as const;
      await cache.keep({ question: "Who wrote Emma?", history: [], scope: { prompt: "p", sources: [], model: "m" } }, answer);
    }
    const run = (keys: string, ...argv: string[]) =>
      runCli(["cache", ...argv, "--cache-folder", folder], { environment: { LANGCHAIN_CHATGLM_CACHE_KEYS: keys } });
    const both = `${newer.toString("base64")}, ${older.toString("hex")}`;
    expect((await run(both, "get", "Who wrote Emma?")).stdout).toContain("Austen.");
    expect((await run("", "list")).stdout).toBe("");
    expect((await run(newer.toString("base64url"), "verify")).stdout).toContain("entries need another key");
    const short = newer.subarray(1).toString("base64");
    const refused = await run(`${both} ${short}`, "list");
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("Key 3 of LANGCHAIN_CHATGLM_CACHE_KEYS") });
    expect(refused.stderr).not.toContain(short.slice(0, 10));
  }, 60_000);

  it("names damaged files, and fails", async () => {
    const folder = await filled();
    const entries = path.join(folder, "entries");
    const [file = ""] = readdirSync(entries, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
    writeFileSync(path.join(entries, file), "not an entry");
    const { code, stdout, stderr } = await runCli(["cache", "verify", "--cache-folder", folder, "--lang", "en"]);
    expect(code).toBe(1);
    expect(stdout).toContain(path.basename(file));
    expect(stderr).toContain("1 entry is damaged");
  }, 60_000);

  it("explains its commands in both languages", async () => {
    expect((await runCli(["cache", "--help"])).stdout).toContain("delete [options] <question>");
    expect((await runCli(["cache", "get", "--help", "--lang", "zh"])).stdout).toContain("用法：");
    expect((await runCli(["cache", "forget"])).code).toBe(2);
  }, 60_000);
});
