import type { DecoderShape } from "./decoder-shape.js";

/** One tensor of a checkpoint: its name and its whole shape. Matrices are [outputs, inputs], as PyTorch's Linear keeps them. */
export interface CheckpointTensor<Shape extends readonly number[] = readonly number[]> {
  readonly name: string;
  readonly shape: Shape;
}

export type Vector = CheckpointTensor<readonly [size: number]>;
export type Matrix = CheckpointTensor<readonly [rows: number, columns: number]>;

/** Rows [first, end) of a tensor: all of it where a checkpoint keeps projections apart, a stretch where it fuses them. */
export interface TensorPart<Tensor extends CheckpointTensor> {
  readonly tensor: Tensor;
  readonly rows: readonly [first: number, end: number];
}

export interface Projection {
  readonly weight: TensorPart<Matrix>;
  readonly bias?: TensorPart<Vector> | undefined;
}

/** One block: attention and feed-forward, each between a norm and the residual. */
export interface LayerTensors {
  /** [hidden] */
  readonly inputNorm: Vector;
  /** [heads × headDim, hidden] */
  readonly query: Projection;
  /** [groups × headDim, hidden] */
  readonly key: Projection;
  /** [groups × headDim, hidden] */
  readonly value: Projection;
  /** [hidden, heads × headDim] */
  readonly attentionOutput: Matrix;
  /** [hidden]: a norm of what attention adds to the residual. Defaults to none. */
  readonly attentionOutputNorm?: Vector | undefined;
  /** [hidden]: the norm before the feed-forward part. */
  readonly postAttentionNorm: Vector;
  /** [ffn, hidden] */
  readonly gate: TensorPart<Matrix>;
  /** [ffn, hidden] */
  readonly up: TensorPart<Matrix>;
  /** [hidden, ffn] */
  readonly down: Matrix;
  /** [hidden]: a norm of what the feed-forward part adds to the residual. Defaults to none. */
  readonly mlpOutputNorm?: Vector | undefined;
}

/** Where a checkpoint keeps a decoder's weights. */
export interface DecoderTensors {
  /** [vocabulary, hidden] */
  readonly embedding: Matrix;
  readonly layers: readonly LayerTensors[];
  /** [hidden] */
  readonly finalNorm: Vector;
  /** [vocabulary, hidden]; the embedding itself when the two are tied. */
  readonly output: Matrix;
}

/** A decoder to build a graph of: its shape, and where its weights are. */
export interface Decoder {
  readonly shape: DecoderShape;
  readonly tensors: DecoderTensors;
}

export function wholeTensor<Tensor extends Matrix | Vector>(tensor: Tensor): TensorPart<Tensor> {
  return { tensor, rows: [0, tensor.shape[0]] };
}

/** One layer's tensors, each once, in the order of their first use. */
export function layerTensors(layer: LayerTensors): CheckpointTensor[] {
  const { query, key, value } = layer;
  const projections = [query, key, value];
  const tensors: readonly (CheckpointTensor | undefined)[] = [
    layer.inputNorm,
    ...projections.map(({ weight }) => weight.tensor),
    ...projections.map(({ bias }) => bias?.tensor),
    layer.attentionOutput,
    layer.attentionOutputNorm,
    layer.postAttentionNorm,
    layer.gate.tensor,
    layer.up.tensor,
    layer.down,
    layer.mlpOutputNorm,
  ];
  return [...new Set(tensors.filter((tensor) => tensor !== undefined))];
}

/** All of a decoder's tensors, each once, in the order of their first use. */
export function storedTensors({ embedding, layers, finalNorm, output }: DecoderTensors): CheckpointTensor[] {
  return [...new Set<CheckpointTensor>([embedding, ...layers.flatMap(layerTensors), finalNorm, output])];
}
