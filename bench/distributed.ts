import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import {
  boxedModel,
  ChatGLMChatModel,
  type Executor,
  fanOutJobs,
  type JobHandlers,
  jobOutput,
  LocalExecutor,
} from "langchain-chatglm";
import { bullmqExecutor, createWorker, replyHandlers } from "langchain-chatglm/distributed";
import { postgresProgram, startPostgres } from "../test/support/servers/postgres-server.js";
import { redisProgram, startRedis } from "../test/support/servers/redis-server.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { median, report } from "./report.js";

const SERVERS = [
  { name: "Redis", program: redisProgram, start: startRedis },
  { name: "PostgreSQL", program: postgresProgram, start: startPostgres },
];
const JOBS = 100;
const SOURCE_MS = 200;

/** What queues cost: a job, the first token, stopping, and four slow sources on two workers. */
export async function benchDistributed({ rounds }: BenchOptions, figures: Measurements): Promise<void> {
  const groups: { label: string; bars: { series: string; value: number }[] }[] = [];
  await using model = new ChatGLMChatModel({ model: boxedModel(), temperature: 0, maxTokens: 8 });
  const stopped: { at: number } = { at: 0 };
  const handlers: JobHandlers = {
    echo: (input) => input,
    wait: async (_input, { signal }) => {
      await wait(SOURCE_MS, null, { signal });
      return null;
    },
    hang: async (_input, { signal, emit }) => {
      emit("running");
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      stopped.at = performance.now();
      return null;
    },
    ...replyHandlers(model.backend),
  };
  const here = new LocalExecutor({ handlers });
  for (const { name, program, start } of SERVERS) {
    if (program === undefined) continue;
    const folder = await mkdtemp(path.join(tmpdir(), "bench-queue-"));
    const server = await start(folder);
    const worker = () => createWorker({ connection: server.url, handlers, concurrency: { wait: 2 } });
    const workers = [await worker(), await worker()];
    const executor = bullmqExecutor({ connection: server.url });
    try {
      for (let round = 0; round < rounds; round += 1) {
        await measureJobs(name, executor, here, figures);
        await measureStops(name, executor, stopped, figures);
        await measureSources(name, executor, figures);
        await measureFirstTokens(name, executor, model, figures);
      }
    } finally {
      await executor.close();
      await Promise.all(workers.map((one) => one.close()));
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
    const bars = ["a job more than here, p50", "the first token later than here", "from stopping to the worker's signal"];
    groups.push({ label: name, bars: bars.map((series) => ({ series, value: figures.median(`${name}: ${series}`) })) });
  }
  await report("distributed", "What queues add", figures.figures, { unit: "ms", groups });
}

async function measureJobs(name: string, executor: Executor, here: Executor, figures: Measurements): Promise<void> {
  const took: Record<"there" | "here", number[]> = { there: [], here: [] };
  for (let job = 0; job < JOBS; job += 1) {
    for (const [where, one] of [
      ["there", executor],
      ["here", here],
    ] as const) {
      const begun = performance.now();
      await jobOutput(one, { kind: "echo", input: { question: "林月的老师出生在哪里？" } });
      took[where].push(performance.now() - begun);
    }
  }
  figures.add(`${name}: a job more than here, p50`, "ms", median(took.there) - median(took.here));
  figures.add(`${name}: a job, p99`, "ms", took.there.sort((a, b) => a - b)[Math.floor(JOBS * 0.99)] ?? 0);
  const begun = performance.now();
  await Promise.all(took.there.map(() => jobOutput(executor, { kind: "echo", input: 1 })));
  figures.add(`${name}: jobs at once`, "/s", (JOBS * 1_000) / (performance.now() - begun));
}

async function measureStops(name: string, executor: Executor, stopped: { at: number }, figures: Measurements): Promise<void> {
  for (let job = 0; job < 10; job += 1) {
    stopped.at = 0;
    let left = 0;
    for await (const _ of executor.run({ kind: "hang", input: null })) {
      left = performance.now();
      break;
    }
    while (stopped.at === 0) await wait(1);
    figures.add(`${name}: from stopping to the worker's signal`, "ms", stopped.at - left);
  }
}

async function measureSources(name: string, executor: Executor, figures: Measurements): Promise<void> {
  const begun = performance.now();
  await fanOutJobs(
    executor,
    Array.from({ length: 4 }, () => ({ kind: "wait", input: null })),
  );
  figures.add(`${name}: four sources of ${SOURCE_MS} ms, of the slowest`, "×", (performance.now() - begun) / SOURCE_MS);
}

async function measureFirstTokens(
  name: string,
  executor: Executor,
  model: ChatGLMChatModel,
  figures: Measurements,
): Promise<void> {
  const there = new ChatGLMChatModel({ executor, model: model.model, temperature: 0, maxTokens: 8 });
  const took: Record<"there" | "here", number[]> = { there: [], here: [] };
  for (let question = 0; question < 20; question += 1) {
    for (const [where, one] of [
      ["there", there],
      ["here", model],
    ] as const) {
      const begun = performance.now();
      for await (const chunk of await one.stream(`What is ${question} + ${took.here.length}?`)) {
        if (chunk.text !== "") break;
      }
      took[where].push(performance.now() - begun);
    }
  }
  figures.add(`${name}: the first token later than here`, "ms", median(took.there) - median(took.here));
}
