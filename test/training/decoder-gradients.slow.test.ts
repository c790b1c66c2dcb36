import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DecoderShape } from "../../src/decoder/decoder-shape.js";
import type { Decoder } from "../../src/decoder/decoder-tensors.js";
import { GraphSession } from "../../src/onnx-runtime/graph-session.js";
import { layOutMicroBatch } from "../../src/training/micro-batch.js";
import { packRows, type TrainingSequence } from "../../src/training/packing.js";
import { ParameterSet } from "../../src/training/parameter-set.js";
import { weightInputs } from "../../src/training/trainer.js";
import { buildTrainingGraph, gradientName } from "../../src/training/training-graph.js";
import { evaluateTape, type Tensor, tensor } from "./support/evaluate-tape.js";
import { tinyDecoder } from "./support/tiny-config.js";

interface Golden {
  readonly config: Omit<DecoderShape, "contextLength" | "positionDivisor" | "qkvBias" | "tiedEmbeddings" | "endOfSequenceIds">;
  readonly ids: readonly (readonly number[])[];
  readonly targets: readonly (readonly number[])[];
  readonly loss: number;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
}

/** Written by bench/peers/torch_training.py --golden: PyTorch's autograd in float64, on weights that are a sine of their place. */
const golden: Golden = JSON.parse(readFileSync(new URL("golden/torch-gradients.json", import.meta.url), "utf8"));

function goldenParameters(decoder: Decoder): ParameterSet {
  const set = new ParameterSet(decoder);
  for (const [index, { name, shape, start, end }] of set.tensors.entries()) {
    for (let i = start; i < end; i++) {
      const wave = Math.sin((i - start) * (0.37 + 0.11 * index) + index) * (shape.length === 1 ? 0.1 : 0.25);
      set.values[i] = name.includes("layernorm") ? 1 + wave : wave;
    }
  }
  return set;
}

function sequence(ids: readonly number[], learntFrom = 1): TrainingSequence {
  return { ids: Uint32Array.from(ids), learntFrom };
}

