import type { Decoder } from "../decoder/decoder-tensors.js";
import { encodeTape, type TapeGraph } from "./autodiff/encode-tape.js";
import { gradients } from "./autodiff/gradients.js";
import { add, multiply, sum } from "./autodiff/operators.js";
import { Tape, type Value } from "./autodiff/tape.js";
import { crossEntropy, topKDivergence } from "./autodiff/whole-steps.js";
import { type MicroBatchShape, recordDecoder } from "./decoder-tape.js";
import type { GraphParameter } from "./graph-parameters.js";
import { statesDistance } from "./hidden-states.js";

/** Inputs of the loss, beside `batchInputs`. R = rows with logits. */
export const lossInputs = {
  /** int64 [R] */
  targets: "targets",
  /** float32 [R, 1]: what each row counts; the loss is their weighted sum */
  weights: "weights",
  /** int64 [R, k], float32 [R, k], float32 [R, 1]: see `topKDivergence` */
  teacherTokens: "teacher_tokens",
  teacherLogProbabilities: "teacher_log_probabilities",
  teacherRest: "teacher_rest",
  /** float32 [layers of the student, N, hiddenSize], float32 [N, 1]: see `statesDistance` */
  teacherStates: "teacher_states",
  stateWeights: "state_weights",
} as const;

export const lossOutputs = { loss: "loss", crossEntropy: "cross_entropy", logits: "logits" } as const;

/** How much a student listens to its teacher. */
export interface DistillationLoss {
  /** Tokens the teacher names per row. */
  readonly k: number;
  /** Share of the divergence in the loss, 0 to 1; the rest is cross-entropy. */
  readonly share: number;
  /** Softens both distributions (Hinton, Vinyals and Dean 2015); the divergence counts temperature² to keep its gradient's size. */
  readonly temperature: number;
  /** Weight of the hidden states' distance at the first step; it falls to 0 until the last. Undefined: they are not compared. */
  readonly stateWeight?: number | undefined;
}

export interface TrainingGraph {
  readonly graph: TapeGraph;
  readonly parameters: readonly GraphParameter[];
  readonly onnx: Uint8Array;
}

/** The gradient of which parameter this output is. */
export function gradientName(parameter: GraphParameter): string {
  return `gradient of ${parameter.name}`;
}

/**
 * Forward pass, weighted loss and, with `backward`, the loss's gradient by every parameter: one ONNX graph, whose inputs are the
 * parameters and one micro-batch.
 */
export function buildTrainingGraph(
  decoder: Decoder,
  shape: MicroBatchShape,
  options: { readonly backward: boolean; readonly distillation?: DistillationLoss | undefined; readonly logits?: boolean },
): TrainingGraph {
  const tape = new Tape();
  const { logits, states, parameters } = recordDecoder(tape, decoder, shape);
  const targets = tape.input(lossInputs.targets, "int64", ["rows"]);
  const weights = tape.input(lossInputs.weights, "float32", ["rows", 1]);
  const weighted = (losses: Value): Value => sum(tape, multiply(tape, losses, weights), [0, 1]);
  const hard = weighted(crossEntropy(tape, logits, targets));
  let loss = hard;
  if (options.distillation !== undefined) {
    const { k, share, temperature } = options.distillation;
    const teacher = {
      tokens: tape.input(lossInputs.teacherTokens, "int64", ["rows", k]),
      logProbabilities: tape.input(lossInputs.teacherLogProbabilities, "float32", ["rows", k]),
      rest: tape.input(lossInputs.teacherRest, "float32", ["rows", 1]),
    };
    const softened = temperature === 1 ? logits : multiply(tape, logits, tape.scalar(1 / temperature));
    const soft = weighted(topKDivergence(tape, softened, teacher));
    loss = add(tape, multiply(tape, hard, tape.scalar(1 - share)), multiply(tape, soft, tape.scalar(share * temperature ** 2)));
    if (options.distillation.stateWeight !== undefined) {
      const tokens = shape.batch * shape.length;
      const wanted = tape.input(lossInputs.teacherStates, "float32", [states.length, tokens, decoder.shape.hiddenSize]);
      const stateWeights = tape.input(lossInputs.stateWeights, "float32", [tokens, 1]);
      const { epsilon } = decoder.shape;
      loss = add(tape, loss, statesDistance(tape, states, { teacher: wanted, weights: stateWeights, epsilon }));
    }
  }
  const outputs: Record<string, Value> = { [lossOutputs.loss]: loss };
  if (options.distillation !== undefined) outputs[lossOutputs.crossEntropy] = hard;
  if (options.logits === true) outputs[lossOutputs.logits] = logits;
  if (options.backward) {
    const variables = parameters.map(({ value }) => value);
    for (const [index, gradient] of gradients(tape, loss, variables).entries()) {
      const own = parameters[index];
      if (own !== undefined) outputs[gradientName(own.parameter)] = gradient;
    }
  }
  const graph = { tape, outputs };
  return { graph, parameters: parameters.map(({ parameter }) => parameter), onnx: encodeTape(graph) };
}
