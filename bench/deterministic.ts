import path from "node:path";
import { Engine } from "../src/engine/engine.js";
import { readManifest } from "../src/model-folder/manifest.js";
import { OnnxExecutor } from "../src/onnx-runtime/onnx-executor.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { report } from "./report.js";
import { sixBModel, sixBSlots } from "./six-b-model.js";

const streamCounts = [1, 4, 16];
const newTokens = 12;
const promptTokens = 32;
const longPrompt = 128;
/** Greedy requests compared with themselves alone. */
const compared = 32;
const greedy = { temperature: 0, topP: 1, topK: 0, repetitionPenalty: 1 };

const settings = { shared: false, deterministic: true } as const;
type Setting = keyof typeof settings;

/** What `deterministic` costs: streams no longer share passes. On the shipped model and on the 6B shape. */
export async function benchDeterministic({ rounds, threads, layers, quick }: BenchOptions, figures: Measurements): Promise<void> {
  const folder = path.join(import.meta.dirname, "../models/chatglm-mini");
  const { config, maxSequencesPerStep } = await readManifest(folder);
  const models: Record<string, { path: string; config: typeof config; maxSequencesPerStep: number }> = {
    "chatglm-mini": { path: path.join(folder, "model.onnx"), config, maxSequencesPerStep },
  };
  if (!quick) {
    const sixB = await sixBModel(layers);
    models[`6B shape, ${layers} layers`] = { path: sixB.path, config: sixB.config, maxSequencesPerStep: sixBSlots };
  }
  for (const [name, model] of Object.entries(models)) {
    await using executor = await OnnxExecutor.load({ ...model, threads });
    for (let round = 0; round < rounds; round++) {
      for (const streams of streamCounts) {
        await compare(figures, `${name}, ${streams} streams`, (engine) => decodeRate(engine, streams, round), executor);
      }
      await compare(figures, `${name}, prefill of ${longPrompt} tokens`, (engine) => prefillRate(engine, round), executor);
    }
    if (name === "chatglm-mini") await countDifferent(figures, executor);
  }
  const groups = Object.keys(models).flatMap((name) => streamCounts.map((streams) => `${name}, ${streams} streams`));
  await report("deterministic", `Streams that share passes, and deterministic ones, ${threads} threads`, figures.figures, {
    unit: "tok/s",
    groups: groups.map((label) => ({
      label,
      bars: Object.keys(settings).map((series) => ({ series, value: figures.median(`${label}, ${series}`) })),
    })),
  });
}

function engineOf(executor: OnnxExecutor, setting: Setting): Engine {
  const options = { speculation: false, prefixCache: false, maxQueuedRequests: compared } as const;
  return new Engine(executor, { ...options, deterministic: settings[setting] });
}

async function compare(
  figures: Measurements,
  what: string,
  measure: (engine: Engine) => Promise<number>,
  executor: OnnxExecutor,
): Promise<void> {
  const rates: number[] = [];
  for (const setting of ["shared", "deterministic"] as const) {
    await using engine = engineOf(executor, setting);
    const rate = await measure(engine);
    rates.push(rate);
    figures.add(`${what}, ${setting}`, "tok/s", rate);
  }
  const [shared = Number.NaN, deterministic = Number.NaN] = rates;
  figures.add(`${what}, deterministic / shared`, "×", deterministic / shared);
}

/** Tokens per second of all streams, their first ones not counted. */
async function decodeRate(engine: Engine, streams: number, round: number): Promise<number> {
  const runs = await Promise.all(
    Array.from({ length: streams }, (_, index) => generate(engine, prompt(promptTokens, 100 * round + index), newTokens)),
  );
  const began = Math.max(...runs.map(({ firstMs }) => firstMs));
  const ended = Math.max(...runs.map(({ lastMs }) => lastMs));
  const after = runs.reduce((sum, { times }) => sum + times.filter((time) => time > began).length, 0);
  return after / ((ended - began) / 1000);
}

async function prefillRate(engine: Engine, round: number): Promise<number> {
  const startMs = performance.now();
  const { firstMs } = await generate(engine, prompt(longPrompt, round), 1);
  return longPrompt / ((firstMs - startMs) / 1000);
}

/** How many greedy replies differ from those the same engine gives one at a time. */
async function countDifferent(figures: Measurements, executor: OnnxExecutor): Promise<void> {
  for (const setting of ["shared", "deterministic"] as const) {
    await using engine = engineOf(executor, setting);
    const alone: string[] = [];
    for (let index = 0; index < compared; index++) alone.push((await generate(engine, prompt(20, index), newTokens)).ids.join());
    const asked = Array.from({ length: compared }, (_, index) => generate(engine, prompt(20, index), newTokens));
    const together = (await Promise.all(asked)).map(({ ids }) => ids.join());
    const different = together.filter((ids, index) => ids !== alone[index]).length;
    figures.add(`chatglm-mini, replies of ${compared} that differ from those alone, ${setting}`, "", different);
  }
}

interface Run {
  readonly ids: readonly number[];
  /** Of each token, milliseconds. */
  readonly times: readonly number[];
  readonly firstMs: number;
  readonly lastMs: number;
}

async function generate(engine: Engine, promptIds: readonly number[], maxTokens: number): Promise<Run> {
  const ids: number[] = [];
  const times: number[] = [];
  for await (const event of engine.generate({ promptIds, maxTokens, sampling: greedy, stopIds: [] })) {
    if (event.type !== "tokens") continue;
    ids.push(...event.ids);
    times.push(...event.ids.map(() => performance.now()));
  }
  return { ids, times, firstMs: times[0] ?? Number.NaN, lastMs: times.at(-1) ?? Number.NaN };
}

function prompt(length: number, seed: number): number[] {
  return Array.from({ length }, (_, index) => 300 + ((index * 7919 + seed * 104_729) % 3000));
}
