import { ChatGLMError } from "../../errors.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import type { ChatFormat } from "../chat-format.js";
import { requiredSpecialId } from "./special-id.js";

/**
 * The prompt of a base model, which only continues text: `[gMASK] sop`, then the turns' contents, one per line, whoever says them.
 *
 * Encoding throws INVALID_OPTION for tools.
 *
 * @throws ChatGLMError TOKENIZER_INVALID when the tokenizer lacks a special token
 */
export function completionFormat(tokenizer: Tokenizer): ChatFormat {
  const prefix = [requiredSpecialId(tokenizer, "[gMASK]"), requiredSpecialId(tokenizer, "sop")];
  return {
    stopIds: [requiredSpecialId(tokenizer, "</s>")],
    encode(turns, tools = []) {
      if (tools.length > 0) {
        throw new ChatGLMError(
          "INVALID_OPTION",
          `${tools.length} tools were given, and a base model was not trained to call any.`,
          {
            remedy: "Use a ChatGLM3 chat model.",
          },
        );
      }
      return [...prefix, ...tokenizer.encode(turns.map(({ content }) => content).join("\n"))];
    },
  };
}
