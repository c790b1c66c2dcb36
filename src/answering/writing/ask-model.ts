import type { Collaborators, FlowConfig } from "../collaborators.js";
import { NoModel } from "../no-model.js";
import type { PromptMessage } from "./prompts/answer-prompt.js";
import { writeAnswer } from "./write-answer.js";

/** A model that runs on is cut here, characters: what is asked for is short. */
const LONGEST_REPLY = 4_000;

/**
 * Asks the model something on the side: a plan, a follow-up in full. Undefined if it fails or takes too long: the question then goes on
 * without.
 *
 * @param timeout milliseconds
 */
export async function askModel(
  prompt: readonly PromptMessage[],
  { model, modelSlots }: Pick<Collaborators, "model" | "modelSlots">,
  timeout: number,
  config: FlowConfig,
): Promise<string | undefined> {
  if (model instanceof NoModel) return undefined;
  const enough = new AbortController();
  const signal = AbortSignal.any([config.signal, enough.signal, AbortSignal.timeout(Math.ceil(timeout))]);
  let release: (() => void) | undefined;
  try {
    release = await modelSlots.acquire(signal, config.priority);
    let text = "";
    for await (const delta of writeAnswer(model, prompt, { ...config, signal })) {
      text += delta.text;
      if (text.length > LONGEST_REPLY) return undefined;
    }
    return text;
  } catch {
    config.signal.throwIfAborted();
    return undefined;
  } finally {
    enough.abort(new DOMException("The rest isn't needed.", "AbortError"));
    release?.();
  }
}
