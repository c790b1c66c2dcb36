import { AIMessage, type BaseMessage, ChatMessage, type MessageContent } from "@langchain/core/messages";
import type { ChatRole, ChatTurn } from "../chatglm/chat-format.js";
import { writeToolCall } from "../chatglm/tool-call-text.js";
import { ChatGLMError } from "../errors.js";

/** Blocks of an AI message that repeat its calls, good and bad, or that no model reads back. */
const silentBlocks: ReadonlySet<string> = new Set([
  "tool_call",
  "tool_use",
  "tool_call_chunk",
  "invalid_tool_call",
  "reasoning",
  "thinking",
]);
/** Blocks whose text is the content. */
const textBlocks: ReadonlySet<unknown> = new Set(["text", "text-plain"]);

const roles: Readonly<Record<string, ChatRole>> = {
  system: "system",
  developer: "system",
  human: "user",
  user: "user",
  ai: "assistant",
  assistant: "assistant",
  tool: "observation",
  function: "observation",
  observation: "observation",
};

/**
 * A LangChain conversation as ChatGLM's turns: system, user, assistant, and observation for a tool's result. An AI message
 * that calls tools becomes its text, then one assistant turn per call with the tool's name as metadata.
 * Throws INVALID_OPTION for an empty conversation, an unknown role, and anything that is not text.
 */
export function chatTurns(messages: readonly BaseMessage[]): ChatTurn[] {
  if (messages.length === 0) throw new ChatGLMError("INVALID_OPTION", "The conversation holds no message.");
  return messages.flatMap((message, index) => messageTurns(message, index));
}

function messageTurns(message: BaseMessage, index: number): ChatTurn[] {
  const name = ChatMessage.isInstance(message) ? message.role : message.type;
  const role = roles[name];
  if (role === undefined) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `Message ${index} has the role "${name}"; ChatGLM knows system, user, assistant and observation.`,
    );
  }
  const content = contentText(message.content, `Message ${index} (${name})`);
  const calls = AIMessage.isInstance(message) ? (message.tool_calls ?? []) : [];
  if (calls.length === 0) return [{ role, content }];
  const said: ChatTurn[] = content === "" ? [] : [{ role, content }];
  return [...said, ...calls.map(({ name, args }): ChatTurn => ({ role, ...writeToolCall({ name, args }) }))];
}

/** The text of a message's content, its text blocks joined. `place` names it in errors. */
export function contentText(content: MessageContent, place: string): string {
  if (typeof content === "string") return content;
  return content.map((block) => blockText(block, place)).join("");
}

function blockText(block: unknown, place: string): string {
  if (typeof block === "string") return block;
  const { type, text } = (block ?? {}) as { type?: unknown; text?: unknown };
  if (textBlocks.has(type) && typeof text === "string") return text;
  if (typeof type === "string" && silentBlocks.has(type)) return "";
  throw new ChatGLMError("INVALID_OPTION", `${place} holds a block of type "${String(type)}"; ChatGLM reads text only.`, {
    remedy: "Put what it shows into words first, for example by a model that sees.",
  });
}
