import { once } from "node:events";
import { ChatGLMChatModel } from "../langchain/chat-model.js";
import { createServer } from "../server/create-server.js";
import type { RequestRecord } from "../server/server-options.js";
import { skippedReport } from "./answer-report.js";
import { AnswerSetup, type AnswerSetupOptions } from "./answer-setup.js";
import { modelFields } from "./chosen-model.js";
import { interruptible } from "./interruption.js";
import { clearLine } from "./loading.js";
import { printable } from "./printable.js";
import { environmentKeys, isOpenToOthers, readKeyFile } from "./server-keys.js";
import type { Terminal } from "./terminal.js";

export interface ServeOptions extends AnswerSetupOptions {
  readonly host: string;
  readonly port: number;
  /** The name that clients ask for. Defaults to the folder's. */
  readonly name?: string;
  readonly system?: string;
  readonly apiKeyFile?: string;
  readonly allowHost?: string[];
  readonly cors?: string[];
  readonly maxRunning?: number;
  readonly maxQueue?: number;
  readonly maxPerKey?: number;
  /** MiB. */
  readonly maxBody?: number;
  /** Seconds from a request to the end of its reply. */
  readonly replyTimeout?: number;
  /** Seconds that replies may run on once the server is to stop. */
  readonly drain?: number;
  readonly quiet?: boolean;
  /** False with `--no-page`. */
  readonly page: boolean;
}

/** The environment variable that holds the keys if no file is given. */
const keysVariable = "LANGCHAIN_CHATGLM_API_KEYS";

/** Serves the model, and the chain over the sources that were named, until SIGINT or SIGTERM; then lets what runs come to its end. */
export async function serve(terminal: Terminal, options: ServeOptions): Promise<void> {
  const { texts, colors, stdout, stderr, environment } = terminal;
  const warn = (message: string): void => {
    clearLine(terminal);
    stderr.write(`${colors.yellow(printable(texts.errorMessage(message, undefined)))}\n`);
  };
  const { apiKeyFile } = options;
  const keys = apiKeyFile === undefined ? environmentKeys(environment[keysVariable]) : await readKeyFile(apiKeyFile);
  if (apiKeyFile !== undefined && (await isOpenToOthers(apiKeyFile))) warn(texts.serve.keyFileOpen(apiKeyFile));
  await using setup = await AnswerSetup.open({ ...options, seesIfInstalled: true }, environment, { warn });
  const { model, temperature, topP, maxTokens, maxThinkingTokens, seed, threads, device, system } = options;
  await using chat = new ChatGLMChatModel({
    ...modelFields(model, threads, device),
    temperature,
    topP,
    maxTokens,
    maxThinkingTokens,
    seed,
    systemPrompt: system,
  });
  const name = options.name ?? chat.model;
  await using server = createServer({
    models: { [name]: chat.backend },
    chain: setup.chain,
    sources: setup.skippable,
    page: options.page,
    answerCache: setup.cache,
    keys,
    hosts: options.allowHost,
    cors: options.cors,
    limits: limitsOf(options),
    onError: (error, id) => warn(`${id}: ${error instanceof Error ? error.message : String(error)}`),
    onRequest: (record) => {
      if (options.quiet !== true) stderr.write(`${colors.dim(requestLine(record))}\n`);
    },
  });
  await interruptible(async (signal) => {
    await setup.prepare(signal);
    for (const { skipped } of setup.documents) for (const line of skippedReport(terminal, skipped)) warn(line);
    // Opens the model: the first client needn't wait for it, and a folder that can't be opened is said now.
    await chat.getNumTokens("");
    signal.throwIfAborted();
    const { url } = await server.listen({ host: options.host, port: options.port });
    clearLine(terminal);
    stdout.write(`${texts.serve.listening(`${url}/v1`, name)}\n`);
    if (options.page) stdout.write(`${texts.serve.page(`${url}/`)}\n`);
    if (keys.length === 0) stderr.write(`${colors.dim(texts.serve.noKey)}\n`);
    if (!signal.aborted) await once(signal, "abort");
    stderr.write(`${texts.serve.draining}\n`);
    await server.close();
  });
}

function limitsOf({ maxRunning, maxQueue, maxPerKey, maxBody, replyTimeout, drain }: ServeOptions): Record<string, number> {
  const limits = {
    running: maxRunning,
    waiting: maxQueue,
    perScope: maxPerKey,
    bodyBytes: maxBody === undefined ? undefined : Math.ceil(maxBody * 2 ** 20),
    replyTime: replyTimeout === undefined ? undefined : Math.ceil(replyTimeout * 1000),
    drainTime: drain === undefined ? undefined : Math.max(1, Math.ceil(drain * 1000)),
  };
  return Object.fromEntries(Object.entries(limits).filter((entry): entry is [string, number] => entry[1] !== undefined));
}

/** `2026-11-29T08:00:00.000Z POST /v1/chat/completions 200 1234 ms north 3f2a…` */
function requestLine({ id, method, path, status, ms, scope, left }: RequestRecord): string {
  const time = new Date().toISOString();
  return [time, method, path, status, `${ms.toFixed(0)} ms`, ...[left, scope].filter((part) => part !== undefined), id].join(" ");
}
