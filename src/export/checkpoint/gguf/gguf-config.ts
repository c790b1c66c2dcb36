import type { GgufArchitecture } from "./gguf-architecture.js";
import type { GgufHeader, GgufValue } from "./gguf-header.js";

/** A float32 as the decimal it was written from: 9.99999997e-7 is 1e-6. */
function decimal(value: GgufValue | undefined): GgufValue | undefined {
  return typeof value === "number" ? Number(value.toPrecision(7)) : value;
}

/** config.json of what a GGUF file's keys say: not validated, as one that was downloaded is not. */
export function configOfGguf(
  { metadata, tensors }: GgufHeader,
  { name, modelType }: GgufArchitecture & { readonly name: string },
): Readonly<Record<string, unknown>> {
  const own = (key: string): GgufValue | undefined => metadata.get(`${name}.${key}`);
  const held = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const heads = own("attention.head_count");
  const hidden = own("embedding_length");
  const headDim =
    own("attention.key_length") ?? (typeof hidden === "number" && typeof heads === "number" ? hidden / heads : undefined);
  const turned = own("rope.dimension_count");
  const scaling = own("rope.scaling.type");
  const title = metadata.get("general.name");
  const endId = metadata.get("tokenizer.ggml.eos_token_id");
  return {
    model_type: modelType,
    ...(typeof title === "string" ? { _name_or_path: title } : {}),
    num_hidden_layers: own("block_count"),
    hidden_size: hidden,
    intermediate_size: own("feed_forward_length"),
    num_attention_heads: heads,
    num_key_value_heads: own("attention.head_count_kv"),
    head_dim: headDim,
    vocab_size: held.get("token_embd.weight")?.shape[0],
    max_position_embeddings: own("context_length"),
    rms_norm_eps: decimal(own("attention.layer_norm_rms_epsilon")),
    rope_theta: decimal(own("rope.freq_base")),
    ...(typeof turned === "number" && typeof headDim === "number" ? { partial_rotary_factor: turned / headDim } : {}),
    ...(scaling === undefined || scaling === "none" ? {} : { rope_scaling: { rope_type: scaling } }),
    // Class Llama's own field for biases covers the output as well, which no GGUF file of it has.
    ...(modelType === "llama" ? {} : { attention_bias: held.has("blk.0.attn_q.bias") || held.has("blk.0.attn_qkv.bias") }),
    tie_word_embeddings: !held.has("output.weight"),
    ...(endId === undefined ? {} : { eos_token_id: endId }),
    num_experts: own("expert_count"),
  };
}
