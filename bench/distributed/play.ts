import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { bullmqExecutor } from "../../src/distributed/index.js";
import { jobOutput } from "../../src/fan-out/run-job.js";
import type { SimulationOptions, SimulationResult } from "./simulate.js";
import type { Request } from "./traffic.js";

const program = fileURLToPath(new URL("pretend-worker.mjs", import.meta.url));

/** The same requests through a real server, real queues and workers in processes of their own; only the model's time is pretended. */
export async function play(
  requests: readonly Request[],
  { workers, slots, held, routing }: SimulationOptions,
  connection: string,
): Promise<SimulationResult> {
  const scope = `play ${workers} ${routing} ${performance.now()}`;
  const executor = bullmqExecutor({ connection, scope, routed: () => routing === "prefix", maxWaiting: 1_000_000 });
  const children: ChildProcess[] = [];
  try {
    for (let place = 0; place < workers; place += 1) children.push(await start([connection, scope, `${slots}`, `${held}`]));
    await executor.handles("generate");
    const begun = performance.now();
    const results = await Promise.all(
      requests.map(async ({ at, prefix, prefixMs, restMs }) => {
        await wait(at);
        const asked = performance.now();
        const input = { prefix, prefixMs, restMs, messages: [{ role: "system", content: `prefix ${prefix} `.repeat(100) }] };
        const hit = await jobOutput(executor, { kind: "generate", input });
        return { took: performance.now() - asked, hit: hit === true };
      }),
    );
    const span = performance.now() - begun - (requests[0]?.at ?? 0);
    const sorted = results.map(({ took }) => took).sort((a, b) => a - b);
    const share = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
    const hits = results.filter(({ hit }) => hit).length / results.length;
    return { throughput: (results.length * 1_000) / span, p50: share(0.5), p99: share(0.99), hits };
  } finally {
    await executor.close();
    for (const child of children) {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }
  }
}

async function start(argv: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, ...argv], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return child;
}
