import { ChatGLMError } from "../errors.js";
import type { ReplyRequest } from "./chat-backend.js";
import type { ChatMessage } from "./chat-message.js";

/**
 * A conversation as one string; different conversations have different ones. Ids of messages and calls, which differ from run to
 * run and change no answer, are left out; a tool's result names its call by place.
 */
export function conversationKey(messages: readonly ChatMessage[]): string {
  /** Call's id → its place among all calls; where an id comes again, the latest. */
  const places = new Map<string, number>();
  let count = 0;
  return json(
    messages.map((message) => {
      const { role, content } = message;
      const calls = role === "assistant" ? (message.toolCalls ?? []) : [];
      for (const { id } of calls) places.set(id ?? "", count++);
      const written = calls.map(({ name, args }) => [name, args]);
      const answered = role === "tool" ? [places.get(message.toolCallId) ?? null] : [];
      const name = role === "function" ? message.name : null;
      return [role, name, content, ...(written.length === 0 ? [] : [written]), ...answered];
    }),
  );
}

/** Everything else that changes the answer, as one string. No signal, timeout or callback is among it. */
export function replyKey(identity: Readonly<Record<string, unknown>>, request: ReplyRequest): string {
  const { tools = [], toolChoice = "auto", responseSchema = null, options, scope } = request;
  const choice = tools.length === 0 ? "none" : toolChoice;
  const owner = scope === undefined ? [] : [{ scope }];
  return json(["chatglm-reply-1", byName(identity), byName(options), tools, choice, responseSchema, ...owner]);
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ChatGLMError("INVALID_OPTION", `A message or tool can't be written as JSON: ${reason}`, { cause });
  }
}

function byName(object: object): [string, unknown][] {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
