import { beginToolCall } from "../chatglm/tool-call-text.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";

/** The beginning of a reply that is put into the model's mouth. */
interface ReplyPrefix {
  readonly ids: readonly number[];
  readonly text: string;
}

/**
 * Forces a call by writing its first tokens (the tool's name, the fence, `tool_call(`) for the model, encoded as a turn is. That the
 * arguments then fit the tool is not forced. Nothing without a name.
 */
export function forcedCallPrefix(name: string | undefined, tokenizer: Tokenizer): ReplyPrefix {
  if (name === undefined) return { ids: [], text: "" };
  const { metadata, content } = beginToolCall(name);
  const ids = [...tokenizer.encode(`${metadata}\n`), ...tokenizer.encode(content)];
  return { ids, text: `${metadata}\n${content}` };
}
