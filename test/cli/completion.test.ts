import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { runCli } from "./run-cli.js";

const has = (shell: string): boolean => spawnSync(shell, ["--version"]).status === 0;
const scripts: Record<string, string> = {};

beforeAll(async () => {
  for (const shell of ["bash", "zsh", "fish"]) scripts[shell] = (await runCli(["completion", shell])).stdout;
});

function run(shell: string, argv: readonly string[], cwd?: string): string {
  const { stdout, stderr, status } = spawnSync(shell, argv, {
    encoding: "utf8",
    cwd,
    env: { PATH: process.env["PATH"], HOME: cwd },
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

function inBash(...words: readonly string[]): string[] {
  const line = ["langchain-chatglm", ...words].map((word) => `'${word}'`).join(" ");
  const asked = `${scripts["bash"]}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length}; _langchain_chatglm; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return run("bash", ["--norc", "-c", asked])
    .split("\n")
    .filter((word) => word !== "");
}

describe.skipIf(!has("bash"))("completion bash", () => {
  it("completes commands, options, choices and what lies below a command", () => {
    expect(inBash("co")).toEqual(["convert", "completion"]);
    expect(inBash("")).toContain("ask");
    expect(inBash("ask", "--do")).toEqual(["--documents"]);
    expect(inBash("--lang", "zh", "pull", "--mi")).toEqual(["--mirror"]);
    expect(inBash("convert", "x", "--precision", "")).toEqual(["fp32", "int8", "int4"]);
    expect(inBash("convert", "x", "-p", "int")).toEqual(["int8", "int4"]);
    expect(inBash("cache", "")).toEqual(["stats", "list", "clear", "verify", "get", "delete"]);
    expect(inBash("cache", "stats", "--j")).toEqual(["--json"]);
    expect(inBash("--lang", "")).toEqual(["en", "zh"]);
  });

  it("leaves files to bash", () => {
    expect(inBash("ask", "--documents", "")).toEqual([]);
    expect(inBash("verify", "")).toEqual([]);
    expect(scripts["bash"]).toContain("complete -o default -F _langchain_chatglm langchain-chatglm");
  });
});

describe.skipIf(!has("fish"))("completion fish", () => {
  it("completes commands, options, choices and what lies below a command", () => {
    const folder = temporaryFolder({ "docs/a.md": "" });
    writeFileSync(path.join(folder, "script.fish"), scripts["fish"] ?? "");
    const complete = (line: string): string[] =>
      run("fish", ["--no-config", "-c", `source script.fish; complete -C ${JSON.stringify(`langchain-chatglm ${line}`)}`], folder)
        .split("\n")
        .filter((word) => word !== "")
        .map((word) => word.split("\t")[0] ?? "");
    expect(complete("conv")).toEqual(["convert"]);
    expect(complete("ask --do")).toEqual(["--documents"]);
    expect(complete("convert x --precision ")).toEqual(["fp32", "int4", "int8"]);
    expect(complete("cache st")).toEqual(["stats"]);
    expect(complete("cache stats --j")).toEqual(["--json"]);
    expect(complete("ask --documents do")).toEqual(["docs/"]);
    expect(complete("cache stats sta")).toEqual([]);
  });
});

describe.skipIf(!has("zsh"))("completion zsh", () => {
  it("is taken by zsh's completion, and completes in a real one", () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "functions"));
    writeFileSync(path.join(folder, "functions", "_langchain-chatglm"), scripts["zsh"] ?? "");
    writeFileSync(path.join(folder, "script.zsh"), scripts["zsh"] ?? "");
    // An interactive zsh in a terminal that zsh itself lends; Ctrl-X shows the line as it was completed.
    const setup = [
      "PS1=; autoload -U compinit; compinit -u -D; source ./script.zsh",
      'shown() { print -r -- "LINE<$BUFFER>"; BUFFER= }; zle -N shown; bindkey "^X" shown',
      "echo READY=$((40+2))",
    ].join("; ");
    const harness = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell ${JSON.stringify(setup).replaceAll("$", "\\$")}
zpty -r shell text '*READY=42*'
for line in "$@"; do
  zpty -w -n shell "langchain-chatglm $line"$'\\t\\x18'
  zpty -r shell text '*LINE<*>*'
  print -r -- "\${text}"
done
zpty -d shell`;
    const lines = ["conver", "ask --docum", "cache sta", "cache stats --js", "convert x --precision fp"];
    const shown = run("zsh", ["-f", "-c", harness, "zsh", ...lines], folder);
    expect([...shown.matchAll(/LINE<langchain-chatglm (.*?) *>/g)].map(([, line]) => line)).toEqual([
      "convert",
      "ask --documents",
      "cache stats",
      "cache stats --json",
      "convert x --precision fp32",
    ]);
    const autoloaded = `fpath=(./functions $fpath); autoload -U compinit; compinit -u -D; print -r -- $_comps[langchain-chatglm]`;
    expect(run("zsh", ["-f", "-c", autoloaded], folder).trim()).toBe("_langchain-chatglm");
  });
});
