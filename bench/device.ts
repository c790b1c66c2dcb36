import type { DeviceOption } from "../src/model/text-generation.js";
import { OnnxExecutor } from "../src/onnx-runtime/onnx-executor.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { appendNoise } from "./pretend-prefill.js";
import { report } from "./report.js";
import { sixBModel, sixBSlots } from "./six-b-model.js";

const contexts = [32, 512, 2048];
const promptTokens = 256;
const streamCounts = [1, 8];

/**
 * A device beside the processor's own path on the 6B shape, in turns: decode, a prompt, streams, and what each takes of memory. Without `--device` it is the plain
 * graph on the processor: what that form costs.
 */
export async function benchDevice({ rounds, threads, layers, device }: BenchOptions, figures: Measurements): Promise<void> {
  const sides = [
    { side: "cpu", target: "cpu", device: "cpu" },
    { side: nameOf(device), target: "plain", device: device ?? "cpu" },
  ] as const;
  const executors = new Map<string, { executor: OnnxExecutor; width: number; slabs: number }>();
  for (const { side, target, device: own } of sides) {
    const { path, config } = await sixBModel(layers, target);
    const before = process.memoryUsage().rss;
    const executor = await OnnxExecutor.load({ path, config, maxSequencesPerStep: sixBSlots, threads, device: own });
    executors.set(side, { executor, slabs: 2 * config.layers, width: config.groups * config.headDim });
    const warm = executor.createSequence();
    (await executor.run([{ sequence: warm, tokenIds: [7, 8, 9], logits: "last" }])).commit(0, 3);
    figures.add(`RSS, ${side}`, "GiB", (process.memoryUsage().rss - before) / 2 ** 30);
  }
  const measured: string[] = [];
  const inTurns = async (what: string, streams: number, context: number, tokens: number, steps: number): Promise<void> => {
    if (!measured.includes(what)) measured.push(what);
    for (const [side, { executor, slabs, width }] of executors) {
      const tokenIds = Array.from({ length: tokens }, (_, i) => 300 + i);
      const rows = Array.from({ length: streams }, () => {
        const sequence = executor.createSequence();
        if (context > 0) appendNoise(sequence, context, slabs, width);
        return { sequence, tokenIds, logits: "last" as const };
      });
      let best = Number.POSITIVE_INFINITY;
      for (let step = 0; step < steps; step++) {
        const from = performance.now();
        await executor.run(rows);
        best = Math.min(best, performance.now() - from);
      }
      figures.add(`${what}, ${side}`, "tok/s", (1000 * streams * tokens) / best);
    }
  };
  for (let round = 0; round < rounds; round++) {
    for (const context of contexts) await inTurns(`decode, context ${context}`, 1, context, 1, 8);
    await inTurns(`prefill, ${promptTokens} tokens`, 1, 0, promptTokens, 2);
    for (const streams of streamCounts) await inTurns(`${streams} streams`, streams, 128, 1, 6);
  }
  const [own, other] = sides.map(({ side }) => side);
  for (const what of measured) {
    figures.add(`${what}, ${other} / ${own}`, "×", figures.most(`${what}, ${other}`) / figures.most(`${what}, ${own}`));
  }
  for (const { executor } of executors.values()) await executor[Symbol.asyncDispose]();
  await report(
    "device",
    `${other} beside the processor, ChatGLM3-6B shape (${layers} layers), int4, ${threads} threads`,
    figures.figures,
    {
      unit: "tok/s",
      groups: measured.map((label) => ({
        label,
        bars: sides.map(({ side }) => ({ series: side, value: figures.most(`${label}, ${side}`) })),
      })),
    },
  );
}

function nameOf(device: DeviceOption | undefined): string {
  if (device === undefined || device === "cpu") return "plain graph";
  return typeof device === "string" ? device : device.name;
}
