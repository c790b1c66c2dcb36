import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ChatBackend, ReplyEvent } from "../dist/chat/chat-backend.js";
import { convertCheckpoint } from "../dist/export/convert-checkpoint.js";
import { boxedModel } from "../dist/index.js";
import { LocalModel } from "../dist/local-model/local-model.js";
import { createServer } from "../dist/server/index.js";
import { writeInitialCheckpoint } from "../dist/training/initial-checkpoint.js";
import { listenBare } from "./bare-server.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { progress } from "./progress.js";
import { report } from "./report.js";

/** First tokens measured each way, for each round asked for. */
const FIRST_TOKENS = 20;
const STREAMS = 8;
const NEW_TOKENS = 64;
const ECHOED_TOKENS = 2_000;

/** What a number of prompts, asked at once, came to. */
interface Asked {
  /** Milliseconds to the first piece of text, by prompt. */
  readonly firstTokens: readonly number[];
  readonly tokens: number;
  readonly ms: number;
}

/** Asks all prompts at once. */
type Way = (prompts: readonly string[], maxTokens: number) => Promise<Asked>;

/**
 * What the server adds to a model in its process: to the first token, and to eight streams at once, on the small model in the box, whose tokens come faster than
 * any real one's; and the processor time of a token, which a busy machine doesn't change. The client is a process of its own.
 */
export async function benchServer({ rounds, threads }: BenchOptions, figures: Measurements): Promise<void> {
  const mini = new LocalModel({ model: boxedModel(), threads, temperature: 0 });
  const server = createServer({ models: { mini, echo } });
  const { port } = await server.listen({ port: 0 });
  const bare = await listenBare({ mini, echo });
  const client = fork(fileURLToPath(new URL("server-client.mjs", import.meta.url)));
  const folder = await mkdtemp(path.join(tmpdir(), "bench-server-"));
  try {
    await benchMiddle(folder, client, threads, rounds, figures);
    await benchMini(
      [
        ["in process", inProcess(mini)],
        ["server", overHttp(client, port, "mini")],
        ["node:http alone", overHttp(client, bare.port, "mini")],
      ],
      rounds,
      figures,
    );
    await benchProcessorTime(
      [
        ["in process", inProcess(echo)],
        ["server", overHttp(client, port, "echo")],
        ["node:http alone", overHttp(client, bare.port, "echo")],
      ],
      rounds,
      figures,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
    client.kill();
    bare.close();
    await server.close();
    await mini.close();
  }
  await report("server", "A model over HTTP beside the same in its process", figures.figures, {
    unit: "tok/s",
    groups: [
      {
        label: `${STREAMS} streams`,
        bars: ["in process", "server"].map((series) => ({ series, value: figures.median(`${STREAMS} streams, ${series}`) })),
      },
    ],
  });
}

type Ways = readonly (readonly [name: string, way: Way])[];

async function benchMini(ways: Ways, rounds: number, figures: Measurements): Promise<void> {
  let asked = 0;
  const prompts = (count: number): string[] =>
    Array.from({ length: count }, () => `${asked++}：茶是什么？请用一句话介绍一下龙井茶。`);
  for (const [, way] of ways) for (let time = 0; time < 10; time += 1) await way(prompts(STREAMS), NEW_TOKENS);
  for (let round = 0; round < rounds; round += 1) {
    const lowest = new Map<string, number>();
    for (let time = 0; time < FIRST_TOKENS; time += 1) {
      for (const [name, way] of turned(ways, time)) {
        const [firstToken = Number.NaN] = (await way(prompts(1), NEW_TOKENS)).firstTokens;
        figures.add(`first token, ${name}`, "ms", firstToken);
        lowest.set(name, Math.min(firstToken, lowest.get(name) ?? firstToken));
      }
    }
    const later = (lowest.get("server") ?? Number.NaN) - (lowest.get("in process") ?? Number.NaN);
    figures.add("first token, server later by, lowest of a round", "ms", later);
    for (let time = 0; time < 6; time += 1) {
      const rates = new Map<string, number>();
      for (const [name, way] of turned(ways, time)) {
        const before = process.cpuUsage();
        const { tokens, ms } = await way(prompts(STREAMS), NEW_TOKENS);
        const { user, system } = process.cpuUsage(before);
        rates.set(name, tokens / (ms / 1000));
        figures.add(`${STREAMS} streams, ${name}`, "tok/s", tokens / (ms / 1000));
        figures.add(`processor time of a token, ${STREAMS} streams, ${name}`, "µs", (user + system) / tokens);
      }
      for (const name of ["server", "node:http alone"]) {
        figures.add(`${STREAMS} streams, ${name} / in process`, "×", (rates.get(name) ?? 0) / (rates.get("in process") ?? 0));
      }
    }
  }
}

/**
 * Eight streams of a model that is some times as fast as ChatGLM3-6B on the same machine: 12 layers of 1,024, random weights in 4 bits. What the server takes of
 * the processor is then about what it takes beside a real model.
 */
async function benchMiddle(
  folder: string,
  client: ChildProcess,
  threads: number,
  rounds: number,
  figures: Measurements,
): Promise<void> {
  const checkpoint = path.join(folder, "checkpoint");
  const model = path.join(folder, "middle");
  const tokenizerModel = await readFile(path.join(boxedModel(), "tokenizer.model"));
  const { config } = JSON.parse(await readFile(path.join(boxedModel(), "manifest.json"), "utf8")) as {
    readonly config: { readonly vocabularySize: number };
  };
  progress("server: a model of random weights is made");
  await writeInitialCheckpoint(checkpoint, {
    seed: 1,
    dtype: "float16",
    tokenizerModel,
    config: {
      num_layers: 12,
      hidden_size: 1_024,
      ffn_hidden_size: 2_816,
      num_attention_heads: 16,
      kv_channels: 64,
      multi_query_group_num: 2,
      padded_vocab_size: config.vocabularySize,
      seq_length: 2_048,
    },
  });
  await convertCheckpoint({ checkpoint, out: model, precision: "int4", target: "cpu", chatFormat: "chatglm3" });
  await rm(checkpoint, { recursive: true, force: true });
  await using middle = new Disposer(new LocalModel({ model, threads, temperature: 0 }));
  const server = createServer({ models: { middle: middle.backend } });
  const { port } = await server.listen({ port: 0 });
  try {
    const ways: Ways = [
      ["in process", inProcess(middle.backend)],
      ["server", overHttp(client, port, "middle")],
    ];
    let asked = 0;
    const prompts = (): string[] => Array.from({ length: STREAMS }, () => `${asked++}：茶是什么？`);
    for (const [, way] of ways) await way(prompts(), NEW_TOKENS);
    for (let time = 0; time < rounds * 6; time += 1) {
      const rates = new Map<string, number>();
      for (const [name, way] of turned(ways, time)) {
        const { tokens, ms } = await way(prompts(), NEW_TOKENS);
        rates.set(name, tokens / (ms / 1_000));
        figures.add(`${STREAMS} streams of 132 million weights, ${name}`, "tok/s", tokens / (ms / 1_000));
      }
      const ratio = (rates.get("server") ?? 0) / (rates.get("in process") ?? 0);
      figures.add(`${STREAMS} streams of 132 million weights, server / in process`, "×", ratio);
    }
  } finally {
    await server.close();
  }
}

/** Closes a backend at the end of a block. */
class Disposer implements AsyncDisposable {
  readonly backend: ChatBackend;

  constructor(backend: ChatBackend) {
    this.backend = backend;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.backend.close();
  }
}

async function benchProcessorTime(ways: Ways, rounds: number, figures: Measurements): Promise<void> {
  const prompts = Array.from({ length: STREAMS }, (_, index) => String(index));
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, way] of ways) {
      const before = process.cpuUsage();
      const { tokens } = await way(prompts, ECHOED_TOKENS);
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) figures.add(`processor time of a token, no model, ${name}`, "µs", (user + system) / tokens);
    }
  }
}

