import { beginTaggedCall, endOfTaggedCall, TaggedCallReader, writeTaggedCall } from "../calls/tagged-call-reader.js";
import type { ChatForm } from "../chat-form.js";
import { PlainReader } from "../plain-reader.js";
import { chatmlFormat } from "./chatml-format.js";

const qwenPrompt = "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.";
const callMark = "<tool_call>";

const chatml: ChatForm = {
  prompt: (tokenizer) => chatmlFormat(tokenizer),
  reader: ({ toolNames }) => (toolNames.length === 0 ? new PlainReader() : new TaggedCallReader()),
  toolCalling: true,
  templateMarks: ["<|im_start|>", "<|im_end|>"],
  callTurn: (call) => ({ role: "assistant", metadata: call.name, content: writeTaggedCall(call) }),
  callText: (name) => ({ before: [beginTaggedCall(name)], notation: "json", after: endOfTaggedCall }),
  callPrefix(name, tokenizer) {
    const text = beginTaggedCall(name);
    const mark = tokenizer.specialId(callMark);
    return { text, ids: mark === undefined ? tokenizer.encode(text) : [mark, ...tokenizer.encode(text.slice(callMark.length))] };
  },
};

/** ChatML, and the same with Qwen2.5's own system prompt where a conversation has none. */
export const chatmlForms: Readonly<Record<"chatml" | "qwen2.5", ChatForm>> = {
  chatml,
  "qwen2.5": { ...chatml, prompt: (tokenizer) => chatmlFormat(tokenizer, qwenPrompt), defaultSystemPrompt: qwenPrompt },
};
