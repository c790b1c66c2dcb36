import { ChatGLMError } from "../../../errors.js";
import type { GgufHeader } from "./gguf-header.js";

/** What llama.cpp calls a class of models, and what its tensors are called here. */
export interface GgufArchitecture {
  /** config.json's `model_type`. */
  readonly modelType: string;
  /** By the part of a block's tensor name: `attn_q` → `self_attn.q_proj`. */
  readonly blockNames: Readonly<Record<string, string>>;
  /** Query and key rows have each head's two halves interleaved, as llama.cpp turns them. */
  readonly interleaved: boolean;
}

const shared = {
  attn_norm: "input_layernorm",
  attn_q: "self_attn.q_proj",
  attn_k: "self_attn.k_proj",
  attn_v: "self_attn.v_proj",
  attn_output: "self_attn.o_proj",
  ffn_norm: "post_attention_layernorm",
  ffn_down: "mlp.down_proj",
} as const;
const apart = { ...shared, ffn_gate: "mlp.gate_proj", ffn_up: "mlp.up_proj" } as const;
const fused = { ...shared, ffn_up: "mlp.gate_up_proj" } as const;

const architectures: Readonly<Record<string, GgufArchitecture>> = {
  qwen2: { modelType: "qwen2", blockNames: apart, interleaved: false },
  llama: { modelType: "llama", blockNames: apart, interleaved: true },
  // GLM-4-9B-Chat and GLM-Edge; query, key and value may lie in one tensor, which is cut.
  chatglm: { modelType: "glm", blockNames: fused, interleaved: false },
  glm4: {
    modelType: "glm4",
    blockNames: { ...fused, post_attention_norm: "post_self_attn_layernorm", post_ffw_norm: "post_mlp_layernorm" },
    interleaved: false,
  },
};

/** Names outside the blocks. */
export const modelNames: Readonly<Record<string, string>> = {
  "token_embd.weight": "model.embed_tokens.weight",
  "output_norm.weight": "model.norm.weight",
  "output.weight": "lm_head.weight",
};

/** Throws CHECKPOINT_UNSUPPORTED for an architecture that is not known. */
export function architectureOf({ metadata }: GgufHeader, path: string): GgufArchitecture & { readonly name: string } {
  const name = metadata.get("general.architecture");
  const found = typeof name === "string" && Object.hasOwn(architectures, name) ? architectures[name] : undefined;
  if (typeof name === "string" && found !== undefined) return { ...found, name };
  const shown = typeof name === "string" ? JSON.stringify(name.slice(0, 100)) : "absent";
  throw new ChatGLMError(
    "CHECKPOINT_UNSUPPORTED",
    `${path}: general.architecture is ${shown}; known are ${Object.keys(architectures).join(", ")}.`,
  );
}
