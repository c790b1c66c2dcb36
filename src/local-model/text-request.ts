import type { GenerationOptions } from "../chat/generation-options.js";
import type { TextRequest } from "../model/text-generation.js";

/** Generation options in the model's words. */
export function textRequest(
  promptIds: readonly number[],
  options: GenerationOptions,
  signal: AbortSignal | undefined,
): TextRequest {
  const { maxTokens, maxThinkingTokens: _thinking, stop, copyOnly: _copying, ...sampling } = options;
  const given = Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined));
  return { promptIds, maxTokens, stopStrings: stop, sampling: given, signal };
}
