import { ChatGLMError } from "../errors.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import type { ChatFormat } from "./chat-format.js";

/** What families put before a text, and what ends one: those that the tokenizer has. */
const beginnings = [["[gMASK]", "sop"], ["[gMASK]", "<sop>"], ["<|begin_of_text|>"]] as const;
const ends = ["</s>", "<|endoftext|>", "<|end_of_text|>"] as const;

/**
 * The prompt of a base model, which only continues text: what its family puts before one (`[gMASK] sop`, or nothing), then the turns'
 * contents, one per line, whoever says them.
 *
 * Encoding throws INVALID_OPTION for tools.
 *
 * @throws ChatGLMError TOKENIZER_INVALID when the tokenizer has no token that ends a text
 */
export function completionFormat(tokenizer: Tokenizer): ChatFormat {
  const idsOf = (names: readonly string[]): number[] => names.flatMap((name) => tokenizer.specialId(name) ?? []);
  const prefix =
    beginnings.map((names) => ({ ids: idsOf(names), names })).find(({ ids, names }) => ids.length === names.length)?.ids ?? [];
  const stopIds = idsOf(ends);
  if (stopIds.length === 0) {
    throw new ChatGLMError("TOKENIZER_INVALID", `The tokenizer has no special token ${ends.join(", ")}.`, {
      remedy: "Take the tokenizer from the same checkpoint as the weights, and convert again.",
    });
  }
  return {
    stopIds,
    encode(turns, tools = []) {
      if (tools.length > 0) {
        throw new ChatGLMError(
          "INVALID_OPTION",
          `${tools.length} tools were given, and a base model was not trained to call any.`,
          { remedy: "Use a chat model." },
        );
      }
      return [...prefix, ...tokenizer.encode(turns.map(({ content }) => content).join("\n"))];
    },
  };
}