/** Who goes first changes from time to time. */
function turned<Item>(items: readonly Item[], time: number): readonly Item[] {
  const first = time % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}

function inProcess(backend: ChatBackend): Way {
  return async (prompts, maxTokens) => {
    const begun = performance.now();
    const replies = await Promise.all(
      prompts.map(async (content) => {
        let first: number | undefined;
        let tokens = 0;
        const call = { messages: [{ role: "user" as const, content }], options: { ...backend.defaults, maxTokens } };
        for await (const event of backend.reply(call)) {
          if (event.type === "text-delta" && event.text !== "") first ??= performance.now() - begun;
          else if (event.type === "finish") tokens = event.usage?.outputTokens ?? 0;
        }
        return { first: first ?? Number.NaN, tokens };
      }),
    );
    return {
      firstTokens: replies.map(({ first }) => first),
      tokens: replies.reduce((sum, { tokens }) => sum + tokens, 0),
      ms: performance.now() - begun,
    };
  };
}

function overHttp(client: ChildProcess, port: number, model: string): Way {
  return async (prompts, maxTokens) => {
    client.send({ port, model, prompts, maxTokens });
    const [asked] = (await once(client, "message")) as [Asked];
    return asked;
  };
}

/** Writes as fast as it is read, a word at each turn of the event loop. */
const echo: ChatBackend = {
  name: "echo",
  defaults: {},
  identity: {},
  capabilities: { toolCalling: false, structuredOutput: false },
  async *reply({ options: { maxTokens = 1 } }): AsyncGenerator<ReplyEvent> {
    for (let token = 0; token < maxTokens; token += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      yield { type: "text-delta", text: " word" };
    }
    yield { type: "finish", reason: "stop", usage: { promptTokens: 1, outputTokens: maxTokens } };
  },
  countTokens: async (text) => text.length,
  close: async () => {},
};
