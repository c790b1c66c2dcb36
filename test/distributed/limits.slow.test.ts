import { randomUUID } from "node:crypto";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import {
  type BullmqExecutorOptions,
  bullmqExecutor,
  createWorker,
  ExecutorEmbeddings,
  embedHandlers,
  type RunningWorker,
  replyHandlers,
  type WorkerOptions,
} from "../../src/distributed/index.js";
import type { Executor, JobHandlers } from "../../src/fan-out/executor.js";
import { jobOutput } from "../../src/fan-out/run-job.js";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { runToEnd } from "../../src/testing/executor-cases.js";
import { RecordingChatModel } from "../answering/recording-chat-model.js";
import { redisProgram, startRedis } from "../support/servers/redis-server.js";
import type { StoreServer } from "../support/servers/store-server.js";
import { GatedHandler } from "./support/gated-handler.js";

let server: StoreServer;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  server = await startRedis();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => server.stop());

async function workerOf(handlers: JobHandlers, scope: string, options: Partial<WorkerOptions> = {}): Promise<RunningWorker> {
  const worker = await createWorker({ connection: server.url, scope, handlers, ...options });
  ends.push(() => worker.close());
  return worker;
}

function executorOf(scope: string, options: Partial<BullmqExecutorOptions> = {}): Executor {
  const executor = bullmqExecutor({ connection: server.url, scope, ...options });
  ends.push(() => executor.close());
  return executor;
}

/** A queue as anybody could fill it who can reach the server. */
function rawQueue(scope: string, kind: string): Queue {
  const { port } = new URL(server.url);
  const queue = new Queue(`${scope}|${kind}`, { connection: { host: "127.0.0.1", port: Number(port) }, prefix: "chatglm" });
  ends.push(() => queue.close());
  return queue;
}

const echo: JobHandlers = { echo: (input) => input };

