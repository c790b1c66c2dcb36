import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { DecoderShape } from "../src/decoder/decoder-shape.js";
import { checkpointTensors } from "../src/families/chatglm/weight-names.js";
import type { PackedRow } from "../src/training/packing.js";
import { ParameterSet } from "../src/training/parameter-set.js";
import { Trainer } from "../src/training/trainer.js";
import { Xoshiro } from "../src/training/xoshiro.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { progress } from "./progress.js";
import { type PlotGroup, report } from "./report.js";

/** Sizes a small model of one's own may have; 2, 7 and 20 million weights. */
const sizes: readonly (Partial<DecoderShape> & { readonly label: string })[] = [
  { label: "2 M", layers: 4, hiddenSize: 160, ffnSize: 448, heads: 5, groups: 1 },
  { label: "7 M", layers: 6, hiddenSize: 256, ffnSize: 768, heads: 8, groups: 2 },
  { label: "20 M", layers: 8, hiddenSize: 416, ffnSize: 1152, heads: 13, groups: 1 },
];
const shape = { batch: 4, length: 256 };
const stepsPerRound = 2;

/**
 * Whole training steps (forward, backward, clipping, AdamW) beside PyTorch's on the CPU in float32: the same decoder, batch, loss on every
 * token and threads, in turns. The peer runs where `--python` names an interpreter that has torch.
 */
export async function benchTraining({ rounds, threads, python }: BenchOptions, figures: Measurements): Promise<void> {
  const groups: PlotGroup[] = [];
  for (const { label, ...size } of sizes) {
    const config = configOf(size);
    const parameters = ParameterSet.random({ shape: config, tensors: checkpointTensors(config) }, 0);
    await using trainer = await Trainer.create(parameters, { microBatch: shape, threads, clipNorm: 1 });
    const peer = python === undefined ? undefined : new TorchPeer(python, config, threads);
    const rows = randomRows(config.vocabularySize);
    const ours = `${label} weights (${parameters.values.length}): ours`;
    const theirs = `${label} weights: PyTorch`;
    const tokens = shape.batch * shape.length;
    progress(`${label} weights: the first steps, not measured`);
    // The first steps find their memory and their thread pools.
    for (let step = 1; step <= 2; step++) await trainer.step(rows, step, 1e-4);
    await peer?.run(2);
    for (let round = 0; round < rounds; round++) {
      const before = process.cpuUsage();
      for (let i = 0; i < stepsPerRound; i++) {
        const started = performance.now();
        await trainer.step(rows, 3 + round * stepsPerRound + i, 1e-4);
        figures.add(ours, "tok/s", (tokens / (performance.now() - started)) * 1000);
      }
      const { user, system } = process.cpuUsage(before);
      figures.add(`${label} weights: ours, processor time`, "ms", (user + system) / 1000 / stepsPerRound);
      const answer = await peer?.run(stepsPerRound);
      for (const time of answer?.milliseconds ?? []) figures.add(theirs, "tok/s", (tokens / time) * 1000);
      if (answer !== undefined) figures.add(`${theirs}, processor time`, "ms", answer.processorMilliseconds);
    }
    await peer?.end();
    const bars = [{ series: "ours", value: figures.median(ours) }];
    if (figures.has(theirs)) {
      figures.add(`${label} weights: ours / PyTorch`, "×", figures.median(ours) / figures.median(theirs));
      bars.push({ series: "PyTorch", value: figures.median(theirs) });
    }
    groups.push({ label, bars });
  }
  await report("training", `Training, ${shape.batch} × ${shape.length} tokens a step, ${threads} threads`, figures.figures, {
    unit: "tokens/s",
    groups,
  });
}

function configOf(size: Partial<DecoderShape>): DecoderShape {
  const common = { headDim: 32, vocabularySize: 4096, contextLength: 1024, epsilon: 1e-5, ropeBase: 10_000, positionDivisor: 1 };
  const widths = { layers: 1, hiddenSize: 32, ffnSize: 32, heads: 1, groups: 1 };
  return { ...common, ...widths, qkvBias: true, tiedEmbeddings: false, endOfSequenceIds: [2], ...size };
}

function randomRows(vocabularySize: number): PackedRow[] {
  const random = new Xoshiro(1);
  return Array.from({ length: shape.batch }, () => [
    { ids: Uint32Array.from({ length: shape.length + 1 }, () => random.below(vocabularySize)), learntFrom: 1 },
  ]);
}

interface TorchAnswer {
  /** Of each step. */
  readonly milliseconds: readonly number[];
  /** Of a step in the mean, all threads together. */
  readonly processorMilliseconds: number;
}

/** bench/peers/torch_training.py in a process of its own. */
class TorchPeer {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  constructor(python: string, config: DecoderShape, threads: number) {
    const script = path.join(import.meta.dirname, "peers", "torch_training.py");
    const sizes = ["--batch", String(shape.batch), "--length", String(shape.length), "--threads", String(threads)];
    this.#child = spawn(python, [script, "--config", JSON.stringify(config), ...sizes]);
    this.#child.stderr.pipe(process.stderr);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async run(steps: number): Promise<TorchAnswer> {
    this.#child.stdin.write(`${JSON.stringify({ steps })}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error("the peer ended without an answer");
    return JSON.parse(value) as TorchAnswer;
  }

  async end(): Promise<void> {
    this.#child.stdin.end();
    if (this.#child.exitCode === null) await once(this.#child, "exit");
  }
}
