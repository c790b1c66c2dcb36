import type { ChatMessage } from "../chat/chat-message.js";
import type { ChatForm } from "../families/chat-form.js";
import type { ChatTurn } from "../families/chat-format.js";

/**
 * Messages as a model's turns: system, user, assistant, and observation for what a tool said. An assistant's message that calls
 * tools becomes its text, then one turn per call, in the words of the model's form.
 */
export function chatTurns(messages: readonly ChatMessage[], form: Pick<ChatForm, "callTurn">): ChatTurn[] {
  return messages.flatMap((message) => messageTurns(message, form));
}

function messageTurns(message: ChatMessage, form: Pick<ChatForm, "callTurn">): ChatTurn[] {
  const { role, content } = message;
  switch (role) {
    case "system":
    case "user":
      return [{ role, content }];
    case "assistant": {
      const { toolCalls = [] } = message;
      const said: ChatTurn[] = content === "" && toolCalls.length > 0 ? [] : [{ role, content }];
      return [...said, ...toolCalls.map(({ name, args }) => form.callTurn({ name, args }))];
    }
    default:
      return [{ role: "observation", content }];
  }
}
