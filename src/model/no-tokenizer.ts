import { ChatGLMError } from "../errors.js";

/** A model converted from a checkpoint without a tokenizer scores and generates ids, but no text. */
export function noTokenizer(folder: string): ChatGLMError {
  return new ChatGLMError("MODEL_INVALID", `${folder}: the model has no tokenizer, so it can't read or write text.`, {
    remedy: "Put tokenizer.model (or tokenizer.json, by the family) into the checkpoint folder and convert it again.",
  });
}
