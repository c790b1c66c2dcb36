import path from "node:path";
import { Engine } from "../src/engine/engine.js";
import { readManifest } from "../src/model-folder/manifest.js";
import { OnnxExecutor } from "../src/onnx-runtime/onnx-executor.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { report } from "./report.js";

const steps = 10_000;
const streams = 8;

/**
 * Memory over 10,000 steps of requests that come and go, each another length, on the shipped small model: what leaks does so by the step, not
 * by the byte of weights.
 */
export async function benchSoak({ threads }: BenchOptions, figures: Measurements): Promise<void> {
  const folder = path.join(import.meta.dirname, "../models/chatglm-mini");
  const { config, maxSequencesPerStep } = await readManifest(folder);
  const executor = await OnnxExecutor.load({ path: path.join(folder, "model.onnx"), config, maxSequencesPerStep, threads });
  const engine = new Engine(executor, { kvCacheBytes: 64 * 2 ** 20 });
  const every = steps / 10;
  let next = every;
  const client = async (number: number): Promise<void> => {
    for (let request = 0; engine.stats().steps < steps; request++) {
      const length = 8 + ((request * 37 + number * 11) % 200);
      const promptIds = Array.from({ length }, (_, i) => 300 + ((i * 7919 + request * 13 + number) % 1500));
      const generation = { promptIds, maxTokens: 8 + ((request * 17 + number) % 60), stopIds: [] };
      const sampling = { temperature: 0.8, topP: 0.8, topK: 0, repetitionPenalty: 1, seed: request };
      for await (const _ of engine.generate({ ...generation, sampling })) {
        const done = engine.stats().steps;
        if (done < next) continue;
        next += every;
        figures.add(`RSS after ${String(done - (done % every)).padStart(5)} steps`, "MiB", process.memoryUsage().rss / 2 ** 20);
      }
    }
  };
  await Promise.all(Array.from({ length: streams }, (_, number) => client(number)));
  await engine[Symbol.asyncDispose]();
  await executor[Symbol.asyncDispose]();
  const points = figures.figures;
  await report("soak", `Memory over ${steps} steps, ${streams} streams`, points, {
    unit: "MiB",
    groups: points.map(({ name, values }) => ({
      label: name.replace(/\D+/g, ""),
      bars: [{ series: "RSS", value: values[0] ?? 0 }],
    })),
  });
}
