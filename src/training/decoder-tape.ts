import { rotaryOf } from "../decoder/decoder-shape.js";
import type { Decoder } from "../decoder/decoder-tensors.js";
import { rotaryTables } from "../export/graph/rotary-tables.js";
import { causalAttention, causalMasks } from "./autodiff/causal-attention.js";
import { add, gather, matrixProduct, multiply, reshape, rmsNorm, rotate, silu, transpose } from "./autodiff/operators.js";
import type { Tape, Value } from "./autodiff/tape.js";
import { distinctRows } from "./autodiff/whole-steps.js";
import { allParameters, decoderParameters, type GraphParameter, type LinearParameters } from "./graph-parameters.js";

/** The shape of one micro-batch: `batch` rows of `length` tokens, each row holding whole sequences one after another. */
export interface MicroBatchShape {
  readonly batch: number;
  readonly length: number;
}

export interface DecoderTape {
  /** [rows, vocabulary] */
  readonly logits: Value;
  /** What each layer hands on: [N, hiddenSize] */
  readonly states: readonly Value[];
  readonly parameters: readonly { readonly parameter: GraphParameter; readonly value: Value }[];
}

/** Names of the inputs that describe a micro-batch. N = batch × length. */
export const batchInputs = {
  /** int64 [N] */
  tokenIds: "token_ids",
  /** int64 [batch, length]: places within their own sequence */
  positions: "positions",
  /** float32 [batch, length]: the number of the sequence within its row that a token belongs to; padding is a sequence of its own */
  segments: "segments",
  /** float32 [batch, length]: 0 for what all of the token's sequence sees, else the number of the branch that alone sees it, from 1 */
  branches: "branches",
  /** int64 [rows]: which of the N tokens want logits; each at most once */
  logitsRows: "logits_rows",
} as const;

/**
 * A decoder on a tape: the same computation as the exported graph (`export/graph/build-graph.ts`), for whole sequences
 * without a past and with its weights as inputs.
 */
export function recordDecoder(tape: Tape, decoder: Decoder, { batch, length }: MicroBatchShape): DecoderTape {
  const config = decoder.shape;
  const { heads, groups, headDim, hiddenSize, epsilon } = config;
  const parameters = decoderParameters(decoder);
  const values = new Map<GraphParameter, Value>();
  for (const parameter of allParameters(parameters))
    values.set(parameter, tape.input(parameter.name, "float32", parameter.shape));
  const of = (parameter: GraphParameter): Value => {
    const value = values.get(parameter);
    if (value === undefined) throw new Error(`${parameter.name} is not an input`);
    return value;
  };
  const linear = (input: Value, weight: GraphParameter, bias?: GraphParameter): Value =>
    matrixProduct(tape, input, of(weight), { transposeB: true, plus: bias === undefined ? undefined : of(bias) });

  const tokens = batch * length;
  const tokenIds = tape.input(batchInputs.tokenIds, "int64", [tokens]);
  const positions = tape.input(batchInputs.positions, "int64", [batch, length]);
  const [segments, branches] = [batchInputs.segments, batchInputs.branches].map((name) =>
    tape.input(name, "float32", [batch, length]),
  ) as [Value, Value];
  const masks = causalMasks(tape, segments, branches, attentionBlocks(length));
  const logitsRows = tape.input(batchInputs.logitsRows, "int64", ["rows"]);
  // No sequence is longer than a row of the batch.
  const { cosines, sines, pairs } = rotaryTables({ ...config, contextLength: length });
  const tables = {
    pairing: rotaryOf(config).pairing,
    positions,
    cosines: tape.table("cosines", cosines, [length, pairs]),
    sines: tape.table("sines", sines, [length, pairs]),
  };

  const rotated = (input: Value, { weight, bias }: LinearParameters, count: number): Value =>
    rotate(tape, reshape(tape, linear(input, weight, bias), [batch, length, count * headDim]), tables, count);
  const byGroup = (input: Value): Value => transpose(tape, reshape(tape, input, [batch, length, groups, headDim]), [0, 2, 1, 3]);
  const repeat = heads / groups;

  const normed = (input: Value, norm: GraphParameter | undefined): Value =>
    norm === undefined ? input : rmsNorm(tape, input, of(norm), epsilon);

  const states: Value[] = [];
  let residual = gather(tape, of(parameters.embedding), tokenIds);
  for (const layer of parameters.layers) {
    const attentionIn = rmsNorm(tape, residual, of(layer.inputNorm), epsilon);
    const query = reshape(tape, rotated(attentionIn, layer.query, heads), [batch, length, groups, repeat, headDim]);
    const queries = transpose(tape, query, [0, 2, 3, 1, 4]);
    const keys = byGroup(rotated(attentionIn, layer.key, groups));
    const valueRows = byGroup(linear(attentionIn, layer.value.weight, layer.value.bias));
    const read = causalAttention(tape, queries, keys, valueRows, masks);
    const context = reshape(tape, transpose(tape, read, [0, 3, 1, 2, 4]), [tokens, heads * headDim]);
    const attended = linear(context, layer.attentionOutput);
    residual = add(tape, residual, normed(attended, layer.attentionOutputNorm));

    const mlpIn = rmsNorm(tape, residual, of(layer.postAttentionNorm), epsilon);
    const gated = multiply(tape, silu(tape, linear(mlpIn, layer.gate)), linear(mlpIn, layer.up));
    residual = add(tape, residual, normed(linear(gated, layer.down), layer.mlpOutputNorm));
    states.push(residual);
  }
  // Only the rows that are learnt from go through the output layer.
  const wanted = reshape(tape, distinctRows(tape, residual, logitsRows), ["rows", hiddenSize]);
  const logits = linear(rmsNorm(tape, wanted, of(parameters.finalNorm), epsilon), parameters.output);
  return { logits, states, parameters: [...values].map(([parameter, value]) => ({ parameter, value })) };
}

/** Smaller blocks make smaller products, which are slower; beyond eight little is left to save. */
function attentionBlocks(length: number): number {
  return Math.max(1, Math.min(8, Math.floor(length / 96)));
}
