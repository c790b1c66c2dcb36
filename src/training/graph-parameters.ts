import type { ChatGLMConfig } from "../chatglm/config.js";
import { type CheckpointTensor, checkpointTensors } from "../chatglm/weight-names.js";

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
  readonly postAttentionNorm: GraphParameter;
  readonly gate: GraphParameter;
  readonly up: GraphParameter;
  readonly down: GraphParameter;
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
export function decoderParameters(config: ChatGLMConfig): DecoderParameters {
  const tensors = checkpointTensors(config);
  const queryRows = config.heads * config.headDim;
  const keyRows = config.groups * config.headDim;
  const embedding = whole(tensors.embedding);
  return {
    embedding,
    layers: tensors.layers.map((layer): LayerParameters => {
      const linear = (suffix: string, firstRow: number, rows: number): LinearParameters => ({
        weight: part(layer.qkv, suffix, firstRow, rows),
        bias: layer.qkvBias === undefined ? undefined : part(layer.qkvBias, suffix, firstRow, rows),
      });
      return {
        inputNorm: whole(layer.inputNorm),
        query: linear("query", 0, queryRows),
        key: linear("key", queryRows, keyRows),
        value: linear("value", queryRows + keyRows, keyRows),
        attentionOutput: whole(layer.attentionOutput),
        postAttentionNorm: whole(layer.postAttentionNorm),
        gate: part(layer.gateAndUp, "gate", 0, config.ffnSize),
        up: part(layer.gateAndUp, "up", config.ffnSize, config.ffnSize),
        down: whole(layer.down),
      };
    }),
    finalNorm: whole(tensors.finalNorm),
    output: config.tiedEmbeddings ? embedding : whole(tensors.output),
  };
}

/** Every parameter once. */
export function allParameters(parameters: DecoderParameters): GraphParameter[] {
  const layers = parameters.layers.flatMap(({ query, key, value, ...rest }) => [
    ...Object.values(rest),
    ...[query, key, value].flatMap(({ weight, bias }) => (bias === undefined ? [weight] : [weight, bias])),
  ]);
  return [...new Set([parameters.embedding, ...layers, parameters.finalNorm, parameters.output])];
}

function whole({ name, shape }: CheckpointTensor): GraphParameter {
  return { name, tensor: name, firstRow: 0, shape };
}

function part({ name, shape }: CheckpointTensor, suffix: string, firstRow: number, rows: number): GraphParameter {
  return { name: `${name}/${suffix}`, tensor: name, firstRow, shape: [rows, ...shape.slice(1)] };
}
