import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import type { ChatForm, ReplyPrefix } from "../chat-form.js";
import { completionFormat } from "../completion-format.js";
import { PlainReader } from "../plain-reader.js";
import { chatglm2Format } from "./chatglm2-format.js";
import { chatglm3Format } from "./chatglm3-format.js";
import { ReplyParser } from "./reply-parser.js";
import { assistantToken, beginToolCall, callText, writeToolCall } from "./tool-call-text.js";

/** A call's first tokens (the tool's name, the fence, `tool_call(`), encoded as a turn is. */
function callPrefix(name: string, tokenizer: Tokenizer): ReplyPrefix {
  const { metadata, content } = beginToolCall(name);
  const ids = [...tokenizer.encode(`${metadata}\n`), ...tokenizer.encode(content)];
  return { ids, text: `${metadata}\n${content}` };
}

/** What a conversation with tools is written like, whichever model reads it. */
const calls: Pick<ChatForm, "callTurn" | "callPrefix" | "callText"> = {
  callTurn: (call) => ({ role: "assistant", ...writeToolCall(call) }),
  callPrefix,
  callText,
};

const reader: ChatForm["reader"] = ({ toolNames, verbatim }) => new ReplyParser(toolNames, { trainingTime: !verbatim });

/** ChatGLM's forms of conversation. */
export const chatForms: Readonly<Record<"chatglm3" | "chatglm2" | "completion", ChatForm>> = {
  chatglm3: {
    prompt: chatglm3Format,
    reader,
    toolCalling: true,
    templateMarks: ["[gMASK]", "<|assistant|>"],
    templatesShowTools: false,
    partToken: assistantToken,
    ...calls,
  },
  chatglm2: { prompt: chatglm2Format, reader, toolCalling: false, partToken: assistantToken, ...calls },
  completion: {
    prompt: completionFormat,
    reader: () => new PlainReader(),
    toolCalling: false,
    partToken: assistantToken,
    ...calls,
  },
};
