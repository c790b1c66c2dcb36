import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type BullmqExecutorOptions, bullmqExecutor, createWorker, type WorkerOptions } from "../../src/distributed/index.js";
import type { Executor, JobHandlers, JobOutcome } from "../../src/fan-out/executor.js";
import type { Json } from "../../src/fan-out/json.js";
import { requireFreshBuild } from "../support/fresh-build.js";
import { postgresProgram, startPostgres } from "../support/servers/postgres-server.js";
import { redisProgram, startRedis } from "../support/servers/redis-server.js";
import type { StoreServer } from "../support/servers/store-server.js";
import { CuttableProxy } from "./support/cuttable-proxy.js";
import { GatedHandler } from "./support/gated-handler.js";
import { WorkerFleet } from "./support/worker-fleet.js";

let server: StoreServer;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  server = await startRedis();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => server.stop());

async function workerOf(handlers: JobHandlers, scope: string, options: Partial<WorkerOptions> = {}) {
  const worker = await createWorker({ connection: server.url, scope, handlers, lease: 2_000, ...options });
  ends.push(() => worker.close());
  return worker;
}

function executorOf(scope: string, options: Partial<BullmqExecutorOptions> = {}): Executor {
  const executor = bullmqExecutor({ connection: server.url, scope, ...options });
  ends.push(() => executor.close());
  return executor;
}

interface Reading {
  readonly texts: string[];
  readonly outcome: Promise<JobOutcome>;
  /** Resolves when so many pieces came. */
  heard(pieces: number): Promise<void>;
}

/** Reads a job's texts while it runs. */
function read(executor: Executor, kind: string, input: Json, options = {}): Reading {
  const texts: string[] = [];
  const waiting: { pieces: number; resolve: () => void }[] = [];
  const outcome = (async () => {
    const running = executor.run({ kind, input }, { totalTimeout: 100_000, ...options });
    for (;;) {
      const next = await running.next();
      if (next.done) return next.value;
      texts.push((next.value as { readonly text: string }).text);
      for (const { pieces, resolve } of waiting) if (texts.length >= pieces) resolve();
    }
  })();
  const heard = (pieces: number): Promise<void> =>
    new Promise((resolve) => (texts.length >= pieces ? resolve() : waiting.push({ pieces, resolve })));
  return { texts, outcome, heard };
}

const story = (name: string, words: number): string => Array.from({ length: words }, (_, index) => `${name}:${index} `).join("");

