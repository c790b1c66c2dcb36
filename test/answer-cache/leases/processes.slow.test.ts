import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../sources/temporary-folder.js";
import { requireFreshBuild } from "../../support/fresh-build.js";
import { postgresProgram, startPostgres } from "../../support/servers/postgres-server.js";
import { redisProgram, startRedis } from "../../support/servers/redis-server.js";

const script = fileURLToPath(new URL("asking-process.ts", import.meta.url));

requireFreshBuild();

/** A process that asks when told to, and what it said so far. */
class AskingProcess {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #said: string[] = [];
  readonly #lines;

  constructor(...argv: readonly (string | number)[]) {
    const command = ["--import", import.meta.resolve("tsx"), script, ...argv.map(String)];
    this.child = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.child.stdout }).on("line", (line) => this.#said.push(line));
  }

  async says(wanted: (line: string) => boolean): Promise<string> {
    for (;;) {
      const found = this.#said.find(wanted);
      if (found !== undefined) return found;
      if (this.child.exitCode !== null) throw new Error(`ended with ${this.child.exitCode}: ${this.#said.join()}`);
      await Promise.race([once(this.#lines, "line"), once(this.child, "close")]);
    }
  }

  async ready(): Promise<void> {
    await this.says((line) => line === "ready");
  }

  ask(): void {
    this.child.stdin.write("go\n");
  }

  async served(): Promise<Map<string, number>> {
    const answers = new Map<string, number>(JSON.parse(await this.says((line) => line.startsWith("["))));
    if (this.child.exitCode === null) await once(this.child, "close");
    return answers;
  }
}

const callsIn = (file: string): string[] => (existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : []);

interface Place {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const places: readonly (readonly [string, boolean, () => Promise<Place>])[] = [
  ["files", true, async () => ({ address: temporaryFolder(), stop: async () => undefined })],
  ["Redis or Valkey", redisProgram !== undefined, async () => open(await startRedis())],
  ["PostgreSQL", postgresProgram !== undefined, async () => open(await startPostgres())],
];

function open(server: { readonly url: string; readonly stop: () => Promise<void> }): Place {
  return { address: server.url, stop: () => server.stop() };
}

describe.each(places)("equal questions of several processes that share %s", (_name, isInstalled, start) => {
  it.skipIf(!isInstalled)("cost one call, 1,000 at once", async () => {
    const { address, stop } = await start();
    const calls = path.join(temporaryFolder(), "calls");
    const processes = Array.from({ length: 4 }, () => new AskingProcess(address, calls, 250, 500));
    try {
      await Promise.all(processes.map((one) => one.ready()));
      for (const one of processes) one.ask();
      const served = (await Promise.all(processes.map((one) => one.served()))).flatMap((counts) => [...counts]);
      expect(callsIn(calls)).toHaveLength(1);
      const total = (by: string): number =>
        served.filter(([answer]) => answer === `${by}: Jane Austen [1].`).reduce((sum, [, count]) => sum + count, 0);
      // The leader's process shares its stream; the others were served what was kept.
      expect([total("model"), total("cache")]).toEqual([250, 750]);
    } finally {
      for (const { child } of processes) child.kill("SIGKILL");
      await stop();
    }
  });

  it.skipIf(!isInstalled)("are taken over by one other when their holder is killed with -9", async () => {
    const { address, stop } = await start();
    const calls = path.join(temporaryFolder(), "calls");
    const holder = new AskingProcess(address, calls, 1, 600_000, 1_500);
    const others = Array.from({ length: 3 }, () => new AskingProcess(address, calls, 10, 200, 1_500));
    try {
      await Promise.all([holder, ...others].map((one) => one.ready()));
      holder.ask();
      await holder.says((line) => line === "called");
      for (const one of others) one.ask();
      holder.child.kill("SIGKILL");
      const served = await Promise.all(others.map((one) => one.served()));
      for (const counts of served)
        expect([...counts].map(([answer, count]) => [answer.replace(/^(?:model|cache): /u, ""), count])).toEqual([
          ["Jane Austen [1].", 10],
        ]);
      const made = callsIn(calls);
      expect(made).toHaveLength(2);
      expect(new Set(made).size).toBe(2);
    } finally {
      for (const { child } of [holder, ...others]) child.kill("SIGKILL");
      await stop();
    }
  });
});
