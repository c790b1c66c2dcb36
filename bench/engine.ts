import type { EngineModel } from "../dist/model/engine-messages.js";
import { EngineThread } from "../dist/model/engine-thread.js";
import { Engine } from "../src/engine/engine.js";
import type { EngineOptions } from "../src/engine/engine-options.js";
import type { GenerationEvent, GenerationRequest } from "../src/engine/generation.js";
import type { ModelExecutor } from "../src/engine/model-executor.js";
import { OnnxExecutor } from "../src/onnx-runtime/onnx-executor.js";
import { BandwidthMeter } from "./bandwidth.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { Peer } from "./peer.js";
import { pretendPrefill } from "./pretend-prefill.js";
import { report } from "./report.js";
import { sixBModel, sixBSlots } from "./six-b-model.js";

const contexts = [32, 512, 2048, 4096];
const prompts = [64, 512, 2048];
const streamCounts = [1, 2, 4, 8, 16];
const newTokens = 16;
const sharedPrefix = 1000;
const greedy = { temperature: 0, topP: 1, topK: 0, repetitionPenalty: 1 };
/** Prompt length of the streams that share steps, as the peer's script has it. */
const streamPrompt = 64;

interface Run {
  readonly firstTokenMs: number;
  /** Milliseconds between the first and the last token, and how many came after the first. */
  readonly decodeMs: number;
  readonly decoded: number;
}

/** Everything issue-worthy about the engine on the 6B shape: decode, prefill, shared steps, shared prefixes, speculation, lag, memory. */
export async function benchEngine(
  { rounds, threads, peer: peerFolder, layers, quick }: BenchOptions,
  figures: Measurements,
): Promise<void> {
  const model = await sixBModel(layers);
  const meter = await BandwidthMeter.create(threads);
  const peer = peerFolder === undefined ? undefined : new Peer(peerFolder);
  const before = process.memoryUsage().rss;
  const { config } = model;
  const executor = await OnnxExecutor.load({ path: model.path, config, maxSequencesPerStep: sixBSlots, threads });
  const pretending = pretendPrefill(executor, 2 * config.layers, config.groups * config.headDim);
  const engineOf = (real: ModelExecutor, options: Partial<EngineOptions> = {}): Engine =>
    new Engine(real, { kvCacheBytes: 6 * 2 ** 30, prefixCache: false, speculation: false, ...options });

  for (let round = 0; round < rounds; round++) {
    for (const context of contexts) {
      const engine = engineOf(pretending);
      const bandwidth = await meter.measure();
      const run = await generate(engine, prompt(context, 0), newTokens);
      const ceiling = Math.max(bandwidth, await meter.measure()) / (model.weightBytes + context * executor.shape.kvBytesPerToken);
      const rate = run.decoded / (run.decodeMs / 1000);
      figures.add(`decode, context ${context}`, "tok/s", rate);
      figures.add(`decode / bandwidth ceiling, context ${context}`, "×", rate / ceiling);
      await engine[Symbol.asyncDispose]();
      if (peer !== undefined && context <= 2048) {
        const theirs = await peer.run({ P: context, N: newTokens, B: 1, T: threads });
        figures.add(`decode, context ${context}, node-llama-cpp`, "tok/s", 1000 / theirs.decodeMsPerToken);
        figures.add(`decode / node-llama-cpp, context ${context}`, "×", (rate * theirs.decodeMsPerToken) / 1000);
        figures.add(`prefill, ${context} tokens, node-llama-cpp`, "tok/s", theirs.prefillTokensPerSecond);
        figures.add("RSS, node-llama-cpp", "GiB", theirs.rssGiB);
      }
    }
    for (const tokens of quick ? prompts.slice(0, 2) : prompts) {
      const engine = engineOf(executor);
      const run = await generate(engine, prompt(tokens, round), 1);
      const rate = tokens / (run.firstTokenMs / 1000);
      figures.add(`prefill, ${tokens} tokens`, "tok/s", rate);
      const theirs = `prefill, ${tokens} tokens, node-llama-cpp`;
      if (figures.has(theirs)) figures.add(`prefill / node-llama-cpp, ${tokens} tokens`, "×", rate / figures.median(theirs));
      await engine[Symbol.asyncDispose]();
    }
    for (const streams of streamCounts) {
      const engine = engineOf(pretending);
      const runs = await Promise.all(
        Array.from({ length: streams }, (_, i) => generate(engine, prompt(streamPrompt, i), newTokens)),
      );
      const rate = runs.reduce((sum, run) => sum + run.decoded, 0) / (Math.max(...runs.map((run) => run.decodeMs)) / 1000);
      figures.add(`together, ${streams} streams`, "tok/s", rate);
      await engine[Symbol.asyncDispose]();
      if (peer !== undefined && streams === 8) {
        const theirs = await peer.run({ P: streamPrompt, N: newTokens, B: streams, T: threads });
        figures.add(`together, ${streams} streams, node-llama-cpp`, "tok/s", theirs.tokensPerSecond);
        figures.add(`together / node-llama-cpp, ${streams} streams`, "×", rate / theirs.tokensPerSecond);
      }
    }
    await benchSharedPrefix(engineOf(executor, { prefixCache: true }), round, figures);
    await benchSpeculation(engineOf, pretending, figures);
  }
  figures.add("RSS, model and caches", "GiB", (process.memoryUsage().rss - before) / 2 ** 30);
  if (figures.has("RSS, node-llama-cpp")) {
    figures.add("RSS / node-llama-cpp", "×", figures.median("RSS, model and caches") / figures.median("RSS, node-llama-cpp"));
  }
  await executor[Symbol.asyncDispose]();
  await meter.close();
  await benchLag({ path: model.path, config, maxSequencesPerStep: sixBSlots }, threads, figures);

  const peers = (name: string): { series: string; value: number }[] =>
    figures.has(`${name}, node-llama-cpp`)
      ? [{ series: "node-llama-cpp", value: figures.median(`${name}, node-llama-cpp`) }]
      : [];
  const names = [
    ...contexts.map((context) => `decode, context ${context}`),
    ...prompts.map((tokens) => `prefill, ${tokens} tokens`),
    ...streamCounts.map((streams) => `together, ${streams} streams`),
  ].filter((name) => figures.has(name));
  await report("engine", `Engine, ChatGLM3-6B shape (${config.layers} layers), int4, ${threads} threads`, figures.figures, {
    unit: "tok/s",
    groups: names.map((name) => ({
      label: name,
      bars: [{ series: "langchain-chatglm", value: figures.median(name) }, ...peers(name)],
    })),
  });
}

