import type { ChatFormatName } from "../chat-format.js";
import { checkpointNames } from "../checkpoint-name.js";
import type { ChatFormatChoice, ChatFormatEvidence } from "../model-family.js";
import { formatOfName } from "./format-of-name.js";

/**
 * Which prompt format a checkpoint was trained on. No field of config.json says it. The rule, first that applies: the repository's
 * name (`_name_or_path`, then the folder's, see {@link formatOfName}); a checkpoint that interpolates positions is ChatGLM2's 32k
 * model; a tokenizer with the token `<sop>` is GLM-4's; a tokenizer source that knows the token `<|assistant|>` is ChatGLM3's, one that does not is ChatGLM2's; else chatglm3.
 */
export function chooseChatFormat(evidence: ChatFormatEvidence): ChatFormatChoice {
  for (const name of checkpointNames(evidence.nameOrPath, evidence.where)) {
    const named = formatOfName(name);
    if (named !== undefined) return { ...named, name };
  }
  if (evidence.shape.positionDivisor !== 1) return { format: "chatglm2", because: "interpolated-positions" };
  if (evidence.tokenizer?.specialId("<sop>") !== undefined) return { format: "glm4", because: "special-tokens" };
  if (evidence.tokenizerSource === undefined) return { format: "chatglm3", because: "default" };
  const format = evidence.tokenizerSource.includes("<|assistant|>") ? "chatglm3" : "chatglm2";
  return { format, because: "tokenizer-source" };
}

/** The format alone; see {@link chooseChatFormat}. */
export function detectChatFormat(evidence: ChatFormatEvidence): ChatFormatName {
  return chooseChatFormat(evidence).format;
}
