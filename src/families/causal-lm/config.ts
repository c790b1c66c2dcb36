import { z } from "zod";
import type { DecoderShape, RotaryShape } from "../../decoder/decoder-shape.js";
import { absentOr, endIds, type Refusal, readFields, unsupportedConfig } from "../config-fields.js";
import type { NamedSize } from "../model-family.js";

/** What one class of transformers' causal language models does that another does not. */
export interface CausalLmRules {
  readonly pairing: RotaryShape["pairing"];
  /** Share of each head that RoPE turns where config.json says nothing. */
  readonly partialRotaryFactor: number;
  /** Whether query, key and value have biases, by `attention_bias`; or always, where the class has no such field. */
  readonly attentionBias: "by-field" | "always" | "never";
  /** Ids that end a reply where config.json says nothing. */
  readonly endOfSequenceIds: readonly number[];
  /** Further fields that change what the network computes. */
  readonly refusals?: readonly Refusal[] | undefined;
}

const count = (most: number): z.ZodNumber => z.number().int().min(1).max(most);
const tokenId = z.number().int().min(0);
const base = z.number().positive().max(1e12);
const share = z.number().positive().max(1);

/** Bounds are several times the largest published model; they keep a hostile file from asking for petabytes. */
const fields = z.object({
  num_hidden_layers: count(512),
  hidden_size: count(65_536),
  intermediate_size: count(524_288),
  num_attention_heads: count(1024),
  num_key_value_heads: count(1024).nullish(),
  head_dim: count(4096).nullish(),
  vocab_size: count(2_097_152),
  max_position_embeddings: count(16_777_216),
  rms_norm_eps: z.number().positive().max(0.1),
  rope_theta: base.nullish(),
  partial_rotary_factor: share.nullish(),
  /** What transformers 5 writes in place of the two. */
  rope_parameters: z.object({ rope_theta: base.nullish(), partial_rotary_factor: share.nullish() }).nullish(),
  attention_bias: z.boolean().nullish(),
  tie_word_embeddings: z.boolean().nullish(),
  eos_token_id: z.union([tokenId, z.array(tokenId).min(1).max(64)]).nullish(),
});

/** No scaling of positions: absent, null, or an object whose type is "default". */
function plainRope(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== "object") return false;
  const { rope_type: type, type: oldType } = value as { readonly rope_type?: unknown; readonly type?: unknown };
  return absentOr("default")(type) && absentOr("default")(oldType);
}

const isPlainLayers = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.every((type) => type === "full_attention"));

const refusals: readonly Refusal[] = [
  ["quantization_config", absentOr(null), "the weights are already quantised; convert the original checkpoint"],
  ["vision_config", absentOr(null), "models that read images are not supported"],
  ["hidden_act", absentOr("silu", "swish"), "only SiLU is supported"],
  ["mlp_bias", absentOr(null, false), "biases of the feed-forward part are not supported"],
  ["rope_scaling", plainRope, "scaled positions are not supported"],
  ["rope_parameters", plainRope, "scaled positions are not supported"],
  ["use_sliding_window", absentOr(null, false), "attention within a window is not supported"],
  ["layer_types", isPlainLayers, "only full attention is supported"],
  ["num_experts", absentOr(null, 0), "mixtures of experts are not supported"],
];

/** config.json's words for sizes, the same in all these classes. */
export const causalLmFields: Readonly<Record<NamedSize, string>> = {
  layers: "num_hidden_layers",
  hiddenSize: "hidden_size",
  ffnSize: "intermediate_size",
  heads: "num_attention_heads",
  groups: "num_key_value_heads",
  headDim: "head_dim",
  vocabularySize: "vocab_size",
  contextLength: "max_position_embeddings",
};

/**
 * Reads the `config.json` (untrusted) of a causal language model as transformers writes it, version 5's `rope_parameters` included.
 *
 * @param where the file's path, for messages
 * @throws ChatGLMError CHECKPOINT_UNSUPPORTED naming the field and its value
 */
export function readCausalLmConfig(json: unknown, where: string, rules: CausalLmRules): DecoderShape {
  const from = readFields(json, where, fields, [...refusals, ...(rules.refusals ?? [])]);
  const { hidden_size: hiddenSize, num_attention_heads: heads, vocab_size: vocabularySize } = from;
  const groups = from.num_key_value_heads ?? heads;
  const headDim = from.head_dim ?? hiddenSize / heads;
  if (!Number.isInteger(headDim)) {
    throw unsupportedConfig(where, `num_attention_heads is ${heads}: it does not divide hidden_size ${hiddenSize}`);
  }
  if (heads % groups !== 0) {
    throw unsupportedConfig(where, `num_key_value_heads is ${groups}: it does not divide num_attention_heads ${heads}`);
  }
  const factor = from.rope_parameters?.partial_rotary_factor ?? from.partial_rotary_factor ?? rules.partialRotaryFactor;
  const size = headDim * factor;
  if (!Number.isInteger(size) || size % 2 !== 0) {
    throw unsupportedConfig(where, `partial_rotary_factor is ${factor}: of heads of ${headDim} it takes no even number`);
  }
  const contextLength = from.max_position_embeddings;
  // RoPE's tables are part of the graph: 512 MB at this bound.
  if (contextLength * headDim > 2 ** 28) {
    const most = Math.floor(2 ** 28 / headDim);
    throw unsupportedConfig(
      where,
      `max_position_embeddings is ${contextLength}: with head_dim ${headDim} at most ${most} is possible`,
    );
  }
  return {
    layers: from.num_hidden_layers,
    hiddenSize,
    ffnSize: from.intermediate_size,
    heads,
    groups,
    headDim,
    vocabularySize,
    contextLength,
    epsilon: from.rms_norm_eps,
    ropeBase: from.rope_parameters?.rope_theta ?? from.rope_theta ?? 10_000,
    positionDivisor: 1,
    rotary: { size, pairing: rules.pairing },
    qkvBias: rules.attentionBias === "by-field" ? (from.attention_bias ?? false) : rules.attentionBias === "always",
    tiedEmbeddings: from.tie_word_embeddings ?? false,
    endOfSequenceIds: endIds(from.eos_token_id ?? rules.endOfSequenceIds, vocabularySize, where),
  };
}
