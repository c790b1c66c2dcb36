import { type ChatMessage, type ChatToolCall, requireMessages } from "../chat/chat-message.js";
import type { WireMessage, WireToolCall } from "../openai-protocol/wire-message.js";

/** Messages in OpenAI's words. A call without an id gets one from its place. Throws INVALID_OPTION for an empty conversation. */
export function remoteMessages(messages: readonly ChatMessage[], systemPrompt: string | undefined): WireMessage[] {
  requireMessages(messages);
  const written = messages.map(remoteMessage);
  return systemPrompt === undefined || written[0]?.role === "system"
    ? written
    : [{ role: "system", content: systemPrompt }, ...written];
}

function remoteMessage(message: ChatMessage, index: number): WireMessage {
  const { content } = message;
  switch (message.role) {
    case "assistant":
      return assistantMessage(content, message.toolCalls ?? [], index);
    case "tool":
      return { role: "tool", tool_call_id: message.toolCallId, content };
    case "function":
      return { role: "function", name: message.name, content };
    case "user": {
      const images = message.images ?? [];
      if (images.length === 0) return { role: "user", content };
      const parts = images.map((url) => ({ type: "image_url" as const, image_url: { url } }));
      return { role: "user", content: [{ type: "text", text: content }, ...parts] };
    }
    default:
      return { role: message.role, content };
  }
}

function assistantMessage(content: string, calls: readonly ChatToolCall[], index: number): WireMessage {
  if (calls.length === 0) return { role: "assistant", content };
  const tool_calls = calls.map(
    ({ id, name, args }, place): WireToolCall => ({
      id: id ?? `call_${index}_${place}`,
      type: "function",
      function: { name, arguments: JSON.stringify(args) },
    }),
  );
  return { role: "assistant", content: content === "" ? null : content, tool_calls };
}
