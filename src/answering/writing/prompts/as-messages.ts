import { AIMessage, type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { PromptMessage } from "./answer-prompt.js";

/** A prompt as LangChain's messages. */
export function asMessages(messages: readonly PromptMessage[]): BaseMessage[] {
  return messages.map(({ role, content }) => {
    if (role === "system") return new SystemMessage(content);
    return role === "user" ? new HumanMessage(content) : new AIMessage(content);
  });
}
