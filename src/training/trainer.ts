import { ChatGLMError } from "../errors.js";
import { type Device, GraphSession, type GraphTensor } from "../onnx-runtime/graph-session.js";
import { AdamW, type AdamWOptions } from "./adamw.js";
import type { MicroBatchShape } from "./decoder-tape.js";
import type { GraphParameter } from "./graph-parameters.js";
import { layOutMicroBatch, type MicroBatch } from "./micro-batch.js";
import { Muon, type MuonOptions, muonMatrices } from "./muon.js";
import type { PackedRow } from "./packing.js";
import type { ParameterSet } from "./parameter-set.js";
import type { Teacher } from "./teacher.js";
import {
  buildTrainingGraph,
  type DistillationLoss,
  gradientName,
  lossInputs,
  lossOutputs,
  type TrainingGraph,
} from "./training-graph.js";
import { TrainingMemory } from "./training-memory.js";

/** AdamW for every parameter, or Muon for the matrices of the layers and AdamW for the rest. */
export interface OptimiserOptions extends AdamWOptions, MuonOptions {
  /** Defaults to "adamw". */
  readonly method?: "adamw" | "muon" | undefined;
}

export interface TrainerOptions {
  /** One run of the graph; a step of more rows takes several and adds their gradients up. */
  readonly microBatch: MicroBatchShape;
  readonly threads: number;
  /** Of the graphs; AdamW and the weights stay with the processor. Defaults to "cpu". */
  readonly device?: Device | undefined;
  readonly optimiser?: OptimiserOptions | undefined;
  /** The gradient's norm is cut to this. */
  readonly clipNorm: number;
  readonly distillation?: { readonly loss: DistillationLoss; readonly teacher: Teacher } | undefined;
}

export interface StepResult {
  /** Mean over the learnt tokens of what is minimised. */
  readonly loss: number;
  /** Mean negative log-likelihood of the learnt tokens; equal to the loss without a teacher. */
  readonly crossEntropy: number;
  /** Before clipping. */
  readonly gradientNorm: number;
  readonly targets: number;
  readonly tokens: number;
}

/** Takes optimiser steps on a model's weights, in place. On the CPU the same rows in the same order give the same bits. */
export class Trainer implements AsyncDisposable {
  readonly parameters: ParameterSet;
  /** The weights, which `parameters` are from now on, and the optimiser's moments. */
  readonly memory: TrainingMemory;
  readonly #adamw: AdamW;
  #muon: Muon | undefined;
  readonly #graph: TrainingGraph;
  readonly #session: GraphSession;
  readonly #options: TrainerOptions;
  readonly #weights: Readonly<Record<string, GraphTensor>>;
  #forward: GraphSession | undefined;

  private constructor(parameters: ParameterSet, graph: TrainingGraph, session: GraphSession, options: TrainerOptions) {
    this.parameters = parameters;
    this.memory = new TrainingMemory(parameters.values.length);
    parameters.moveTo(this.memory.values);
    const { optimiser, clipNorm } = options;
    const muon = optimiser?.method === "muon" ? muonMatrices(parameters) : [];
    const others = parameters.tensors.filter((own) => !muon.some(({ start }) => start >= own.start && start < own.end));
    this.#adamw = new AdamW(this.memory, others, { ...optimiser, clipNorm });
    this.#graph = graph;
    this.#session = session;
    this.#options = options;
    this.#weights = weightInputs(parameters, graph.parameters);
  }

