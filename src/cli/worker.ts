import { once } from "node:events";
import path from "node:path";
import { embedHandlers } from "../distributed/embeddings/executor-embeddings.js";
import { createWorker } from "../distributed/worker/create-worker.js";
import { serveHealth } from "../distributed/worker/health-server.js";
import type { JobRecord } from "../distributed/worker/worker-options.js";
import { ChatGLMError } from "../errors.js";
import { replyHandlers } from "../executor-model/reply-handlers.js";
import type { JobHandlers } from "../fan-out/executor.js";
import { skippedReport } from "./answer-report.js";
import { AnswerSetup, type AnswerSetupOptions } from "./answer-setup.js";
import { executorAddress } from "./executor-address.js";
import { interruptible } from "./interruption.js";
import { clearLine } from "./loading.js";
import { printable } from "./printable.js";
import type { Terminal } from "./terminal.js";

export interface WorkerCommandOptions extends AnswerSetupOptions {
  readonly executor: string;
  readonly scope?: string;
  /** The model's name for askers. Defaults to the folder's. */
  readonly name?: string;
  /** Kinds of jobs to take. Defaults to all that there are handlers for. */
  readonly only?: string[];
  /** Jobs of a kind at once. Defaults to as many as the model computes in one step; 8 where only its server knows. */
  readonly concurrency?: number;
  /** Seconds. */
  readonly lease: number;
  /** Seconds. */
  readonly drain: number;
  readonly host: string;
  /** Of health and metrics; none without it. */
  readonly port?: number;
  readonly quiet?: boolean;
}

/** What a chain asks of a model at once. */
const UNKNOWN_SLOTS = 8;

/** Takes jobs from the queues until SIGINT or SIGTERM; then lets what runs come to its end, and hands back what doesn't. */
export async function worker(terminal: Terminal, options: WorkerCommandOptions): Promise<void> {
  const { texts, colors, stdout, stderr, environment } = terminal;
  const warn = (message: string): void => {
    clearLine(terminal);
    stderr.write(`${colors.yellow(printable(texts.errorMessage(message, undefined)))}\n`);
  };
  const { executor, lease, drain, host, port, scope } = options;
  const connection = executorAddress(executor, environment);
  // What the chain does for others, it does here.
  await using setup = await AnswerSetup.open({ ...options, executor: undefined }, environment, { warn });
  await interruptible(async (signal) => {
    const handlers = chosenHandlers(setup, options);
    await setup.prepare(signal);
    for (const { skipped } of setup.documents) for (const line of skippedReport(terminal, skipped)) warn(line);
    // Opens the model: the first asker needn't wait for it, and a folder that can't be opened is said now.
    await setup.backend.countTokens("");
    signal.throwIfAborted();
    const concurrency = options.concurrency ?? setup.backend.capabilities.repliesAtOnce ?? UNKNOWN_SLOTS;
    await using running = await createWorker({
      connection,
      handlers,
      concurrency,
      scope,
      lease: Math.ceil(lease * 1_000),
      onWarning: ({ message }) => warn(message),
      onJob: (record) => {
        if (options.quiet !== true) stderr.write(`${colors.dim(jobLine(record))}\n`);
      },
    });
    await using health = port === undefined ? undefined : await serveHealth(running, { host, port });
    clearLine(terminal);
    stdout.write(`${texts.worker.ready(running.kinds.map(printable).join(", "))}\n`);
    if (health !== undefined) stdout.write(`${health.url}/health ${health.url}/metrics\n`);
    if (!signal.aborted) await once(signal, "abort");
    stderr.write(`${texts.worker.draining}\n`);
    await running.close(Math.max(1, drain * 1_000));
  });
}

/** @throws ChatGLMError INVALID_OPTION for a kind that there is no handler for. */
function chosenHandlers(setup: AnswerSetup, { name, only, embeddings }: WorkerCommandOptions): JobHandlers {
  const all: JobHandlers = {
    ...setup.chain.jobHandlers,
    ...replyHandlers(setup.backend, name),
    ...(setup.embeddings === undefined || embeddings === undefined
      ? {}
      : embedHandlers(setup.embeddings, path.basename(path.resolve(embeddings)))),
  };
  for (const kind of only ?? []) {
    if (Object.hasOwn(all, kind)) continue;
    throw new ChatGLMError("INVALID_OPTION", `--only: there is nobody here for jobs of the kind "${kind}".`, {
      remedy: `Kinds: ${Object.keys(all).join(", ")}.`,
    });
  }
  return Object.fromEntries(Object.entries(all).filter(([kind]) => only?.includes(kind) ?? true));
}

/** `2026-11-29T08:00:00.000Z generate ok 1234 ms` */
function jobLine({ kind, status, ms, attempt }: JobRecord): string {
  const again = attempt > 1 ? [`attempt ${attempt}`] : [];
  return [new Date().toISOString(), printable(kind), status, `${ms.toFixed(0)} ms`, ...again].join(" ");
}
