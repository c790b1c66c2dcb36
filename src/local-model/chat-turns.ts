import type { ChatMessage } from "../chat/chat-message.js";
import type { ChatTurn } from "../chatglm/chat-format.js";
import { writeToolCall } from "../chatglm/tool-call-text.js";

/**
 * Messages as a model's turns: system, user, assistant, and observation for what a tool said. An assistant's message that calls
 * tools becomes its text, then one turn per call with the tool's name as metadata.
 */
export function chatTurns(messages: readonly ChatMessage[]): ChatTurn[] {
  return messages.flatMap(messageTurns);
}

function messageTurns(message: ChatMessage): ChatTurn[] {
  const { role, content } = message;
  switch (role) {
    case "system":
    case "user":
      return [{ role, content }];
    case "assistant": {
      const { toolCalls = [] } = message;
      const said: ChatTurn[] = content === "" && toolCalls.length > 0 ? [] : [{ role, content }];
      return [...said, ...toolCalls.map(({ name, args }): ChatTurn => ({ role, ...writeToolCall({ name, args }) }))];
    }
    default:
      return [{ role: "observation", content }];
  }
}
