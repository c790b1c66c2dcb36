import { ChatGLMError } from "../errors.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";

/** Id of a special token the prompt can't be written without. Throws TOKENIZER_INVALID when the tokenizer lacks it. */
export function requiredSpecialId(tokenizer: Tokenizer, name: string): number {
  const id = tokenizer.specialId(name);
  if (id !== undefined) return id;
  throw new ChatGLMError("TOKENIZER_INVALID", `The tokenizer has no special token ${name}.`, {
    remedy: "Take the tokenizer from the same checkpoint as the weights, and convert again.",
  });
}
