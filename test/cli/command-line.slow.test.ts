import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runCli } from "./run-cli.js";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

describe("the command line", () => {
  it("tells its version", async () => {
    expect(await runCli(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("explains itself in English and Chinese, by flag or environment", async () => {
    const [english, byFlag, byEnvironment] = await Promise.all([
      runCli(["--help"]),
      runCli(["--help", "--lang", "zh"]),
      runCli(["--help"], { environment: { LANG: "zh_CN.UTF-8" } }),
    ]);
    expect(english.code).toBe(0);
    for (const command of ["convert", "verify", "ask", "chat", "perplexity", "tokenize"])
      expect(english.stdout).toContain(`  ${command} `);
    expect(english.stdout).toContain("Usage:");
    expect(byFlag.stdout).toContain("用法：");
    expect(byEnvironment.stdout).toBe(byFlag.stdout);
  });

  it("offers the same sources to ask and to serve", async () => {
    for (const { stdout } of await Promise.all([runCli(["ask", "--help"]), runCli(["serve", "--help"])]))
      for (const option of ["--documents", "--graph", "--sql", "--sql-plan", "--http", "--mcp", "--sparql", "--embeddings"])
        expect(stdout).toContain(`${option} `);
  });

  it("explains each command", async () => {
    const { code, stdout } = await runCli(["perplexity", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("every token is counted once");
    expect(stdout).toContain("--debug");
  });

  it.each([
    ["no command", [], "Usage:"],
    ["an unknown command", ["frobnicate"], "frobnicate"],
    ["an unknown option", ["verify", "x", "--frobnicate"], "--frobnicate"],
    ["a missing option", ["convert", "x", "--out", "y"], "--precision"],
    ["a precision that is none", ["convert", "x", "--out", "y", "--precision", "int3"], "int3"],
    ["a number that is none", ["chat", "--model", "x", "--max-tokens", "many"], "--max-tokens"],
    ["a number out of range", ["chat", "--model", "x", "--top-p", "1.5"], "--top-p"],
    ["two exclusive options", ["perplexity", "--model", "x", "--ids", "a", "--text", "b"], "--text"],
    ["a number out of range, in words", ["chat", "--model", "x", "--top-p", "0"], "A number above 0 and at most 1 is needed."],
    ["an empty question", ["ask", " ", "--graph", "package.json"], "the question is empty"],
    ["neither of two options", ["perplexity", "--model", "x"], "--text"],
  ])("answers %s with exit code 2", async (_what, argv, mentioned) => {
    const { code, stdout, stderr } = await runCli(argv);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(mentioned);
  });

  it.each([
    ["verify", ["verify", "./no-such-model"]],
    ["tokenize", ["tokenize", "--model", "./no-such-model"]],
    ["chat", ["chat", "--model", "./no-such-model"]],
    ["perplexity", ["perplexity", "--model", "./no-such-model", "--ids", "package.json"]],
    ["ask", ["ask", "why?", "--model", "./no-such-model", "--no-cache"]],
    ["convert", ["convert", "./no-such-model", "--out", "./never-made", "--precision", "int4"]],
  ])("%s says in one line what is missing, and shows its stack only when asked", async (_name, argv) => {
    const [plain, debug] = await Promise.all([runCli(argv), runCli([...argv, "--debug"])]);
    expect(plain.code).toBe(1);
    expect(plain.stdout).toBe("");
    expect(plain.stderr).toMatch(/^error: .+\n$/);
    expect(plain.stderr).not.toContain("    at ");
    expect(debug.code).toBe(1);
    expect(debug.stderr).toContain("    at ");
  });

  it("keeps quiet when its reader has gone", async () => {
    const result = await runCli(["--help"], {
      started: (child) => {
        child.stdout.destroy();
        child.stdin.end();
      },
    });
    expect(result).toMatchObject({ code: 0, stderr: "" });
  });

  it("colours only where it is wanted", async () => {
    const controlSequence = "\u001b[";
    const [plain, forced, refused] = await Promise.all([
      runCli(["--help"]),
      runCli(["--help"], { environment: { FORCE_COLOR: "1" } }),
      runCli(["--help"], { environment: { FORCE_COLOR: "1", NO_COLOR: "1" } }),
    ]);
    expect(plain.stdout).not.toContain(controlSequence);
    expect(forced.stdout).toContain(controlSequence);
    expect(refused.stdout).not.toContain(controlSequence);
  });
});
