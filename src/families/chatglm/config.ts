import { z } from "zod";
import type { DecoderShape } from "../../decoder/decoder-shape.js";
import { checkpointNames } from "../checkpoint-name.js";
import { absentOr, endIds, type Refusal, readFields, unsupportedConfig } from "../config-fields.js";
import type { RopeRatioMeaning } from "../model-family.js";

export interface ParseChatGLMConfigOptions {
  /** Overrides what {@link parseChatGLMConfig} would conclude about `rope_ratio`. */
  readonly ropeRatio?: RopeRatioMeaning | undefined;
}

const count = (most: number): z.ZodNumber => z.number().int().min(1).max(most);
const tokenId = z.number().int().min(0);

/** Bounds are several times the largest published model; they keep a hostile file from asking for petabytes. */
const sizes = z.object({
  num_layers: count(512),
  hidden_size: count(65_536),
  ffn_hidden_size: count(524_288),
  num_attention_heads: count(1024),
  kv_channels: count(4096),
  multi_query_group_num: count(1024).default(1),
  padded_vocab_size: count(2_097_152),
  seq_length: count(16_777_216).default(2048),
  layernorm_epsilon: z.number().positive().max(0.1).default(1e-5),
  rope_ratio: z.number().positive().max(1_000_000).default(1),
  add_qkv_bias: z.boolean().default(false),
  tie_word_embeddings: z.boolean().default(false),
  eos_token_id: z.union([tokenId, z.array(tokenId).min(1).max(64)]).nullish(),
  _name_or_path: z.string().max(4096).optional(),
});

/** Fields that change what the network computes. Each accepts only what every published model of the family says. */
const refusals: readonly Refusal[] = [
  ["model_type", (value) => value === "chatglm", "only the ChatGLM2/ChatGLM3/GLM-4 family (model_type chatglm) is known"],
  ["position_encoding_2d", absentOr(), "this is the first ChatGLM-6B, another architecture"],
  ["inner_hidden_size", absentOr(), "this is the first ChatGLM-6B, another architecture"],
  ["vision_config", absentOr(null), "the image part of GLM-4V is not supported"],
  ["quantization_bit", absentOr(null, 0), "the weights are already quantised; convert the fp16 checkpoint"],
  ["quantization_config", absentOr(null), "the weights are already quantised; convert the fp16 checkpoint"],
  ["pre_seq_len", absentOr(null, 0), "a P-Tuning prefix encoder is not supported"],
  ["rmsnorm", absentOr(true), "only RMSNorm is supported"],
  ["post_layer_norm", absentOr(true), "the final norm is part of the graph"],
  ["original_rope", absentOr(true), "only the interleaved half-head RoPE is supported"],
  ["add_bias_linear", absentOr(false), "biases outside the QKV projection are not supported"],
  ["apply_residual_connection_post_layernorm", absentOr(false), "the residual must come from before the norm"],
  // Without it the model's code interleaves q, k and v per head inside the QKV matrix; no published model does.
  ["multi_query_attention", (value) => value === true, "the QKV matrix would be laid out differently"],
  ["rope_scaling", absentOr(null), "the model's code knows only rope_ratio"],
];

/**
 * Reads a Hugging Face `config.json` of the ChatGLM2/ChatGLM3/GLM-4 family (untrusted JSON) into a decoder's shape.
 * Absent fields take the defaults of the models' own `configuration_chatglm.py`.
 *
 * `rope_ratio` has two meanings under one name: ChatGLM2-6B-32k interpolates (divides positions by it), ChatGLM3-6B-32k/-128k and
 * GLM-4 multiply RoPE's base by it. config.json has no field that says which, so the rule is, first that applies:
 * `options.ropeRatio`; `_name_or_path` or the last folder of `where` naming chatglm2 / codegeex2 (divides) or chatglm3 / glm-4
 * (multiplies); interpolation from a training length, `seq_length` = `rope_ratio` × 2048 or × 8192 (divides); else multiplies.
 *
 * @param where the file's path, for messages and for the rule above
 * @throws ChatGLMError CHECKPOINT_UNSUPPORTED naming the field and its value
 */
export function parseChatGLMConfig(json: unknown, where: string, options: ParseChatGLMConfigOptions = {}): DecoderShape {
  const from = readFields(json, where, sizes, refusals);
  if (from.kv_channels % 4 !== 0) {
    throw unsupportedConfig(
      where,
      `kv_channels is ${from.kv_channels}: RoPE turns pairs in half of each head, so it must be a multiple of 4`,
    );
  }
  // RoPE's tables are part of the graph: 512 MB at this bound, 64 MB for a context of 128k.
  if (from.seq_length * from.kv_channels > 2 ** 28) {
    throw unsupportedConfig(
      where,
      `seq_length is ${from.seq_length}: with kv_channels ${from.kv_channels} at most ${2 ** 28 / from.kv_channels} is possible`,
    );
  }
  if (from.num_attention_heads % from.multi_query_group_num !== 0) {
    const { num_attention_heads: heads, multi_query_group_num: groups } = from;
    throw unsupportedConfig(where, `multi_query_group_num is ${groups}: it does not divide num_attention_heads ${heads}`);
  }
  const endOfSequenceIds = endIds(from.eos_token_id ?? 2, from.padded_vocab_size, where);
  const divides = (options.ropeRatio ?? meaningOfRopeRatio(from, where)) === "divides-positions";
  return {
    layers: from.num_layers,
    hiddenSize: from.hidden_size,
    ffnSize: from.ffn_hidden_size,
    heads: from.num_attention_heads,
    groups: from.multi_query_group_num,
    headDim: from.kv_channels,
    vocabularySize: from.padded_vocab_size,
    contextLength: from.seq_length,
    epsilon: from.layernorm_epsilon,
    ropeBase: divides ? 10_000 : 10_000 * from.rope_ratio,
    positionDivisor: divides ? from.rope_ratio : 1,
    qkvBias: from.add_qkv_bias,
    tiedEmbeddings: from.tie_word_embeddings,
    endOfSequenceIds,
  };
}

function meaningOfRopeRatio(from: z.infer<typeof sizes>, where: string): RopeRatioMeaning {
  if (from.rope_ratio === 1) return "multiplies-base";
  for (const fullName of checkpointNames(from._name_or_path, where)) {
    const name = fullName.slice(fullName.lastIndexOf("/") + 1);
    if (/chatglm2|codegeex2/.test(name)) return "divides-positions";
    if (/chatglm3|glm-?4/.test(name)) return "multiplies-base";
  }
  const trainedLength = from.seq_length / from.rope_ratio;
  return trainedLength === 2048 || trainedLength === 8192 ? "divides-positions" : "multiplies-base";
}