describe.skipIf(redisProgram === undefined)("what goes wrong", () => {
  it("a worker is killed in the middle of a job: another takes it, and no word is read twice", async () => {
    requireFreshBuild();
    const scope = randomUUID();
    const fleet = new WorkerFleet({ connection: server.url, scope, lease: 1_000, maxAttempts: 3 });
    ends.push(() => fleet[Symbol.asyncDispose]());
    const begun: number[] = [];
    fleet.onBegin = (_name, place) => begun.push(place);
    await Promise.all([fleet.start(0), fleet.start(1)]);
    const executor = executorOf(scope);
    for (const kind of ["story", "reply:story"]) {
      begun.length = 0;
      const plot = { name: kind, words: 60, pause: 10 };
      const input = kind === "story" ? plot : { story: plot, messages: [{ role: "user", content: "Tell me." }] };
      const reading = read(executor, kind, input);
      await reading.heard(5);
      const [first = 0] = begun;
      await fleet.kill(first);
      expect(await reading.outcome).toMatchObject({ status: "ok", value: { words: 60 } });
      expect(reading.texts.join("")).toBe(story(kind, 60));
      expect(begun).toEqual([first, 1 - first]);
      await fleet.start(first);
    }
  });

  it("a job that kills its workers is set aside with its reason, and others go on", async () => {
    requireFreshBuild();
    const scope = randomUUID();
    const fleet = new WorkerFleet({ connection: server.url, scope, lease: 1_000, maxAttempts: 2 });
    ends.push(() => fleet[Symbol.asyncDispose]());
    await fleet.start();
    const stop = fleet.keepAlive();
    const executor = executorOf(scope);
    const poisoned = await read(executor, "poison", null).outcome;
    expect(poisoned).toMatchObject({ status: "failed", error: { code: "JOB_FAILED", message: /set aside.*stalled/ } });
    const after = await read(executor, "story", { name: "after", words: 3, pause: 1 }).outcome;
    expect(after).toMatchObject({ status: "ok" });
    stop();
  });

  it.each([
    ["Redis", redisProgram, startRedis],
    ["PostgreSQL", postgresProgram, startPostgres],
  ] as const)("%s is killed and comes again in the middle of a job", async (_name, program, start) => {
    if (program === undefined) return;
    const own = await start();
    ends.push(() => own.stop());
    const gated = new GatedHandler();
    const scope = randomUUID();
    await workerOf({ gated: gated.handler }, scope, { connection: own.url });
    const reading = read(executorOf(scope, { connection: own.url }), "gated", "one two three four");
    gated.allow(2);
    await reading.heard(2);
    await own.kill();
    gated.allow(3);
    await own.start();
    gated.allow(4);
    expect(await reading.outcome).toMatchObject({ status: "ok", value: 4 });
    expect(reading.texts.join("")).toBe("one two three four ");
  });

  it("Redis forgets everything in the middle of a job: it is sent again", async () => {
    const gated = new GatedHandler();
    const scope = randomUUID();
    await workerOf({ gated: gated.handler }, scope);
    const reading = read(executorOf(scope), "gated", "one two three");
    gated.allow(1);
    await reading.heard(1);
    const redis = new Redis(server.url);
    await redis.flushall();
    redis.disconnect();
    // The worker finds that nobody hears it.
    gated.allow(2);
    await gated.stopped(0);
    gated.allow(3);
    expect(await reading.outcome).toMatchObject({ status: "ok", value: 3 });
    expect(reading.texts.join("")).toBe("one two three ");
    expect(gated.signals.length).toBe(2);
  });

  it.each([
    ["the asker", "Redis", redisProgram, startRedis],
    ["the worker", "Redis", redisProgram, startRedis],
    ["the asker", "PostgreSQL", postgresProgram, startPostgres],
    ["the worker", "PostgreSQL", postgresProgram, startPostgres],
  ] as const)("the network between %s and %s is cut and healed in the middle of a job", async (whose, _name, program, start) => {
    if (program === undefined) return;
    const own = await start();
    ends.push(() => own.stop());
    const direct = { connection: own.url };
    const proxy = await CuttableProxy.to(own.url);
    ends.push(() => proxy[Symbol.asyncDispose]());
    const gated = new GatedHandler();
    const scope = randomUUID();
    const through = { connection: proxy.url };
    await workerOf({ gated: gated.handler }, scope, whose === "the worker" ? through : direct);
    const reading = read(executorOf(scope, whose === "the asker" ? through : direct), "gated", "one two three four");
    gated.allow(1);
    await reading.heard(1);
    proxy.cut();
    gated.allow(3);
    // A worker that is cut off for longer than its lease loses the job, and takes it again.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    proxy.heal();
    gated.allow(4);
    expect(await reading.outcome).toMatchObject({ status: "ok", value: 4 });
    expect(reading.texts.join("")).toBe("one two three four ");
  });

  it("a worker that took over writes something else: the reader is told, and shown nothing of it", async () => {
    let runs = 0;
    const scope = randomUUID();
    const turns = new GatedHandler();
    const handlers: JobHandlers = {
      moody: async (_input, call) => {
        runs += 1;
        return await turns.handler(runs === 1 ? "the sky is blue" : "the sea is green", call);
      },
    };
    const first = await workerOf(handlers, scope);
    const reading = read(executorOf(scope), "moody", null);
    turns.allow(2);
    await reading.heard(2);
    const second = await workerOf(handlers, scope);
    // It hands the job back.
    await first.close(1);
    turns.allow(4);
    expect(await reading.outcome).toMatchObject({
      status: "failed",
      error: { code: "JOB_FAILED", message: /wrote something else/ },
    });
    expect(reading.texts.join("")).toBe("the sky ");
    expect(second.running).toBeLessThanOrEqual(1);
  });

  it("a worker is to stop: it takes nothing new, and hands back what isn't done in time", async () => {
    const scope = randomUUID();
    const gated = new GatedHandler();
    const first = await workerOf({ gated: gated.handler }, scope);
    const executor = executorOf(scope);
    const reading = read(executor, "gated", "one two three");
    gated.allow(1);
    await reading.heard(1);
    await workerOf({ gated: gated.handler }, scope);
    await first.close(1);
    await gated.begun(2);
    gated.allow(3);
    expect(await reading.outcome).toMatchObject({ status: "ok", value: 3 });
    expect(reading.texts.join("")).toBe("one two three ");
  });

  it("an asker that is gone is waited for no longer", async () => {
    const scope = randomUUID();
    const gated = new GatedHandler();
    const ended = new Promise<string>((resolve) => {
      void workerOf({ gated: gated.handler }, scope, { onJob: ({ status }) => resolve(status) });
    });
    const executor = bullmqExecutor({ connection: server.url, scope, connectTimeout: 100_000 });
    while (!(await executor.handles("gated"))) await new Promise((resolve) => setTimeout(resolve, 50));
    const reading = read(executor, "gated", "one two three");
    gated.allow(1);
    await reading.heard(1);
    await executor.close();
    gated.allow(2);
    expect(["aborted", "left"]).toContain(await ended);
    await gated.stopped(0);
  });
});
