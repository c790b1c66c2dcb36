import type { ChatGLMConfig } from "./config.js";

/** One tensor of a checkpoint: its name and its whole shape. Matrices are [outputs, inputs], as PyTorch's Linear keeps them. */
export interface CheckpointTensor<Shape extends readonly number[] = readonly number[]> {
  readonly name: string;
  readonly shape: Shape;
}

type Vector = CheckpointTensor<readonly [size: number]>;
type Matrix = CheckpointTensor<readonly [rows: number, columns: number]>;

export interface LayerTensors {
  /** [hidden] */
  readonly inputNorm: Vector;
  /** [(heads + 2 × groups) × headDim, hidden]: all query heads, then the keys, then the values. */
  readonly qkv: Matrix;
  /** [(heads + 2 × groups) × headDim], when the config says so. */
  readonly qkvBias: Vector | undefined;
  /** [hidden, heads × headDim] */
  readonly attentionOutput: Matrix;
  /** [hidden] */
  readonly postAttentionNorm: Vector;
  /** [2 × ffn, hidden]: the gate's rows, then the up projection's. */
  readonly gateAndUp: Matrix;
  /** [hidden, ffn] */
  readonly down: Matrix;
}

export interface CheckpointTensors {
  /** [vocabulary, hidden] */
  readonly embedding: Matrix;
  readonly layers: readonly LayerTensors[];
  /** [hidden] */
  readonly finalNorm: Vector;
  /** [vocabulary, hidden]; the embedding itself when the two are tied. */
  readonly output: Matrix;
}

/**
 * RoPE's inverse frequencies [headDim / 4], a buffer that checkpoints carry and nobody reads: they follow from the config,
 * and the stored copy is rounded to half precision.
 */
export const inverseFrequenciesName = "transformer.rotary_pos_emb.inv_freq";

/** Names and shapes of the weights in a Hugging Face checkpoint of this config. */
export function checkpointTensors(config: ChatGLMConfig): CheckpointTensors {
  const { hiddenSize, ffnSize, heads, groups, headDim, vocabularySize } = config;
  const qkvRows = (heads + 2 * groups) * headDim;
  const embedding: Matrix = { name: "transformer.embedding.word_embeddings.weight", shape: [vocabularySize, hiddenSize] };
  return {
    embedding,
    layers: Array.from({ length: config.layers }, (_, index): LayerTensors => {
      const layer = `transformer.encoder.layers.${index}`;
      return {
        inputNorm: { name: `${layer}.input_layernorm.weight`, shape: [hiddenSize] },
        qkv: { name: `${layer}.self_attention.query_key_value.weight`, shape: [qkvRows, hiddenSize] },
        qkvBias: config.qkvBias ? { name: `${layer}.self_attention.query_key_value.bias`, shape: [qkvRows] } : undefined,
        attentionOutput: { name: `${layer}.self_attention.dense.weight`, shape: [hiddenSize, heads * headDim] },
        postAttentionNorm: { name: `${layer}.post_attention_layernorm.weight`, shape: [hiddenSize] },
        gateAndUp: { name: `${layer}.mlp.dense_h_to_4h.weight`, shape: [2 * ffnSize, hiddenSize] },
        down: { name: `${layer}.mlp.dense_4h_to_h.weight`, shape: [hiddenSize, ffnSize] },
      };
    }),
    finalNorm: { name: "transformer.encoder.final_layernorm.weight", shape: [hiddenSize] },
    output: config.tiedEmbeddings ? embedding : { name: "transformer.output_layer.weight", shape: [vocabularySize, hiddenSize] },
  };
}
