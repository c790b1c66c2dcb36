import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { requireFreshBuild } from "../support/fresh-build.js";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

requireFreshBuild();

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** Standard input; empty when left out. */
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The current folder. Defaults to this process's. */
  readonly folder?: string;
  /** Called with the running process. */
  readonly started?: (child: ChildProcessWithoutNullStreams) => void;
}

/** Runs the built command line in a process of its own, in English and without colours unless asked. */
export function runCli(argv: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const {
    LANGCHAIN_CHATGLM_MODEL: _model,
    LANG: _lang,
    LC_ALL: _all,
    LC_MESSAGES: _messages,
    FORCE_COLOR: _color,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, [main, ...argv], {
    env: { ...inherited, ...options.environment },
    cwd: options.folder,
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  }
  options.started?.(child);
  // A command that fails early closes its input.
  child.stdin.on("error", () => {});
  if (options.input !== undefined || options.started === undefined) child.stdin.end(options.input ?? "");
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...output }));
  });
}
