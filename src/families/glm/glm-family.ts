import { causalLmFamily } from "../causal-lm/causal-lm-family.js";
import type { CausalLmRules } from "../causal-lm/config.js";
import { chatForms as chatglmForms } from "../chatglm/chat-forms.js";
import { formatOfName } from "../chatglm/format-of-name.js";
import { checkpointNames } from "../checkpoint-name.js";
import type { ChatFormatChoice, ChatFormatEvidence, ModelFamily } from "../model-family.js";
import { glmForms } from "./chat-forms.js";

const config: CausalLmRules = {
  pairing: "interleaved",
  partialRotaryFactor: 0.5,
  attentionBias: "by-field",
  endOfSequenceIds: [151_329, 151_336, 151_338],
};
const { completion } = chatglmForms;

/** transformers' class Glm: GLM-4-9B-Chat in its `-hf` form, and GLM-Edge. */
export const glmFamily: ModelFamily = causalLmFamily({
  modelType: "glm",
  title: "GLM-4-9B and GLM-Edge",
  config,
  layer: { gateAndUp: "fused" },
  chatForms: { glm4: glmForms.glm4, completion },
  chooseChatFormat({ nameOrPath, where }) {
    for (const name of checkpointNames(nameOrPath, where)) {
      const named = formatOfName(name);
      if (named?.format === "completion" || named?.format === "glm4") return { ...named, name };
    }
    return { format: "glm4", because: "default" };
  },
});

/** transformers' class Glm4: GLM-4-0414 and GLM-Z1, with two more norms in each block. */
export const glm4Family: ModelFamily = causalLmFamily({
  modelType: "glm4",
  title: "GLM-4-0414 and GLM-Z1",
  config,
  layer: { gateAndUp: "fused", outputNorms: { attention: "post_self_attn_layernorm", mlp: "post_mlp_layernorm" } },
  tokenizerSource: "tokenizer_config.json",
  chatForms: { "glm4-0414": glmForms["glm4-0414"], "glm-z1": glmForms["glm-z1"], completion },
  chooseChatFormat: glm4Format,
});

/** Z1 models by their name, or by a template (searched, not run) that begins replies with `<think>`. */
function glm4Format({ nameOrPath, where, tokenizerSource }: ChatFormatEvidence): ChatFormatChoice {
  for (const name of checkpointNames(nameOrPath, where)) {
    if (/glm-z1/.test(name)) return { format: "glm-z1", because: "generation-name", name };
    if (/(?:^|[-_])base(?:[-_]|$)/.test(name)) return { format: "completion", because: "base-name", name };
    if (/glm-?4/.test(name)) return { format: "glm4-0414", because: "generation-name", name };
  }
  // In the JSON of tokenizer_config.json a line break is written in two characters.
  if (tokenizerSource?.includes("<|assistant|>\\n<think>") === true) return { format: "glm-z1", because: "tokenizer-source" };
  return { format: "glm4-0414", because: "default" };
}
