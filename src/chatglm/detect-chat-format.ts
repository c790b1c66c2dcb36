import { type ChatGLMConfig, checkpointNames } from "./config.js";

/** `completion`: a base model, which continues text and knows no turns. */
export type ChatFormatName = "chatglm3" | "chatglm2" | "completion";

export interface ChatFormatEvidence {
  /** config.json's `_name_or_path`. */
  readonly nameOrPath: unknown;
  /** The checkpoint's folder. */
  readonly where: string;
  readonly config: ChatGLMConfig;
  /** The text of the checkpoint's `tokenization_chatglm.py`, when it has one. It is searched, never run. */
  readonly tokenizerSource?: string | undefined;
}

/**
 * Which prompt format a checkpoint was trained on. No field of config.json says it. The rule, first that applies: a name (`_name_or_path`,
 * then the folder's) containing "base" or "codegeex2" means completion; "chatglm2" and "chatglm3" mean themselves, "glm-4" chatglm3's
 * form of turns; a checkpoint that interpolates positions is ChatGLM2's 32k model; a tokenizer source that knows the token
 * `<|assistant|>` is ChatGLM3's, one that does not is ChatGLM2's; else chatglm3.
 */
export function detectChatFormat(evidence: ChatFormatEvidence): ChatFormatName {
  const names = checkpointNames(evidence.nameOrPath, evidence.where);
  if (names.some((name) => /(^|[^a-z])base([^a-z]|$)|codegeex2/.test(name))) return "completion";
  for (const name of names) {
    if (name.includes("chatglm2")) return "chatglm2";
    if (/chatglm3|glm-?4/.test(name)) return "chatglm3";
  }
  if (evidence.config.positionDivisor !== 1) return "chatglm2";
  if (evidence.tokenizerSource === undefined) return "chatglm3";
  return evidence.tokenizerSource.includes("<|assistant|>") ? "chatglm3" : "chatglm2";
}
