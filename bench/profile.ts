import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { OnnxExecutor } from "../src/onnx-runtime/onnx-executor.js";
import { BandwidthMeter } from "./bandwidth.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { appendNoise } from "./pretend-prefill.js";
import { report } from "./report.js";
import { sixBModel, sixBSlots } from "./six-b-model.js";

const context = 32;
/** What is taken apart: rows of so many tokens each. */
const shapes = [
  { label: "decode, 1 stream", rows: 1, tokens: 1 },
  { label: "decode, 4 streams", rows: 4, tokens: 1 },
  { label: "decode, 8 streams", rows: 8, tokens: 1 },
  { label: "decode, 16 streams", rows: 16, tokens: 1 },
  { label: "prefill, 128 tokens", rows: 1, tokens: 128 },
] as const;

/** An event of onnxruntime's profile; times in microseconds. */
interface ProfileEvent {
  readonly cat?: string;
  readonly name?: string;
  readonly ts?: number;
  readonly dur?: number;
  readonly args?: { readonly op_name?: string };
}

/**
 * Where a step's time goes: weight products, other operators, and what lies around the operators, beside the time the memory bus needs for the
 * weights at that moment. Says whether a figure of the other benches is bound by memory, by arithmetic or by us.
 */
export async function benchProfile({ rounds, threads, layers }: BenchOptions, measured: Measurements): Promise<void> {
  const model = await sixBModel(layers);
  const meter = await BandwidthMeter.create(threads);
  const folder = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-profile-"));
  try {
    const profile = path.join(folder, "profile");
    const executor = await OnnxExecutor.load({ ...model, maxSequencesPerStep: sixBSlots, threads, profile });
    const { layers: depth, groups, headDim } = model.config;
    const sequences = Array.from({ length: 16 }, () => executor.createSequence());
    for (const sequence of sequences) appendNoise(sequence, context, 2 * depth, groups * headDim);
    const runs: { label: string; floor: number; operations: number }[] = [];
    const step = async (label: string, rows: number, tokens: number): Promise<void> => {
      const floor = (model.weightBytes / (await meter.measure())) * 1000;
      const tokenIds = Array.from({ length: tokens }, (_, i) => 100 + i);
      await executor.run(sequences.slice(0, rows).map((sequence) => ({ sequence, tokenIds, logits: "last" })));
      runs.push({ label, floor, operations: rows * tokens });
    };
    await step("warm-up", 1, 1);
    for (let round = 0; round < rounds; round++) for (const { label, rows, tokens } of shapes) await step(label, rows, tokens);
    await executor[Symbol.asyncDispose]();

    for (const [index, { products, others, around }] of (await readProfile(folder)).entries()) {
      const run = runs[index];
      if (run === undefined || index === 0) continue;
      measured.add(`${run.label}: weight products`, "ms", products);
      measured.add(`${run.label}: other operators`, "ms", others);
      measured.add(`${run.label}: between operators`, "ms", around);
      measured.add(`${run.label}: reading the weights once, by a plain loop`, "ms", run.floor);
      measured.add(`${run.label}: per token, all together`, "ms", (products + others + around) / run.operations);
    }
  } finally {
    await meter.close();
    await rm(folder, { recursive: true, force: true });
  }
  await report("profile", `Where a step goes, ChatGLM3-6B shape (${layers} layers), int4, ${threads} threads`, measured.figures, {
    unit: "ms",
    groups: shapes.map(({ label }) => ({
      label,
      bars: ["weight products", "other operators", "between operators", "reading the weights once, by a plain loop"].map(
        (series) => ({
          series,
          value: measured.median(`${label}: ${series}`),
        }),
      ),
    })),
  });
}

/** Milliseconds of each run, in order. */
async function readProfile(folder: string): Promise<{ products: number; others: number; around: number }[]> {
  const [name = ""] = await readdir(folder);
  const events = JSON.parse(await readFile(path.join(folder, name), "utf8")) as readonly ProfileEvent[];
  // Operators that contain others (If) are counted by their parts.
  const kernels = events.filter(
    ({ cat, name: event, args }) => cat === "Node" && event?.endsWith("_kernel_time") && args?.op_name !== "If",
  );
  return events
    .filter(({ name: event }) => event === "model_run")
    .sort((a, b) => (a.ts ?? 0) - (b.ts ?? 0))
    .map(({ ts = 0, dur = 0 }) => {
      let [products, others] = [0, 0];
      for (const { ts: at = 0, dur: took = 0, args } of kernels) {
        if (at < ts || at >= ts + dur) continue;
        if (args?.op_name === "MatMulNBits") products += took;
        else others += took;
      }
      return { products: products / 1000, others: others / 1000, around: (dur - products - others) / 1000 };
    });
}