describe.skipIf(redisProgram === undefined)("bounds", () => {
  it("refuses a job beyond those that may wait, as OVERLOADED", async () => {
    const scope = randomUUID();
    const gated = new GatedHandler();
    await workerOf({ gated: gated.handler }, scope, { concurrency: 1 });
    const executor = executorOf(scope, { maxWaiting: 2 });
    const first = runToEnd(executor, { kind: "gated", input: "a" });
    await gated.begun(1);
    const waiting = [1, 2].map(() => runToEnd(executor, { kind: "gated", input: "a" }));
    const queue = rawQueue(scope, "gated");
    while ((await queue.getJobCountByTypes("waiting")) < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const { outcome } = await runToEnd(executor, { kind: "gated", input: "a" });
    expect(outcome).toMatchObject({ status: "failed", error: { code: "OVERLOADED" } });
    gated.allow(1);
    expect((await Promise.all([first, ...waiting])).map(({ outcome: { status } }) => status)).toEqual(["ok", "ok", "ok"]);
  });

  it("lets nobody wait without end: who waits becomes more urgent", async () => {
    const scope = randomUUID();
    const gated = new GatedHandler();
    await workerOf({ gated: gated.handler }, scope, { concurrency: 1 });
    const executor = executorOf(scope);
    const first = runToEnd(executor, { kind: "gated", input: "first" });
    await gated.begun(1);
    const later = runToEnd(executor, { kind: "gated", input: "later" }, { priority: 1 });
    const queue = rawQueue(scope, "gated");
    const until = async (state: "prioritized" | "waiting"): Promise<void> => {
      while ((await queue.getJobCountByTypes(state)) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await until("prioritized");
    await until("waiting");
    gated.allow(1);
    expect((await Promise.all([first, later])).map(({ outcome: { status } }) => status)).toEqual(["ok", "ok"]);
  });

  it("bounds inputs, outputs and events", async () => {
    const scope = randomUUID();
    const tell: JobHandlers[string] = (input, { emit }) => {
      emit(input);
      return null;
    };
    const large: JobHandlers = { ...echo, tell, give: () => "x".repeat(3_000) };
    await workerOf(large, scope, { maxOutput: 2_000 });
    const executor = executorOf(scope, { maxPayload: 4_000 });
    const outcomeOf = async (kind: string, input: string) => (await runToEnd(executor, { kind, input })).outcome;
    expect(await outcomeOf("echo", "x".repeat(1_000))).toMatchObject({ status: "ok" });
    expect(await outcomeOf("echo", "x".repeat(4_000))).toMatchObject({
      error: { code: "INVALID_OPTION", message: /4002 bytes/ },
    });
    expect(await outcomeOf("tell", "x".repeat(3_000))).toMatchObject({
      error: { code: "JOB_FAILED", message: /more than 2000/ },
    });
    expect(await outcomeOf("give", "")).toMatchObject({ error: { code: "JOB_FAILED", message: /more than 2000/ } });
  });

  it("keeps scopes apart, and refuses a job of another one or another version", async () => {
    const scope = randomUUID();
    await workerOf(echo, scope);
    expect(await executorOf(randomUUID()).handles("echo")).toBe(false);
    const executor = executorOf(scope);
    expect(await jobOutput(executor, { kind: "echo", input: 1 })).toBe(1);
    const queue = rawQueue(scope, "echo");
    const told: unknown[] = [];
    const records = new Promise<string[]>((resolve) => {
      const statuses: string[] = [];
      void workerOf({ other: () => null }, scope, {
        onJob: ({ status }) => statuses.push(status) === 2 && resolve(statuses),
        onWarning: (error) => told.push(error.message),
      });
    });
    const job = { protocol: 1, job: "j1", scope, asker: "nobody", sent: 0, kind: "other", input: { value: 1 } };
    const others = rawQueue(scope, "other");
    await others.add("other", { ...job, scope: "another" });
    await others.add("other", { ...job, job: "j2", protocol: 99 });
    expect(await records).toEqual(["failed", "failed"]);
    await others.add("other", { kind: "other", nonsense: true }, { jobId: "nonsense" });
    while ((await others.getJobState("nonsense")) !== "failed") await new Promise((resolve) => setTimeout(resolve, 5));
    expect(told).toEqual([expect.stringContaining("isn't one of its jobs")]);
    expect(await queue.getJobCountByTypes("failed")).toBe(0);
  });

  it("does the work here where nobody can be reached", async () => {
    const warnings: string[] = [];
    const executor = bullmqExecutor({
      connection: "redis://127.0.0.1:9",
      connectTimeout: 100,
      onWarning: ({ message }) => warnings.push(message),
    });
    ends.push(() => executor.close());
    const chain = createAnswerChain({ model: new RecordingChatModel({ id: "m", pieces: ["here"] }), cache: false, executor });
    expect((await chain.invoke("Hello?")).text).toBe("here");
    expect(warnings.join()).toContain("Asking redis://127.0.0.1:9 for workers took longer");
    const { outcome } = await runToEnd(executor, { kind: "echo", input: 1 }, { totalTimeout: 50 });
    expect(outcome).toMatchObject({ status: "timed-out", timeout: 50 });
  });

  it("sends no secret: the key of a model on a server stays with its owner", async () => {
    const scope = randomUUID();
    const spy = new Redis(server.url);
    const monitor = await spy.monitor();
    ends.push(async () => {
      monitor.disconnect();
      spy.disconnect();
    });
    const seen: string[] = [];
    monitor.on("monitor", (_time: string, args: string[]) => seen.push(args.join(" ")));
    const model = new ChatGLMChatModel({ baseUrl: "http://127.0.0.1:9/v1", model: "m", apiKey: "sk-very-secret", maxRetries: 0 });
    const worker = createAnswerChain({ model, cache: false });
    await workerOf({ ...worker.jobHandlers, ...replyHandlers(model.backend) }, scope);
    const chain = createAnswerChain({ model, cache: false, executor: executorOf(scope) });
    await expect(chain.invoke("What is said aloud?")).rejects.toMatchObject({ code: "REMOTE_FAILED" });
    expect(seen.join("\n")).toContain("What is said aloud?");
    expect(seen.join("\n")).not.toContain("sk-very-secret");
  });

  it.each([
    ["scope", { scope: "" }],
    ["maxWaiting", { maxWaiting: 0 }],
    ["maxPayload", { maxPayload: 1.5 }],
    ["connection", { connection: "ftp://user:secret@host" }],
  ])("refuses a wrong %s by name", (option, wrong) => {
    const make = (): unknown => bullmqExecutor({ connection: server.url, ...wrong });
    expect(make).toThrow(expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(option) }));
    expect(make).not.toThrow(/secret/);
  });
});

describe.skipIf(redisProgram === undefined)("models and encoders on workers", () => {
  it("send prompts that begin alike to the worker that had the first of them", async () => {
    const scope = randomUUID();
    const done: string[][] = [];
    for (let place = 0; place < 3; place += 1) {
      const own: string[] = [];
      done.push(own);
      const generate: JobHandlers[string] = (input) => own.push(JSON.stringify(input).slice(14, 20));
      await workerOf({ generate }, scope);
    }
    const executor = executorOf(scope);
    const subjects = Array.from({ length: 12 }, (_, subject) => `${subject}`.padStart(6, "0"));
    for (let round = 0; round < 3; round += 1) {
      for (const subject of subjects) {
        const messages = [subject, `${subject} is what this is about. `.repeat(100), `question ${round}`];
        await jobOutput(executor, { kind: "generate", input: { messages } });
      }
    }
    for (const subject of subjects)
      expect(
        done.filter((own) => own.includes(subject)),
        subject,
      ).toHaveLength(1);
    expect(done.flat()).toHaveLength(36);
    expect(done.filter((own) => own.length > 0).length).toBeGreaterThan(1);
  });

  it("embed for others, and refuse another encoder's jobs", async () => {
    const scope = randomUUID();
    const embeddings = {
      embedQuery: async (text: string) => [text.length, 1],
      embedDocuments: async (texts: string[]) => texts.map((text) => [text.length, 0]),
    };
    await workerOf(embedHandlers(embeddings, "lengths"), scope);
    const executor = executorOf(scope);
    const there = new ExecutorEmbeddings({ executor, model: "lengths" });
    const texts = Array.from({ length: 130 }, (_, length) => "x".repeat(length));
    expect(await there.embedDocuments(texts)).toEqual(texts.map(({ length }) => [length, 0]));
    expect(await there.embedQuery("four")).toEqual([4, 1]);
    const other = new ExecutorEmbeddings({ executor, model: "others" });
    await expect(other.embedQuery("a")).rejects.toMatchObject({ code: "INVALID_OPTION", message: /encoder others/ });
  });
});
