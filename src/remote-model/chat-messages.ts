import { AIMessage, type BaseMessage, ChatMessage, isToolMessage } from "@langchain/core/messages";
import { ChatGLMError } from "../errors.js";
import { contentText } from "../langchain/chat-turns.js";

/** A message as OpenAI's chat endpoint takes it. `observation` is ChatGLM's own, for chat templates that use a role's name as it stands. */
export type RemoteMessage =
  | { readonly role: "system" | "user" | "observation"; readonly content: string }
  | { readonly role: "assistant"; readonly content: string | null; readonly tool_calls?: readonly RemoteToolCall[] }
  | { readonly role: "tool"; readonly tool_call_id: string; readonly content: string }
  | { readonly role: "function"; readonly name: string; readonly content: string };

interface RemoteToolCall {
  readonly id: string;
  readonly type: "function";
  readonly function: { readonly name: string; readonly arguments: string };
}

/**
 * LangChain's messages in OpenAI's words. A call without an id gets one from its place.
 * Throws INVALID_OPTION for an empty conversation, an unknown role, and anything that is not text.
 */
export function remoteMessages(messages: readonly BaseMessage[], systemPrompt: string | undefined): RemoteMessage[] {
  if (messages.length === 0) throw new ChatGLMError("INVALID_OPTION", "The conversation holds no message.");
  const written = messages.map((message, index) => remoteMessage(message, index));
  return systemPrompt === undefined || written[0]?.role === "system"
    ? written
    : [{ role: "system", content: systemPrompt }, ...written];
}

function remoteMessage(message: BaseMessage, index: number): RemoteMessage {
  const role = ChatMessage.isInstance(message) ? message.role : message.type;
  const content = contentText(message.content, `Message ${index} (${role})`);
  switch (role) {
    case "system":
    case "developer":
      return { role: "system", content };
    case "human":
    case "user":
      return { role: "user", content };
    case "ai":
    case "assistant":
      return assistantMessage(message, content, index);
    case "tool":
      if (isToolMessage(message)) return { role, tool_call_id: message.tool_call_id, content };
      break;
    case "function":
      return { role, name: message.name ?? "function", content };
    case "observation":
      return { role, content };
  }
  throw new ChatGLMError("INVALID_OPTION", `Message ${index} has the role "${role}", which no server is known to take.`, {
    remedy: "Use system, user, assistant, tool or observation.",
  });
}

function assistantMessage(message: BaseMessage, content: string, index: number): RemoteMessage {
  const calls = AIMessage.isInstance(message) ? (message.tool_calls ?? []) : [];
  if (calls.length === 0) return { role: "assistant", content };
  const tool_calls = calls.map(
    ({ id, name, args }, place): RemoteToolCall => ({
      id: id ?? `call_${index}_${place}`,
      type: "function",
      function: { name, arguments: JSON.stringify(args) },
    }),
  );
  return { role: "assistant", content: content === "" ? null : content, tool_calls };
}