describe("the decoder's gradient", () => {
  it.each([1, 2])("is PyTorch's, with %i rows at a time", async (batch) => {
    const config = tinyDecoder(golden.config);
    const parameters = goldenParameters(config);
    const shape = { batch, length: 6 };
    const graph = buildTrainingGraph(config, shape, { backward: true });
    await using session = await GraphSession.create(graph.onnx, { threads: 1 });
    const rows = golden.ids.map((ids, row) => [sequence([...ids, golden.targets[row]!.at(-1)!])]);
    // The file's targets are each row's next ids but for the last, so that rows stay plain sequences.
    const targets = golden.targets.flat();
    let loss = 0;
    const gradient = new Float64Array(parameters.values.length);
    for (let first = 0; first < rows.length; first += batch) {
      const { inputs, targets: count } = layOutMicroBatch(rows.slice(first, first + batch), shape);
      const own = BigInt64Array.from(targets.slice(first * 6, first * 6 + count), BigInt);
      const weights = { data: new Float32Array(count).fill(1 / targets.length), shape: [count, 1] };
      const outputs = await session.run({
        ...weightInputs(parameters, graph.parameters),
        ...inputs,
        targets: { data: own, shape: [count] },
        weights,
      });
      loss += Number(outputs.get("loss")![0]);
      for (const parameter of graph.parameters) {
        const { start } = parameters.range(parameter);
        for (const [i, value] of outputs.get(gradientName(parameter))!.entries()) gradient[start + i]! += Number(value);
      }
    }
    expect(loss).toBeCloseTo(golden.loss, 6);
    for (const { name, start, end } of parameters.tensors) {
      const expected = golden.gradients[name]!;
      const largest = Math.max(...expected.map(Math.abs));
      const worst = Math.max(...expected.map((value, i) => Math.abs(value - gradient[start + i]!)));
      expect(end - start).toBe(expected.length);
      expect(worst / largest, name).toBeLessThan(1e-5);
    }
  });

  it("agrees with central differences of the whole model, packed rows, ties, a teacher and its states included", () => {
    const config = tinyDecoder({ tiedEmbeddings: true });
    const distillation = { k: 2, share: 0.4, temperature: 2, stateWeight: 1 };
    const shape = { batch: 2, length: 7 };
    const rows = packRows([sequence([1, 2, 3, 4, 5], 3), sequence([6, 7, 8]), sequence([9, 10, 11, 1, 2, 3, 4, 5], 6)], 7, 1);
    const { inputs, targets } = layOutMicroBatch(rows, shape);
    const { graph, parameters: names } = buildTrainingGraph(config, shape, { backward: true, distillation });
    const parameters = ParameterSet.random(config, 3);
    const feeds: Record<string, Tensor> = Object.fromEntries(
      Object.entries({ ...weightInputs(parameters, names), ...inputs }).map(([name, { data, shape: sizes }]) => [
        name,
        { shape: sizes, data: Float64Array.from(data, Number) },
      ]),
    );
    feeds["weights"] = tensor([targets, 1], (i) => 0.1 + 0.05 * i);
    feeds["teacher_tokens"] = tensor([targets, 2], (i) => (i * 5) % 12);
    feeds["teacher_log_probabilities"] = tensor([targets, 2], (i) => Math.log(i % 2 === 0 ? 0.5 : 0.3));
    feeds["teacher_rest"] = tensor([targets, 1], () => 0.2);
    feeds["teacher_states"] = tensor([config.shape.layers, 14, config.shape.hiddenSize], (i) => Math.sin(i));
    feeds["state_weights"] = tensor([14, 1], (i) => (i % 3) * 0.02);
    const analytic = evaluateTape(graph, feeds);
    const onlyLoss = { tape: graph.tape, outputs: { loss: graph.outputs["loss"]! } };
    let [worst, largest] = [0, 0];
    for (const parameter of names) {
      const { data, shape: sizes } = feeds[parameter.name]!;
      const gradient = analytic[gradientName(parameter)]!.data;
      for (let index = 0; index < data.length; index += Math.ceil(data.length / 3)) {
        const moved = (by: number): number => {
          const changed = Float64Array.from(data);
          changed[index]! += by;
          return evaluateTape(onlyLoss, { ...feeds, [parameter.name]: { shape: sizes, data: changed } })["loss"]!.data[0]!;
        };
        const numeric = (moved(1e-5) - moved(-1e-5)) / 2e-5;
        worst = Math.max(worst, Math.abs(numeric - gradient[index]!));
        largest = Math.max(largest, Math.abs(numeric));
      }
    }
    expect(largest).toBeGreaterThan(0.01);
    expect(worst / largest).toBeLessThan(1e-7);
  });

  it("is the same from branches of one beginning as from whole sequences", () => {
    const config = tinyDecoder({});
    const shape = { batch: 2, length: 16 };
    const beginning = [1, 2, 3, 4];
    const ends = [
      [5, 6, 7, 8],
      [9, 10, 11],
      [2, 1, 8, 9, 3],
    ];
    const whole = packRows(
      ends.map((end) => sequence([...beginning, ...end], 6)),
      16,
      1,
    );
    const branches = ends.map((end) => sequence(end, 2));
    const shared = [[{ ...sequence(beginning, 4), branches }, sequence([3, 4, 5])], [sequence([7, 8, 9])]];
    whole.push([sequence([3, 4, 5]), sequence([7, 8, 9])]);
    const { graph, parameters: names } = buildTrainingGraph(config, shape, { backward: true });
    const parameters = ParameterSet.random(config, 5);
    const sums = [whole, shared].map((rows) => {
      const total = new Map<string, Float64Array>();
      for (let first = 0; first < rows.length; first += 2) {
        const { inputs, targets } = layOutMicroBatch(rows.slice(first, first + 2), shape);
        const feeds = Object.entries({ ...weightInputs(parameters, names), ...inputs });
        const results = evaluateTape(graph, {
          ...Object.fromEntries(
            feeds.map(([name, { data, shape: sizes }]) => [name, { shape: sizes, data: Float64Array.from(data, Number) }]),
          ),
          weights: tensor([targets, 1], () => 0.1),
        });
        for (const [name, { data }] of Object.entries(results))
          total.set(
            name,
            data.map((value, i) => value + (total.get(name)?.[i] ?? 0)),
          );
      }
      return total;
    });
    const [apart, together] = sums as [Map<string, Float64Array>, Map<string, Float64Array>];
    expect(apart.size).toBe(names.length + 1);
    for (const [name, expected] of apart) {
      const worst = Math.max(...expected.map((value, i) => Math.abs(value - together.get(name)![i]!)));
      expect(worst, name).toBeLessThan(1e-12);
    }
  });

  it("is in onnxruntime what the operators mean", async () => {
    const config = tinyDecoder({});
    const distillation = { k: 3, share: 0.5, temperature: 1.5 };
    const shape = { batch: 2, length: 8 };
    const rows = packRows([sequence([1, 2, 3, 4, 5, 6]), sequence([6, 7, 8]), sequence([9, 10, 11, 1, 2], 2)], 8, 5);
    const { inputs, targets } = layOutMicroBatch(rows, shape);
    const training = buildTrainingGraph(config, shape, { backward: true, distillation, logits: true });
    const parameters = ParameterSet.random(config, 4);
    const feeds = {
      ...weightInputs(parameters, training.parameters),
      ...inputs,
      weights: { data: new Float32Array(targets).fill(1 / targets), shape: [targets, 1] },
      teacher_tokens: { data: BigInt64Array.from({ length: targets * 3 }, (_, i) => BigInt((i * 4) % 12)), shape: [targets, 3] },
      teacher_log_probabilities: { data: new Float32Array(targets * 3).fill(Math.log(0.25)), shape: [targets, 3] },
      teacher_rest: { data: new Float32Array(targets).fill(0.25), shape: [targets, 1] },
    };
    await using session = await GraphSession.create(training.onnx, { threads: 2 });
    const outputs = await session.run(feeds);
    const exact = evaluateTape(
      training.graph,
      Object.fromEntries(
        Object.entries(feeds).map(([name, { data, shape: sizes }]) => [
          name,
          { shape: sizes, data: Float64Array.from(data, Number) },
        ]),
      ),
    );
    for (const [name, { data }] of Object.entries(exact)) {
      const largest = Math.max(...data.map(Math.abs));
      const worst = Math.max(...data.map((value, i) => Math.abs(value - Number(outputs.get(name)![i]))));
      expect(worst / largest, name).toBeLessThan(1e-5);
    }
  });
});
