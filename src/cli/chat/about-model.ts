import type { ChatGLMChatModel } from "../../langchain/chat-model.js";
import { printable } from "../printable.js";
import type { Terminal } from "../terminal.js";

/** What the model is, for people. */
export function aboutModel({ texts }: Terminal, model: ChatGLMChatModel): string {
  return texts.chat.about(printable(model.model), model.profile.maxInputTokens);
}