  static async create(parameters: ParameterSet, options: TrainerOptions): Promise<Trainer> {
    const { microBatch, distillation } = options;
    const graph = buildTrainingGraph(parameters.decoder, microBatch, { backward: true, distillation: distillation?.loss });
    const trainer = new Trainer(parameters, graph, await GraphSession.create(graph.onnx, options), options);
    const { optimiser, clipNorm, threads, device } = options;
    if (optimiser?.method !== "muon") return trainer;
    try {
      const matrices = muonMatrices(parameters);
      trainer.#muon = await Muon.create(trainer.memory, matrices, { ...optimiser, clipNorm, threads, device });
      return trainer;
    } catch (error) {
      await trainer[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * One step of the optimiser on the mean loss over all learnt tokens of `rows`.
   *
   * @param step counts from 1
   * @param stateWeight of the hidden states' distance, where they are compared
   * @throws ChatGLMError ENGINE_FAILED when the loss is no longer a number; the weights are then as before the step
   */
  async step(rows: readonly PackedRow[], step: number, learningRate: number, stateWeight = 0): Promise<StepResult> {
    const batches = this.#microBatches(rows);
    const targets = batches.reduce((sum, batch) => sum + batch.targets, 0);
    const tokens = batches.reduce((sum, batch) => sum + batch.tokens, 0);
    let [loss, crossEntropy] = [0, 0];
    for (const [index, batch] of batches.entries()) {
      const outputs = await this.#session.run(await this.#inputs(batch, 1 / targets, stateWeight / tokens));
      loss += scalar(outputs, lossOutputs.loss);
      crossEntropy += scalar(outputs, this.#options.distillation === undefined ? lossOutputs.loss : lossOutputs.crossEntropy);
      this.#accumulate(outputs, index === 0);
    }
    const gradientNorm = this.memory.gradientNorm();
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) {
      throw new ChatGLMError("ENGINE_FAILED", `At step ${step} the loss is ${loss} and the gradient's norm ${gradientNorm}.`, {
        remedy: "Lower the learning rate, or lengthen the warm-up.",
      });
    }
    await this.#muon?.update(learningRate, gradientNorm);
    this.#adamw.update(step, learningRate, gradientNorm);
    return { loss, crossEntropy, gradientNorm, targets, tokens };
  }

  /** Mean negative log-likelihood of the learnt tokens, nothing changed. */
  async evaluate(rows: readonly PackedRow[]): Promise<{ readonly crossEntropy: number; readonly targets: number }> {
    const { microBatch } = this.#options;
    if (this.#forward === undefined) {
      const { onnx } = buildTrainingGraph(this.parameters.decoder, microBatch, { backward: false });
      this.#forward = await GraphSession.create(onnx, this.#options);
    }
    let [sum, targets] = [0, 0];
    for (const batch of this.#microBatches(rows)) {
      const weights = { data: new Float32Array(batch.targets).fill(1), shape: [batch.targets, 1] };
      const outputs = await this.#forward.run({ ...this.#weights, ...batch.inputs, [lossInputs.weights]: weights });
      sum += scalar(outputs, lossOutputs.loss);
      targets += batch.targets;
    }
    return { crossEntropy: sum / targets, targets };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session[Symbol.asyncDispose]();
    await this.#muon?.[Symbol.asyncDispose]();
    await this.#forward?.[Symbol.asyncDispose]();
  }

  #microBatches(rows: readonly PackedRow[]): MicroBatch[] {
    const { microBatch } = this.#options;
    const batches: MicroBatch[] = [];
    for (let first = 0; first < rows.length; first += microBatch.batch) {
      batches.push(layOutMicroBatch(rows.slice(first, first + microBatch.batch), microBatch));
    }
    return batches;
  }

  async #inputs(batch: MicroBatch, weight: number, stateWeight: number): Promise<Record<string, GraphTensor>> {
    const { targets, isRead } = batch;
    const weights = { data: new Float32Array(targets).fill(weight), shape: [targets, 1] };
    const stateWeights = { data: isRead.map((read) => read * stateWeight), shape: [isRead.length, 1] };
    const teacher = await this.#options.distillation?.teacher.distribution(batch);
    return {
      ...this.#weights,
      ...batch.inputs,
      ...teacher,
      [lossInputs.weights]: weights,
      [lossInputs.stateWeights]: stateWeights,
    };
  }

  #accumulate(outputs: ReadonlyMap<string, Float32Array | BigInt64Array>, first: boolean): void {
    for (const parameter of this.#graph.parameters) {
      const gradient = outputs.get(gradientName(parameter));
      if (!(gradient instanceof Float32Array)) throw new Error(`no gradient of ${parameter.name}`);
      const { start, end } = this.parameters.range(parameter);
      if (first) {
        this.memory.gradient.set(gradient, start);
        continue;
      }
      const into = this.memory.gradient.subarray(start, end);
      for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + (gradient[i] as number);
    }
  }
}

/** The weights as a graph's inputs: views, so they follow every step. */
export function weightInputs(parameters: ParameterSet, inputs: readonly GraphParameter[]): Record<string, GraphTensor> {
  return Object.fromEntries(
    inputs.map((parameter) => {
      const { start, end } = parameters.range(parameter);
      return [parameter.name, { data: parameters.values.subarray(start, end), shape: parameter.shape }];
    }),
  );
}

function scalar(outputs: ReadonlyMap<string, Float32Array | BigInt64Array>, name: string): number {
  return Number(outputs.get(name)?.[0] ?? Number.NaN);
}
