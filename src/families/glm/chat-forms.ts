import { ChatGLMError } from "../../errors.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import { readJsonCall } from "../calls/json-arguments.js";
import { ThinkingReader } from "../calls/thinking-reader.js";
import type { ChatForm, ReplyPrefix, ToolCall } from "../chat-form.js";
import type { ChatTurn } from "../chat-format.js";
import { type CallSyntax, ReplyParser } from "../chatglm/reply-parser.js";
import { assistantToken } from "../chatglm/tool-call-text.js";
import { pythonJsonLine } from "../python-json.js";
import { glm4Format } from "./glm4-format.js";

const jsonCalls: CallSyntax = { starts: ["{"], read: readJsonCall };

/** A tool's name on the first line, its arguments' JSON on the next. */
function callTurn({ name, args }: ToolCall): ChatTurn {
  if (name === "" || name !== name.trim() || /[\r\n]/.test(name)) {
    throw new ChatGLMError("INVALID_OPTION", `${JSON.stringify(name)} can't be a tool's name.`, {
      remedy: "Name tools by one word.",
    });
  }
  return { role: "assistant", metadata: name, content: pythonJsonLine(args) };
}

function callPrefix(name: string, tokenizer: Tokenizer): ReplyPrefix {
  const { metadata } = callTurn({ name, args: {} });
  const text = `${metadata}\n`;
  return { ids: tokenizer.encode(text), text };
}

const marks = ["[gMASK]", "<|assistant|>"];

const glm4: ChatForm = {
  prompt: (tokenizer) => glm4Format(tokenizer, { identity: true, thinks: false }),
  reader: ({ toolNames }) => new ReplyParser(toolNames, { trainingTime: false, calls: jsonCalls }),
  toolCalling: true,
  templateMarks: marks,
  partToken: assistantToken,
  callTurn,
  callPrefix,
  callText: (name) => ({ before: [`${callTurn({ name, args: {} }).metadata}\n`], notation: "json", after: "" }),
};

const thoughtEnd = "\n</think>\n";

/** Forms of conversation of GLM-4-9B-Chat and GLM-Edge, of GLM-4-0414, and of GLM-Z1, which thinks first. */
export const glmForms: Readonly<Record<"glm4" | "glm4-0414" | "glm-z1", ChatForm>> = {
  glm4,
  "glm4-0414": { ...glm4, prompt: (tokenizer) => glm4Format(tokenizer, { identity: false, thinks: false }) },
  "glm-z1": {
    ...glm4,
    prompt: (tokenizer) => glm4Format(tokenizer, { identity: false, thinks: true }),
    templateMarks: [...marks, "<think>"],
    reader: (options) => new ThinkingReader(glm4.reader(options)),
    endThinking: (tokenizer) => ({ ids: tokenizer.encode(thoughtEnd), text: thoughtEnd }),
  },
};