/** Time to the first token of two prompts that share 1,000 tokens: the first computes them, the second finds them. */
async function benchSharedPrefix(engine: Engine, round: number, figures: Measurements): Promise<void> {
  const shared = prompt(sharedPrefix, 100 + round);
  const cold = await generate(engine, [...shared, 301, 302, 303, 304], 1);
  const warm = await generate(engine, [...shared, 401, 402, 403, 404], 1);
  figures.add(`first token, ${sharedPrefix} shared tokens, cold`, "ms", cold.firstTokenMs);
  figures.add(`first token, ${sharedPrefix} shared tokens, warm`, "ms", warm.firstTokenMs);
  figures.add("first token, cold / warm", "×", cold.firstTokenMs / warm.firstTokenMs);
  await engine[Symbol.asyncDispose]();
}

/**
 * A greedy model with random weights soon repeats itself, which is what prompt lookup feeds on: the same request with and without
 * speculation, and the share of guesses that were right.
 */
async function benchSpeculation(
  engineOf: (executor: ModelExecutor, options?: Partial<EngineOptions>) => Engine,
  executor: ModelExecutor,
  figures: Measurements,
): Promise<void> {
  const repeating = Array.from({ length: 200 }, (_, i) => 300 + (((i % 40) * 7919 + 13) % 5000));
  const rates: number[] = [];
  for (const speculation of [false, {}] as const) {
    const engine = engineOf(executor, { speculation });
    const run = await generate(engine, repeating, 48);
    rates.push(run.decoded / (run.decodeMs / 1000));
    const { drafted, accepted } = engine.stats().speculation;
    if (speculation !== false && drafted > 0) figures.add("speculation, guesses accepted", "×", accepted / drafted);
    await engine[Symbol.asyncDispose]();
  }
  const [plain = Number.NaN, speculative = Number.NaN] = rates;
  figures.add("decode, repeating text, plain", "tok/s", plain);
  figures.add("decode, repeating text, speculative", "tok/s", speculative);
  figures.add("speculative / plain", "×", speculative / plain);
}

/** How late a 5 ms timer of this thread gets while the engine's thread generates. */
async function benchLag(model: EngineModel, threads: number, figures: Measurements): Promise<void> {
  const thread = await EngineThread.start({ model, threads, engine: { kvCacheBytes: 2 ** 30 } });
  const every = 5;
  let last = performance.now();
  const late: number[] = [];
  const timer = setInterval(() => {
    const now = performance.now();
    late.push(now - last - every);
    last = now;
  }, every);
  await generate(thread, prompt(64, 0), newTokens);
  clearInterval(timer);
  late.sort((a, b) => a - b);
  figures.add("lateness of a 5 ms timer, 99th percentile", "ms", late[Math.floor(late.length * 0.99)] ?? Number.NaN);
  figures.add("lateness of a 5 ms timer, worst", "ms", late.at(-1) ?? Number.NaN);
  await thread[Symbol.asyncDispose]();
}

/** An engine, on this thread or on its own. */
interface Generator {
  generate(request: Omit<GenerationRequest, "constraint">): AsyncIterable<GenerationEvent>;
}

async function generate(engine: Generator, promptIds: readonly number[], tokens: number): Promise<Run> {
  const request: Omit<GenerationRequest, "constraint"> = { promptIds, maxTokens: tokens, sampling: greedy, stopIds: [] };
  const start = performance.now();
  let first: number | undefined;
  let last = start;
  let count = 0;
  for await (const event of engine.generate(request)) {
    if (event.type !== "tokens") continue;
    last = performance.now();
    first ??= last;
    count += event.ids.length;
  }
  return { firstTokenMs: (first ?? last) - start, decodeMs: last - (first ?? last), decoded: count - 1 };
}

/** Ids that differ from one variant to the next from the first token on. */
function prompt(tokens: number, variant: number): number[] {
  return Array.from({ length: tokens }, (_, i) => 300 + ((i * 7919 + 13 + variant * 31) % 5000));
}
