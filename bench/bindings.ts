import path from "node:path";
import { EngineThread } from "../dist/model/engine-thread.js";
import type { DecoderShape } from "../src/decoder/decoder-shape.js";
import { Engine } from "../src/engine/engine.js";
import { readManifest } from "../src/model-folder/manifest.js";
import { OnnxExecutor } from "../src/onnx-runtime/onnx-executor.js";
import type { BindingName } from "../src/onnx-runtime/sessions/session.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { appendNoise } from "./pretend-prefill.js";
import { report } from "./report.js";
import { sixBModel, sixBSlots } from "./six-b-model.js";

const bindings: readonly BindingName[] = ["c-api", "node"];
const contexts = [32, 512];
const streamCounts = [1, 2, 4, 8, 16];
const promptTokens = 128;

interface Model {
  readonly label: string;
  readonly path: string;
  readonly config: DecoderShape;
  readonly maxSequencesPerStep: number;
}

/**
 * The same steps by both bindings to onnxruntime, in turns: the C interface (outputs in place, beside the thread) and onnxruntime-node's own. Then how fast a
 * step ends that was cancelled, and how late a timer gets with the engine on the timer's thread and on its own.
 */
export async function benchBindings({ rounds, threads, layers, quick }: BenchOptions, figures: Measurements): Promise<void> {
  const models = [await boxed(), ...(quick ? [] : [await sixB(layers)])];
  for (const model of models) {
    const executors = new Map<BindingName, OnnxExecutor>();
    for (const binding of bindings) executors.set(binding, await OnnxExecutor.load({ ...model, threads, binding }));
    for (let round = 0; round < rounds; round++) await measure(model, executors, figures);
    for (const what of measuredNames) {
      const [fast, slow] = bindings.map((binding) => figures.most(name(model, what, binding)));
      figures.add(`${model.label}: ${what}, c-api / node`, "×", (fast ?? Number.NaN) / (slow ?? Number.NaN));
    }
    const executor = executors.get("c-api");
    if (executor !== undefined) await measureCancel(model, executor, rounds, figures);
    for (const loaded of executors.values()) await loaded[Symbol.asyncDispose]();
    await measureLag(model, threads, figures);
  }
  await report("bindings", `Both bindings to onnxruntime, ${threads} threads`, figures.figures, {
    unit: "tok/s",
    groups: models.flatMap((model) =>
      measuredNames.map((what) => ({
        label: `${model.label}: ${what}`,
        bars: bindings.map((binding) => ({ series: binding, value: figures.most(name(model, what, binding)) })),
      })),
    ),
  });
}

const measuredNames = [
  ...contexts.map((context) => `decode, context ${context}`),
  `prefill, ${promptTokens} tokens`,
  ...streamCounts.map((streams) => `${streams} streams`),
];

const name = ({ label }: Model, what: string, binding: BindingName): string => `${label}: ${what}, ${binding}`;

async function boxed(): Promise<Model> {
  const folder = path.resolve(import.meta.dirname, "../models/chatglm-mini");
  const { config, maxSequencesPerStep } = await readManifest(folder);
  return { label: "chatglm-mini", path: path.join(folder, "model.onnx"), config, maxSequencesPerStep };
}

async function sixB(layers: number): Promise<Model> {
  const { path: file, config } = await sixBModel(layers);
  return { label: `6B shape, ${layers} layers`, path: file, config, maxSequencesPerStep: sixBSlots };
}

/**
 * A dozen steps by each binding, in turns. Wall time is the fastest step's, since others' work on the machine only ever makes one slower; processor time is
 * what a step took of all cores.
 */
async function measure(model: Model, executors: ReadonlyMap<BindingName, OnnxExecutor>, figures: Measurements): Promise<void> {
  const { layers, groups, headDim } = model.config;
  const block = async (what: string, streams: number, context: number, tokens: number, steps: number): Promise<void> => {
    const tokenIds = Array.from({ length: tokens }, (_, i) => 300 + i);
    for (const [binding, executor] of executors) {
      const rows = Array.from({ length: streams }, () => {
        const sequence = executor.createSequence();
        appendNoise(sequence, context, 2 * layers, groups * headDim);
        return { sequence, tokenIds, logits: "last" as const };
      });
      let best = Number.POSITIVE_INFINITY;
      const before = process.cpuUsage();
      for (let step = 0; step < steps; step++) {
        const from = performance.now();
        const output = await executor.run(rows);
        for (const row of rows.keys()) output.commit(row, tokens);
        best = Math.min(best, performance.now() - from);
        for (const { sequence } of rows) sequence.truncate(context);
      }
      const { user, system } = process.cpuUsage(before);
      figures.add(name(model, what, binding), "tok/s", (1000 * streams * tokens) / best);
      figures.add(`${name(model, what, binding)}, processor time of a step`, "ms", (user + system) / 1000 / steps);
    }
  };
  for (const context of contexts) await block(`decode, context ${context}`, 1, context, 1, 12);
  await block(`prefill, ${promptTokens} tokens`, 1, 0, promptTokens, 3);
  for (const streams of streamCounts) await block(`${streams} streams`, streams, 64, 1, 12);
}

/** From the signal to the rejection, in the middle of a prompt. */
async function measureCancel(model: Model, executor: OnnxExecutor, rounds: number, figures: Measurements): Promise<void> {
  const tokenIds = Array.from({ length: 4 * promptTokens }, (_, i) => 300 + i);
  for (let round = 0; round < rounds; round++) {
    const sequence = executor.createSequence();
    const controller = new AbortController();
    let at = 0;
    setTimeout(() => {
      at = performance.now();
      controller.abort();
    }, 10);
    const ended = await executor.run([{ sequence, tokenIds, logits: "last" }], { signal: controller.signal }).then(
      () => false,
      () => true,
    );
    if (ended) figures.add(`${model.label}: a cancelled prompt ends after`, "ms", performance.now() - at);
  }
}

/** How late a 5 ms timer gets while eight streams sample, with the engine on this thread and on its own. */
async function measureLag(model: Model, threads: number, figures: Measurements): Promise<void> {
  const { label: _, ...opened } = model;
  const sampling = { temperature: 0.8, topP: 0.8, topK: 0, repetitionPenalty: 1 };
  const requests = Array.from({ length: 8 }, (_, i) => ({
    promptIds: [300 + i, 301, 302],
    maxTokens: 24,
    sampling,
    stopIds: [],
  }));
  const lag = async (where: string, generate: (request: (typeof requests)[number]) => AsyncIterable<unknown>): Promise<void> => {
    const late: number[] = [];
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      late.push(now - last - 5);
      last = now;
    }, 5);
    await Promise.all(
      requests.map(async (request) => {
        for await (const event of generate(request)) void event;
      }),
    );
    clearInterval(timer);
    late.sort((a, b) => a - b);
    figures.add(`${label}: 5 ms timer late, engine ${where}, 99th percentile`, "ms", late[Math.floor(late.length * 0.99)] ?? 0);
  };
  const { label } = model;
  const executor = await OnnxExecutor.load({ ...opened, threads, binding: "c-api" });
  const engine = new Engine(executor, { kvCacheBytes: 2 ** 30, speculation: false });
  await lag("on the timer's thread", (request) => engine.generate(request));
  await engine[Symbol.asyncDispose]();
  await executor[Symbol.asyncDispose]();
  const thread = await EngineThread.start({ model: opened, threads, engine: { kvCacheBytes: 2 ** 30, speculation: false } });
  await lag("on its own thread", (request) => thread.generate(request));
  await thread[Symbol.asyncDispose]();
}
