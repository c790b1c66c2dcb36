import { ChatGLMError } from "../../errors.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import type { ChatForm } from "../chat-form.js";
import type { ChatFormat, ChatTurn } from "../chat-format.js";
import { PlainReader } from "../plain-reader.js";
import { requiredSpecialId } from "../special-id.js";

/**
 * Llama 3's prompt: `<|begin_of_text|>`, then per turn the role between `<|start_header_id|>` and `<|end_header_id|>`, an empty line, the content
 * and `<|eot_id|>`; then the assistant's beginning. It was not trained to call tools.
 */
function llama3Format(tokenizer: Tokenizer): ChatFormat {
  const id = (name: string): number => requiredSpecialId(tokenizer, name);
  const [begin, open, close, end] = [
    id("<|begin_of_text|>"),
    id("<|start_header_id|>"),
    id("<|end_header_id|>"),
    id("<|eot_id|>"),
  ];
  const header = (role: string): number[] => [open, ...tokenizer.encode(role), close];
  const turnIds = ({ role, content }: ChatTurn): number[] => {
    if (role === "observation") throw refusal("The conversation holds an observation");
    return [...header(role), ...tokenizer.encode(`\n\n${content.trim()}`), end];
  };
  return {
    stopIds: [end, id("<|end_of_text|>")],
    encode(turns, tools = []) {
      if (tools.length > 0) throw refusal(`${tools.length} tools were given`);
      return [begin, ...turns.flatMap(turnIds), ...header("assistant"), ...tokenizer.encode("\n\n")];
    },
  };
}

function refusal(what: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `${what}, and Llama 3 was not trained to call tools.`, {
    remedy: "Use a GLM-4 or Qwen2.5 model for tools.",
  });
}

/** Llama 3's form of conversation. */
export const llama3Form: ChatForm = {
  prompt: llama3Format,
  reader: () => new PlainReader(),
  toolCalling: false,
  templateMarks: ["<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"],
  callTurn: ({ name }) => {
    throw refusal(`A call of ${name} was given`);
  },
  callText: (name) => {
    throw refusal(`A call of ${name} was asked for`);
  },
  callPrefix: (name) => {
    throw refusal(`A call of ${name} was asked for`);
  },
};
