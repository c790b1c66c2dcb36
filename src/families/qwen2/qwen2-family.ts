import { causalLmFamily } from "../causal-lm/causal-lm-family.js";
import { chatNameOf } from "../chat-name.js";
import { chatForms as chatglmForms } from "../chatglm/chat-forms.js";
import { chatmlForms } from "../chatml/chat-forms.js";
import type { ModelFamily } from "../model-family.js";

/** transformers' class Qwen2: Qwen2, Qwen2.5 and Qwen2.5-Coder. */
export const qwen2Family: ModelFamily = causalLmFamily({
  modelType: "qwen2",
  title: "Qwen2 and Qwen2.5",
  config: { pairing: "halves", partialRotaryFactor: 1, attentionBias: "always", endOfSequenceIds: [151_643] },
  layer: { gateAndUp: "apart" },
  chatForms: { ...chatmlForms, completion: chatglmForms.completion },
  chooseChatFormat(evidence) {
    const named = chatNameOf(evidence, /qwen-?2/);
    if (named === undefined) return { format: "chatml", because: "default" };
    const { name, chats } = named;
    if (!chats) return { format: "completion", because: "base-name", name };
    return { format: /qwen-?2\.5/.test(name) ? "qwen2.5" : "chatml", because: "generation-name", name };
  },
});
