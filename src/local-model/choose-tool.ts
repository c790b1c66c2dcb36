import type { GenerationOptions } from "../chat/generation-options.js";
import { ChatGLMError } from "../errors.js";
import type { TextModel } from "../model/text-generation.js";
import { textRequest } from "./text-request.js";

/** A tool's name is at most 64 characters, each at most four bytes, and stands in quotes. */
const mostTokens = 2 + 4 * 64;

/**
 * Has the model say which of several tools it would call: sampled as the reply would be, and kept to their names. The prompt's keys and
 * values stay in the engine's prefix cache for the call that follows.
 *
 * @throws ChatGLMError CONTEXT_OVERFLOW when the context has no room for a name; the signal's reason when it fires
 */
export async function chooseTool(
  model: TextModel,
  promptIds: readonly number[],
  names: readonly string[],
  options: GenerationOptions,
  signal: AbortSignal | undefined,
): Promise<string> {
  const request = textRequest(promptIds, { ...options, stop: undefined, maxTokens: mostTokens }, signal);
  let text = "";
  for await (const event of model.generate({ ...request, constraint: { kind: "json-schema", schema: { enum: names } } })) {
    if (event.type === "text-delta") text += event.text;
  }
  signal?.throwIfAborted();
  const chosen = names.find((name) => JSON.stringify(name) === text.trim());
  if (chosen !== undefined) return chosen;
  throw new ChatGLMError("CONTEXT_OVERFLOW", `The prompt of ${promptIds.length} tokens leaves no room to name a tool.`, {
    remedy: "Shorten the conversation.",
  });
}
