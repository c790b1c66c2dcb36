import { ChatGLMError } from "../errors.js";

/** What JSON holds. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A call an assistant made. */
export interface ChatToolCall {
  /** Names the call in the message that answers it. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly args: Readonly<Record<string, JsonValue>>;
}

/** One message of a conversation: text, and the tools called. Plain JSON. */
export type ChatMessage =
  | { readonly role: "system"; readonly content: string }
  | {
      readonly role: "user";
      readonly content: string;
      /** Pictures as `data:` URLs, after the text. Backends that can't see refuse them. */
      readonly images?: readonly string[] | undefined;
    }
  | { readonly role: "assistant"; readonly content: string; readonly toolCalls?: readonly ChatToolCall[] | undefined }
  /** What a tool said to the call of that id. */
  | { readonly role: "tool"; readonly toolCallId: string; readonly content: string }
  /** The same where calls have no ids: a function's result by the function's name, and ChatGLM's own role for any result. */
  | { readonly role: "function"; readonly name: string; readonly content: string }
  | { readonly role: "observation"; readonly content: string };

/** Throws INVALID_OPTION for a conversation without a message. */
export function requireMessages(messages: readonly ChatMessage[]): void {
  if (messages.length === 0) throw new ChatGLMError("INVALID_OPTION", "The conversation holds no message.");
}
