import type { DecoderShape } from "../../decoder/decoder-shape.js";
import {
  type Decoder,
  type DecoderTensors,
  type LayerTensors,
  type Matrix,
  type Projection,
  type Vector,
  wholeTensor,
} from "../../decoder/decoder-tensors.js";

/** What tells these classes' layers apart. */
export interface CausalLmLayer {
  /** `fused`: gate and up in one matrix, the gate's rows first. */
  readonly gateAndUp: "apart" | "fused";
  /** Names of the norms behind attention and feed-forward. Defaults to none. */
  readonly outputNorms?: { readonly attention: string; readonly mlp: string } | undefined;
}

/**
 * Names and shapes of the weights as transformers stores them: `model.layers.0.self_attn.q_proj.weight` and so on. An output layer that is
 * stored is used, whatever `tie_word_embeddings` says.
 */
export function causalLmDecoder(shape: DecoderShape, layer: CausalLmLayer, holds: (tensor: string) => boolean): Decoder {
  const { hiddenSize, vocabularySize } = shape;
  const embedding: Matrix = { name: "model.embed_tokens.weight", shape: [vocabularySize, hiddenSize] };
  const output: Matrix = { name: "lm_head.weight", shape: [vocabularySize, hiddenSize] };
  const tiedEmbeddings = shape.tiedEmbeddings && !holds(output.name);
  const tensors: DecoderTensors = {
    embedding,
    layers: Array.from({ length: shape.layers }, (_, index) => layerTensors(shape, layer, index)),
    finalNorm: { name: "model.norm.weight", shape: [hiddenSize] },
    output: tiedEmbeddings ? embedding : output,
  };
  return { shape: { ...shape, tiedEmbeddings }, tensors };
}

function layerTensors(shape: DecoderShape, { gateAndUp, outputNorms }: CausalLmLayer, index: number): LayerTensors {
  const { hiddenSize, ffnSize, heads, groups, headDim, qkvBias } = shape;
  const layer = `model.layers.${index}`;
  const vector = (name: string, size: number): Vector => ({ name: `${layer}.${name}`, shape: [size] });
  const matrix = (name: string, rows: number, columns: number): Matrix => ({ name: `${layer}.${name}`, shape: [rows, columns] });
  const projection = (name: string, rows: number): Projection => ({
    weight: wholeTensor(matrix(`self_attn.${name}.weight`, rows, hiddenSize)),
    bias: qkvBias ? wholeTensor(vector(`self_attn.${name}.bias`, rows)) : undefined,
  });
  const norm = (name: string): Vector => vector(`${name}.weight`, hiddenSize);
  const both = matrix("mlp.gate_up_proj.weight", 2 * ffnSize, hiddenSize);
  const fused = gateAndUp === "fused";
  return {
    inputNorm: norm("input_layernorm"),
    query: projection("q_proj", heads * headDim),
    key: projection("k_proj", groups * headDim),
    value: projection("v_proj", groups * headDim),
    attentionOutput: matrix("self_attn.o_proj.weight", hiddenSize, heads * headDim),
    attentionOutputNorm: outputNorms && norm(outputNorms.attention),
    postAttentionNorm: norm("post_attention_layernorm"),
    gate: fused ? { tensor: both, rows: [0, ffnSize] } : wholeTensor(matrix("mlp.gate_proj.weight", ffnSize, hiddenSize)),
    up: fused ? { tensor: both, rows: [ffnSize, 2 * ffnSize] } : wholeTensor(matrix("mlp.up_proj.weight", ffnSize, hiddenSize)),
    down: matrix("mlp.down_proj.weight", hiddenSize, ffnSize),
    mlpOutputNorm: outputNorms && norm(outputNorms.mlp),
  };
}
