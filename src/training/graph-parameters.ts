import type { CheckpointTensor, Decoder, Matrix, Projection, TensorPart, Vector } from "../decoder/decoder-tensors.js";

/**
 * A parameter as the training graph takes it: some rows of one checkpoint tensor. Rows lie one after another, so a part is a view,
 * and query, key, value, gate and up come apart without a copy.
 */
export interface GraphParameter {
  /** Name of the graph's input. */
  readonly name: string;
  /** Name of the checkpoint's tensor. */
  readonly tensor: string;
  readonly firstRow: number;
  readonly shape: readonly number[];
}

export interface LayerParameters {
  readonly inputNorm: GraphParameter;
  readonly query: LinearParameters;
  readonly key: LinearParameters;
  readonly value: LinearParameters;
  readonly attentionOutput: GraphParameter;
  readonly attentionOutputNorm: GraphParameter | undefined;
  readonly postAttentionNorm: GraphParameter;
  readonly gate: GraphParameter;
  readonly up: GraphParameter;
  readonly down: GraphParameter;
  readonly mlpOutputNorm: GraphParameter | undefined;
}

export interface LinearParameters {
  /** [outputs, inputs] */
  readonly weight: GraphParameter;
  /** [outputs] */
  readonly bias: GraphParameter | undefined;
}

export interface DecoderParameters {
  readonly embedding: GraphParameter;
  readonly layers: readonly LayerParameters[];
  readonly finalNorm: GraphParameter;
  /** The embedding itself when the two are tied. */
  readonly output: GraphParameter;
}

/** The decoder's parameters by their place in it. */
export function decoderParameters({ shape, tensors }: Decoder): DecoderParameters {
  const embedding = whole(tensors.embedding);
  return {
    embedding,
    layers: tensors.layers.map(
      (layer): LayerParameters => ({
        inputNorm: whole(layer.inputNorm),
        query: linear(layer.query, "query"),
        key: linear(layer.key, "key"),
        value: linear(layer.value, "value"),
        attentionOutput: whole(layer.attentionOutput),
        attentionOutputNorm: layer.attentionOutputNorm && whole(layer.attentionOutputNorm),
        postAttentionNorm: whole(layer.postAttentionNorm),
        gate: part(layer.gate, "gate"),
        up: part(layer.up, "up"),
        down: whole(layer.down),
        mlpOutputNorm: layer.mlpOutputNorm && whole(layer.mlpOutputNorm),
      }),
    ),
    finalNorm: whole(tensors.finalNorm),
    output: shape.tiedEmbeddings ? embedding : whole(tensors.output),
  };
}

/** Every parameter once. */
export function allParameters(parameters: DecoderParameters): GraphParameter[] {
  const layers = parameters.layers.flatMap(({ query, key, value, ...rest }) => [
    ...Object.values(rest).filter((parameter) => parameter !== undefined),
    ...[query, key, value].flatMap(({ weight, bias }) => (bias === undefined ? [weight] : [weight, bias])),
  ]);
  return [...new Set([parameters.embedding, ...layers, parameters.finalNorm, parameters.output])];
}

function whole({ name, shape }: CheckpointTensor): GraphParameter {
  return { name, tensor: name, firstRow: 0, shape };
}

function part({ tensor, rows: [first, end] }: TensorPart<Matrix | Vector>, suffix: string): GraphParameter {
  const { name, shape } = tensor;
  if (first === 0 && end === shape[0]) return whole(tensor);
  return { name: `${name}/${suffix}`, tensor: name, firstRow: first, shape: [end - first, ...shape.slice(1)] };
}

function linear({ weight, bias }: Projection, suffix: string): LinearParameters {
  return { weight: part(weight, suffix), bias: bias && part(bias, suffix) };
}
