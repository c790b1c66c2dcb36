import type { DecoderShape } from "../../decoder/decoder-shape.js";
import type { DecoderTensors, LayerTensors, Matrix, Projection, Vector } from "../../decoder/decoder-tensors.js";

/**
 * RoPE's inverse frequencies [headDim / 4], a buffer that checkpoints carry and nobody reads: they follow from the config,
 * and the stored copy is rounded to half precision.
 */
export const inverseFrequenciesName = "transformer.rotary_pos_emb.inv_freq";

/** Names and shapes of the weights in a Hugging Face checkpoint of this shape. */
export function checkpointTensors(shape: DecoderShape): DecoderTensors {
  const { hiddenSize, vocabularySize } = shape;
  const embedding: Matrix = { name: "transformer.embedding.word_embeddings.weight", shape: [vocabularySize, hiddenSize] };
  return {
    embedding,
    layers: Array.from({ length: shape.layers }, (_, index) => layer(shape, index)),
    finalNorm: { name: "transformer.encoder.final_layernorm.weight", shape: [hiddenSize] },
    output: shape.tiedEmbeddings ? embedding : { name: "transformer.output_layer.weight", shape: [vocabularySize, hiddenSize] },
  };
}

/** Query, key and value lie in one matrix, all query heads first; the gate's rows lie before the up projection's. */
function layer({ hiddenSize, ffnSize, heads, groups, headDim, qkvBias }: DecoderShape, index: number): LayerTensors {
  const name = `transformer.encoder.layers.${index}`;
  const [queryRows, keyRows] = [heads * headDim, groups * headDim];
  const rows = queryRows + 2 * keyRows;
  const weight: Matrix = { name: `${name}.self_attention.query_key_value.weight`, shape: [rows, hiddenSize] };
  const bias: Vector = { name: `${name}.self_attention.query_key_value.bias`, shape: [rows] };
  const gateAndUp: Matrix = { name: `${name}.mlp.dense_h_to_4h.weight`, shape: [2 * ffnSize, hiddenSize] };
  const projection = (first: number, end: number): Projection => ({
    weight: { tensor: weight, rows: [first, end] },
    bias: qkvBias ? { tensor: bias, rows: [first, end] } : undefined,
  });
  return {
    inputNorm: { name: `${name}.input_layernorm.weight`, shape: [hiddenSize] },
    query: projection(0, queryRows),
    key: projection(queryRows, queryRows + keyRows),
    value: projection(queryRows + keyRows, rows),
    attentionOutput: { name: `${name}.self_attention.dense.weight`, shape: [hiddenSize, queryRows] },
    postAttentionNorm: { name: `${name}.post_attention_layernorm.weight`, shape: [hiddenSize] },
    gate: { tensor: gateAndUp, rows: [0, ffnSize] },
    up: { tensor: gateAndUp, rows: [ffnSize, 2 * ffnSize] },
    down: { name: `${name}.mlp.dense_4h_to_h.weight`, shape: [hiddenSize, ffnSize] },
  };
}
