import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";

export interface ModuleRun {
  /** The exit code; null if a signal ended the process, or it ran out of time. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whole lines of standard output. */
  readonly lines: readonly string[];
}

export interface RunModuleOptions {
  readonly folder: string;
  /** Milliseconds until the process is killed. Defaults to 120,000. */
  readonly timeout?: number | undefined;
  /** Called with each line; may kill the process. */
  readonly onLine?: ((line: string, kill: () => void) => void) | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

/** Runs a module that has the built library in scope as `library`, in a process of its own: what ends it can't end the attack. */
export async function runModule(
  body: string,
  { folder, timeout = 120_000, onLine, environment }: RunModuleOptions,
): Promise<ModuleRun> {
  const library = new URL("../../dist/index.js", import.meta.url).href;
  const file = path.join(folder, `module-${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(file, `import * as library from ${JSON.stringify(library)};\n${body}`);
  const child = spawn(process.execPath, [file], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...environment },
  });
  const kill = (): void => void child.kill("SIGKILL");
  const timer = setTimeout(kill, timeout);
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    for (const line of chunk.toString().split("\n")) if (line !== "") onLine?.(line, kill);
  });
  return await new Promise((resolve) => {
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, lines: text.split("\n").filter((line) => line !== "") });
    });
  });
}

/** A seeded generator of numbers below `limit` (xorshift32, Marsaglia 2003). */
export function seededNumbers(seed: number): (limit: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}
