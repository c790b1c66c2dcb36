import { causalLmFamily } from "../causal-lm/causal-lm-family.js";
import type { ChatFormatName } from "../chat-format.js";
import { chatNameOf } from "../chat-name.js";
import { chatForms as chatglmForms } from "../chatglm/chat-forms.js";
import { chatmlForms } from "../chatml/chat-forms.js";
import { absentOr } from "../config-fields.js";
import type { ChatFormatEvidence, ModelFamily } from "../model-family.js";
import { llama3Form } from "./llama3-form.js";

/** Buffers that old checkpoints carry, one a layer. */
const inverseFrequencies = Array.from({ length: 512 }, (_, layer) => `model.layers.${layer}.self_attn.rotary_emb.inv_freq`);

/** transformers' class Llama with a byte-level tokenizer: SmolLM2, Llama 3. */
export const llamaFamily: ModelFamily = causalLmFamily({
  modelType: "llama",
  title: "Llama 3 and SmolLM2",
  config: {
    pairing: "halves",
    partialRotaryFactor: 1,
    attentionBias: "never",
    endOfSequenceIds: [2],
    refusals: [
      ["attention_bias", absentOr(null, false), "biases of the attention's output are not supported"],
      ["pretraining_tp", absentOr(null, 1), "split products are not supported"],
    ],
  },
  layer: { gateAndUp: "apart" },
  unusedTensors: inverseFrequencies,
  chatForms: { ...chatmlForms, llama3: llama3Form, completion: chatglmForms.completion },
  chooseChatFormat(evidence) {
    const named = chatNameOf(evidence, /llama|smollm/);
    if (named?.chats === false) return { format: "completion", because: "base-name", name: named.name };
    const format = formatOfTokens(evidence);
    return format === undefined ? { format: "completion", because: "default" } : { format, because: "special-tokens" };
  },
});

function formatOfTokens({ tokenizer }: ChatFormatEvidence): ChatFormatName | undefined {
  if (tokenizer?.specialId("<|start_header_id|>") !== undefined) return "llama3";
  return tokenizer?.specialId("<|im_start|>") === undefined ? undefined : "chatml";
}
