import { z } from "zod";
import type { ChatMessage, ChatToolCall, JsonValue } from "../../chat/chat-message.js";
import type { WireToolCall } from "../../openai-protocol/wire-message.js";
import { invalidField } from "../api-error.js";

/** A message as clients send it, its text in one piece. */
export type MessageFields =
  | {
      readonly role: "system" | "developer" | "user" | "observation";
      readonly content: string;
      readonly name?: string | undefined;
    }
  | {
      readonly role: "assistant";
      readonly content?: string | null | undefined;
      readonly name?: string | undefined;
      readonly tool_calls?: readonly WireToolCall[] | null | undefined;
    }
  | { readonly role: "tool"; readonly tool_call_id: string; readonly content: string }
  | { readonly role: "function"; readonly name: string; readonly content: string };

const name = z.string().max(256);
const textPart = z.strictObject({ type: z.literal("text"), text: z.string() }, "only parts of the type text are read");
const content = z
  .union([z.string(), z.array(textPart)], "a string or a list of text parts is needed; images and sound are not read")
  .transform((given) => (typeof given === "string" ? given : given.map(({ text }) => text).join("")));

const toolCall = z.strictObject({
  id: name,
  type: z.literal("function"),
  function: z.strictObject({ name, arguments: z.string() }),
});

/** What OpenAI's own replies hold beside their text, and clients send back as they got it: only where it says nothing. */
const nothing = { refusal: z.null().optional(), annotations: z.tuple([]).nullish(), audio: z.null().optional() };

const message: z.ZodType<MessageFields> = z.discriminatedUnion(
  "role",
  [
    z.strictObject({ role: z.enum(["system", "developer", "user", "observation"]), content, name: name.optional() }),
    z.strictObject({
      role: z.literal("assistant"),
      content: content.nullish(),
      name: name.optional(),
      tool_calls: z.array(toolCall).max(128).nullish(),
      function_call: z.null().optional(),
      ...nothing,
    }),
    z.strictObject({ role: z.literal("tool"), tool_call_id: name, content, name: name.optional() }),
    z.strictObject({ role: z.literal("function"), name, content }),
  ],
  "system, developer, user, assistant, tool or function is needed",
);

export const messagesSchema: z.ZodType<MessageFields[]> = z.array(message).min(1);

/** Messages as a backend takes them. @throws ApiError 400 for a call whose arguments aren't a JSON object */
export function chatMessages(messages: readonly MessageFields[]): ChatMessage[] {
  return messages.map((fields, index) => {
    switch (fields.role) {
      case "system":
      case "developer":
        return { role: "system", content: fields.content };
      case "tool":
        return { role: "tool", toolCallId: fields.tool_call_id, content: fields.content };
      case "function":
        return { role: "function", name: fields.name, content: fields.content };
      case "assistant": {
        const calls = fields.tool_calls ?? [];
        const toolCalls = calls.map((call, place) => chatCall(call, `messages[${index}].tool_calls[${place}]`));
        return { role: "assistant", content: fields.content ?? "", ...(toolCalls.length === 0 ? {} : { toolCalls }) };
      }
      default:
        return { role: fields.role, content: fields.content };
    }
  });
}

/** Whether some message names who speaks, which no prompt of ours shows. */
export function namesSpeakers(messages: readonly MessageFields[]): boolean {
  return messages.some((fields) => fields.role !== "function" && "name" in fields && fields.name !== undefined);
}

function chatCall({ id, function: { name, arguments: text } }: WireToolCall, place: string): ChatToolCall {
  const args = parsed(text === "" ? "{}" : text);
  if (typeof args === "object" && args !== null && !Array.isArray(args)) {
    return { id, name, args: args as Record<string, JsonValue> };
  }
  throw invalidField(`${place}.function.arguments`, "a JSON object is needed");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
