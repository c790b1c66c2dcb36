import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { redisProgram, startRedis } from "../test/support/servers/redis-server.js";
import type { BenchOptions } from "./bench-options.js";
import { play } from "./distributed/play.js";
import { type SimulationOptions, type SimulationResult, simulate } from "./distributed/simulate.js";
import { drawTraffic, type ServiceTimes, seeded } from "./distributed/traffic.js";
import type { Measurements } from "./measurements.js";
import { report } from "./report.js";

/** ChatGLM3-6B at int4 on two cores, as docs/engine.md and its bench have it: 23.5 tokens a second of prefill, 200 ms for a token. */
const SIX_B: ServiceTimes = { prefillPerToken: 1_000 / 23.5, decodePerToken: 200 };
/** Prompts of the answer chain: instructions and evidence that questions of one subject share, then the question. */
const PROMPTS = { prefixTokens: 800, questionTokens: 40, replyTokens: 60 };
/** What the queue adds, as bench/distributed.ts measures it on this machine. */
const OVERHEAD_MS = 4;
const ROUTINGS = ["shared", "prefix"] as const;
/** So much of the time that workers would be busy if no prefix were ever there. */
const BUSY = 0.7;

/** What more workers, routing by prefix and losing workers do; the simulation is checked against real queues and workers first. */
export async function benchDistributedSimulation({ quick }: BenchOptions, figures: Measurements): Promise<void> {
  await check(figures, quick);
  const groups: { label: string; bars: { series: string; value: number }[] }[] = [];
  for (const workers of quick ? [1, 10, 100] : [1, 10, 100, 1_000]) {
    const bars: { series: string; value: number }[] = [];
    for (const routing of ROUTINGS) {
      const { requests, options } = scene(workers, routing, SIX_B);
      const whole = simulate(requests, options);
      add(figures, `${workers} workers, ${routing}`, whole);
      bars.push({ series: `p50, ${routing}`, value: whole.p50 / 1_000 }, { series: `p99, ${routing}`, value: whole.p99 / 1_000 });
      if (workers < 10) continue;
      const middle = (requests.at(-1)?.at ?? 0) / 2;
      const loss = { at: middle, workers: workers / 10, leaseMs: 10_000 };
      add(figures, `${workers} workers, ${routing}, a tenth lost halfway`, simulate(requests, { ...options, loss }));
    }
    groups.push({ label: `${workers} workers`, bars });
  }
  const title = "Simulated: Zipf traffic on workers with ChatGLM3-6B, seconds from question to end";
  await report("distributed-simulation", title, figures.figures, { unit: "s", groups });
}

function scene(workers: number, routing: SimulationOptions["routing"], times: ServiceTimes) {
  const busyMs =
    (PROMPTS.prefixTokens + PROMPTS.questionTokens) * times.prefillPerToken + PROMPTS.replyTokens * times.decodePerToken;
  const options: SimulationOptions = { workers, slots: 1, held: 8, routing, overheadMs: OVERHEAD_MS };
  const requests = drawTraffic({
    ...PROMPTS,
    times,
    requests: Math.max(2_000, workers * 100),
    rate: (BUSY * workers * 1_000) / busyMs,
    prefixes: Math.min(20 * workers, 4_000),
    random: seeded(7),
  });
  return { requests, options };
}

/** The same requests simulated, and played through Redis with a model that is a few hundred times as fast. */
async function check(figures: Measurements, quick: boolean): Promise<void> {
  if (redisProgram === undefined) return;
  const folder = await mkdtemp(path.join(tmpdir(), "bench-queue-"));
  const server = await startRedis(folder);
  try {
    const times: ServiceTimes = { prefillPerToken: 0.1, decodePerToken: 0.5 };
    for (const workers of quick ? [2] : [1, 2, 3]) {
      for (const routing of ROUTINGS) {
        const scaled = scene(workers, routing, times);
        const requests = scaled.requests.slice(0, 100 * workers);
        const [expected, real] = [simulate(requests, scaled.options), await play(requests, scaled.options, server.url)];
        for (const name of ["throughput", "p50", "p99", "hits"] as const) {
          const label = `check, ${workers} workers, ${routing}: ${name}`;
          const unit = name === "throughput" ? "/s" : name === "hits" ? "share" : "ms";
          figures.add(`${label}, real`, unit, real[name]);
          figures.add(`${label}, simulated`, unit, expected[name]);
        }
      }
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function add(figures: Measurements, name: string, { throughput, p50, p99, hits }: SimulationResult): void {
  figures.add(`${name}: requests`, "/s", throughput);
  figures.add(`${name}: p50`, "s", p50 / 1_000);
  figures.add(`${name}: p99`, "s", p99 / 1_000);
  figures.add(`${name}: prefix there`, "share", hits);
}
