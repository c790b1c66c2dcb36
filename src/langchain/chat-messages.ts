import {
  AIMessage,
  type BaseMessage,
  ChatMessage as GenericMessage,
  isToolMessage,
  type MessageContent,
} from "@langchain/core/messages";
import type { ChatMessage, ChatToolCall } from "../chat/chat-message.js";
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

/**
 * A LangChain conversation as plain messages. Throws INVALID_OPTION for an empty conversation, an unknown role, and anything that is
 * not text.
 */
export function chatMessages(messages: readonly BaseMessage[]): ChatMessage[] {
  if (messages.length === 0) throw new ChatGLMError("INVALID_OPTION", "The conversation holds no message.");
  return messages.map((message, index) => chatMessage(message, index));
}

function chatMessage(message: BaseMessage, index: number): ChatMessage {
  const role = GenericMessage.isInstance(message) ? message.role : message.type;
  const content = (): string => contentText(message.content, `Message ${index} (${role})`);
  switch (role) {
    case "system":
    case "developer":
      return { role: "system", content: content() };
    case "human":
    case "user":
      return { role: "user", content: content() };
    case "ai":
    case "assistant": {
      const toolCalls = AIMessage.isInstance(message) ? (message.tool_calls ?? []).map(toolCall) : [];
      return { role: "assistant", content: content(), ...(toolCalls.length === 0 ? {} : { toolCalls }) };
    }
    case "tool":
      return isToolMessage(message)
        ? { role, toolCallId: message.tool_call_id, content: content() }
        : { role: "observation", content: content() };
    case "function":
      return { role, name: message.name ?? "function", content: content() };
    case "observation":
      return { role, content: content() };
  }
  throw new ChatGLMError("INVALID_OPTION", `Message ${index} has the role "${role}", which no model is known to take.`, {
    remedy: "Use system, user, assistant, tool or observation.",
  });
}

function toolCall({ id, name, args }: NonNullable<AIMessage["tool_calls"]>[number]): ChatToolCall {
  return { ...(id === undefined ? {} : { id }), name, args };
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
    remedy:
      type === "image" || type === "image_url"
        ? "Give ChatGLMChatModel a vision model: { vision: new OcrModel() }."
        : "Put what it shows into words first, for example by a model that sees.",
  });
}
