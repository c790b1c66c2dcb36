import { type ChatMessage, type ChatToolCall, requireMessages } from "../chat/chat-message.js";

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

/** Messages in OpenAI's words. A call without an id gets one from its place. Throws INVALID_OPTION for an empty conversation. */
export function remoteMessages(messages: readonly ChatMessage[], systemPrompt: string | undefined): RemoteMessage[] {
  requireMessages(messages);
  const written = messages.map(remoteMessage);
  return systemPrompt === undefined || written[0]?.role === "system"
    ? written
    : [{ role: "system", content: systemPrompt }, ...written];
}

function remoteMessage(message: ChatMessage, index: number): RemoteMessage {
  const { content } = message;
  switch (message.role) {
    case "assistant":
      return assistantMessage(content, message.toolCalls ?? [], index);
    case "tool":
      return { role: "tool", tool_call_id: message.toolCallId, content };
    case "function":
      return { role: "function", name: message.name, content };
    default:
      return { role: message.role, content };
  }
}

function assistantMessage(content: string, calls: readonly ChatToolCall[], index: number): RemoteMessage {
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
